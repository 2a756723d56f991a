//! Check digits: what tells a real number from one that merely has its length.

/// Whether `text`, 18 digits of which the last may be `X`, ends in the check
/// character of GB 11643 (identity numbers).
#[must_use]
pub(super) fn is_identity_number(text: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: &[u8; 11] = b"10X98765432";
    let bytes = text.as_bytes();
    let sum: u32 =
        WEIGHTS.iter().zip(bytes).map(|(weight, byte)| weight * u32::from(byte & 15)).sum();
    bytes.len() == 18 && bytes[17].to_ascii_uppercase() == CHECKS[(sum % 11) as usize]
}

/// Whether `text` begins with the code of a province (GB/T 2260): serial
/// numbers that begin with a year do not.
#[must_use]
pub(super) fn has_province(text: &str) -> bool {
    matches!(
        text.get(..2).and_then(|code| code.parse::<u8>().ok()),
        Some(11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83 | 91)
    )
}

/// Whether the digits at 6..14 of `text` are a day on which a living person may be born.
#[must_use]
pub(super) fn has_birth_date(text: &str) -> bool {
    text.get(6..14).is_some_and(|date| is_day(&date[..4], &date[4..]))
}

/// The same of the six digits in an identity number of 15 digits, all of 19XX.
#[must_use]
pub(super) fn has_short_birth_date(text: &str) -> bool {
    text.get(6..12).is_some_and(|date| is_day(&format!("19{}", &date[..2]), &date[2..]))
}

fn is_day(year: &str, day: &str) -> bool {
    let number = |text: &str| text.parse::<i16>().unwrap_or_default();
    let small = |text: &str| text.parse::<i8>().unwrap_or_default();
    (1880..2100).contains(&number(year))
        && jiff::civil::Date::new(number(year), small(&day[..2]), small(&day[2..])).is_ok()
}

/// Whether `digits` end in the check digit of bank cards (Luhn).
#[must_use]
pub(super) fn is_luhn(digits: &str) -> bool {
    let value = |(at, byte): (usize, u8)| {
        let digit = u32::from(byte & 15) << (at % 2);
        if digit > 9 { digit - 9 } else { digit }
    };
    digits.bytes().rev().enumerate().map(value).sum::<u32>() % 10 == 0
}

/// Whether `text` is a 统一社会信用代码: 18 characters with the check character
/// of GB 32100. Organisations' codes are public, and often hold the digits of
/// what would be a mobile number.
#[must_use]
pub(super) fn is_credit_code(text: &str) -> bool {
    const CHARACTERS: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    let value = |byte: u8| CHARACTERS.iter().position(|known| *known == byte);
    let values: Option<Vec<usize>> = text.bytes().map(value).collect();
    values.is_some_and(|values| {
        let sum: usize = WEIGHTS.iter().zip(&values).map(|(weight, value)| weight * value).sum();
        values.len() == 18 && values[17] == (31 - sum % 31) % 31
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_are_told_from_their_neighbours() {
        // The examples of the standards themselves and of the payment industry.
        for (check, right) in [
            (is_identity_number as fn(&str) -> bool, "11010519491231002X"),
            (is_identity_number, "440524188001010014"),
            (is_luhn, "4111111111111111"),
            (is_luhn, "6222020000000000000"),
            (is_credit_code, "91350100M000100Y43"),
            (is_credit_code, "11341702003256001T"),
        ] {
            assert!(check(right), "{right}");
            let (head, last) = right.split_at(right.len() - 1);
            for other in '0'..='9' {
                assert_eq!(check(&format!("{head}{other}")), last == other.to_string(), "{other}");
            }
        }
        assert!(has_birth_date("11010519491231002X") && !has_birth_date("110105194902310021"));
        assert!(
            has_short_birth_date("110105491231002") && !has_short_birth_date("110105491331002")
        );
    }
}
