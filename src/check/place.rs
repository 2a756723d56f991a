//! Where the words stand that a rule read in folded or joined form.

use std::ops::Range;

use super::rule::ReplyView;
use crate::diagnostic::offset;

/// The bytes of the file where `words` stand in the part `at` of the body; the
/// whole part, where they do not stand there letter for letter.
#[must_use]
pub(crate) fn in_text(view: &ReplyView<'_>, at: &Range<usize>, words: &str) -> Range<u32> {
    let part = view.text.body().get(at.clone()).unwrap_or_default();
    view.text.in_file(&within(part, at.start, words).unwrap_or_else(|| at.clone()))
}

/// The bytes of the file where `words` stand in the field `key`; its whole value
/// otherwise.
#[must_use]
pub(crate) fn in_field(view: &ReplyView<'_>, key: &str, words: &str) -> Range<u32> {
    let span = view.text.span(key);
    let (start, end) = (span.start as usize, span.end as usize);
    let found = within(view.text.text.get(start..end).unwrap_or_default(), start, words);
    found.map_or(span, |at| offset(at.start)..offset(at.end))
}

fn within(part: &str, start: usize, words: &str) -> Option<Range<usize>> {
    let found = start + part.find(words).filter(|_| !words.is_empty())?;
    Some(found..found + words.len())
}
