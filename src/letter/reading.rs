//! A text and its folded twin: patterns run on the one, values are cut from the other.
//!
//! Pages mix full- and half-width marks and digits. Folding changes character
//! for character, so every place of the folded text is a place of the original.

use std::ops::Range;

/// A text with full-width letters, digits and marks also read as half-width.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reading {
    original: String,
    folded: String,
}

impl Reading {
    /// Reads `text` as it is.
    #[must_use]
    pub(crate) fn new(text: &str) -> Self {
        Self { folded: text.chars().map(fold).collect(), original: text.to_owned() }
    }

    /// Reads `text` without the stray blanks of wrapping and spacing; see [`joined`].
    #[must_use]
    pub(crate) fn joined(text: &str) -> Self {
        Self::new(&joined(text))
    }

    #[must_use]
    pub(crate) fn as_str(&self) -> &str {
        &self.folded
    }

    #[must_use]
    pub(crate) fn original(&self) -> &str {
        &self.original
    }

    /// What stands in the original at `range` of the folded text.
    #[must_use]
    pub(crate) fn cut(&self, range: Range<usize>) -> &str {
        let start = self.folded[..range.start].chars().count();
        let length = self.folded[range].chars().count();
        let mut places = self
            .original
            .char_indices()
            .map(|(at, _)| at)
            .chain(std::iter::once(self.original.len()))
            .skip(start);
        let first = places.next().unwrap_or(self.original.len());
        let last = match length {
            0 => first,
            more => places.nth(more - 1).unwrap_or(self.original.len()),
        };
        &self.original[first..last]
    }

    /// Folded and original text of `range` as a reading of its own.
    #[must_use]
    pub(crate) fn part(&self, range: Range<usize>) -> Self {
        Self { original: self.cut(range.clone()).to_owned(), folded: self.folded[range].to_owned() }
    }
}

/// `character` in half-width, blanks of all kinds as one kind, brackets that
/// look alike as the usual ones.
fn fold(character: char) -> char {
    match character {
        // Nearly every character of a letter.
        '\u{4e00}'..='\u{9fff}' => character,
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character)
        }
        '∶' | '︰' | '﹕' => ':',
        '﹝' => '〔',
        '﹞' => '〕',
        '〖' => '【',
        '〗' => '】',
        '﹙' => '(',
        '﹚' => ')',
        '﹐' => ',',
        '﹣' | '‐' | '‑' | '−' => '-',
        blank if blank.is_whitespace() => ' ',
        other => other,
    }
}

/// `text` without blanks, except a single one between two Latin words: titles
/// wrapped over lines and names spaced for looks come together again.
#[must_use]
pub(crate) fn joined(text: &str) -> String {
    let is_latin = |character: char| fold(character).is_ascii_alphanumeric();
    let mut out = String::with_capacity(text.len());
    let mut pending = false;
    for character in text.chars() {
        if character.is_whitespace() {
            pending = true;
            continue;
        }
        if pending
            && out.ends_with(is_latin)
            && is_latin(character)
            && both_letters(&out, character)
        {
            out.push(' ');
        }
        pending = false;
        out.push(character);
    }
    out
}

/// Between digits a blank is a slip of typesetting (`2021- 10- 08`, `第 12 号`).
fn both_letters(before: &str, after: char) -> bool {
    let is_digit = |character: char| fold(character).is_ascii_digit();
    !(is_digit(after) && before.ends_with(is_digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_of_the_folded_text_is_one_of_the_original() {
        let reading = Reading::new("甲（１２）：乙");
        let at = reading.as_str().find("12").expect("folded");
        assert_eq!(reading.cut(at..at + 2), "１２");
        assert_eq!(reading.cut(0..0), "");
        assert_eq!(reading.cut(0..reading.as_str().len()), "甲（１２）：乙");
        assert_eq!(reading.part(3..6).original(), "（１２");
    }

    #[test]
    fn stray_blanks_go_and_word_blanks_stay() {
        for (text, expected) in [
            ("对省政协 第12号　提案的 答复", "对省政协第12号提案的答复"),
            ("关于 Open AI 的建议", "关于Open AI的建议"),
            ("2021- 10- 08 10: 45", "2021-10-0810:45"),
            ("谢  高", "谢高"),
        ] {
            assert_eq!(joined(text), expected);
        }
    }
}
