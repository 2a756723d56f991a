//! Rows of digits: groups with nothing but separators between them.

use std::ops::Range;

use super::digit::is_separator;

/// A run of digits inside a row; an identity number may end in X.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group<'a> {
    pub(super) digits: &'a str,
    pub(super) start: usize,
    /// What stands between the group before it and this one.
    pub(super) gap: &'a str,
}

impl Group<'_> {
    /// How many digits it has, the X apart.
    pub(super) fn count(&self) -> usize {
        self.digits.trim_end_matches(['X', 'x']).len()
    }

    pub(super) fn end(&self) -> usize {
        self.start + self.digits.len()
    }
}

/// The rows of `plain`, cut where a part is public.
pub(super) fn rows<'a>(plain: &'a str, public: &[Range<usize>]) -> Vec<Vec<Group<'a>>> {
    let mut rows: Vec<Vec<Group<'a>>> = Vec::new();
    let mut end = None;
    let mut at = 0;
    while let Some(start) =
        plain[at..].find(|one: char| one.is_ascii_digit()).map(|found| at + found)
    {
        let digits = digits(&plain[start..]);
        at = start + digits.len();
        if public.iter().any(|part| part.start < at && start < part.end) {
            end = None;
            continue;
        }
        let gap = end.map(|end: usize| &plain[end..start]).filter(|gap| is_gap(gap));
        match (rows.last_mut(), gap) {
            (Some(row), Some(gap)) => row.push(Group { digits, start, gap }),
            _ => rows.push(vec![Group { digits, start, gap: "" }]),
        }
        end = Some(at);
    }
    rows
}

/// The digits at the beginning of `text`, and the X behind seventeen of them.
fn digits(text: &str) -> &str {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    let next = &text.as_bytes()[end..];
    // An X followed by more letters is a word's, not a check digit.
    let is_check = matches!(next.first(), Some(b'X' | b'x'))
        && !next.get(1).is_some_and(u8::is_ascii_alphabetic);
    let is_end = end <= 17 && (end == 17 || !next.get(1).is_some_and(u8::is_ascii_digit));
    &text[..end + usize::from(is_check && is_end)]
}

/// Whether `gap` may stand inside a number: few characters, one line break at most.
fn is_gap(gap: &str) -> bool {
    const LONGEST: usize = 8;
    gap.chars().all(is_separator)
        && gap.chars().filter(|one| *one != '\n').count() <= LONGEST
        && gap.matches('\n').count() <= 1
        // Four asterisks stand for digits; up to three are emphasis.
        && !gap.contains("****")
}
