//! The form of the front matter: what YAML does not allow.

use crate::check::example::Example;
use crate::check::rule::{Check, Rule, advice, words};
use crate::diagnostic::Severity;
use crate::document::FaultKind;

/// Anything YAML does not allow that has no closer name.
pub const SYNTAX: Rule = Rule {
    name: "front-matter/syntax",
    severity: Severity::Error,
    locked: true,
    summary: words("前言区不合 YAML 的写法", "the front matter is not valid YAML"),
    why: words(
        "前言区读不出来，就无法知道这件答复能不能公开。",
        "what cannot be read cannot be known to be public",
    ),
    wrong: Example::fields("编号: [\"0038\""),
    right: Example::fields("编号: [\"0038\"]"),
    check: Check::Text(|view, found| {
        view.faults(
            |fault| match &fault.kind {
                FaultKind::Syntax(mistake) => Some((mistake.message(), mistake.help())),
                FaultKind::Feature => Some(advice(
                    "值不能以 &、*、! 开头，资料中间也不能另有一行 ---",
                    "anchors, aliases, tags and second documents are not used here",
                    "请把这一行冒号后面的文字加上英文引号 \"…\"",
                    "put the text behind the colon in quotes",
                )),
                FaultKind::NoFields => Some(advice(
                    "两行 --- 之间应当是一行行的“名称: 值”",
                    "the front matter must be lines of `key: value`",
                    "例如：标题: 某某厅对省政协十三届一次会议第0038号提案的答复（冒号用半角，后面空一格）",
                    "for example `title: …`",
                )),
                FaultKind::CurlyQuotes => {
                    let quoted = &view.text[fault.at.start as usize..fault.at.end as usize];
                    let bare = quoted.trim_matches(['“', '”', '‘', '’', '＂']);
                    Some(advice(
                        format!("“{bare}”两边的中文引号会被当成文字"),
                        "Chinese quotation marks are no YAML quotes",
                        format!("请删去两边的引号，或换成英文引号：\"{bare}\""),
                        format!("delete them, or write \"{bare}\""),
                    ))
                }
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
    locked: true,
    summary: words("名称后面用了全角冒号", "a full-width colon after a key"),
    why: words("YAML 只认半角冒号加一个空格。", "YAML knows the ASCII colon and a blank only"),
    wrong: Example::fields("案由：关于试点的提案"),
    right: Example::fields("案由: 关于试点的提案"),
    check: Check::Text(|view, found| {
        view.faults(
            |fault| {
                (fault.kind == FaultKind::FullWidthColon).then(|| {
                    let line = line_with_ascii_colon(view.text, fault.at.start as usize);
                    advice(
                        "名称后面是全角冒号“：”，应为半角冒号加一个空格",
                        "a full-width colon after the key",
                        format!("请写成：{line}"),
                        format!("write: {line}"),
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
    let rest = rest.lines().next().unwrap_or_default().trim();
    format!("{}: {rest}", text[start..colon].trim()).trim_end().to_owned()
}

/// A tab in the front matter.
pub const TAB: Rule = Rule {
    name: "front-matter/tab",
    severity: Severity::Error,
    locked: true,
    summary: words("前言区里有制表符", "a tab in the front matter"),
    why: words(
        "YAML 的缩进只用空格；制表符看上去像空格，却会让层次读错。",
        "YAML indents by blanks; a tab looks like them and is none",
    ),
    wrong: Example::fields("案由:\t关于试点的提案"),
    right: Example::fields("案由: 关于试点的提案"),
    check: Check::Text(|view, found| {
        let mut last_line = None;
        view.faults(
            |fault| {
                if fault.kind != FaultKind::Tab {
                    return None;
                }
                let start = view.text[..fault.at.start as usize].rfind('\n').map_or(0, |at| at + 1);
                // Several tabs in a line are one mistake.
                if last_line == Some(start) {
                    return None;
                }
                last_line = Some(start);
                let line = view.text[start..].lines().next().unwrap_or_default();
                let indent = if line.starts_with([' ', '\t']) { "  " } else { "" };
                let mended = line.split_whitespace().collect::<Vec<_>>().join(" ");
                Some(advice(
                    "这一行有制表符（Tab 键），应当用空格",
                    "this line has a tab; use blanks",
                    format!("请写成：{indent}{mended}"),
                    format!("write: {indent}{mended}"),
                ))
            },
            found,
        );
    }),
};
