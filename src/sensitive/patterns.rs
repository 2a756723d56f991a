//! What the searches for numbers have in common.

use regex::Regex;

/// The pattern `text` describes.
pub(super) fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the patterns of this room are tested")
}

/// The twenty characters before `at`: what a number is usually called by.
pub(super) fn before(plain: &str, at: usize) -> &str {
    let start = plain[..at].char_indices().rev().nth(19).map_or(0, |found| found.0);
    &plain[start..at]
}
