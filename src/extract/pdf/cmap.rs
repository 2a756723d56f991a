//! Tables from character codes to text (`ToUnicode`), and how long codes are.

use std::collections::HashMap;

/// A table from codes to text.
#[derive(Default)]
pub(super) struct CMap {
    single: HashMap<u32, String>,
    /// First and last code, and the UTF-16 of the first.
    ranges: Vec<(u32, u32, Vec<u16>)>,
    /// Length in bytes, first and last code.
    spaces: Vec<(usize, u32, u32)>,
}

impl CMap {
    /// Reads a table; what cannot be understood of it is passed over.
    pub(super) fn parse(bytes: &[u8]) -> Self {
        let mut map = Self::default();
        let mut words = Words { bytes, at: 0 };
        let mut section = Section::None;
        while let Some(word) = words.next() {
            match (word, section) {
                (Word::Operator(name), _) => {
                    section = match name {
                        b"begincodespacerange" => Section::Spaces,
                        b"beginbfchar" => Section::Singles,
                        b"beginbfrange" => Section::Ranges,
                        _ => Section::None,
                    };
                }
                (Word::Hex(low), Section::Spaces) => {
                    if let Some(Word::Hex(high)) = words.next() {
                        map.spaces.push((low.len(), code(&low), code(&high)));
                    }
                }
                (Word::Hex(from), Section::Singles) => {
                    if let Some(Word::Hex(to)) = words.next() {
                        map.single.insert(code(&from), text(&units(&to)));
                    }
                }
                (Word::Hex(low), Section::Ranges) => {
                    if let Some(Word::Hex(high)) = words.next() {
                        map.range(code(&low), code(&high), &mut words);
                    }
                }
                _ => {}
            }
        }
        map.ranges.sort_by_key(|range| range.0);
        map
    }

    fn range(&mut self, low: u32, high: u32, words: &mut Words<'_>) {
        match words.next() {
            Some(Word::Hex(to)) if low <= high => self.ranges.push((low, high, units(&to))),
            Some(Word::Open) => {
                let mut next = low;
                while let Some(Word::Hex(to)) = words.next() {
                    self.single.insert(next, text(&units(&to)));
                    next = next.saturating_add(1);
                }
            }
            _ => {}
        }
    }

    /// The text of a code.
    pub(super) fn text(&self, code: u32) -> Option<String> {
        if let Some(found) = self.single.get(&code) {
            return Some(found.clone());
        }
        let after = self.ranges.partition_point(|range| range.0 <= code);
        let (low, high, units) = self.ranges[..after].last()?;
        if code > *high {
            return None;
        }
        let mut units = units.clone();
        let step = u16::try_from(code - low).ok()?;
        *units.last_mut()? = units.last()?.wrapping_add(step);
        Some(text(&units))
    }

    /// How many bytes the code at the beginning of `bytes` has, where the table says.
    pub(super) fn length(&self, bytes: &[u8]) -> Option<usize> {
        let fits = |(length, low, high): &&(usize, u32, u32)| {
            bytes.get(..*length).is_some_and(|found| (*low..=*high).contains(&code(found)))
        };
        self.spaces.iter().find(fits).map(|space| space.0).filter(|length| *length > 0)
    }
}

fn code(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |sum, byte| sum << 8 | u32::from(*byte))
}

fn units(bytes: &[u8]) -> Vec<u16> {
    // A single byte is a character of its own.
    if let [byte] = bytes {
        return vec![u16::from(*byte)];
    }
    bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect()
}

fn text(units: &[u16]) -> String {
    String::from_utf16_lossy(units)
}

#[derive(Clone, Copy)]
enum Section {
    None,
    Spaces,
    Singles,
    Ranges,
}

enum Word<'a> {
    Hex(Vec<u8>),
    Open,
    Operator(&'a [u8]),
    Other,
}

struct Words<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Words<'a> {
    fn next(&mut self) -> Option<Word<'a>> {
        while self.bytes.get(self.at)?.is_ascii_whitespace() {
            self.at += 1;
        }
        let rest = &self.bytes[self.at..];
        let until = |end: &dyn Fn(u8) -> bool| {
            rest.iter().skip(1).position(|byte| end(*byte)).map_or(rest.len(), |at| at + 1)
        };
        let (length, word) = match rest[0] {
            b'<' if rest.get(1) != Some(&b'<') => {
                let end = until(&|byte| byte == b'>');
                let digits: Vec<u8> = rest[1..end]
                    .iter()
                    .filter_map(|byte| char::from(*byte).to_digit(16))
                    .filter_map(|digit| u8::try_from(digit).ok())
                    .collect();
                let bytes = digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).unwrap_or(&0));
                (end + 1, Word::Hex(bytes.collect()))
            }
            b'[' => (1, Word::Open),
            b'%' => (until(&|byte| matches!(byte, b'\n' | b'\r')), Word::Other),
            first if first.is_ascii_alphabetic() => {
                let end = until(&|byte| !byte.is_ascii_alphanumeric());
                (end, Word::Operator(&rest[..end]))
            }
            _ => (1, Word::Other),
        };
        self.at = (self.at + length).min(self.bytes.len());
        Some(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_become_text() {
        let map = CMap::parse(
            b"/CMapName /x def 1 begincodespacerange <0000> <FFFF> endcodespacerange
              2 beginbfchar <0003> <0020> <0010> <D840DC0B> endbfchar
              2 beginbfrange <0011> <001A> <0030> <0020> <0021> [<7532> <4E59>] endbfrange",
        );
        let text = |code| map.text(code).unwrap_or_default();
        assert_eq!([text(3), text(0x11), text(0x1a), text(0x1b)], [" ", "0", "9", ""]);
        assert_eq!([text(0x20), text(0x21), text(0x10)], ["甲", "乙", "\u{2000b}"]);
        assert_eq!((map.length(&[0, 3]), map.length(&[3])), (Some(2), None));
    }

    #[test]
    fn broken_tables_give_what_they_hold() {
        for text in [
            &b"beginbfchar <00"[..],
            b"beginbfrange <00> <05> [",
            b"<",
            b"% x",
            b"beginbfchar <0041> <>",
        ] {
            let _ = CMap::parse(text).text(0);
        }
    }
}
