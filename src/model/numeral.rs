//! Whole numbers written in Arabic or Chinese numerals, up to 999.

/// The characters a numeral of either kind is made of, for patterns.
pub(crate) const DIGITS: &str = "0-9〇○零一二三四五六七八九十百";

/// Whether `character` is one of [`DIGITS`].
#[must_use]
pub(crate) fn is_digit(character: char) -> bool {
    character.is_ascii_digit() || matches!(character, '十' | '百') || digit(character).is_some()
}

/// The value of `text`, written as `13`, `十三`, `一百零二` or digit by digit (`二〇二三`).
#[must_use]
pub(crate) fn parse(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().count() > 6 {
        return None;
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok();
    }
    if text.contains(['十', '百']) { parse_places(text) } else { parse_digits(text) }
}

fn digit(character: char) -> Option<u32> {
    "〇一二三四五六七八九"
        .chars()
        .position(|known| known == character)
        .or_else(|| matches!(character, '零' | '○').then_some(0))
        .and_then(|value| u32::try_from(value).ok())
}

fn parse_digits(text: &str) -> Option<u32> {
    text.chars().try_fold(0, |sum, character| Some(sum * 10 + digit(character)?))
}

fn parse_places(text: &str) -> Option<u32> {
    let (mut sum, mut pending) = (0, None);
    for character in text.chars() {
        match character {
            '百' => sum += pending.take()? * 100,
            '十' => sum += pending.take().unwrap_or(1) * 10,
            '零' => {}
            other if pending.is_none() => pending = Some(digit(other)?),
            _ => return None,
        }
    }
    Some(sum + pending.unwrap_or(0))
}

/// `number` in Chinese numerals, up to 99 (`十三`, `二十`); larger ones in Arabic.
#[must_use]
pub(crate) fn chinese(number: u32) -> String {
    const UNITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    if number == 0 || number > 99 {
        return number.to_string();
    }
    let (tens, units) = ((number / 10) as usize, (number % 10) as usize);
    let tens = match tens {
        0 => String::new(),
        1 => "十".to_owned(),
        more => format!("{}十", UNITS[more]),
    };
    tens + UNITS[units]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_of_both_kinds_are_read() {
        for (text, expected) in [
            ("13", Some(13)),
            ("十三", Some(13)),
            ("十", Some(10)),
            ("二十一", Some(21)),
            ("一百零二", Some(102)),
            ("二〇二三", Some(2023)),
            ("", None),
            ("十三次", None),
            ("百", None),
        ] {
            assert_eq!(parse(text), expected, "{text}");
        }
    }

    #[test]
    fn written_numerals_are_read_back() {
        for number in 1..=99 {
            assert_eq!(parse(&chinese(number)), Some(number));
        }
    }
}
