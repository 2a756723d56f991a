//! Telephones of offices: those of persons are never copied into a front matter.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::letter::pattern;
use crate::letter::reading::Reading;
use crate::sensitive::{self, PrivateItem};

/// Office telephones: area code and number, 400/800, or 7 to 8 local digits.
static OFFICE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:\(?0[0-9]{2,3}\)?[-‐‑–—―－~/. ]{0,3}[0-9]{3,4} ?[0-9]{4}|[48]00[- ]?[0-9]{3,4}[- ]?[0-9]{3,4}|[2-8][0-9]{2,3} ?[0-9]{4})(?:(?:转|-)[0-9]{1,5})?",
    )
});

/// The first office telephone of `text`, as printed without blanks.
pub(super) fn office_phone(text: &str) -> Option<String> {
    let reading = Reading::new(text);
    let folded = reading.as_str();
    let personal = sensitive::find(folded);
    // The rest of a longer number is no number.
    let is_dash = |one: char| one == ')' || !(one.is_alphanumeric() || ",;、:".contains(one));
    let is_office = |at: &Range<usize>| {
        let apart = |item: &PrivateItem| at.end <= item.at.start || item.at.end <= at.start;
        let is_digit = |one: char| one.is_ascii_digit();
        personal.iter().all(apart)
            && !folded[..at.start].trim_end_matches(is_dash).ends_with(is_digit)
            && !folded[at.end..].starts_with(is_digit)
    };
    let mut found = OFFICE.find_iter(folded).filter(|one| is_office(&one.range()));
    found.next().map(|one| one.as_str().replace(' ', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_office_telephones_are_told() {
        for (text, expected) in [
            ("电话：0871- 65550057", Some("0871-65550057")),
            ("电话：0310--3523233", Some("0310--3523233")),
            ("(0871)65550057", Some("(0871)65550057")),
            ("087164871015", Some("087164871015")),
            ("65120570", Some("65120570")),
            ("6512 0570", Some("65120570")),
            ("0871—65550031", Some("0871—65550031")),
            ("0871－65550031", Some("0871-65550031")),
            ("0871 / 65550031", Some("0871/65550031")),
            ("(0871) 65550031", Some("(0871)65550031")),
            ("0871*65550031", None),
            ("13812345678", None),
            ("张三 13812345678，0871-65550057", Some("0871-65550057")),
            ("2023年", None),
        ] {
            assert_eq!(office_phone(text).as_deref(), expected, "{text}");
        }
    }
}
