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
    /// Where the folded text lost a blank between two digits.
    gaps: Vec<usize>,
}

impl Reading {
    /// Reads `text` as it is.
    #[must_use]
    pub(crate) fn new(text: &str) -> Self {
        let folded = text.chars().map(fold).collect();
        Self { folded, original: text.to_owned(), gaps: Vec::new() }
    }

    /// Reads `text` without blanks, except a single one between two Latin words: titles wrapped
    /// over lines and names spaced for looks come together again. Between digits a blank is
    /// mostly a slip of typesetting (`2021- 10- 08`), so it goes, and [`Self::has_gap`] tells of it.
    #[must_use]
    pub(crate) fn joined(text: &str) -> Self {
        let mut out = Self {
            original: String::with_capacity(text.len()),
            folded: String::with_capacity(text.len()),
            gaps: Vec::new(),
        };
        let mut pending = false;
        for character in text.chars() {
            if character.is_whitespace() {
                pending = true;
                continue;
            }
            let next = fold(character);
            if pending && next.is_ascii_alphanumeric() {
                match out.folded.chars().next_back() {
                    Some(last) if last.is_ascii_digit() && next.is_ascii_digit() => {
                        out.gaps.push(out.folded.len());
                    }
                    Some(last) if last.is_ascii_alphanumeric() => {
                        out.folded.push(' ');
                        out.original.push(' ');
                    }
                    _ => {}
                }
            }
            pending = false;
            out.folded.push(next);
            out.original.push(character);
        }
        out
    }

    /// Whether a blank between two digits was left out within `range` of the folded text.
    #[must_use]
    pub(crate) fn has_gap(&self, range: &Range<usize>) -> bool {
        let behind = self.gaps.partition_point(|at| *at <= range.start);
        self.gaps.get(behind).is_some_and(|at| *at < range.end)
    }

    /// What stands in the original at `range` of the folded text, with the blanks between digits.
    #[must_use]
    pub(crate) fn spaced(&self, range: &Range<usize>) -> String {
        let mut out = String::new();
        for ((at, _), character) in self.folded.char_indices().zip(self.original.chars()) {
            if range.contains(&at) {
                if at > range.start && self.gaps.contains(&at) {
                    out.push(' ');
                }
                out.push(character);
            }
        }
        out
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
        let gaps = self.gaps.iter().filter(|at| range.contains(*at)).map(|at| at - range.start);
        Self {
            original: self.cut(range.clone()).to_owned(),
            gaps: gaps.collect(),
            folded: self.folded[range].to_owned(),
        }
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
            assert_eq!(Reading::joined(text).original(), expected);
        }
    }

    #[test]
    fn a_blank_left_out_between_digits_is_remembered() {
        let reading = Reading::joined("第５ 6 7 号");
        assert_eq!(reading.as_str(), "第567号");
        assert!(reading.has_gap(&(3..6)) && !reading.has_gap(&(5..9)));
        assert_eq!(reading.spaced(&(0..reading.as_str().len())), "第５ 6 7号");
        let part = reading.part(4..9);
        assert_eq!((part.as_str(), part.spaced(&(0..2)).as_str()), ("67号", "6 7"));
    }
}
