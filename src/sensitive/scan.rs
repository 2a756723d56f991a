//! The fast look over a text: which lines hold a number long enough to be personal.
//!
//! Every text passes here, and nearly all hold no such number. Digits are
//! counted block by block, many bytes at once; only where neighbouring blocks
//! hold eleven together are the bytes looked at one by one, and only a line
//! with eleven in a row is handed on to be read closely.

use std::ops::Range;

use super::line::{entity, tag_length};

/// The shortest personal number, in digits.
const SHORTEST: usize = 11;

/// Bytes counted together.
const BLOCK: usize = 64;

/// The lines of `text` in which at least eleven digits stand in a row, nothing
/// but a few separators between them.
#[must_use]
pub(super) fn lines(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    // The number of digits in the two blocks before; and how far was looked already.
    let (mut before, mut looked) = ([0, 0], 0);
    for start in (0..bytes.len()).step_by(BLOCK) {
        let block = bytes.get(start..start + BLOCK + 2).and_then(|block| block.try_into().ok());
        // The last bytes of a text are too few to count together.
        let count = block.map_or(SHORTEST, count_digits);
        if before[0] + before[1] + count >= SHORTEST {
            // Separators included, a number seldom takes more than three blocks.
            let from = start.saturating_sub(2 * BLOCK).max(looked);
            looked = rows(text, from..(start + BLOCK).min(bytes.len()), &mut found);
        }
        before = [before[1], count];
    }
    found
}

/// Adds the lines of the rows of digits that begin in `range`; tells where looking ended.
fn rows(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) -> usize {
    let bytes = text.as_bytes();
    let mut at = range.start;
    while at < range.end {
        if digit_length(text, at) == 0 {
            at += 1;
            continue;
        }
        let (count, end) = run(text, at);
        at = end;
        if count >= SHORTEST {
            let line = line_around(bytes, end - 1);
            at = line.end;
            found.push(line);
        }
    }
    at
}

/// How many digits begin in the first 64 bytes of `block`: of fixed length and
/// without branches, so that the compiler counts many at once.
fn count_digits(block: &[u8; BLOCK + 2]) -> usize {
    let mut count = 0;
    for at in 0..BLOCK {
        count += u8::from(block[at].wrapping_sub(b'0') < 10);
        count += wide_digit(block[at], block[at + 1], block[at + 2]);
    }
    usize::from(count)
}

/// 1 for the bytes of a full-width (０) or circled (①) digit, else 0. Those of
/// four bytes are no digits an editor types.
fn wide_digit(first: u8, second: u8, third: u8) -> u8 {
    let is = |byte: u8, wanted: u8| u8::from(byte == wanted);
    let wide = is(first, 0xef) & is(second, 0xbc) & is(third & 0xf0, 0x90);
    let circled = is(first, 0xe2) & is(second, 0x91) & is(third & 0xf0, 0xa0);
    wide | circled
}

/// How many bytes the digit at `at` has; 0 where none begins there.
fn digit_length(text: &str, at: usize) -> usize {
    match text.as_bytes()[at..] {
        [b'0'..=b'9', ..] => 1,
        [0xef, 0xbc, 0x90..=0x99, ..] | [0xe2, 0x91, 0xa0..=0xa8, ..] => 3,
        [b'&', b'#', ..] => match entity(&text[at..]) {
            Some((length, '0'..='9' | '０'..='９')) => length,
            _ => 0,
        },
        _ => 0,
    }
}

/// The digits in a row from `start`, and where the row ends.
fn run(text: &str, start: usize) -> (usize, usize) {
    const LONGEST_GAP: usize = 24;
    let bytes = text.as_bytes();
    let (mut count, mut at, mut end) = (0, start, start);
    while at < bytes.len() && at - end <= LONGEST_GAP {
        let length = digit_length(text, at);
        if length > 0 {
            count += 1;
            at += length;
            end = at;
            continue;
        }
        match separator_length(text, at) {
            0 => break,
            length => at += length,
        }
    }
    (count, end.max(start + 1))
}

/// How many bytes a character at `at` has that may stand between two digits of
/// one number; 0 for any other. The close reading decides which really do.
fn separator_length(text: &str, at: usize) -> usize {
    match text.as_bytes()[at..] {
        [b' ' | b'\t' | b'-' | b'.' | b'(' | b')' | b'+' | b'_' | b'\\' | b'*', ..] => 1,
        [b'&', ..] => entity(&text[at..]).map_or(0, |found| found.0),
        [b'<', ..] => tag_length(&text[at..]).unwrap_or(0),
        // Hyphens, blanks and dots; accents.
        [0xc2, 0xa0 | 0xad | 0xb7, ..] | [0xcc | 0xcd, ..] => 2,
        // General punctuation: dashes, thin and zero-width blanks, bullets; frames around digits.
        // The ideographic blank; full-width （ ） ＋ － ．, small forms, the byte order mark.
        [0xe2, 0x80 | 0x81 | 0x83, ..]
        | [0xe2, 0x88, 0x92, ..]
        | [0xe3, 0x80, 0x80, ..]
        | [0xe1, 0xa0, 0x8e, ..]
        | [0xef, 0xbc, 0x88 | 0x89 | 0x8b | 0x8d | 0x8e, ..]
        | [0xef, 0xb8 | 0xb9, ..]
        | [0xef, 0xbb, 0xbf, ..] => 3,
        _ => 0,
    }
}

/// The line that holds the byte at `at`, without its end.
pub(super) fn line_around(bytes: &[u8], at: usize) -> Range<usize> {
    let start = bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |found| found + 1);
    let end = bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |to| at + to);
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lines_with_a_long_number_are_handed_on() {
        let found = |text: &'static str| -> Vec<&str> {
            lines(text).into_iter().map(|line| &text[line]).collect()
        };
        assert_eq!(found("全省7家、1087万元，2024年1月9日\n共3416家\n"), [""; 0]);
        assert_eq!(found("甲\n电话13812345678\n乙"), ["电话13812345678"]);
        assert_eq!(found("138 1234 5678"), ["138 1234 5678"]);
        assert_eq!(found("１３８１２３４５６７８"), ["１３８１２３４５６７８"]);
        assert_eq!(found("138&nbsp;1234&nbsp;5678"), ["138&nbsp;1234&nbsp;5678"]);
        assert_eq!(found("1381234\n5678"), [""; 0]);
        let far = format!("{}13812345678", "字".repeat(400));
        assert_eq!(lines(&far).len(), 1);
        for shift in 0..70 {
            let text = format!("{}138-1234-5678尾", "x".repeat(shift));
            assert_eq!(lines(&text).len(), 1, "{shift}");
        }
    }
}
