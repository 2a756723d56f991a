//! Fields and a body → a Markdown file with front matter.
//!
//! The writer knows no field by name: it takes keys and values in their order
//! and promises that YAML gives the very same texts back. Plain text that is to
//! become Markdown goes through [`paragraph`] or [`heading`], which keep every
//! character and let none of them act as markup.

use std::sync::LazyLock;

use regex::Regex;

/// A value of the front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text.
    Text(String),
    /// A list of texts.
    List(Vec<String>),
    /// A list of mappings.
    Records(Vec<Vec<(String, String)>>),
}

/// The file: front matter between `---` lines, a blank line, the body.
#[must_use]
pub fn markdown(fields: &[(String, Value)], body: &str) -> String {
    let mut out = String::from("---\n");
    for (key, value) in fields {
        out.push_str(&scalar(key, Place::Block));
        out.push_str(": ");
        out.push_str(&written(value));
        out.push('\n');
    }
    out.push_str("---\n");
    let body = body.trim_matches('\n');
    if !body.is_empty() {
        out.push('\n');
        out.push_str(body);
        out.push('\n');
    }
    out
}

/// Where a scalar stands: inside brackets, commas and brackets are marks too.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Block,
    Flow,
}

fn written(value: &Value) -> String {
    let flow = |text: &String| scalar(text, Place::Flow);
    match value {
        Value::Text(text) => scalar(text, Place::Block),
        Value::List(items) => format!("[{}]", joined(items.iter().map(flow))),
        Value::Records(records) => {
            let record = |entries: &Vec<(String, String)>| {
                let entries = entries.iter();
                let entries = entries.map(|(key, value)| format!("{}: {}", flow(key), flow(value)));
                format!("{{{}}}", joined(entries))
            };
            format!("[{}]", joined(records.iter().map(record)))
        }
    }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

/// `text` as a YAML scalar, in quotes wherever YAML would read it otherwise.
fn scalar(text: &str, place: Place) -> String {
    if is_plain(text, place) {
        return text.to_owned();
    }
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            other if is_unprintable(other) => {
                out.push_str(&format!("\\u{:04X}", u32::from(other)));
            }
            other => out.push(other),
        }
    }
    out.push('"');
    out
}

fn is_unprintable(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}'
        )
}

/// What YAML 1.1 or 1.2 takes for something other than text: numbers of any
/// base, times read in base sixty, and the words for truth and nothing.
static NOT_TEXT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?i:[-+]?[0-9][0-9_]*|[-+]?[0-9._]+(e[-+]?[0-9]+)?|0[xob][0-9a-f_]+|[0-9]+(:[0-9]+)+(\.[0-9]*)?|[-+]?\.(inf|nan)|~|null|true|false|yes|no|on|off|y|n|=|<<)$",
    )
    .expect("the pattern is tested below")
});

fn is_plain(text: &str, place: Place) -> bool {
    // A curly quote at either end would be taken for an attempt to quote in YAML.
    let marks = |character: char| "-?:,[]{}#&*!|>'\"%@`“”‘’".contains(character);
    let in_flow = |character: char| ",[]{}:".contains(character);
    !(text.is_empty()
        || text.trim() != text
        || text.starts_with(marks)
        || text.starts_with("...")
        || text.ends_with(['”', '’', ':'])
        || text.contains(": ")
        || text.contains(" #")
        || text.contains('\t')
        || text.contains(is_unprintable)
        || (place == Place::Flow && text.contains(in_flow))
        || NOT_TEXT.is_match(text))
}

/// What begins a block of another kind when it stands first in a paragraph.
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[-+](?:\s|$)|-[-\s]*$|=+\s*$|#{1,6}(?:\s|$)|>|([0-9]{1,9})[.)](?:\s|$))")
        .expect("the pattern is tested below")
});

/// A reference that Markdown would replace by a character.
static REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
        .expect("the pattern is tested below")
});

/// `text`, one line of plain words, as a Markdown paragraph that renders as just these words.
#[must_use]
pub fn paragraph(text: &str) -> String {
    let text = text.trim();
    let inner = inline(text);
    match OPENING.captures(text) {
        // The mark after a list number is escaped, not the number: `1\.`.
        Some(found) => {
            let at = found.get(1).map_or(0, |number| number.end());
            format!("{}\\{}", &inner[..at], &inner[at..])
        }
        None => inner,
    }
}

/// `text`, one line of plain words, as a heading of `level` (1 to 6).
#[must_use]
pub fn heading(level: usize, text: &str) -> String {
    // Braces at a heading's end give it an id; `#` there is dropped.
    let inner = inline(text.trim()).replace('{', "\\{").replace('#', "\\#");
    format!("{} {inner}", "#".repeat(level.clamp(1, 6)))
}

