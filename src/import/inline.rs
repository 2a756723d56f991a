//! What stands within a paragraph, as plain words and as Markdown.

use crate::document::write;
use crate::extract::document::{Inline, Paragraph};

/// The words of a paragraph with its number, breaks as line feeds.
pub(super) fn words(paragraph: &Paragraph) -> String {
    let mut out = paragraph.number.clone();
    for inline in &paragraph.inlines {
        if let Inline::Text { text, .. } | Inline::Link { text, .. } = inline {
            out.push_str(text);
        }
    }
    out
}

/// A paragraph as Markdown; files go by `names`.
pub(super) fn markdown(paragraph: &Paragraph, names: &[String]) -> String {
    let mut whole = write::inline(&paragraph.number);
    for inline in &paragraph.inlines {
        whole.push_str(&written(inline, names));
    }
    let lines = whole.split('\n').map(str::trim).filter(|line| !line.is_empty());
    lines.map(write::guarded).collect::<Vec<_>>().join("\\\n")
}

fn written(inline: &Inline, names: &[String]) -> String {
    match inline {
        Inline::Text { text, is_bold: false } => write::inline(text),
        Inline::Text { text, is_bold: true } => bold(text),
        Inline::Link { text, target } => link(text, target),
        Inline::Note(label) => format!("[^{label}]"),
        Inline::File { number, text, is_picture, is_floating: false } => {
            named(names, *number).map_or_else(String::new, |name| file(name, text, *is_picture))
        }
        // Shown behind the paragraph, if at all.
        Inline::File { is_floating: true, .. } => String::new(),
    }
}

/// Marks of emphasis stand at words, not at blanks, and go over no break.
fn bold(text: &str) -> String {
    let line = |line: &str| {
        let words = line.trim();
        if words.is_empty() {
            return line.to_owned();
        }
        let start = line.len() - line.trim_start().len();
        let (before, after) = (&line[..start], &line[start + words.len()..]);
        format!("{before}**{}**{after}", write::inline(words))
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// Only what leads to a page, a mailbox or a telephone is a link.
fn link(text: &str, target: &str) -> String {
    if !leads(target) || text.trim().is_empty() {
        return write::inline(text);
    }
    let words = write::inline(&text.replace('\n', " ")).replace(']', "\\]");
    format!("[{}](<{target}>)", words.trim())
}

/// Whether `target` is an address that a page may lead to.
pub(super) fn leads(target: &str) -> bool {
    let schemes = ["http://", "https://", "mailto:", "tel:"];
    let lower = target.to_ascii_lowercase();
    schemes.iter().any(|scheme| lower.starts_with(scheme))
        && !target.contains(['<', '>', '"', '\\'])
        && !target.contains(char::is_whitespace)
}

/// The name that a file goes by; none where it cannot be shown.
pub(super) fn named(names: &[String], number: usize) -> Option<&str> {
    names.get(number).map(String::as_str).filter(|name| !name.is_empty())
}

/// A picture, or a link to a file.
pub(super) fn file(name: &str, text: &str, is_picture: bool) -> String {
    if is_picture {
        let words = write::inline(&text.replace(['\n', '\r'], " ")).replace(']', "\\]");
        format!("![{words}]({name})")
    } else {
        format!("[{}]({name})", write::inline(name))
    }
}
