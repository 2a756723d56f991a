//! Lines with numbers of which some digits are spelt otherwise: Han numerals, and letters
//! that look like digits.

use std::ops::Range;

use super::digit::{han_digit, is_separator, letter_digit};

/// The row of digits around `at`, Han numerals and letters among them; none where it holds
/// fewer than `shortest`.
pub(super) fn row(text: &str, at: usize, shortest: usize) -> (Range<usize>, bool) {
    let is_digit = |one: &char| one.is_ascii_digit() || is_spelt(*one);
    let is_part = |one: &char| is_digit(one) || is_separator(*one);
    let before = text[..at].chars().rev().take_while(is_part).map(char::len_utf8).sum::<usize>();
    let behind = text[at..].chars().take_while(is_part).map(char::len_utf8).sum::<usize>();
    let row = at - before..at + behind;
    let count = text[row.clone()].chars().filter(is_digit).count();
    (row, count >= shortest)
}

/// Whether `character` stands for a digit and is none.
pub(super) fn is_spelt(character: char) -> bool {
    han_digit(character).or_else(|| letter_digit(character)).is_some()
}

/// Where in `range` of `text` a digit stands beside a numeral or letter that is spelt for one.
pub(super) fn beside_digit(text: &str, range: Range<usize>) -> Option<usize> {
    let bytes = text.as_bytes();
    // What stands beside most digits is another, or a sign.
    let may_be_spelt =
        |byte: Option<&u8>| byte.is_some_and(|byte| *byte >= 0x80 || b" -OolI".contains(byte));
    let is_mixed = |at: &usize| {
        bytes[*at].is_ascii_digit()
            && (may_be_spelt(bytes.get(at + 1)) || may_be_spelt(bytes[..*at].last()))
            && (text[at + 1..].trim_start_matches([' ', '-']).starts_with(is_spelt)
                || text[..*at].trim_end_matches([' ', '-']).ends_with(is_spelt))
    };
    range.into_iter().find(is_mixed)
}