/// Every character that can act as markup inside a line is escaped.
fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (at, character) in text.char_indices() {
        let acts = match character {
            '\\' | '`' | '*' | '_' | '[' | '<' | '~' | '|' => true,
            '&' => REFERENCE.is_match(&text[at..]),
            _ => false,
        };
        if acts {
            out.push('\\');
        }
        out.push(character);
    }
    out
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use super::*;
    use crate::yaml;

    const TEXTS: &[&str] = &[
        "省政协十三届一次会议",
        "0038",
        "1310519",
        "12e3",
        "0x1F",
        "1_000",
        "10:26",
        "2023-07-20",
        "2024-01-09 10:26",
        "DH0271",
        "",
        "null",
        "~",
        "是",
        "yes",
        "甲: 乙",
        "甲:乙",
        "甲：",
        "甲:",
        "甲 #乙",
        "“十四五”规划",
        "建设“数字乡村”",
        "- 甲",
        "*甲",
        "&甲",
        "[甲]",
        "{甲}",
        "甲,乙",
        "a\"b\\c",
        "一行\n二行",
        "\t甲\u{feff}",
        " 甲 ",
        "...",
        "---",
        "@甲",
        "%甲",
        "!甲",
        "|甲",
        ">甲",
        "'甲'",
        "𠮷",
    ];

    #[test]
    fn every_text_is_read_back_as_it_was() {
        for text in TEXTS {
            let text = (*text).to_owned();
            let fields = [
                ("甲".to_owned(), Value::Text(text.clone())),
                (
                    "乙".to_owned(),
                    Value::List(vec![text.clone(), text.clone()]),
                ),
                (
                    "丙".to_owned(),
                    Value::Records(vec![vec![("丁".to_owned(), text.clone())]]),
                ),
            ];
            let file = markdown(&fields, "");
            let block = file.trim_start_matches("---\n").trim_end_matches("---\n");
            let node = yaml::parse(block, 0).expect("valid").expect("a mapping");
            let scalar = |node: &yaml::Node| node.scalar().map(str::to_owned);
            assert_eq!(
                node.get("甲").and_then(scalar),
                Some(text.clone()),
                "{block}"
            );
            let typed: serde_yaml::Value = serde_yaml::from_str(block).expect("valid");
            assert_eq!(typed["甲"].as_str(), Some(text.as_str()), "{block}");
            assert_eq!(typed["乙"][1].as_str(), Some(text.as_str()), "{block}");
            assert_eq!(
                typed["丙"][0]["丁"].as_str(),
                Some(text.as_str()),
                "{block}"
            );
        }
    }

    #[test]
    fn a_file_looks_as_an_editor_would_write_it() {
        let fields = [
            ("标题".to_owned(), Value::Text("某厅的答复".to_owned())),
            ("编号".to_owned(), Value::List(vec!["0038".to_owned()])),
            (
                "主送".to_owned(),
                Value::List(vec!["甲".to_owned(), "乙".to_owned()]),
            ),
        ];
        let expected = "---\n标题: 某厅的答复\n编号: [\"0038\"]\n主送: [甲, 乙]\n---\n\n正文。\n";
        assert_eq!(markdown(&fields, "\n正文。\n\n"), expected);
    }

    /// The words and the kinds of blocks that Markdown makes of `source`.
    fn rendered(source: &str) -> (String, bool) {
        let (mut words, mut only_paragraphs) = (String::new(), true);
        let options = Options::all().difference(Options::ENABLE_SMART_PUNCTUATION);
        for event in Parser::new_ext(source, options) {
            match event {
                Event::Text(text) => words.push_str(&text),
                Event::Start(Tag::Paragraph | Tag::Heading { .. }) | Event::End(_) => {}
                _ => only_paragraphs = false,
            }
        }
        (words, only_paragraphs)
    }

    #[test]
    fn plain_words_stay_plain_words() {
        for text in [
            "1. 第一点",
            "1) 第一点",
            "12.",
            "3.加强",
            "- 甲",
            "+ 甲",
            "---",
            "- - -",
            "***",
            "===",
            "# 甲",
            "#",
            "> 甲",
            "*甲*和**乙**",
            "_甲_",
            "~~甲~~",
            "5~10万元、15~20万元",
            "`甲`",
            "<b>甲</b>",
            "[甲](乙)",
            "![甲](乙)",
            "[^1]: 注",
            "|甲|乙|",
            "&amp;&#38;&nbsp;",
            "甲\\*乙\\",
            "<http://a.b>",
            "a_b_c",
            "甲 {#x}",
            "- [ ] 甲",
            "C:\\_x",
            "A&B",
            "第一条：甲",
        ] {
            assert_eq!(
                rendered(&paragraph(text)),
                (text.to_owned(), true),
                "{text}"
            );
            assert_eq!(
                rendered(&heading(2, text)),
                (text.to_owned(), true),
                "{text}"
            );
        }
    }

    #[test]
    fn what_needs_no_escape_gets_none() {
        for text in [
            "3.加强管理",
            "（一）甲-乙",
            "A&B",
            "2022—2025",
            "第1号：“甲”",
        ] {
            assert_eq!(paragraph(text), text);
        }
    }
}
