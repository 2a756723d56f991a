//! What an editor most likely did where YAML cannot be read on.
//!
//! A parser says where it gave up and in which of its states. An editor wants
//! to know which line to change, and into what: so the lines up to that place
//! are gone through once more for the mistakes that people make.

mod line;
mod lines;

pub(crate) use line::{is_conflict_marker, quoted, readable};
pub(super) use lines::find;

use crate::diagnostic::Bilingual;

/// A mistake: what it is, and the line as it was probably meant.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct LikelyMistake {
    pub kind: MistakeKind,
    /// The line mended, where there is little doubt.
    pub mended: Option<String>,
}

/// The mistakes that are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum MistakeKind {
    Tab,
    /// A full-width colon after a key.
    FullWidthColon,
    NoBlank,
    /// A colon and a blank inside a text.
    Colon,
    /// A text that opens a quotation and does not close it.
    Quote,
    /// More text after a closing quotation mark.
    AfterQuote,
    /// A bracket that is not closed, or closed by another.
    Bracket(char),
    /// A character no text may begin with.
    Start(char),
    /// A line that is indented as none around it.
    Indentation,
    /// A line without `key: `.
    NoColon,
    /// A dash without a blank behind it.
    Dash,
    /// A mark that Git leaves where two people changed one place.
    Conflict,
    /// A second document in one text.
    SecondDocument,
    /// An anchor, alias or tag inside brackets.
    Feature,
    /// Lists within lists, deeper than anything needs.
    TooDeep,
    Unknown,
}

impl LikelyMistake {
    /// What is wrong, in a sentence.
    #[must_use]
    pub fn message(&self) -> Bilingual {
        match self.kind {
            MistakeKind::Bracket(missing) => Bilingual::new(
                format!("括号不成对，少了“{missing}”"),
                format!("a bracket is not closed: `{missing}` is missing"),
            ),
            MistakeKind::Start(start) => Bilingual::new(
                format!("文字不能以“{start}”开头"),
                format!("a text cannot begin with `{start}` unless it is quoted"),
            ),
            other => {
                let (zh, en) = words(other);
                Bilingual::new(zh, en)
            }
        }
    }

    /// What to write instead.
    #[must_use]
    pub fn help(&self) -> Bilingual {
        if let Some(mended) = &self.mended {
            return write_line(mended, self.kind == MistakeKind::Indentation);
        }
        let (zh, en) = match self.kind {
            MistakeKind::NoColon => (
                "如果它是上一行没有写完的文字，请接到上一行末尾；不要的请删去",
                "if it belongs to the line above, join it to that line; otherwise delete it",
            ),
            MistakeKind::Conflict => (
                "请在 <<<<<<< 与 >>>>>>> 之间留下对的几行，把不对的几行连同 <<<<<<<、=======、>>>>>>> 这三行标记删去",
                "between `<<<<<<<` and `>>>>>>>` keep the lines that are right; delete the others and the three marker lines",
            ),
            MistakeKind::SecondDocument => ("请删去这一行", "delete this line"),
            MistakeKind::Feature => (
                "请把以 &、* 或 ! 开头的这段文字加上英文引号 \"…\"",
                "put that text in quotation marks",
            ),
            MistakeKind::TooDeep => ("请检查多余的方括号", "look for surplus brackets"),
            _ => (
                "每行写成“名称: 值”，冒号用半角、后面空一格；括号和引号要成对；文字里有 : # [ ] { } 的，整段加英文引号 \"…\"",
                "write `key: value`; close brackets and quotation marks; quote a text that contains : # [ ] { }",
            ),
        };
        Bilingual::new(zh, en)
    }
}

/// What is wrong, where it needs no character of the text.
fn words(kind: MistakeKind) -> (&'static str, &'static str) {
    match kind {
        MistakeKind::Tab => {
            ("这一行有制表符（Tab 键），应当用空格", "this line contains a tab; use spaces instead")
        }
        MistakeKind::FullWidthColon => (
            "名称后面是全角冒号“：”，应为半角冒号加一个空格",
            "the key is followed by a full-width colon `：`; it must be `:` and a space",
        ),
        MistakeKind::NoBlank => ("名称的冒号后面少一个空格", "there is no space after the colon"),
        MistakeKind::Colon => (
            "文字里又有一个半角冒号加空格，会被当成另一项",
            "the text contains another `: `, which reads as a second key",
        ),
        MistakeKind::Quote => ("引号只有前一半，没有后一半", "this quotation mark is never closed"),
        MistakeKind::AfterQuote => {
            ("后引号之后还有文字", "there is text after the closing quotation mark")
        }
        MistakeKind::Indentation => {
            ("这一行前面的空格数不对", "the indentation of this line matches no line above it")
        }
        MistakeKind::NoColon => {
            ("这一行不是“名称: 值”的写法", "this line is not of the form `key: value`")
        }
        MistakeKind::Dash => ("减号后面少一个空格", "there is no space after the dash"),
        MistakeKind::Conflict => (
            "这里留有 Git 合并冲突的标记：两个人改了同一处",
            "this is a merge conflict marker of Git: two people changed the same place",
        ),
        MistakeKind::SecondDocument => (
            "文件中间多出一行 --- 或 ...，它下面的内容不会被读到",
            "a second YAML document begins here; what follows would not be read",
        ),
        MistakeKind::Feature => (
            "方括号、花括号里的文字不能以 &、* 或 ! 开头",
            "a text in brackets cannot begin with `&`, `*` or `!` unless it is quoted",
        ),
        MistakeKind::TooDeep => ("列表套列表，层次太深", "lists or mappings are nested too deeply"),
        MistakeKind::Bracket(_) | MistakeKind::Start(_) | MistakeKind::Unknown => (
            "从这里起读不下去：这一行或上一行的写法不对",
            "this is not valid YAML: look at this line and the one above it",
        ),
    }
}

