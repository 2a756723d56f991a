//! Markup that stands between the digits of a number: entities, tags, targets of links.

use pulldown_cmark::{Event, Parser};

/// The entity at the beginning of `text`: its length and what it stands for.
pub(super) fn entity(text: &str) -> Option<(usize, char)> {
    const LONGEST: usize = 33;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    if !name.bytes().all(|one| one.is_ascii_alphanumeric() || one == b'#') {
        return None;
    }
    let shown = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
        None => named(&text[..=end])?,
    };
    Some((end + 1, shown))
}

/// The character that a named entity stands for; the parser knows all names.
fn named(entity: &str) -> Option<char> {
    let text = Parser::new(entity).find_map(|event| match event {
        Event::Text(text) => Some(text),
        _ => None,
    })?;
    let mut characters = text.chars();
    characters.next().filter(|first| *first != '&' && characters.next().is_none())
}

/// The length of the tag or comment at the beginning of `text`.
pub(super) fn tag_length(text: &str) -> Option<usize> {
    const LONGEST: usize = 2048;
    if text.starts_with("<!--") {
        return text.find("-->").map(|end| end + 3).filter(|end| *end <= LONGEST);
    }
    let bytes = text.as_bytes();
    let end = bytes.iter().take(LONGEST).position(|byte| *byte == b'>')?;
    let first = bytes.get(1)?;
    (first.is_ascii_alphabetic() || b"/!".contains(first)).then_some(end + 1)
}

/// The length of the reading above or beside a word at the beginning of `text`: it stands apart
/// from the line that is read.
pub(super) fn annotation_length(text: &str) -> Option<usize> {
    let end = ["rt", "rp"].into_iter().find_map(|name| {
        let is_named = text.get(1..3).is_some_and(|found| found.eq_ignore_ascii_case(name));
        let is_tag = is_named && text[3..].starts_with(['>', ' ', '\n']);
        let part = text.get(..text.floor_char_boundary(LONGEST_ANNOTATION)).filter(|_| is_tag)?;
        let ends =
            |at: &usize| part[at + 2..].get(..2).is_some_and(|end| end.eq_ignore_ascii_case(name));
        part.match_indices("</").map(|(at, _)| at).find(ends)
    })?;
    Some(end + text[end..].find('>')? + 1)
}

/// In bytes, its tags included.
const LONGEST_ANNOTATION: usize = 128;

/// What a reader sees of `tag`: nothing, a line break, or the edge of a block or cell.
pub(super) fn shown_of(tag: &str) -> Option<char> {
    const INLINE: &[&str] = &[
        "a", "abbr", "b", "bdi", "bdo", "big", "code", "del", "em", "font", "i", "ins", "kbd",
        "label", "mark", "o:p", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "span",
        "strike", "strong", "sub", "sup", "tt", "u", "var", "wbr",
    ];
    let name = tag.trim_start_matches(['<', '/']);
    let end =
        name.find(|one: char| one.is_whitespace() || ">/".contains(one)).unwrap_or(name.len());
    let name = name[..end].to_ascii_lowercase();
    match name.as_str() {
        "br" => Some('\n'),
        inline
            if inline.starts_with('!')
                || INLINE.contains(&inline)
                || inline.starts_with("st1:") =>
        {
            None
        }
        _ => Some('|'),
    }
}

/// The length of a link's target at the beginning of `text`, `](…)` or `][…]`.
pub(super) fn link_target(text: &str) -> Option<usize> {
    const LONGEST: usize = 1024;
    let close = match text.as_bytes() {
        [b']', b'(', ..] => b')',
        [b']', b'[', ..] => b']',
        _ => return None,
    };
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate().skip(2).take(LONGEST) {
        match byte {
            b'\n' => return None,
            b'(' if close == b')' => depth += 1,
            _ if byte == close && depth == 0 => return Some(at + 1),
            b')' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}
