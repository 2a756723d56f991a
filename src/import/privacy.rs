//! Numbers of persons: never copied into a front matter, masked in every finding.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::letter::reading::Reading;

static MOBILE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"1[3-9][0-9](?:[- ]?[0-9]{4}){2}").expect("the pattern is tested below")
});

/// Identity and bank card numbers; what is masked too much in a finding harms nobody.
static LONG: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[0-9]{15,}[0-9Xx]?").expect("the pattern is tested below"));

/// Office telephones: area code and number, 400/800, or 7 to 8 local digits.
static OFFICE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:\(?0[0-9]{2,3}\)?[- ]{0,3}[0-9]{3,4} ?[0-9]{4}|[48]00[- ]?[0-9]{3,4}[- ]?[0-9]{3,4}|[2-8][0-9]{6,7})(?:(?:转|-)[0-9]{1,5})?")
        .expect("the pattern is tested below")
});

/// Personal mobile numbers in `text`, as bytes of its folded form.
fn mobiles(folded: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    MOBILE.find_iter(folded).map(|found| found.range()).filter(|range| stands_alone(folded, range))
}

/// Digits on either side belong to a longer number, a leading 86 to this one.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].trim_end_matches("86");
    let ends_in_digit = before.ends_with(|last: char| last.is_ascii_digit());
    !ends_in_digit && !text[range.end..].starts_with(|next: char| next.is_ascii_digit())
}

/// The first mobile number of `text`, masked; `None` where there is none.
pub(super) fn mobile(text: &str) -> Option<String> {
    let reading = Reading::new(text);
    let found = mobiles(reading.as_str()).next()?;
    Some(masked(&reading.as_str()[found]))
}

/// Whether `text` holds a number of a person.
pub(super) fn is_private(text: &str) -> bool {
    masked(text) != text
}

/// `text` with the numbers of persons masked: `138********`.
pub(super) fn masked(text: &str) -> String {
    let reading = Reading::new(text);
    let folded = reading.as_str();
    let long = LONG.find_iter(folded).map(|found| found.range());
    let ranges: Vec<_> = mobiles(folded).chain(long).collect();
    let hidden =
        |at: usize| ranges.iter().any(|range| range.contains(&at) && at >= range.start + 3);
    let pairs = folded.char_indices().zip(text.chars());
    let shown = |((at, plain), original): ((usize, char), char)| {
        let hide = hidden(at) && (plain.is_ascii_digit() || plain == 'X');
        if hide { '*' } else { original }
    };
    pairs.map(shown).collect()
}

/// The first office telephone of `text`, as printed without blanks; mobiles are none.
pub(super) fn office_phone(text: &str) -> Option<String> {
    let reading = Reading::new(text);
    let folded = reading.as_str();
    let mobiles: Vec<_> = mobiles(folded).collect();
    OFFICE
        .find_iter(folded)
        .filter(|found| {
            mobiles.iter().all(|mobile| found.end() <= mobile.start || found.start() >= mobile.end)
        })
        .find(|found| stands_alone(folded, &found.range()))
        .map(|found| found.as_str().replace(' ', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_persons_are_masked() {
        for (text, expected) in [
            ("电话：13812345678", "电话：138********"),
            ("手机 138 1234 5678。", "手机 138 **** ****。"),
            ("+8613812345678", "+86138********"),
            ("１３８１２３４５６７８", "１３８********"),
            ("530102199001011234", "530***************"),
            ("0871-65550057", "0871-65550057"),
            ("087164871015", "087164871015"),
            ("2024-01-09 10:26", "2024-01-09 10:26"),
        ] {
            assert_eq!(masked(text), expected);
        }
        assert!(!is_private("0871- 65550057"));
        assert_eq!(mobile("电话13812345678"), Some("138********".to_owned()));
        assert_eq!(mobile("11341702003256001T"), None);
    }

    #[test]
    fn only_office_telephones_are_told() {
        for (text, expected) in [
            ("电话：0871- 65550057", Some("0871-65550057")),
            ("电话：0310--3523233", Some("0310--3523233")),
            ("(0871)65550057", Some("(0871)65550057")),
            ("087164871015", Some("087164871015")),
            ("65120570", Some("65120570")),
            ("13812345678", None),
            ("张三 13812345678，0871-65550057", Some("0871-65550057")),
            ("2023年", None),
        ] {
            assert_eq!(office_phone(text).as_deref(), expected, "{text}");
        }
    }
}
