//! What an editor most likely did where YAML cannot be read on.
//!
//! A parser says where it gave up and in which of its states. An editor wants
//! to know which line to change, and into what: so the lines up to that place
//! are gone through once more for the mistakes that people make.

mod line;
mod lines;

pub(super) use lines::find;

use crate::diagnostic::Bilingual;

/// A mistake: what it is, and the line as it was probably meant.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct LikelyMistake {
    /// What was done.
    pub kind: MistakeKind,
    /// The line mended, where there is little doubt.
    pub mended: Option<String>,
}

/// The mistakes that are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum MistakeKind {
    /// A tab.
    Tab,
    /// A full-width colon after a key.
    FullWidthColon,
    /// `key:value`.
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
    /// Lists within lists, deeper than anything needs.
    TooDeep,
    /// None of these.
    Unknown,
}

impl LikelyMistake {
    /// What is wrong, in a sentence.
    #[must_use]
    pub fn message(&self) -> Bilingual {
        let (zh, en) = match self.kind {
            MistakeKind::Tab => {
                ("这一行有制表符（Tab 键），应当用空格", "this line has a tab; use blanks")
            }
            MistakeKind::FullWidthColon => (
                "名称后面是全角冒号“：”，应为半角冒号加一个空格",
                "a full-width colon after the key",
            ),
            MistakeKind::NoBlank => ("名称的冒号后面少一个空格", "no blank after the colon"),
            MistakeKind::Colon => (
                "文字里又有一个半角冒号加空格，会被当成另一项",
                "a second colon and blank inside the text",
            ),
            MistakeKind::Quote => {
                ("引号只有前一半，没有后一半", "a quotation mark that is not closed")
            }
            MistakeKind::AfterQuote => {
                ("后引号之后还有文字", "text after the closing quotation mark")
            }
            MistakeKind::Bracket(missing) => {
                return Bilingual::new(
                    format!("括号不成对，少了“{missing}”"),
                    format!("a bracket is not closed: `{missing}` is missing"),
                );
            }
            MistakeKind::Start(start) => {
                return Bilingual::new(
                    format!("文字不能以“{start}”开头"),
                    format!("a text cannot begin with `{start}`"),
                );
            }
            MistakeKind::Indentation => {
                ("这一行前面的空格数不对", "this line is indented as none around it")
            }
            MistakeKind::NoColon => ("这一行不是“名称: 值”的写法", "this line is no `key: value`"),
            MistakeKind::Dash => ("减号后面少一个空格", "no blank after the dash"),
            MistakeKind::TooDeep => ("列表套列表，层次太深", "nested too deeply"),
            MistakeKind::Unknown => (
                "从这里起读不下去：这一行或上一行的写法不对",
                "not valid YAML here: this line or the one above",
            ),
        };
        Bilingual::new(zh, en)
    }

    /// What to write instead.
    #[must_use]
    pub fn help(&self) -> Bilingual {
        if let Some(mended) = &self.mended {
            let blanks = mended.len() - mended.trim_start().len();
            let line = mended.trim_start();
            let (zh, en) = match (self.kind, blanks) {
                (MistakeKind::Indentation, 0) => {
                    ("（顶格）".to_owned(), " (not indented)".to_owned())
                }
                (MistakeKind::Indentation, _) => {
                    (format!("（前面空 {blanks} 格）"), format!(" (indented by {blanks} blanks)"))
                }
                _ => (String::new(), String::new()),
            };
            return Bilingual::new(format!("请写成{zh}：{line}"), format!("write{en}: {line}"));
        }
        match self.kind {
            MistakeKind::NoColon => Bilingual::new(
                "如果它是上一行没有写完的文字，请接到上一行末尾；不要的请删去",
                "join it to the line above if it belongs there, else delete it",
            ),
            MistakeKind::TooDeep => {
                Bilingual::new("请检查多余的方括号", "look for brackets that are too many")
            }
            _ => Bilingual::new(
                "每行写成“名称: 值”，冒号用半角、后面空一格；括号和引号要成对；文字里有 : # [ ] { } 的，整段加英文引号 \"…\"",
                "write `key: value`; close brackets and quotes; put text with : # [ ] { } in quotes",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::{SyntaxErrorKind, parse};

    /// The mistake found in `text`: its kind, its line, the line as meant.
    fn mistake(text: &str) -> (MistakeKind, usize, String) {
        let trouble = parse(text, 0).expect_err(text);
        let SyntaxErrorKind::Syntax(mistake) = trouble.kind else { panic!("{text}: {trouble:?}") };
        let line = text[..trouble.at.start as usize].matches('\n').count() + 1;
        (mistake.kind, line, mistake.mended.unwrap_or_default())
    }

    #[test]
    fn mistakes_are_told_apart_and_mended() {
        use MistakeKind::{
            AfterQuote, Bracket, Colon, Dash, FullWidthColon, Indentation, NoBlank, NoColon, Quote,
            Start,
        };
        for (text, kind, line, mended) in [
            ("标题:甲\n编号: 3\n", NoBlank, 1, "标题: 甲"),
            ("编号: 3\n标题:甲\n届次: 乙\n", NoBlank, 2, "标题: 甲"),
            ("标题: 甲\n案由：乙\n编号: 3\n", FullWidthColon, 2, "案由: 乙"),
            ("标题: 关于: 甲\n编号: 3\n", Colon, 1, "标题: \"关于: 甲\""),
            ("标题: \"甲\n编号: 3\n", Quote, 1, "标题: \"甲\""),
            ("标题: \"甲\n编号: [\"0038\"]\n", Quote, 1, "标题: \"甲\""),
            ("标题: \"甲\"乙\n编号: 3\n", AfterQuote, 1, "标题: '\"甲\"乙'"),
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
