//! A text as a reader takes it in: the lines of a paragraph run together, marks of emphasis and
//! tags left out, look-alikes from fonts and PDF files as the characters they stand for.

use std::ops::Range;

use crate::diagnostic::offset;
use crate::model::text::{is_han, ordinary};

/// A joined text, with the way back.
pub(super) struct Joined {
    pub(super) text: String,
    /// For each byte of it, the bytes of the file that its character comes from.
    places: Vec<Range<u32>>,
}

impl Joined {
    /// Joins `text`; `None` where that leaves it as it is, which holds for most.
    pub(super) fn of(text: &str) -> Option<Self> {
        let body = text.get(3..).and_then(|rest| rest.find("\n---")).map_or(0, |at| at + 7);
        if !has_seams(text, body) {
            return None;
        }
        let mut joined = Self { text: String::with_capacity(text.len()), places: Vec::new() };
        let mut skipped = 0;
        for (at, one) in text.char_indices() {
            if at < skipped {
                continue;
            }
            let rest = &text[at..];
            match one {
                '*'
                | '_'
                | '~'
                | '`'
                | '\u{200B}'..='\u{200D}'
                | '\u{2060}'
                | '\u{FEFF}'
                | '\u{AD}' => {}
                '<' => match tag_length(rest) {
                    Some(length) => skipped = at + length,
                    None => joined.push(at, one),
                },
                '\n' | '\r' if at >= body && joined.ends_in_han() => {
                    let line = rest.trim_start_matches('\r').strip_prefix('\n').unwrap_or(rest);
                    let next = line.trim_start_matches([' ', '\u{3000}', '\t', '*', '_', '>']);
                    if next.starts_with(is_han) {
                        skipped = at + rest.len() - next.len();
                    } else {
                        joined.push(at, one);
                    }
                }
                _ => joined.push(at, one),
            }
        }
        Some(joined)
    }

    /// The bytes of the file in which the bytes `at` of the joined text stand.
    pub(super) fn place(&self, at: Range<usize>) -> Range<u32> {
        self.places[at.start].start..self.places[at.end - 1].end
    }

    fn push(&mut self, at: usize, one: char) {
        let place = offset(at)..offset(at + one.len_utf8());
        let before = self.text.len();
        self.text.push(ordinary(one));
        self.places.resize(self.places.len() + self.text.len() - before, place);
    }

    fn ends_in_han(&self) -> bool {
        self.text.ends_with(is_han)
    }
}

/// How long the tag is that `text` begins with, if it does: `<br>`, `</b>`.
fn tag_length(text: &str) -> Option<usize> {
    const LONGEST: usize = 80;
    let name = text[1..].trim_start_matches('/');
    let end = text[..text.floor_char_boundary(LONGEST + 1)].find(['>', '\n'])?;
    let is_tag = name.starts_with(|one: char| one.is_ascii_alphabetic());
    (is_tag && text[end..].starts_with('>')).then_some(end + 1)
}

/// Whether anything stands in `text` that a reader does not see as it is written.
fn has_seams(text: &str, body: usize) -> bool {
    let bytes = text.as_bytes();
    let is_seam = |at: usize| match bytes[at] {
        b'*' | b'_' | b'~' | b'`' | b'<' => true,
        b'\n' => {
            at >= body
                && at > 0
                && bytes[at - 1] >= 0x80
                && bytes.get(at + 1).is_some_and(|next| *next >= 0x80)
        }
        b'\r' => at >= body,
        // Zero-width characters; radicals; compatibility forms.
        0xE2 => matches!(
            bytes.get(at + 1..at + 3),
            Some([0x80, 0x8B..=0x8D] | [0x81, 0xA0] | [0xBA..=0xBF, _])
        ),
        0xEF => matches!(bytes.get(at + 1), Some(0xA4..=0xAB | 0xBB)),
        0xC2 => bytes.get(at + 1) == Some(&0xAD),
        _ => false,
    };
    (0..bytes.len()).any(is_seam)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reader_takes_in_is_joined() {
        let joined = |text: &str| Joined::of(text).map(|joined| joined.text);
        for (text, expected) in [
            ("国内\n领先", "国内领先"),
            ("国内\r\n  领先", "国内领先"),
            ("国**内**领<br>先", "国内领先"),
            ("国\u{200B}内", "国内"),
            ("⼯业、⻓江", "工业、长江"),
            ("国内\n\n领先*", "国内\n\n领先"),
        ] {
            assert_eq!(joined(text).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(
            joined("第一段。\n\n第二段，a < b 以外"),
            Some("第一段。\n\n第二段，a < b 以外".to_owned())
        );
        assert_eq!(joined("---\n标题: 甲\n承办: 乙\n---\n\n第一段。\n\n第二段\n"), None);
        let text = "国**内\n领**先";
        let found = Joined::of(text).expect("seams");
        let at = found.text.find("内领").expect("joined");
        let place = found.place(at..at + 6);
        assert_eq!(&text[place.start as usize..place.end as usize], "内\n领");
    }
}