/// The advice to write `line`; with its indentation where there is one, or where it was wrong.
#[must_use]
pub(crate) fn write_line(line: &str, was_indented: bool) -> Bilingual {
    let line = line.trim_end();
    match line.len() - line.trim_start().len() {
        0 if was_indented => Bilingual::new(
            format!("请写成（顶格）：{line}"),
            format!("write without indentation: {line}"),
        ),
        0 => Bilingual::new(format!("请写成：{line}"), format!("write: {line}")),
        blanks => Bilingual::new(
            format!("请写成（前面空 {blanks} 格）：{line}"),
            format!("write, indented by {blanks} spaces: {line}"),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::parse;

    /// The mistake found in `text`: its kind, its line, the line as meant.
    fn mistake(text: &str) -> (MistakeKind, usize, String) {
        let trouble = parse(text, 0).expect_err(text);
        let mistake = trouble.mistake;
        let line = text[..trouble.at.start as usize].matches('\n').count() + 1;
        (mistake.kind, line, mistake.mended.unwrap_or_default())
    }

    #[test]
    fn mistakes_are_told_apart_and_mended() {
        use MistakeKind::{
            AfterQuote, Bracket, Colon, Dash, FullWidthColon, Indentation, NoBlank, NoColon, Quote,
            Start, Tab,
        };
        for (text, kind, line, mended) in [
            ("标题:甲\n编号: 3\n", NoBlank, 1, "标题: 甲"),
            ("编号: 3\n标题:甲\n届次: 乙\n", NoBlank, 2, "标题: 甲"),
            ("标题: 甲\n案由：乙\n编号: 3\n", FullWidthColon, 2, "案由: 乙"),
            ("标题: 关于: 甲\n编号: 3\n", Colon, 1, "标题: \"关于: 甲\""),
            ("标题: \"甲\n编号: 3\n", Quote, 1, "标题: \"甲\""),
            ("标题: \"甲\n编号: [\"0038\"]\n", Quote, 1, "标题: \"甲\""),
            ("标题: \"甲\"乙\n编号: 3\n", AfterQuote, 1, "标题: '\"甲\"乙'"),
            ("标题: \"甲“乙”\"丙\"\n编号: 3\n", AfterQuote, 1, "标题: \"甲“乙”丙\""),
            ("标题: \"甲\"乙\"丙\"\n编号: 3\n", AfterQuote, 1, "标题: '甲\"乙\"丙'"),
            ("标题: 'it's'\n编号: 3\n", AfterQuote, 1, "标题: \"it's\""),
            ("标题: \"甲”\n编号: 3\n", Quote, 1, "标题: \"甲\""),
            ("标题: >甲\n编号: 3\n", Start('>'), 1, "标题: \">甲\""),
            ("主送:\n\t- 甲\n", Tab, 2, "  - 甲"),
            ("编号: [\"0038\"\n届次: 乙\n", Bracket(']'), 1, "编号: [\"0038\"]"),
            (
                "附件: [{名称: 甲, 文件: a.pdf]\n届次: 乙\n",
                Bracket('}'),
                1,
                "附件: [{名称: 甲, 文件: a.pdf]}",
            ),
            ("标题: @甲\n", Start('@'), 1, "标题: \"@甲\""),
            ("标题: 甲\n  编号: 3\n", Indentation, 2, "编号: 3"),
            (" 标题: 甲\n编号: 3\n", Indentation, 1, "标题: 甲"),
            ("更正:\n  - 日期: 甲\n   说明: 乙\n", Indentation, 3, "    说明: 乙"),
            ("标题: 甲\n乙丙\n编号: 3\n", NoColon, 2, ""),
            ("主送:\n  - 甲\n  -乙: 丙\n", Dash, 3, "  - 乙: 丙"),
        ] {
            assert_eq!(mistake(text), (kind, line, mended.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_is_valid_before_the_mistake_is_none() {
        let valid = "\"标题\": 甲\n# 说明：甲:乙\n时间: 10:30\n网址: https://a.b/c\n说明: |\n  甲: 乙: 丙\n  \"丁\n\
            列表:\n- 甲:乙\n- 附件：丙\n附件:\n  - 名称: 甲\n    文件: a.pdf\n  - {名称: 乙, 文件: 'b.pdf'}\n\
            编号: [\n  \"1\",\n  2\n]\n长: 甲\n  乙\n  丙\n";
        assert!(parse(valid, 0).is_ok(), "{:?}", parse(valid, 0));
        let (kind, line, _) = mistake(&format!("{valid}末: [甲\n"));
        assert_eq!((kind, line), (MistakeKind::Bracket(']'), valid.lines().count() + 1));
    }
}
