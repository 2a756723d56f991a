//! The fast look over a text: which lines hold a number long enough to be personal.
//!
//! Every text passes here, and nearly all hold no such number. Digits are
//! counted block by block, many bytes at once; only where neighbouring blocks
//! hold eleven together, or a tag or link stands behind a digit, are the bytes
//! looked at one by one, and only lines with eleven in a row are handed on to
//! be read closely.

use std::ops::Range;

use memchr::memchr2_iter;

use super::digit::{digit, han_digit, is_blank, is_separator, is_skipped};
use super::markup::{annotation_length, entity, link_target, tag_length};
use super::spelt;

/// The shortest personal number, in digits.
const SHORTEST: usize = 11;

/// How many digits a number of which some are spelt otherwise has at the least, unless
/// nearly all are.
const FEWEST: usize = 4;

const BLOCK: usize = 64;

/// The lines of `text` in which at least eleven digits stand in a row, nothing
/// but separators, marks and at most one line break between two of them.
#[must_use]
pub(super) fn lines(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    // The number of digits in the two blocks before; and how far was looked already.
    let (mut before, mut looked, mut looked_mixed) = ([0, 0], 0, 0);
    for start in (0..bytes.len()).step_by(BLOCK) {
        let block = bytes.get(start..start + BLOCK + 2).and_then(|block| block.try_into().ok());
        // The last bytes of a text are too few to count together.
        let count = block.map_or(SHORTEST, count_digits);
        // Separators included, a number seldom takes more than three blocks.
        let (from, end) = (start.saturating_sub(2 * BLOCK), (start + BLOCK).min(bytes.len()));
        let near = before[0] + before[1] + count;
        if near >= SHORTEST {
            looked = rows(text, from.max(looked)..end, &mut found);
        }
        if near >= FEWEST {
            looked_mixed = mixed(text, from.max(looked_mixed)..end, &mut found);
        }
        before = [before[1], count];
    }
    split_by_markup(text, &mut found);
    split_by_han(text, &mut found);
    merged(found)
}

/// Adds the lines of numbers that tags and links tear apart, however long these are.
fn split_by_markup(text: &str, found: &mut Vec<Range<usize>>) {
    let bytes = text.as_bytes();
    let mut looked = 0;
    for at in memchr2_iter(b'<', b']', bytes) {
        let is_behind_digit = bytes[at.saturating_sub(4)..at].iter().any(u8::is_ascii_digit);
        if at >= looked && is_behind_digit {
            let line = line_around(bytes, at);
            looked = rows(text, line.clone(), found).max(line.end);
        }
    }
}

/// Adds the lines with eleven digits in a row of which most are Han numerals.
fn split_by_han(text: &str, found: &mut Vec<Range<usize>>) {
    // Shorter than what eight such numerals take, so that none is stepped over.
    const STEP: usize = 24;
    let mut looked = 0;
    for at in (0..text.len()).step_by(STEP) {
        let at = text.floor_char_boundary(at);
        if at >= looked && text[at..].starts_with(|one| han_digit(one).is_some()) {
            looked = add_spelt(text, at, found);
        }
    }
}

/// Adds the lines with eleven digits in a row of which some in `range` are spelt otherwise;
/// tells where looking ended.
fn mixed(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) -> usize {
    let mut looked = range.start;
    while looked < range.end {
        match spelt::beside_digit(text, looked..range.end) {
            Some(at) => looked = add_spelt(text, at, found).max(at + 1),
            None => return range.end,
        }
    }
    looked
}

/// Adds the lines of the row at `at` if it is long enough; tells where it ends.
fn add_spelt(text: &str, at: usize, found: &mut Vec<Range<usize>>) -> usize {
    let (row, is_long) = spelt::row(text, at, SHORTEST);
    let end = row.end;
    if is_long {
        found.push(lines_around(text, &row));
    }
    end
}

/// The same lines in order, each once.
fn merged(mut found: Vec<Range<usize>>) -> Vec<Range<usize>> {
    found.sort_by_key(|line| line.start);
    let mut out: Vec<Range<usize>> = Vec::with_capacity(found.len());
    for line in found {
        match out.last_mut() {
            Some(last) if line.start < last.end => last.end = last.end.max(line.end),
            _ => out.push(line),
        }
    }
    out
}

