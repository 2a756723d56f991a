//! Makes the parser see emphasis as Chinese is written: `**“引用”**后文` is bold.
//!
//! `CommonMark` decides by spaces and punctuation on both sides of `**` whether it opens or closes;
//! Chinese has no spaces, so a mark after 。 or ” is taken for text. The parser has no option for
//! the amended rule, but an invisible stand-in letter between the run and its neighbour gives the
//! same answer.
//!
//! A run that nobody can have meant for emphasis is escaped and prints as typed: between figures
//! (`2*3=6，5*6=30`, `138****0000`), and before a mark that ends a phrase (`张**、李**`), unless it
//! ends emphasis that has begun.

use std::ops::Range;

use memchr::memchr3;

use super::cjk::{is_cjk, is_han, is_variation_selector};
use super::insertion::Insertion;
use super::standin::{BEFORE_UNDERSCORE, BEHIND_UNDERSCORE, ESCAPE, LETTER};

/// What to insert where in the body, ascending.
pub(super) fn marks(body: &str) -> Vec<Insertion> {
    let bytes = body.as_bytes();
    let mut marks = Vec::new();
    let mut open = Open::default();
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
        // `约3~5万元，20~30人` strikes nothing out: one tilde is a range, two are a deletion.
        let lone_tilde = byte == b'~' && end - start == 1;
        if !lone_tilde && !open.take(body, start..end) {
            marks.extend((start..end).map(|at| (at, ESCAPE)));
        } else if lone_tilde || wants_marks(before, after) {
            marks.push((start, if before.ends_with('_') { BEHIND_UNDERSCORE } else { LETTER }));
            marks.push((end, if after.starts_with('_') { BEFORE_UNDERSCORE } else { LETTER }));
        }
        at = end;
    }
    marks
}

/// More open runs than any paragraph has.
const MOST_OPEN: usize = 64;

/// Runs of the paragraph that may have begun emphasis, by sign and length.
#[derive(Default)]
struct Open {
    runs: Vec<(u8, usize)>,
    end: usize,
}

impl Open {
    /// Notes the run at `run`; whether it can be meant for emphasis.
    fn take(&mut self, body: &str, run: Range<usize>) -> bool {
        if !self.runs.is_empty() && ends_paragraph(&body[self.end..run.start]) {
            self.runs.clear();
        }
        self.end = run.end;
        let sign = (body.as_bytes()[run.start], run.len());
        let before = body[..run.start].chars().next_back();
        let after = body[run.end..].chars().next();
        let is_blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        // A run that is all of a piece of code.
        if before == Some('`') && after == Some('`') {
            return true;
        }
        let odd = is_sum(body, &run)
            || before.is_some_and(char::is_alphanumeric) && after.is_some_and(ends_phrase);
        if odd && self.runs.is_empty() {
            return false;
        }
        let same = self.runs.iter().rposition(|open| *open == sign);
        match same.filter(|_| !is_blank(before)) {
            Some(opener) => self.runs.truncate(opener),
            None if !is_blank(after) && self.runs.len() < MOST_OPEN => self.runs.push(sign),
            None => {}
        }
        true
    }
}

/// Whether a run stands between figures. Two asterisks may well make some of the figures bold, and
/// two tildes strike some out.
fn is_sum(body: &str, run: &Range<usize>) -> bool {
    let is_figure = |b: Option<&u8>| b.is_some_and(u8::is_ascii_digit);
    let bytes = body.as_bytes();
    let figures = is_figure(bytes[..run.start].last()) && is_figure(bytes.get(run.end));
    let strikes = || {
        let figures = bytes[run.end..].iter().take_while(|b| b.is_ascii_digit()).count();
        body[run.end + figures..].starts_with("~~")
    };
    figures
        && match (bytes[run.start], run.len()) {
            (b'*', 2) => false,
            (b'~', 2) => !strikes(),
            _ => true,
        }
}

/// Marks that no emphasis begins with.
fn ends_phrase(c: char) -> bool {
    "、，。；：！？）》」』】〉〕”’".contains(c)
}

fn ends_paragraph(between: &str) -> bool {
    let mut lines = between.split('\n').skip(1).peekable();
    while let Some(line) = lines.next() {
        if lines.peek().is_some() && line.trim().is_empty() {
            return true;
        }
    }
    false
}

fn wants_marks(before: &str, after: &str) -> bool {
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
