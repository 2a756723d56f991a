//! Characters that no web page may hold: control characters and noncharacters, the stand-ins among
//! them. They come from damaged files or numeric entities and mean nothing.

use pulldown_cmark::{CodeBlockKind, CowStr, Tag};

use super::standin::{ESCAPED, MARK, without};

/// What has to be looked for in the texts of one body. Nearly all bodies are clean, so the bytes are
/// gone through once, without branches, and not again text by text.
#[derive(Clone, Copy)]
pub(super) enum Cleaning {
    /// Nothing: the body is clean.
    Nothing,
    Marks,
    All,
}

impl Cleaning {
    /// What a body needs; `marked` says that it was given stand-ins.
    pub(super) fn of(body: &str, marked: bool) -> Self {
        // A numeric entity can stand for any character.
        if may_hold_forbidden(body.as_bytes()) || body.contains("&#") {
            Self::All
        } else if marked {
            Self::Marks
        } else {
            Self::Nothing
        }
    }

    /// `text` without what this body's texts may not hold.
    pub(super) fn clean(self, text: CowStr<'_>) -> CowStr<'_> {
        match self {
            Self::Marks if holds_mark(text.as_bytes()) => match text {
                CowStr::Borrowed(text) => without_outer_marks(text),
                text => without(&text).into(),
            },
            Self::All if text.contains(is_forbidden) => {
                without(&text).replace(is_forbidden, "").into()
            }
            Self::Nothing | Self::Marks | Self::All => text,
        }
    }

    /// A tag whose addresses, titles and names are clean.
    pub(super) fn clean_tag(self, tag: Tag<'_>) -> Tag<'_> {
        let clean = |text| self.clean(text);
        match tag {
            Tag::Link { link_type, dest_url, title, id } => {
                let (dest_url, title) = (clean(dest_url), clean(title));
                Tag::Link { link_type, dest_url, title, id }
            }
            Tag::Image { link_type, dest_url, title, id } => {
                let (dest_url, title) = (clean(dest_url), clean(title));
                Tag::Image { link_type, dest_url, title, id }
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                Tag::CodeBlock(CodeBlockKind::Fenced(clean(info)))
            }
            Tag::FootnoteDefinition(name) => Tag::FootnoteDefinition(clean(name)),
            other => other,
        }
    }
}

/// Nearly always a stand-in is the first or last character, and nothing has to be copied.
fn without_outer_marks(text: &str) -> CowStr<'_> {
    let tail = text.strip_prefix(MARK).unwrap_or(text);
    let inner = tail.strip_suffix([MARK, ESCAPED]).unwrap_or(tail);
    if holds_mark(inner.as_bytes()) { without(text).into() } else { inner.into() }
}

/// Whether `c` may stand in no web page.
pub(super) fn is_forbidden(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
        || ('\u{FDD0}'..='\u{FDEF}').contains(&c)
        || u32::from(c) & 0xFFFE == 0xFFFE
}

/// True for every text with a forbidden character, and for a few without (U+FDC0 is near).
#[expect(clippy::needless_bitwise_bool, reason = "a loop without branches is vectorised")]
fn may_hold_forbidden(bytes: &[u8]) -> bool {
    let single = |b: u8| (b < 0x20) & (b != b'\n') & (b != b'\t') & (b != b'\r') | (b == 0x7F);
    let pair = |first: u8, second: u8| {
        (first == 0xC2) & (second < 0xA0)
            | (first == 0xEF) & (second == 0xB7)
            | (first == 0xBF) & (second & 0xFE == 0xBE)
    };
    let singles = bytes.iter().fold(false, |found, &b| found | single(b));
    singles | pairs(bytes).fold(false, |found, (first, second)| found | pair(first, second))
}

#[expect(clippy::needless_bitwise_bool, reason = "a loop without branches is vectorised")]
fn holds_mark(bytes: &[u8]) -> bool {
    pairs(bytes).fold(false, |found, (first, second)| found | (first == 0xEF) & (second == 0xB7))
}

fn pairs(bytes: &[u8]) -> impl Iterator<Item = (u8, u8)> + '_ {
    let next = bytes.get(1..).unwrap_or_default();
    bytes.iter().zip(next).map(|(&first, &second)| (first, second))
}
