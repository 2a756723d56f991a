//! Masking: what a message, a help text or an excerpt may show of a personal number.

use std::ops::Range;

use super::number::{Care, PrivateKind, PrivateNumber, of_line};
use super::scan;
use crate::diagnostic::Bilingual;

/// A number with its middle hidden: `138****1234`, `35*************123`.
#[must_use]
pub fn mask(number: &PrivateNumber) -> String {
    let digits = &number.digits;
    let (first, last) = match number.kind {
        PrivateKind::Mobile => (digits.len().saturating_sub(8), 4),
        PrivateKind::Identity | PrivateKind::DoubtfulIdentity => (2, 3),
        PrivateKind::BankCard => (4, 4),
    };
    let hidden = digits.len().saturating_sub(first + last);
    let (head, tail) = (&digits[..first], &digits[digits.len() - last..]);
    format!("{head}{}{tail}", "*".repeat(hidden))
}

/// Where in `text` a personal number stands, or what may be one: an excerpt
/// must not show it, whatever rule it is printed for.
#[must_use]
pub fn private_ranges(text: &str) -> Vec<Range<usize>> {
    wary(text).into_iter().map(|number| number.at).collect()
}

/// `text` with every personal number masked, and whatever may be one.
#[must_use]
pub fn masked_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for number in wary(text) {
        out.push_str(&text[end..number.at.start]);
        out.push_str(&mask(&number));
        end = number.at.end;
    }
    out.push_str(&text[end..]);
    out
}

/// Both texts with every personal number masked: messages are public too.
#[must_use]
pub fn masked(text: &Bilingual) -> Bilingual {
    Bilingual { zh: masked_text(&text.zh), en: masked_text(&text.en) }
}

fn wary(text: &str) -> Vec<PrivateNumber> {
    scan::lines(text).iter().flat_map(|line| of_line(text, line, Care::Wary)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_ends_of_a_number_are_shown() {
        for (text, expected) in [
            ("电话“138 1234 5678”是", "电话“138****5678”是"),
            ("电话+8613812341234", "电话+86138****1234"),
            ("证350102199003070038”", "证35*************038”"),
            ("卡6222020000000000000", "卡6222***********0000"),
            ("电话0871-63512057", "电话0871-63512057"),
        ] {
            assert_eq!(masked_text(text), expected);
        }
        assert_eq!(private_ranges("甲13812345678乙"), [3..14]);
    }
}
