//! Characters that no web page may hold.

use pulldown_cmark::CowStr;

/// `text` without the characters that HTML forbids: control characters and noncharacters, the
/// stand-in among them. They come from damaged files or numeric entities and mean nothing.
pub(super) fn clean(text: CowStr<'_>) -> CowStr<'_> {
    if !has_forbidden(text.as_bytes()) {
        return text;
    }
    text.chars().filter(|&c| !is_forbidden(c)).collect::<String>().into()
}

/// Looks at bytes, since nearly all text is clean: a forbidden character begins with one of these.
fn has_forbidden(bytes: &[u8]) -> bool {
    bytes.iter().enumerate().any(|(index, &byte)| {
        let next = |n: usize| bytes.get(index + n).copied().unwrap_or(0);
        match byte {
            0x20..=0x7E | b'\n' | b'\t' | 0x80..=0xC1 | 0xC3..=0xEE => false,
            0xC2 => next(1) < 0xA0,
            0xEF => {
                next(1) == 0xB7 && (0x90..=0xAF).contains(&next(2))
                    || next(1) == 0xBF && next(2) >= 0xBE
            }
            0xF0..=0xF4 => next(2) == 0xBF && next(3) >= 0xBE,
            _ => true,
        }
    })
}

/// Whether `c` may stand in no web page.
pub(super) fn is_forbidden(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
        || ('\u{FDD0}'..='\u{FDEF}').contains(&c)
        || u32::from(c) & 0xFFFE == 0xFFFE
}
