//! Characters that cannot be seen, and how they are shown to whoever has to find them.

use std::borrow::Cow;

/// Whether `character` orders, joins or directs others and takes no room itself.
fn is_format(character: char) -> bool {
    matches!(character,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
        | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether `character` is a letter without a shape: a blank by its looks.
#[must_use]
pub(crate) fn is_filler(character: char) -> bool {
    matches!(character, '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}')
}

/// Whether `character` forms its neighbours, as writing needs it: joiners, variants of a form.
fn is_shaping(character: char) -> bool {
    matches!(character,
        '\u{34F}' | '\u{180B}'..='\u{180D}' | '\u{180F}' | '\u{200C}' | '\u{200D}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether `character` is one of those that nearly every text consists of, all of which are seen:
/// they are not looked up in the tables.
fn is_plain(character: char) -> bool {
    matches!(character, ' '..='~' | '\u{3000}'..='\u{303F}' | '\u{4E00}'..='\u{9FFF}')
}

/// Whether `character` takes no room or has no shape: it hides a word from a search, not from
/// a reader.
#[must_use]
pub(crate) fn is_zero_width(character: char) -> bool {
    !is_plain(character) && (is_format(character) || is_filler(character) || is_shaping(character))
}

/// Whether `character` cannot be seen and belongs to no writing: a mark of direction or
/// order, a blank without width, a control character.
#[must_use]
pub(crate) fn is_invisible(character: char) -> bool {
    if is_plain(character) {
        return false;
    }
    let control = character.is_control() && !matches!(character, '\t' | '\n' | '\r');
    control
        || matches!(character, '\u{2028}' | '\u{2029}')
        || is_zero_width(character) && !is_shaping(character)
}

/// `text` with what cannot be seen written as its code point (`\\u{202e}`): what is quoted
/// from a file must not turn, hide or colour the line it is printed in.
#[must_use]
pub(crate) fn escaped(text: &str) -> Cow<'_, str> {
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
    use super::{escaped, is_invisible, is_zero_width};

    #[test]
    fn what_cannot_be_seen_is_written_out() {
        assert_eq!(
            escaped("a\u{202e}b\u{1b}[31m\u{200b}.md"),
            "a\\u{202e}b\\u{1b}[31m\\u{200b}.md"
        );
        assert_eq!(escaped("甲\u{3000}乙\t丙\n"), "甲\u{3000}乙\t丙\n");
    }

    #[test]
    fn what_writing_needs_is_not_escaped_and_hides_nothing() {
        for (character, invisible, zero_width) in [
            ('\u{202E}', true, true),
            ('\u{FEFF}', true, true),
            ('\u{3164}', true, true),
            ('\u{E0041}', true, true),
            ('\u{7}', true, false),
            ('\u{200D}', false, true),
            ('\u{FE0F}', false, true),
            ('\u{E0100}', false, true),
            ('\n', false, false),
            ('\u{3000}', false, false),
            ('字', false, false),
        ] {
            let found = (is_invisible(character), is_zero_width(character));
            assert_eq!(found, (invisible, zero_width), "{character:?}");
        }
    }
}
