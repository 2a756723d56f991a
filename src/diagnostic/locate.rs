//! From byte spans to lines and columns, counted only when findings are printed.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A place in a text: line and column from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// From where to where a span reaches; its end is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extent {
    pub start: Position,
    pub end: Position,
}

/// The places of `spans` in the file holding `bytes`, counted in one pass however many there
/// are and however long its lines. Bytes that are not UTF-8 count as the characters they
/// decode to.
#[must_use]
pub fn locate<'a>(spans: impl IntoIterator<Item = &'a Range<u32>>, bytes: &[u8]) -> Vec<Extent> {
    let first = Position { line: 1, column: 1 };
    let mut ends: Vec<(u32, usize)> = Vec::new();
    let mut extents = Vec::new();
    for (number, span) in spans.into_iter().enumerate() {
        ends.extend([(span.start, 2 * number), (span.end, 2 * number + 1)]);
        extents.push(Extent { start: first, end: first });
    }
    ends.sort_unstable();
    let mut walk = Walk { bytes, at: 0, position: first };
    for (offset, number) in ends {
        let position = walk.to(offset);
        let extent = &mut extents[number / 2];
        *(if number % 2 == 0 { &mut extent.start } else { &mut extent.end }) = position;
    }
    extents
}

/// A way through a file that only goes forward.
struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
    position: Position,
}

impl Walk<'_> {
    /// The place of the byte at `offset`, which no earlier call was behind.
    fn to(&mut self, offset: u32) -> Position {
        let end = (offset as usize).min(self.bytes.len());
        // A byte order mark is no character an editor sees.
        let mark = "\u{feff}".as_bytes();
        if self.at == 0 && end >= mark.len() && self.bytes.starts_with(mark) {
            self.at = mark.len();
        }
        let mut passed = &self.bytes[self.at.min(end)..end];
        if let Some(last) = memchr::memrchr(b'\n', passed) {
            let lines = memchr::memchr_iter(b'\n', &passed[..=last]).count();
            self.position = Position { line: self.position.line + narrow(lines), column: 1 };
            passed = &passed[last + 1..];
        }
        self.position.column += narrow(String::from_utf8_lossy(passed).chars().count());
        self.at = self.at.max(end);
        self.position
    }
}

fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Line and column of both ends of a span of `text`.
    fn at(text: &str, span: Range<u32>) -> (u32, u32, u32, u32) {
        let found = locate([&span], text.as_bytes())[0];
        (found.start.line, found.start.column, found.end.line, found.end.column)
    }

    #[test]
    fn columns_count_characters() {
        let text = "标题：甲\n乙\n";
        assert_eq!(at(text, 0..0), (1, 1, 1, 1));
        assert_eq!(at(text, 6..9), (1, 3, 1, 4));
        assert_eq!(at(text, 13..16), (2, 1, 2, 2));
        assert_eq!(at(text, 900..901), (3, 1, 3, 1), "past the end is the end");
        assert_eq!(at("\u{feff}标题", 0..3), (1, 1, 1, 1), "a mark is no character");
        assert_eq!(at("\u{feff}标题", 3..6), (1, 1, 1, 2));
    }

    #[test]
    fn many_places_are_each_as_if_they_were_alone() {
        let text = "甲乙丙\n\n丁戊a己\n".repeat(3);
        let starts: Vec<u32> =
            text.char_indices().map(|(at, _)| crate::diagnostic::offset(at)).rev().collect();
        let spans: Vec<Range<u32>> = starts.windows(2).map(|two| two[1]..two[0]).collect();
        let together = locate(&spans, text.as_bytes());
        for (span, found) in spans.iter().zip(together) {
            assert_eq!(locate([span], text.as_bytes())[0], found);
        }
    }
}
