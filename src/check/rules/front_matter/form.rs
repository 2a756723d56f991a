//! The form of the front matter: what YAML does not allow.

use crate::check::rule::{Check, Example, Rule, words};
use crate::diagnostic::{Bilingual, Severity};
use crate::document::FaultKind;

/// Anything YAML does not allow that has no closer name.
pub const SYNTAX: Rule = Rule {
    name: "front-matter/syntax",
    severity: Severity::Error,
    firm: true,
    summary: words("前言区不合 YAML 的写法", "the front matter is not valid YAML"),
    why: words(
        "前言区读不出来，就无法知道这件答复能不能公开。",
        "what cannot be read cannot be known to be public",
    ),
    wrong: Example::Fields("编号: [\"1\""),
    right: Example::Fields("编号: [\"1\"]"),
    check: Check::Text(|view, found| {
        view.faults(
            |fault| match &fault.kind {
                FaultKind::Syntax(parser) => Some((
                    Bilingual::new("这里不合 YAML 的写法，前言区读不下去", format!("not valid YAML here: {parser}")),
                    Bilingual::new(
                        "请检查这一行和上一行：冒号用半角并空一格，缩进用空格，括号和引号成对",
                        "check this line and the one above: colon and blank, indentation, closed brackets and quotes",
                    ),
                )),
                FaultKind::Feature => Some((
                    Bilingual::new("这里用了 YAML 的锚点、别名、标签或第二个文档（& * ! ---），答复用不到", "anchors, aliases, tags and second documents are not used here"),
                    Bilingual::new("含有这些符号的文字请加英文引号", "put text with such signs in quotes"),
                )),
                FaultKind::NoFields => Some((
                    Bilingual::new("前言区应当是一行行的“名称: 值”", "the front matter must be lines of `key: value`"),
                    Bilingual::new("例如：标题: ……", "for example: title: …"),
                )),
                FaultKind::CurlyQuotes => Some((
                    Bilingual::new("中文引号不能当作 YAML 的引号", "Chinese quotation marks are no YAML quotes"),
                    Bilingual::new("请删去两边的引号，或换成英文引号 \"", "delete them, or use ASCII quotes"),
                )),
                _ => None,
            },
            found,
        );
    }),
};

/// A full-width colon after a key.
pub const FULL_WIDTH_COLON: Rule = Rule {
    name: "front-matter/full-width-colon",
    severity: Severity::Error,
    firm: true,
    summary: words("名称后面用了全角冒号", "a full-width colon after a key"),
    why: words("YAML 只认半角冒号加一个空格。", "YAML knows the ASCII colon and a blank only"),
    wrong: Example::Fields("案由：关于试点的提案"),
    right: Example::Fields("案由: 关于试点的提案"),
    check: Check::Text(|view, found| {
        view.faults(
            |fault| {
                let line = line_with_ascii_colon(view.text, fault.at.start as usize);
                (fault.kind == FaultKind::FullWidthColon).then(|| {
                    (
                        Bilingual::new(
                            "名称后面是全角冒号“：”",
                            "a full-width colon after the key",
                        ),
                        Bilingual::new(format!("请写成：{line}"), format!("write: {line}")),
                    )
                })
            },
            found,
        );
    }),
};

fn line_with_ascii_colon(text: &str, colon: usize) -> String {
    let start = text[..colon].rfind('\n').map_or(0, |at| at + 1);
    let rest = text[colon..].trim_start_matches('：');
    format!("{}: {}", &text[start..colon], rest.lines().next().unwrap_or_default().trim())
}
