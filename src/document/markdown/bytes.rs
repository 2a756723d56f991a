//! Quick looks at whole texts.

/// Whether `text` holds one of the bytes `wanted`. Nearly always it does not, so whole blocks are
/// looked at without a branch, many bytes at once.
pub(super) fn holds<const COUNT: usize>(text: &str, wanted: &[u8; COUNT]) -> bool {
    const BLOCK: usize = 64;
    let is_wanted = |byte: u8| wanted.iter().fold(0, |found, one| found | u8::from(byte == *one));
    let any = |bytes: &[u8]| bytes.iter().fold(0, |found, byte| found | is_wanted(*byte)) != 0;
    let (blocks, rest) = text.as_bytes().as_chunks::<BLOCK>();
    blocks.iter().any(|block| any(block)) || any(rest)
}

/// The first line of `text`, of which at most so many bytes are looked at.
pub(super) fn first_line(text: &str, most: usize) -> &str {
    let near = &text[..text.floor_char_boundary(most)];
    memchr::memchr(b'\n', near.as_bytes()).map_or(near, |end| &near[..end])
}

/// Where a sign stands next, for one who only goes forward: what was looked through is not looked
/// through again.
pub(super) struct Next {
    sign: &'static str,
    /// From where on none stands before `found`.
    from: usize,
    /// Where the next one stands.
    found: Option<usize>,
}

impl Next {
    pub(super) fn new(sign: &'static str, text: &str) -> Self {
        Self { sign, from: 0, found: find(text, sign) }
    }

    /// The first at or behind `at`.
    pub(super) fn behind(&mut self, at: usize, text: &str) -> Option<usize> {
        if at < self.from {
            let near = &text[at..text.ceil_char_boundary(self.from + self.sign.len() - 1)];
            self.found = find(near, self.sign).map(|found| at + found).or(self.found);
            self.from = at;
        } else if self.found.is_some_and(|found| found < at) {
            self.found = find(&text[at..], self.sign).map(|found| at + found);
            self.from = at;
        }
        self.found
    }
}

fn find(text: &str, sign: &str) -> Option<usize> {
    memchr::memmem::find(text.as_bytes(), sign.as_bytes())
}

/// The bytes that white space begins with.
const BEGINS_BLANK: [bool; 256] = {
    let mut begins = [false; 256];
    let mut at = 0;
    while at < BLANK_HEADS.len() {
        begins[BLANK_HEADS[at] as usize] = true;
        at += 1;
    }
    begins
};

const BLANK_HEADS: [u8; 10] = [b'\t', b'\n', 0x0b, 0x0c, b'\r', b' ', 0xc2, 0xe1, 0xe2, 0xe3];

/// How many characters of `text` are no white space: all, less those few whose first byte makes
/// them worth a look.
pub(super) fn visible_length(text: &str) -> usize {
    let heads = text.bytes().enumerate().filter(|(_, byte)| BEGINS_BLANK[usize::from(*byte)]);
    let blanks = heads.filter(|(at, _)| text[*at..].starts_with(char::is_whitespace));
    text.chars().count() - blanks.count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_sign_is_the_same_from_wherever_one_comes() {
        let text = "a-->b-->c";
        let mut next = Next::new("-->", text);
        for at in [0, 1, 2, 5, 6, 0, 5, 1] {
            assert_eq!(next.behind(at, text), text[at..].find("-->").map(|found| at + found));
        }
        assert_eq!(first_line("甲乙\n丙", 100), "甲乙");
        assert_eq!(first_line("甲乙\n丙", 4), "甲");
    }

    #[test]
    fn white_space_is_none_of_the_visible_characters() {
        let all: String = ('\0'..='\u{3100}').chain("甲𝟏".chars()).collect();
        for text in ["", "甲 乙\u{3000}丙\n", "“a”—\u{a0}b\u{2003}\u{2028}", &all] {
            let expected = text.chars().filter(|c| !c.is_whitespace()).count();
            assert_eq!(visible_length(text), expected, "{text:.20}");
        }
    }

    #[test]
    fn a_byte_is_found_wherever_it_stands() {
        for length in [1, 63, 64, 65, 200] {
            let text = "x".repeat(length);
            assert!(!holds(&text, b"*<"), "{length}");
            for at in 0..length {
                let mut text = text.clone();
                text.replace_range(at..=at, "<");
                assert!(holds(&text, b"*<"), "{at} of {length}");
            }
        }
    }
}
