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
        Self { sign, from: 0, found: text.find(sign) }
    }

    /// The first at or behind `at`.
    pub(super) fn behind(&mut self, at: usize, text: &str) -> Option<usize> {
        if at < self.from {
            let near = &text[at..text.ceil_char_boundary(self.from + self.sign.len() - 1)];
            self.found = near.find(self.sign).map(|found| at + found).or(self.found);
            self.from = at;
        } else if self.found.is_some_and(|found| found < at) {
            self.found = text[at..].find(self.sign).map(|found| at + found);
            self.from = at;
        }
        self.found
    }
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
