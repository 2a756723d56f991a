//! What the searches for numbers have in common.

use std::sync::LazyLock;

use regex::Regex;

/// The pattern `text` describes.
pub(super) fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the patterns of this room are tested")
}

/// Digits in a row with what separates them; an identity number may end in X.
pub(super) static ROW: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"[0-9]+[Xx]?(?:[ \t]?[-‐‑‒–—−.·•_()*]{0,3}[ \t]?\*{0,3}[0-9]+[Xx]?)*")
});

/// The twenty characters before `at`: what a number is usually called by.
pub(super) fn before(plain: &str, at: usize) -> &str {
    let start = plain[..at].char_indices().rev().nth(19).map_or(0, |found| found.0);
    &plain[start..at]
}
