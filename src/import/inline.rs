//! What stands within a paragraph, as plain words and as Markdown.

use crate::document::{markdown, write};
use crate::extract::document::{Inline, Paragraph, Style};

/// The words of a paragraph with its number, breaks as line feeds.
pub(super) fn words(paragraph: &Paragraph) -> String {
    let mut out = paragraph.number.clone();
    for inline in &paragraph.inlines {
        match inline {
            // 10⁴ is no 104.
            Inline::Text { text, style } => {
                let element = style.script;
                let twins = element.and_then(|element| markdown::scripted(element, &out, text));
                out.push_str(twins.as_deref().unwrap_or(text));
            }
            Inline::Link { text, .. } => out.push_str(text),
            Inline::Note(_) | Inline::File { .. } => {}
        }
    }
    out
}

/// Where links of a paragraph lead that no page can take over.
pub(super) fn unlinked(paragraph: &Paragraph) -> impl Iterator<Item = &str> {
    paragraph.inlines.iter().filter_map(|inline| match inline {
        Inline::Link { text, target } if !leads(target) && !text.trim().is_empty() => {
            Some(target.as_str())
        }
        _ => None,
    })
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
        Inline::Text { text, style } => styled(text, *style),
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
fn styled(text: &str, style: Style) -> String {
    let line = |line: &str| {
        let words = line.trim();
        if words.is_empty() || style == Style::default() {
            return write::inline(line);
        }
        let start = line.len() - line.trim_start().len();
        let (before, after) = (&line[..start], &line[start + words.len()..]);
        let mut out = write::inline(words);
        if style.is_bold {
            out = format!("**{out}**");
        }
        for element in [style.script, style.is_struck.then_some("del")].into_iter().flatten() {
            out = format!("<{element}>{out}</{element}>");
        }
        format!("{before}{out}{after}")
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
