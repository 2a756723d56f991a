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
    /// A text, quoted where YAML would take it for something else.
    Text(String),
    /// A whole number, written without quotes.
    Number(u32),
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
        out.push_str(&entry(key, value));
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

/// The line of one field.
#[must_use]
pub(crate) fn entry(key: &str, value: &Value) -> String {
    format!("{}: {}\n", scalar(key, Place::Block), written(value))
}

/// `text` as it stands after a key of its own line, in quotes where it needs them.
#[must_use]
pub(crate) fn text(text: &str) -> String {
    scalar(text, Place::Block)
}

/// `text` as it stands inside brackets, in quotes where it needs them.
#[must_use]
pub(crate) fn flow(text: &str) -> String {
    scalar(text, Place::Flow)
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
        Value::Number(number) => number.to_string(),
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
                out.push_str("\\u");
                out.extend(hexadecimal(other));
            }
            other => out.push(other),
        }
    }
    out.push('"');
    out
}

/// The four digits of an escape; everything unprintable has no more.
fn hexadecimal(character: char) -> impl Iterator<Item = char> {
    let code = u32::from(character);
    let digit = move |place: u32| char::from_digit((code >> (4 * place)) & 0xf, 16).unwrap_or('0');
    (0..4).rev().map(digit)
}

fn is_unprintable(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}')
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
    guarded(&inline(text.trim()))
}

/// `line`, finished but for its beginning, so that it begins no block of another kind.
#[must_use]
pub(crate) fn guarded(line: &str) -> String {
    match OPENING.captures(line) {
        // The mark after a list number is escaped, not the number: `1\.`.
        Some(found) => {
            let at = found.get(1).map_or(0, |number| number.end());
            format!("{}\\{}", &line[..at], &line[at..])
        }
        None => line.to_owned(),
    }
}

/// `text`, one line of plain words, as a heading of `level` (1 to 6).
#[must_use]
pub fn heading(level: usize, text: &str) -> String {
    // Braces at a heading's end give it an id; `#` there is dropped.
    let inner = inline(text.trim()).replace('{', "\\{").replace('#', "\\#");
    format!("{} {inner}", "#".repeat(level.clamp(1, 6)))
}

/// `rows` of plain words as a table whose head is the first of them, short ones filled with
/// empty cells; columns of figures are set to the right.
#[must_use]
pub(crate) fn table(rows: &[Vec<String>]) -> String {
    let cell = |text: &String| {
        text.lines().map(|line| inline(line.trim())).collect::<Vec<_>>().join("<br>")
    };
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let line = |row: &Vec<String>| {
        let empty = std::iter::repeat_n(String::new(), width - row.len());
        format!("| {} |", row.iter().map(cell).chain(empty).collect::<Vec<_>>().join(" | "))
    };
    let mark = |at: usize| {
        let below = rows.iter().skip(1).filter_map(|row| row.get(at));
        let mut cells = below.map(|cell| cell.trim()).filter(|one| !one.is_empty());
        let first = cells.next();
        let figures = first.into_iter().chain(cells).all(is_figure) && first.is_some();
        if figures { "--:" } else { "---" }
    };
    let rule: Vec<_> = (0..width).map(mark).collect();
    let mut lines: Vec<_> = rows.iter().map(line).collect();
    lines.insert(lines.len().min(1), format!("| {} |", rule.join(" | ")));
    lines.join("\n")
}

/// Whether `text` is a number, perhaps with a sign, thousands apart or per cent.
fn is_figure(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.,%".contains(&byte))
}

/// `text` within a line: every character that can act as markup there is escaped.
#[must_use]
pub(crate) fn inline(text: &str) -> String {
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
