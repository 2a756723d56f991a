//! Makes the parser see emphasis as Chinese is written: `**“引用”**后文` is bold.
//!
//! `CommonMark` decides by spaces and punctuation on both sides of `**` whether it opens or closes;
//! Chinese has no spaces, so a mark after 。 or ” is taken for text. The parser has no option for
//! the amended rule, but an invisible stand-in letter between the run and its neighbour gives the
//! same answer. The stand-in is the noncharacter U+FDD0: it may not appear in HTML at all, so text
//! loses nothing when every U+FDD0 is taken out again (private-use characters, which rare names
//! need, stay). A table of the insertions leads every offset back to the source.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr3;

use super::cjk::{is_cjk, is_han, is_variation_selector};
use super::clean::Cleaning;

/// The stand-in letter. No event leaves `events` with it.
pub(super) const MARK: char = '\u{FDD0}';
/// The stand-in as it is put between a run and most neighbours.
const LETTER: &str = "\u{FDD0}";
/// Behind `_`, which itself looks for a punctuation mark there; two stand-ins in a row tell the
/// colon from one of the text.
pub(super) const BEHIND_UNDERSCORE: &str = ":\u{FDD0}\u{FDD0}";
/// Before `_`, for the same reason.
pub(super) const BEFORE_UNDERSCORE: &str = "\u{FDD0}\u{FDD0}:";

/// A body ready for the parser.
pub(super) struct Prepared<'a> {
    /// What the parser reads: the body itself, or a copy with stand-ins.
    pub(super) text: Cow<'a, str>,
    /// What has to be taken out of the parser's texts.
    pub(super) cleaning: Cleaning,
    /// For each insertion, ascending: where in the prepared text it begins, and how many bytes were
    /// inserted up to its end.
    inserted: Vec<(usize, usize)>,
}

impl Prepared<'_> {
    /// The range of the body that `range` of the prepared text came from.
    pub(super) fn source_range(&self, range: &Range<usize>) -> Range<usize> {
        self.source_offset(range.start)..self.source_offset(range.end)
    }

    fn source_offset(&self, offset: usize) -> usize {
        let before = self.inserted.partition_point(|&(start, _)| start < offset);
        let inserted = self.inserted[..before].last();
        offset - inserted.map_or(0, |&(_, total)| total)
    }
}

/// Puts stand-ins where the amended rule and the parser's rule differ.
pub(super) fn prepare(body: &str) -> Prepared<'_> {
    let marks = marks(body);
    let cleaning = Cleaning::of(body, !marks.is_empty());
    if marks.is_empty() {
        return Prepared { text: Cow::Borrowed(body), cleaning, inserted: Vec::new() };
    }
    let mut text = String::with_capacity(body.len() + marks.len() * LETTER.len());
    let mut inserted = Vec::with_capacity(marks.len());
    let (mut done, mut total) = (0, 0);
    for (at, mark) in marks {
        text.push_str(&body[done..at]);
        total += mark.len();
        inserted.push((text.len(), total));
        text.push_str(mark);
        done = at;
    }
    text.push_str(&body[done..]);
    Prepared { text: Cow::Owned(text), cleaning, inserted }
}

/// What to insert where in the body, ascending.
fn marks(body: &str) -> Vec<(usize, &'static str)> {
    let bytes = body.as_bytes();
    let mut marks = Vec::new();
    let mut at = 0;
    while let Some(found) = memchr3(b'*', b'~', b'\\', &bytes[at..]) {
        let start = at + found;
        let byte = bytes[start];
        if byte == b'\\' {
            let escapes = bytes.get(start + 1).is_some_and(u8::is_ascii_punctuation);
            at = start + 1 + usize::from(escapes);
            continue;
        }
        let end = start + bytes[start..].iter().take_while(|&&b| b == byte).count();
        let (before, after) = (&body[..start], &body[end..]);
        if wants_marks(before, after, byte == b'~' && end - start == 1) {
            marks.push((start, if before.ends_with('_') { BEHIND_UNDERSCORE } else { LETTER }));
            marks.push((end, if after.starts_with('_') { BEFORE_UNDERSCORE } else { LETTER }));
        }
        at = end;
    }
    marks
}

fn wants_marks(before: &str, after: &str, lone_tilde: bool) -> bool {
    // `约3~5万元，20~30人` strikes nothing out: one tilde is a range, two are a deletion.
    if lone_tilde {
        return true;
    }
    let left = Side::of(before.chars().rev());
    let right = Side::of(after.chars());
    let (Some(left), Some(right)) = (left, right) else {
        return false;
    };
    (left.cjk || right.cjk) && !(left.letter && right.letter)
}

/// One side of a run of `*` or `~`; there is none where white space, the edge of the text or of a
/// table cell stands, for the plain rule is right there.
struct Side {
    cjk: bool,
    letter: bool,
}

impl Side {
    fn of(mut chars: impl Iterator<Item = char>) -> Option<Self> {
        let near = chars.next().filter(|c| !c.is_whitespace() && *c != '|')?;
        let letter = is_han(near) || near.is_alphanumeric();
        // `**“十四五”**2023年`, `**(一)**2023年`: a mark shared with Latin text belongs to the
        // script of the character it stands next to.
        let looks_further = !letter || is_variation_selector(near);
        let cjk = is_cjk(near) || looks_further && chars.next().is_some_and(is_cjk);
        Some(Self { cjk, letter })
    }
}
