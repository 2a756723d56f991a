//! Characters that cannot be seen, and how they are shown to whoever has to find them.

use std::borrow::Cow;

/// Whether `character` cannot be seen and belongs to no writing: a mark of direction or
/// order, a blank without width, a control character.
#[must_use]
pub fn is_invisible(character: char) -> bool {
    let control = character.is_control() && !matches!(character, '\t' | '\n' | '\r');
    control
        || matches!(character,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}'
            | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{3164}' | '\u{FEFF}'
            | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}')
}

/// `text` with what cannot be seen written as its code point (`\\u{202e}`): what is quoted
/// from a file must not turn, hide or colour the line it is printed in.
#[must_use]
pub fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(is_invisible) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for one in text.chars() {
        if is_invisible(one) {
            out.extend(one.escape_unicode());
        } else {
            out.push(one);
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn what_cannot_be_seen_is_written_out() {
        assert_eq!(
            escaped("a\u{202e}b\u{1b}[31m\u{200b}.md"),
            "a\\u{202e}b\\u{1b}[31m\\u{200b}.md"
        );
        assert_eq!(escaped("甲\u{3000}乙\t丙\n"), "甲\u{3000}乙\t丙\n");
    }
}
