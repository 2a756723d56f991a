//! Personal data that must not be published.

use crate::check::rule::{Check, Example, Rule, words};
use crate::diagnostic::{Bilingual, Severity};

/// A personal mobile number.
pub const MOBILE: Rule = Rule {
    name: "privacy/mobile",
    severity: Severity::Error,
    firm: true,
    summary: words("个人手机号", "a personal mobile number"),
    why: words("", ""),
    wrong: Example::Body("x"),
    right: Example::Body("x"),
    check: Check::Text(|_, _| {}),
};

/// `text` with every personal number masked: messages are public too.
#[must_use]
pub fn masked(text: Bilingual) -> Bilingual {
    text
}

/// The places in `text` that hold personal numbers.
#[must_use]
pub fn private_ranges(_text: &str) -> Vec<std::ops::Range<usize>> {
    Vec::new()
}
