//! A body made ready for the parser, with the way back to the body.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::Event;

use super::clean::Cleaning;
use super::emphasis::marks;
use super::literal::literals;

/// An event and its range in the prepared text.
pub(super) type Placed<'a> = (Event<'a>, Range<usize>);

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

/// Puts stand-ins where Chinese and the parser's rules differ, and where a sign is no mark-up.
pub(super) fn prepare(body: &str) -> Prepared<'_> {
    let mut insertions = marks(body);
    let literals = literals(body);
    if !literals.is_empty() {
        insertions.extend(literals);
        insertions.sort_by_key(|&(at, _)| at);
    }
    let cleaning = Cleaning::of(body, !insertions.is_empty());
    if insertions.is_empty() {
        return Prepared { text: Cow::Borrowed(body), cleaning, inserted: Vec::new() };
    }
    let mut text = String::with_capacity(body.len() + insertions.len() * 4);
    let mut inserted = Vec::with_capacity(insertions.len());
    let (mut done, mut total) = (0, 0);
    for (at, piece) in insertions {
        text.push_str(&body[done..at]);
        total += piece.len();
        inserted.push((text.len(), total));
        text.push_str(piece);
        done = at;
    }
    text.push_str(&body[done..]);
    Prepared { text: Cow::Owned(text), cleaning, inserted }
}
