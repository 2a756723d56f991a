//! A line in compatibility form (NFKC), with the way back to its own bytes.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A line in compatibility form, as a reader of the page sees it: entities
/// decoded, escapes and invisible characters left out.
pub(super) struct Line {
    pub(super) plain: String,
    /// For each byte of `plain`, the bytes of the text it comes from.
    origin: Vec<Range<usize>>,
}

impl Line {
    /// The line at `range` of `text`.
    pub(super) fn new(text: &str, range: &Range<usize>) -> Self {
        let mut line = Self { plain: String::new(), origin: Vec::new() };
        let mut at = range.start;
        while at < range.end {
            let rest = &text[at..range.end];
            let Some(character) = rest.chars().next() else { break };
            let (step, shown) = match character {
                '&' => entity(rest).unwrap_or((1, '&')),
                '\\' if rest[1..].starts_with(|next: char| next.is_ascii_punctuation()) => {
                    (1, '\u{200b}')
                }
                '<' if line.plain.ends_with(|last: char| last.is_ascii_digit()) => {
                    (tag_length(rest).unwrap_or(1), '<')
                }
                other => (other.len_utf8(), other),
            };
            // A tag inside a number is as invisible as a mark of no width.
            let is_tag = shown == '<' && step > 1;
            if !is_tag && !is_invisible(shown) {
                for plain in shown.nfkc() {
                    line.plain.push(plain);
                    line.origin.resize(line.plain.len(), at..at + step);
                }
            }
            at += step;
        }
        line
    }

    /// The bytes of the text that `plain` comes from.
    pub(super) fn source(&self, plain: &Range<usize>) -> Range<usize> {
        self.origin[plain.start].start..self.origin[plain.end - 1].end
    }
}

/// The entity at the beginning of `text`: its length and what it stands for.
pub(super) fn entity(text: &str) -> Option<(usize, char)> {
    const NAMED: &[(&str, char)] = &[
        ("nbsp", ' '),
        ("ensp", ' '),
        ("emsp", ' '),
        ("thinsp", ' '),
        ("shy", '\u{ad}'),
        ("zwnj", '\u{200c}'),
        ("zwj", '\u{200d}'),
        ("ZeroWidthSpace", '\u{200b}'),
        ("NoBreak", '\u{2060}'),
        ("hyphen", '-'),
        ("dash", '-'),
        ("ndash", '–'),
        ("mdash", '—'),
        ("minus", '−'),
        ("middot", '·'),
        ("period", '.'),
        ("lpar", '('),
        ("rpar", ')'),
        ("commat", '@'),
        ("colon", ':'),
        ("lowbar", '_'),
    ];
    let end = text.bytes().take(16).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    let shown = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
        None => NAMED.iter().find(|known| known.0 == name)?.1,
    };
    Some((end + 1, shown))
}

/// The length of a tag or comment that stands inside a number and holds none
/// itself: `138<b>1234</b>5678` reads as one number. A line break is none.
pub(super) fn tag_length(text: &str) -> Option<usize> {
    const LONGEST: usize = 24;
    let bytes = text.as_bytes();
    let end = bytes.iter().take(LONGEST).position(|byte| *byte == b'>')?;
    let inner = &bytes[1..end];
    let is_tag = inner.first().is_some_and(|one| one.is_ascii_alphabetic() || b"/!".contains(one));
    let is_break = inner.to_ascii_lowercase().starts_with(b"br");
    let holds_none = !inner.iter().any(u8::is_ascii_digit);
    (is_tag && !is_break && holds_none).then_some(end + 1)
}

/// Characters that take no room: they hide a number from a search, not from a reader.
fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{feff}')
        || is_combining_mark(character)
}
