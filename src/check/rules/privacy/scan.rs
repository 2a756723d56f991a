//! The fast look over a text: which lines hold a number long enough to be personal.
//!
//! Every text passes here, and nearly all hold no such number: blocks of bytes
//! without digits are passed over whole, and only a line with at least eleven
//! digits in a row is handed on to be read closely.

use std::ops::Range;

/// The shortest personal number, in digits.
const SHORTEST: usize = 11;

/// Bytes looked at together.
const BLOCK: usize = 32;

/// The lines of `text` in which at least eleven digits stand in a row, nothing
/// but a few separators between them.
#[must_use]
pub(super) fn lines(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let end = (at + BLOCK).min(bytes.len());
        if !may_hold_digits(&bytes[at..(end + 2).min(bytes.len())]) {
            at = end;
            continue;
        }
        match next_digit(bytes, at) {
            Some(digit) if digit < end => {
                let (count, run_end) = run(bytes, digit);
                if count < SHORTEST {
                    at = run_end;
                    continue;
                }
                let line = line_around(bytes, digit);
                at = line.end;
                found.push(line);
            }
            _ => at = end,
        }
    }
    found
}

/// Whether a digit may begin in `block`: without branches, so that the
/// compiler looks at many bytes at once.
fn may_hold_digits(block: &[u8]) -> bool {
    let ascii = block.iter().fold(false, |any, byte| any | byte.wrapping_sub(b'0').lt(&10));
    let wide = block
        .windows(3)
        .fold(false, |any, three| any | (is_wide_lead(three[0], three[1]) & (three[2] < 0xba)));
    ascii | wide
}

/// The first two bytes of full-width (０) and circled (①) digits. Mathematical
/// ones have four bytes and are no letters an editor types.
fn is_wide_lead(first: u8, second: u8) -> bool {
    ((first == 0xef) & (second == 0xbc)) | ((first == 0xe2) & (second == 0x91))
}

/// How many bytes the digit at `at` has; 0 where none begins there.
fn digit_length(bytes: &[u8], at: usize) -> usize {
    match bytes[at..] {
        [b'0'..=b'9', ..] => 1,
        [0xef, 0xbc, 0x90..=0x99, ..] | [0xe2, 0x91, 0xa0..=0xa8, ..] => 3,
        _ => 0,
    }
}

fn next_digit(bytes: &[u8], start: usize) -> Option<usize> {
    (start..bytes.len()).take(BLOCK).find(|at| digit_length(bytes, *at) > 0)
}

/// The digits in a row from `start`, and where the row ends.
fn run(bytes: &[u8], start: usize) -> (usize, usize) {
    const LONGEST_GAP: usize = 24;
    let (mut count, mut at, mut end) = (0, start, start);
    while at < bytes.len() && at - end <= LONGEST_GAP {
        let length = digit_length(bytes, at);
        if length > 0 {
            count += 1;
            at += length;
            end = at;
            continue;
        }
        match separator_length(&bytes[at..]) {
            0 => break,
            length => at += length,
        }
    }
    (count, end.max(start + 1))
}

/// How many bytes a character has that may stand between two digits of one
/// number; 0 for any other. The close reading decides which really do.
fn separator_length(rest: &[u8]) -> usize {
    match rest {
        [b' ' | b'\t' | b'-' | b'.' | b'(' | b')' | b'+' | b'_' | b'\\' | b'*', ..] => 1,
        [b'&', ..] => rest.iter().take(8).position(|byte| *byte == b';').map_or(0, |at| at + 1),
        [0xc2, 0xa0 | 0xad | 0xb7, ..] => 2,
        // General punctuation: dashes, thin and zero-width blanks, bullets.
        [0xe2, 0x80 | 0x81, ..] | [0xe2, 0x88, 0x92, ..] | [0xe3, 0x80, 0x80, ..] => 3,
        // Full-width （ ） ＋ － ．, the small forms, the byte order mark.
        [0xef, 0xbc, 0x88 | 0x89 | 0x8b | 0x8d | 0x8e, ..]
        | [0xef, 0xb9, ..]
        | [0xef, 0xbb, 0xbf, ..] => 3,
        _ => 0,
    }
}

fn line_around(bytes: &[u8], at: usize) -> Range<usize> {
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
