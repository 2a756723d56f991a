//! What programs write into a text: fields and errors of office programs, codes, chat assistants.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::example::Example;
use crate::check::rule::{Check, Rule, bilingual};
use crate::diagnostic::{Severity, span_from};

/// Words that a program wrote and no person.
pub(crate) const PROGRAM_OUTPUT: Rule = Rule {
    name: "text/program-output",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("正文里有程序带出的文字", "words that a program wrote into the text"),
    why: bilingual(
        "Word 的域代码、Excel 的出错值、网页代码和智能助手的客套话不是原件的内容，公开出去会闹笑话。",
        "field codes, spreadsheet errors, page code and phrases of chat assistants are not part of the original",
    ),
    wrong: Example::body(
        "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，详见错误！未找到引用源。\n",
    ),
    right: Example::body(
        "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，详见第三部分。\n",
    ),
    check: Check::TextWhere(SIGNS, |view, places, found| {
        if !view.is_shown() {
            return;
        }
        let body = view.document.body.start;
        for line in view.lines_at(view.in_words(places)) {
            let text = view.at(&line);
            for place in OUTPUT.find_iter(text) {
                let at = span_from(line.start, place.range());
                // An address may hold any code.
                let is_address = text[..place.start()]
                    .rsplit(|one: char| one.is_whitespace() || "，。；（）".contains(one))
                    .next()
                    .is_some_and(|word| word.contains("://") || word.contains("]("));
                if at.start < body || is_address {
                    continue;
                }
                let shown: String = place.as_str().chars().take(LONGEST).collect();
                let shown = shown.trim_end_matches([' ', '。', '.']);
                found
                    .at(view.source, at)
                    .message(
                        format!("“{shown}”像是程序带出来的文字，不是原件的内容"),
                        format!("`{shown}` looks like the output of a program, not part of the original"),
                    )
                    .help(
                        "请对照原件改好或者删去；原件确实如此的，不需要改动",
                        "correct it from the original or delete it; leave it if the original is like this",
                    );
            }
        }
    }),
};

/// So many characters are quoted.
const LONGEST: usize = 24;

/// A piece of everything below.
const SIGNS: &[&str] = &[
    "HYPERLINK ",
    "PAGEREF ",
    "MERGEFIELD",
    "STYLEREF",
    "_Toc",
    "«",
    "未找到引用源",
    "未定义书签",
    "Reference source not found",
    "Bookmark not defined",
    "#REF!",
    "#VALUE!",
    "#DIV/0!",
    "#NAME?",
    "#N/A",
    "#NUM!",
    "#NULL!",
    "[object ",
    "undefined",
    "NaN",
    "null",
    "\\u",
    "=E",
    "%E",
    ";base64,",
    "&amp;",
    "&lt;",
    "{margin",
    "{font",
    "{color",
    "{text-",
    "{mso-",
    "{padding",
    "diff --git",
    "oid sha256:",
    "语言模型",
    "人工智能助手",
    "为您润色",
    "为您修改",
    "为您生成",
    "为您撰写",
    "asdf",
];

static OUTPUT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        // Fields of Word, and what stands where one leads nowhere.
        r#"(?-u:\b)(?:HYPERLINK\s+["“\\]|PAGEREF\s+_|MERGEFIELD(?-u:\b)|STYLEREF\s|_Toc[0-9]{3,})[^\s，。]*"#,
        r"|«[^»\n]{1,20}»",
        r"|错误[！!]\s?(?:未找到引用源|未定义书签)[。.]?",
        r"|Error! (?:Reference source not found|Bookmark not defined)\.?",
        // Errors of spreadsheets and scripts.
        r"|#(?:REF!|VALUE!|DIV/0!|NAME\?|N/A|NUM!|NULL!)",
        r"|\[object [A-Za-z]+\]|(?-u:\b)NaN(?-u:\b)|[：:\p{Han}]\s?(?:undefined|null)(?-u:\b)",
        // Characters as codes, and signs of HTML that print as they stand.
        r"|(?:\\u[0-9a-fA-F]{4}){2,}|(?:=[0-9A-F]{2}){3,}|(?:%[0-9A-F]{2}){3,}",
        r"|data:[a-z]+/[a-z+.-]+;base64,[A-Za-z0-9+/]*",
        r"|&amp;(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|mdash|middot|#[0-9]+|#x[0-9a-fA-F]+);",
        r"|&lt;/?(?:br|p|div|span|b|strong|table|tr|td|font|img|a)(?-u:\b)[^&\n]{0,60}&gt;",
        r"|(?:[.#]?[A-Za-z][A-Za-z0-9.-]*\s?)?\{(?:margin|font|color|text-|mso-|padding)[a-z-]*\s?:[^}\n]*\}?",
        // Tools of developers.
        r"|diff --git \S+|oid sha256:[0-9a-f]{64}",
        // Chat assistants.
        r"|作为(?:一个|一名)?(?:AI|人工智能|大型)?\s?(?:语言模型|人工智能助手)[^。\n]{0,20}",
        r"|(?:以下|下面|这)是(?:我)?为您(?:润色|修改|生成|撰写)[^。\n]{0,20}",
        r"|asdf[a-z]*",
    ))
    .expect("the pattern is tested below")
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_output_of_programs_is_told_from_words() {
        let found = |text: &'static str| {
            let hinted = SIGNS.iter().any(|sign| text.contains(sign));
            hinted.then(|| OUTPUT.find(text)).flatten().map(|place| place.as_str())
        };
        for text in [
            "见HYPERLINK \"http://www.wuyou.gov.cn\"",
            "见 HYPERLINK \"http://www.wuyou.gov.cn\" 网站",
            "第三章 PAGEREF _Toc123 \\h 5",
            "尊敬的«姓名»委员",
            "详见错误!未定义书签。",
            "see Error! Reference source not found.",
            "投资#DIV/0!万元",
            "联系人：null",
            "单位undefined",
            "比上年增长NaN%",
            "[object Object]",
            "\\u5173\\u4e8e",
            "=E5=85=B3=E4=BA=8E",
            "甲%E5%85%B3乙",
            "data:image/png;base64,iVBORw0KGgo",
            "甲&amp;nbsp;乙",
            "甲&lt;br&gt;乙",
            "p{margin:0cm}",
            "作为一个人工智能语言模型，我无法",
            "以下是为您润色后的答复：",
        ] {
            assert!(found(text).is_some(), "{text}");
        }
        for text in [
            "建设大语言模型备案服务平台",
            "发展人工智能助手产业",
            "A&amp;B 公司",
            "x &lt; 5",
            "#3 楼、C#",
            "增长率用 NaNo 表示",
            "目录 E:\\users",
            "null",
            "100%E级",
            "为您修改申报材料提供帮助",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
