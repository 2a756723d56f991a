//! The words that a reader of HTML sees, numbers of items included.

use memchr::memchr;

use super::script::Script;
use super::standin::SLOT;

/// The words of a body's HTML, slots and the apparatus of footnotes apart. It reads the finished
/// text, not what the writer meant to write.
pub(super) fn shown(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut lists: Vec<Option<(i64, i64)>> = Vec::new();
    let mut scripts: Vec<(Script, usize)> = Vec::new();
    let mut in_notes = false;
    let mut rest = html;
    while let Some(at) = memchr(b'<', rest.as_bytes()) {
        push_words(&mut out, &rest[..at]);
        rest = &rest[at..];
        let end = tag_end(rest);
        let tag = &rest[1..end];
        rest = rest.get(end + 1..).unwrap_or_default();
        let name = tag.split([' ', '>']).next().unwrap_or_default();
        match name {
            "ol" | "ul" => {
                // The list of footnotes belongs to the page alone.
                let first = first_number(name, tag).filter(|_| !in_notes);
                in_notes = false;
                lists.push(first);
            }
            "section" => in_notes = true,
            "/ol" | "/ul" => {
                lists.pop();
            }
            "li" => {
                if let Some(Some(list)) = lists.last_mut() {
                    push_number(&mut out, list, tag);
                }
            }
            "sup" | "sub" => scripts.push((Script::of(name), out.len())),
            "/sup" | "/sub" => end_script(&mut out, scripts.pop()),
            // Marks of footnotes and the ways back belong to the page alone.
            "a" if is_apparatus(tag) => {
                rest = rest.find("</a>").map_or("", |at| &rest[at..]);
            }
            // Rows and lines part words.
            "br" | "td" | "th" => out.push(' '),
            _ => {}
        }
    }
    push_words(&mut out, rest);
    out
}

fn is_apparatus(tag: &str) -> bool {
    tag.contains("role=doc-noteref") || tag.contains("aria-label=返回注")
}

fn tag_end(html: &str) -> usize {
    let mut quoted = false;
    let end = html.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b'>' && !quoted
    });
    end.unwrap_or(html.len())
}

fn push_words(out: &mut String, escaped: &str) {
    if escaped.contains(SLOT) {
        let words: String = escaped.split(SLOT).step_by(2).collect();
        push_words(out, &words);
    } else if escaped.contains('&') {
        out.push_str(&escaped.replace("&lt;", "<").replace("&quot;", "\"").replace("&amp;", "&"));
    } else {
        out.push_str(escaped);
    }
}

/// The number of a list's first item, and the step to the next.
fn first_number(name: &str, tag: &str) -> Option<(i64, i64)> {
    let start = number(tag, "start");
    match (name, tag.contains(" reversed")) {
        ("ol", true) => Some((start?, -1)),
        ("ol", false) => Some((start.unwrap_or(1), 1)),
        _ => None,
    }
}

fn push_number(out: &mut String, (next, step): &mut (i64, i64), tag: &str) {
    *next = number(tag, "value").unwrap_or(*next);
    out.push_str(&format!("{next}."));
    *next += *step;
}

fn number(tag: &str, name: &str) -> Option<i64> {
    let value = tag.split(' ').find_map(|part| part.strip_prefix(name)?.strip_prefix('='))?;
    value.trim_matches('"').parse().ok()
}

fn end_script(out: &mut String, script: Option<(Script, usize)>) {
    let Some((script, start)) = script else { return };
    let Some((before, raised)) = out.split_at_checked(start) else { return };
    if let Some(words) = script.written(before, raised) {
        out.truncate(start);
        out.push_str(&words);
    }
}
