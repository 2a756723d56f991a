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

#[cfg(test)]
mod tests {
    use super::*;

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
