//! Single signs of Markdown: what each means where it stands, and how far it reaches.

use std::collections::HashMap;

use super::attributes::is_attribute;
use super::bytes::first_line;
use super::entity::decoded;

/// What a character of the source begins that does not print as it is.
#[derive(Debug, PartialEq)]
pub(super) enum Mark {
    /// So many bytes print nothing.
    Silent(usize),
    /// So many bytes print as so many others.
    Prints { source: usize, printed: usize },
    /// Words that read as the definition of a link.
    Definition,
    /// Words that read as a tag.
    Tag,
    /// A comment that nothing ends.
    Comment,
    /// No mark at all.
    None,
}

/// The longest label, target, heading's end or address that is looked through.
pub(super) const LONGEST: usize = 2048;

pub(super) fn line(rest: &str) -> &str {
    rest.split('\n').next().unwrap_or_default()
}

/// A line that opens or closes code, with an info string that is no text.
pub(super) fn fence(rest: &str, is_head: impl Fn() -> bool) -> Mark {
    let sign = rest.as_bytes()[0];
    let is_fence = rest.bytes().take_while(|&b| b == sign).take(3).count() == 3 && is_head();
    Mark::Silent(Some(line(rest)).filter(|line| is_fence && line.is_ascii()).map_or(1, str::len))
}

/// Whether nothing but such signs follow in the line.
pub(super) fn ends_heading(rest: &str) -> bool {
    let line = first_line(rest, LONGEST);
    line.len() < LONGEST.min(rest.len()) && line.trim_end().bytes().all(|b| b == b'#')
}

/// How often each text without a bracket in it stands in brackets in `body`.
pub(super) fn labels(body: &str) -> HashMap<String, usize> {
    let mut labels = HashMap::new();
    let mut open = None;
    for (at, sign) in body.match_indices(['[', ']']) {
        match (sign, open.take()) {
            ("[", _) => open = Some(at + 1),
            (_, Some(start)) => *labels.entry(body[start..at].to_owned()).or_insert(0) += 1,
            (_, None) => {}
        }
    }
    labels
}

pub(super) fn escape(rest: &str, printed: &str) -> Mark {
    match rest[1..].chars().next() {
        None | Some('\n' | '\r') => Mark::Silent(1),
        Some(next) if next.is_ascii_punctuation() && printed.starts_with(next) => {
            Mark::Prints { source: 2, printed: 1 }
        }
        // What it escapes is a mark to what prints: `\&` in an address.
        Some(next) if next.is_ascii_punctuation() => Mark::Silent(1),
        Some(_) => Mark::None,
    }
}

/// A line of dashes, the rule below a table's head, or the sign before an item.
pub(super) fn rule_or_bullet(rest: &str) -> Mark {
    let line = line(rest).trim_end();
    if line.bytes().all(|b| b" \t-=:|+*".contains(&b)) {
        return Mark::Silent(line.len());
    }
    match rest.as_bytes() {
        [b'-' | b'+', b' ' | b'\t', ..] => Mark::Silent(1),
        _ => Mark::None,
    }
}

/// An image: its text is not the body's.
pub(super) fn image(rest: &str) -> Mark {
    let mut depth = 0_usize;
    let mut escaped = false;
    for (at, byte) in rest.bytes().enumerate().skip(1).take(LONGEST) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'[' => depth += 1,
            b']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Mark::Silent(at + 1 + tail(&rest[at + 1..]));
        }
    }
    Mark::None
}

/// The parser allows for no more brackets within one another.
const DEEPEST: usize = 32;

/// How long the target is that stands behind a closing bracket: `(a.pdf "title")`, `[name]`.
pub(super) fn tail(rest: &str) -> usize {
    if rest.starts_with('[') {
        let near = &rest[..rest.floor_char_boundary(LONGEST)];
        return near.find(']').map_or(0, |end| end + 1);
    }
    if !rest.starts_with('(') {
        return 0;
    }
    let mut depth = 0_usize;
    let mut quote = None;
    let mut escaped = false;
    for (at, c) in rest.char_indices() {
        match (c, quote) {
            _ if depth > DEEPEST => break,
            _ if escaped => escaped = false,
            ('\\', _) => escaped = true,
            (_, Some(end)) => quote = (c != end).then_some(end),
            ('<', None) if at == 1 => quote = Some('>'),
            ('"' | '\'', None) if rest[..at].ends_with(char::is_whitespace) => quote = Some(c),
            ('(', None) => depth += 1,
            (')', None) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    0
}

pub(super) fn entity(rest: &str, printed: &str) -> Mark {
    let name = rest[1..].bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    let length = 1 + name + usize::from(rest[1 + name..].starts_with(';'));
    let text = decoded(&rest[..length]);
    if text == rest[..length] {
        return Mark::None;
    }
    let text = text.trim();
    if text.is_empty() {
        return Mark::Silent(length);
    }
    if printed.starts_with(text) {
        return Mark::Prints { source: length, printed: text.len() };
    }
    Mark::None
}

/// `{#id}` behind a heading.
pub(super) fn attributes(rest: &str) -> Mark {
    let line = first_line(rest, LONGEST).trim_end();
    let inside = line.strip_prefix('{').and_then(|inside| inside.strip_suffix('}'));
    let is_block = inside.is_some_and(|inside| {
        let mut tokens = inside.split_ascii_whitespace().peekable();
        tokens.peek().is_some() && tokens.all(is_attribute)
    });
    if is_block { Mark::Silent(line.len()) } else { Mark::None }
}
