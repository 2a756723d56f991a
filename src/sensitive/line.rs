//! Lines of a text in compatibility form (NFKC), with the way back to their own bytes.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::digit::{digit, han_digit, is_blank, is_ideograph, is_like_x, is_skipped, letter_digit};
use super::markup::{annotation_length, entity, link_target, shown_of, tag_length};

/// How a text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum View {
    /// With its marks of Markdown and HTML: what stands in a tag or a target is seen too.
    Typed,
    /// As the page shows it: tags, targets of links and marks are gone.
    Shown,
    /// As the page shows it, Han numerals and letters that look like digits read as such.
    Spelt,
}

/// Lines in compatibility form: entities decoded, escapes and invisible
/// characters left out, every digit an ASCII one.
pub(super) struct Line {
    pub(super) plain: String,
    /// For each byte of `plain`, the bytes of the text it comes from.
    origin: Vec<Range<usize>>,
}

impl Line {
    /// The lines at `range` of `text`.
    pub(super) fn new(text: &str, range: &Range<usize>, view: View) -> Self {
        let mut line = Self { plain: String::new(), origin: Vec::new() };
        let mut at = range.start;
        while at < range.end {
            let rest = &text[at..range.end];
            let Some(character) = rest.chars().next() else { break };
            let markup =
                if view == View::Typed { typed_markup(rest, &line.plain) } else { markup(rest) };
            let (step, shown) = match (markup, character) {
                (Some(markup), _) => markup,
                (None, '&') => entity(rest).map_or((1, Some('&')), |(step, one)| (step, Some(one))),
                (None, '%') if line.ends_target() => encoded_digit(rest),
                (None, other) => (other.len_utf8(), Some(other)),
            };
            if let Some(shown) = shown {
                line.push(shown, at..at + step, view);
            }
            at += step;
        }
        line
    }

    fn push(&mut self, shown: char, origin: Range<usize>, view: View) {
        if is_skipped(shown) {
            return;
        }
        // What leads a line in a list or a quotation does not part a number, nor does the
        // break of the source behind one that is written as a tag.
        let is_tag = |at: &Range<usize>| at.len() > 1;
        let leads = self.plain.ends_with('\n')
            && (matches!(shown, '>' | '\t')
                || is_blank(shown)
                || shown == '\n' && self.origin.last().is_some_and(is_tag));
        if leads && view != View::Typed {
            return;
        }
        let spelt =
            || han_digit(shown).or_else(|| letter_digit(shown).filter(|_| self.is_number()));
        let value = digit(shown).or_else(|| (view == View::Spelt).then(spelt).flatten());
        match value {
            Some(digit) => self.plain.push(digit),
            None if matches!(shown, '\u{2028}' | '\u{2029}' | '\u{85}') => self.plain.push('\n'),
            None if is_blank(shown) => self.plain.push(' '),
            None if is_like_x(shown) && self.ends_identity() => self.plain.push('X'),
            None if is_ideograph(shown) || shown.is_ascii() => self.plain.push(shown),
            None => self.plain.extend(std::iter::once(shown).nfkc()),
        }
        self.origin.resize(self.plain.len(), origin);
    }

    /// Whether a number may go on or begin at the end: no word ends there.
    fn is_number(&self) -> bool {
        !self.plain.ends_with(|last: char| last.is_ascii_alphabetic())
    }

    /// Whether a telephone's number stands or begins at the end, as the target of a link.
    fn ends_target(&self) -> bool {
        let target =
            self.plain.trim_end_matches(|one: char| one.is_ascii_digit() || "+-".contains(one));
        target
            .get(target.len().saturating_sub(4)..)
            .is_some_and(|end| end.eq_ignore_ascii_case("tel:"))
    }

    /// Whether seventeen digits stand at the end: an identity number but for its last sign.
    fn ends_identity(&self) -> bool {
        let tail = self.plain.bytes().rev().filter(|one| !matches!(one, b' ' | b'-'));
        tail.take_while(u8::is_ascii_digit).take(18).count() == 17
    }

    /// The bytes of the text that `plain` comes from.
    pub(super) fn source(&self, plain: &Range<usize>) -> Range<usize> {
        self.origin[plain.start].start..self.origin[plain.end - 1].end
    }
}

/// The digit that `rest` begins with in the form of a link's target: `%31`.
fn encoded_digit(rest: &str) -> (usize, Option<char>) {
    match rest.as_bytes() {
        [b'%', b'3', digit @ b'0'..=b'9', ..] => (3, Some(char::from(*digit))),
        _ => (1, Some('%')),
    }
}

/// The markup that is no part of the text even where all of it is looked at: escapes, and
/// tags inside a number that hold no digits themselves.
fn typed_markup(rest: &str, before: &str) -> Option<(usize, Option<char>)> {
    match rest.as_bytes() {
        [b'\\', next, ..] if next.is_ascii_punctuation() => Some((1, None)),
        [b'<', ..] if before.ends_with(|last: char| last.is_ascii_digit()) => {
            let length = tag_length(rest)?;
            let tag = &rest[..length];
            (shown_of(tag).is_none() && !tag.bytes().any(|one| one.is_ascii_digit()))
                .then_some((length, None))
        }
        _ => None,
    }
}

/// The markup at the beginning of `rest`: its length, and what a reader sees of it.
fn markup(rest: &str) -> Option<(usize, Option<char>)> {
    match rest.as_bytes() {
        [b'`', ..] | [b'\\', b'\n', ..] => Some((1, None)),
        [b'\\', next, ..] if next.is_ascii_punctuation() => Some((1, None)),
        [b'<', ..] => tag_length(rest)
            .map(|length| (annotation_length(rest).unwrap_or(length), shown_of(&rest[..length]))),
        [b'!', b'[', ..] | [b'~', b'~', ..] | [b'=', b'=', ..] => Some((2, None)),
        [b'[', b'^', ..] => rest.find(']').filter(|end| *end < 24).map(|end| (end + 1, None)),
        [b'[', ..] => {
            let end = rest.bytes().take(256).position(|one| one == b']')?;
            link_target(&rest[end..]).map(|_| (1, None))
        }
        [b']', ..] => link_target(rest).map(|length| (length, None)),
        _ => None,
    }
}
