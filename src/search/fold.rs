//! What a character is matched as: width, case and form ignored; and what it is.

use unicode_normalization::UnicodeNormalization;

use super::simplified::simplified;

/// What a folded character is to the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A Chinese character: pairs of them are indexed.
    Han,
    /// A letter or digit: whole runs of them are indexed.
    Letter,
    /// Anything else: it parts what stands before from what follows.
    Mark,
}

/// Calls `take` with each character that `character` is matched as.
#[inline]
pub(super) fn fold(character: char, mut take: impl FnMut(char)) {
    unfolded(character, |one| take(simplified(one)));
}

/// The same before traditional characters are simplified: what a script does by itself, without a
/// table. A character at a time, not a text: so each keeps its place, and both agree.
#[inline]
pub(super) fn unfolded(character: char, mut take: impl FnMut(char)) {
    match character {
        '\0'..='\x7f' => take(character.to_ascii_lowercase()),
        // With the marks of Chinese, so that the library's tables are asked for rare characters alone.
        '\u{3001}'..='\u{3020}'
        | '\u{3400}'..='\u{9FFF}'
        | '\u{2014}'
        | '\u{2018}'..='\u{201F}' => {
            take(character);
        }
        '\u{FF01}'..='\u{FF5E}' => {
            let narrow = char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character);
            take(narrow.to_ascii_lowercase());
        }
        _ => character.nfkc().flat_map(char::to_lowercase).for_each(take),
    }
}

/// `text` as it is matched.
#[must_use]
pub(super) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        fold(character, |one| out.push(one));
    }
    out
}

/// What `character`, folded, is. The ranges are those of the script, which knows no Unicode classes.
#[must_use]
pub(super) fn class(character: char) -> Class {
    match character {
        '\u{4E00}'..='\u{9FFF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{3007}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{323AF}' => Class::Han,
        '\u{D7}' | '\u{F7}' => Class::Mark,
        '0'..='9'
        | 'a'..='z'
        | '\u{C0}'..='\u{24F}'
        | '\u{370}'..='\u{1FFF}'
        | '\u{3041}'..='\u{30FF}'
        | '\u{A000}'..='\u{D7A3}' => Class::Letter,
        _ => Class::Mark,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_and_form_are_ignored() {
        for (text, expected) in [
            ("５Ｇ基站", "5g基站"),
            ("（二）㎡", "(二)m2"),
            ("養⽼⺠", "养老民"),
            ("É", "é"),
            ("豫工信〔2023〕1号", "豫工信〔2023〕1号"),
        ] {
            assert_eq!(folded(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_folded_without_the_tables_is_folded_as_by_them() {
        for character in '\0'..='\u{FFFF}' {
            let mut quick = String::new();
            unfolded(character, |one| quick.push(one));
            let slow: String = character.nfkc().flat_map(char::to_lowercase).collect();
            assert_eq!(quick, slow, "{character:?}");
        }
    }
}
