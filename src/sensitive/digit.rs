//! Digits and the signs between them, in every script and dress they are typed in.

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::{is_filler, is_zero_width};

/// The zeros of the scripts whose digits have no compatibility form.
const ZEROS: &[u32] = &[
    0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66,
    0x0de6, 0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90,
    0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xaa50, 0xabf0,
];

/// The ones of digits in circles.
const CIRCLED: &[u32] = &[0x2776, 0x2780, 0x278a, 0x24f5];

/// What `character` is worth as a digit, Han numerals apart.
pub(super) fn digit(character: char) -> Option<char> {
    if character.is_ascii() {
        return character.is_ascii_digit().then_some(character);
    }
    if is_ideograph(character) {
        return None;
    }
    let code = u32::from(character);
    let of_script =
        ZEROS.iter().find_map(|zero| code.checked_sub(*zero).filter(|value| *value < 10));
    let circled = || {
        CIRCLED
            .iter()
            .find_map(|one| code.checked_sub(*one).filter(|value| *value < 9))
            .map(|value| value + 1)
    };
    if let Some(value) = of_script.or_else(circled) {
        return char::from_digit(value, 10);
    }
    if matches!(character, '⓿' | '🄋' | '🄌') {
        return Some('0');
    }
    if !has_compatible_digit(code) {
        return None;
    }
    let mut digits = character.nfkc().filter(char::is_ascii_digit);
    digits.next().filter(|_| digits.next().is_none())
}

/// A unified ideograph: nearly every character of a Chinese text. It is no digit, takes room,
/// and is its own compatibility form, so it is not looked up in any table.
pub(super) fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{4e00}'..='\u{9fff}')
}

/// Superscripts and subscripts, enclosed and full-width, mathematical digits.
fn has_compatible_digit(code: u32) -> bool {
    matches!(code, 0xb2 | 0xb3 | 0xb9 | 0x2070..=0x2089 | 0x2460..=0x249b | 0x24ea
        | 0xff10..=0xff19 | 0x1d7ce..=0x1d7ff | 0x1f100..=0x1f10a | 0x1fbf0..=0x1fbf9)
}

/// What a Han numeral is worth where each stands for one digit.
pub(super) fn han_digit(character: char) -> Option<char> {
    Some(match character {
        '〇' | '零' | '○' | '◯' => '0',
        '一' | '壹' | '幺' | '弌' => '1',
        '二' | '贰' | '貳' => '2',
        '三' | '叁' | '參' => '3',
        '四' | '肆' => '4',
        '五' | '伍' => '5',
        '六' | '陆' | '陸' => '6',
        '七' | '柒' => '7',
        '八' | '捌' => '8',
        '九' | '玖' => '9',
        _ => return None,
    })
}

/// What a letter that looks like a digit is typed for.
pub(super) fn letter_digit(character: char) -> Option<char> {
    match character {
        'O' | 'o' => Some('0'),
        'l' | 'I' => Some('1'),
        _ => None,
    }
}

/// Whether `character` may stand between two digits of one number.
pub(super) fn is_separator(character: char) -> bool {
    is_plain_separator(character)
        || matches!(character, '/' | '\\' | '~' | '〜' | '∼' | '^' | '`' | '\'' | '#' | '…' | '→')
}

/// The usual ones: blanks, hyphens, dots, brackets, marks of emphasis.
pub(super) fn is_plain_separator(character: char) -> bool {
    matches!(
        character,
        ' ' | '\t' | '\n' | '-' | '‐'
            ..='―'
                | '−'
                | '.'
                | '·'
                | '•'
                | '●'
                | '‧'
                | '・'
                | '。'
                | '∙'
                | '_'
                | '*'
                | '('
                | ')'
    )
}

/// What stands between digits unseen and takes no room, accents included.
pub(super) fn is_skipped(character: char) -> bool {
    if is_ideograph(character) || character.is_ascii_graphic() {
        return false;
    }
    let control = character.is_control() && !matches!(character, '\t' | '\n' | '\u{85}');
    control
        || is_zero_width(character) && !is_filler(character)
        || unicode_normalization::char::is_combining_mark(character)
}

/// Signs that look like a blank and are none.
pub(super) fn is_blank(character: char) -> bool {
    character == '\u{2800}'
        || is_filler(character)
        || (character.is_whitespace() && !matches!(character, '\n' | '\t'))
}

/// Signs that people type for the X at the end of an identity number.
pub(super) fn is_like_x(character: char) -> bool {
    matches!(character, '×' | '✕' | '✖' | '╳' | '乂' | 'Х' | 'х' | 'Χ' | 'χ' | '⨉' | '⨯')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_every_script_are_digits() {
        for (text, expected) in [
            ("𝟏𝟑𝟖𝟘𝟢", "13800"),
            ("¹³⁸₀", "1380"),
            ("١٣٨۴", "1384"),
            ("१३८", "138"),
            ("༡༣༨", "138"),
            ("᠑᠓᠘", "138"),
            ("①③⑧⓪", "1380"),
            ("❶❸❽⓿", "1380"),
            ("⒈⒊⒏🄀", "1380"),
            ("１３８", "138"),
        ] {
            assert_eq!(text.chars().filter_map(digit).collect::<String>(), expected);
        }
        assert!("⑩Ⅷ一甲㈠½".chars().all(|one| digit(one).is_none()));
        assert_eq!("幺三捌〇".chars().filter_map(han_digit).collect::<String>(), "1380");
    }
}