/// Adds the lines of the rows of digits that begin in `range`; tells where looking ended.
fn rows(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) -> usize {
    let mut at = range.start;
    while at < range.end {
        if digit_length(text, at) == 0 {
            // The other bytes of a character begin none.
            at += if text.as_bytes()[at] < 0xe0 { 1 } else { 3 };
            continue;
        }
        let (count, end) = run(text, at);
        if count >= SHORTEST {
            let lines = lines_around(text, &(at..end));
            at = lines.end;
            found.push(lines);
        } else {
            at = end;
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
        count += other_digit(block[at], block[at + 1], block[at + 2]);
    }
    usize::from(count)
}

/// 1 for the bytes of a digit that is not ASCII, and for some others that are as rare, else 0:
/// full-width (０), raised (¹ ⁰ ₀), enclosed (① ❶ ➀), of other scripts, mathematical.
fn other_digit(first: u8, second: u8, third: u8) -> u8 {
    let is = |byte: u8, wanted: u8| u8::from(byte == wanted);
    let within = |byte: u8, from: u8, count: u8| u8::from(byte.wrapping_sub(from) < count);
    let wide = is(first, 0xef) & is(second, 0xbc) & is(third & 0xf0, 0x90);
    let raised = is(first, 0xe2)
        & (within(second, 0x81, 2) | within(second, 0x91, 3) | within(second, 0x9d, 2));
    let latin = is(first, 0xc2) & (within(second, 0xb2, 2) | is(second, 0xb9));
    let script = is(first, 0xd9)
        | is(first, 0xdb)
        | is(first, 0xdf)
        | is(first, 0xe0)
        | is(first, 0xe1)
        | is(first, 0xea);
    wide | raised | latin | script | is(first, 0xf0)
}

/// How many bytes the digit at `at` has; 0 where none begins there.
fn digit_length(text: &str, at: usize) -> usize {
    match text.as_bytes()[at] {
        b'0'..=b'9' => 1,
        b'&' => match entity(&text[at..]) {
            Some((length, shown)) if digit(shown).is_some() => length,
            _ => 0,
        },
        byte if byte < 0xc0 => 0,
        _ => match text[at..].chars().next() {
            Some(one) if digit(one).is_some() || han_digit(one).is_some() => one.len_utf8(),
            _ => 0,
        },
    }
}

/// The digits in a row from `start`, and where the row ends.
fn run(text: &str, start: usize) -> (usize, usize) {
    /// In characters, of which a tag or a target is one.
    const LONGEST_GAP: usize = 12;
    let (mut count, mut at, mut end) = (0, start, start);
    let (mut gap, mut breaks) = (0, 0);
    while at < text.len() && gap <= LONGEST_GAP {
        let length = digit_length(text, at);
        if length > 0 {
            count += 1;
            at += length;
            (end, gap, breaks) = (at, 0, 0);
            continue;
        }
        match separator_length(text, at) {
            0 => break,
            length => {
                breaks += usize::from(text.as_bytes()[at] == b'\n');
                if breaks > 1 {
                    break;
                }
                // What indents the next line is no gap.
                gap += usize::from(breaks == 0);
                at += length;
            }
        }
    }
    (count, end.max(start + 1))
}

/// How many bytes a character or mark at `at` has that may stand between two digits of
/// one number; 0 for any other. The close reading decides which really do.
fn separator_length(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let Some(character) = rest.chars().next() else { return 0 };
    match character {
        '&' => entity(rest).map_or(0, |found| found.0),
        '<' => annotation_length(rest).or_else(|| tag_length(rest)).unwrap_or(0),
        ']' => link_target(rest).unwrap_or(1),
        '%' if rest.as_bytes().get(1) == Some(&b'3') => 2,
        '[' | '!' | '=' | '>' | '+' | '\r' | '（' | '）' | '＋' | '－' | '．' | '〜' | '～'
        | '／' => character.len_utf8(),
        one if is_separator(one) || is_blank(one) || is_skipped(one) => one.len_utf8(),
        one if matches!(one, '\u{fe30}'..='\u{fe6f}') => one.len_utf8(),
        _ => 0,
    }
}

/// The whole lines that hold `range`, without the end of the last.
fn lines_around(text: &str, range: &Range<usize>) -> Range<usize> {
    let bytes = text.as_bytes();
    line_around(bytes, range.start).start..line_around(bytes, range.end.max(1) - 1).end
}

/// The line that holds the byte at `at`, without its end.
pub(super) fn line_around(bytes: &[u8], at: usize) -> Range<usize> {
    let start = memchr::memrchr(b'\n', &bytes[..at]).map_or(0, |found| found + 1);
    let end = memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |to| at + to);
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
        assert_eq!(found("甲1381234\n> 5678\n乙"), ["甲1381234\n> 5678"]);
        assert_eq!(found("1381234\n\n5678"), [""; 0]);
        assert_eq!(found("甲一三八零零一三八〇〇〇乙"), ["甲一三八零零一三八〇〇〇乙"]);
        let long = format!("<span style=\"{}\">", "font-family:宋体;".repeat(20));
        let torn = format!("{}138{long}1234{long}5678", "字".repeat(100));
        assert_eq!(lines(&torn).len(), 1);
        let far = format!("{}13812345678", "字".repeat(400));
        assert_eq!(lines(&far).len(), 1);
        for shift in 0..70 {
            let text = format!("{}138-1234-5678尾", "x".repeat(shift));
            assert_eq!(lines(&text).len(), 1, "{shift}");
            let text = format!("{}一三八一二三四五六七八尾", "x".repeat(shift));
            assert_eq!(lines(&text).len(), 1, "{shift}");
        }
    }
}
