//! The words that a reader of HTML sees, numbers of items included.

use memchr::memchr;

use super::html::Html;
use super::plain::PlainText;
use super::script::Script;
use super::standin::SLOT;

/// The words of a body's HTML, slots and the apparatus of footnotes apart. It reads the finished
/// text, not what the writer meant to write.
fn shown(html: &str) -> String {
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

/// Whether the page has other words than the plain text. Footnotes stand behind the text there.
pub(super) fn page_differs(html: &Html, plain: &PlainText) -> bool {
    let page = shown(&html.text);
    let has_notes = html.text.contains("<section ");
    if !has_notes {
        return !has_same_words(&page, &plain.text);
    }
    let mut left: Vec<char> = visible(&page).collect();
    let mut right: Vec<char> = visible(&plain.text).collect();
    left.sort_unstable();
    right.sort_unstable();
    left != right
}

/// Whether the two are the same but for white space. They nearly are, so what is alike is passed
/// many bytes at once.
fn has_same_words(mut one: &str, mut other: &str) -> bool {
    loop {
        (one, other) = (one.trim_start(), other.trim_start());
        let same = one.floor_char_boundary(common(one.as_bytes(), other.as_bytes(), |_| true));
        if same == 0 {
            return one.is_empty() && other.is_empty();
        }
        (one, other) = (&one[same..], &other[same..]);
    }
}

/// How many bytes the two begin with alike, all of them such as `counts` says; block by block as
/// far as that goes, without a branch for each byte.
pub(super) fn common(one: &[u8], other: &[u8], counts: impl Fn(u8) -> bool) -> usize {
    const BLOCK: usize = 32;
    let blocks = one.as_chunks::<BLOCK>().0.iter().zip(other.as_chunks::<BLOCK>().0);
    let all = |block: &[u8; BLOCK]| block.iter().fold(true, |all, byte| all & counts(*byte));
    let done = BLOCK * blocks.take_while(|(one, other)| one == other && all(one)).count();
    let rest = one[done..].iter().zip(&other[done..]);
    done + rest.take_while(|(one, other)| one == other && counts(**one)).count()
}

fn visible(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| !c.is_whitespace())
}
