//! The style sheet as it stands in every page: normalised once, named by its hash.
//!
//! A small careful pass: comments and blanks that mean nothing go, everything
//! else stays letter for letter, strings included. It does not judge CSS.

use crate::digest::Digest;

/// A style sheet and the hash a Content-Security-Policy names it by.
#[derive(Clone, Debug)]
pub(super) struct Style {
    pub(super) text: String,
    pub(super) hash: String,
}

impl Style {
    pub(super) fn new(source: &str) -> Self {
        // `</style` inside a string would end the element; an escaped slash
        // means the same to CSS.
        let text = normalise(source).replace("</", "<\\/");
        let hash = format!("sha256-{}", base64(Digest::of(&text).as_bytes()));
        Self { text, hash }
    }
}

/// Drops comments, line ends and blanks round `{ } ; ,` and after `:`, and the
/// last `;` of a block.
pub(super) fn normalise(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source.trim_start_matches('\u{feff}');
    let mut blank = false;
    while let Some(first) = rest.chars().next() {
        let length = token_length(rest, first);
        let (token, after) = rest.split_at(length);
        rest = after;
        if token.starts_with("/*") || first.is_ascii_whitespace() {
            blank = true;
            continue;
        }
        let clings = matches!(first, '{' | '}' | ';' | ',');
        let after_clinging =
            out.chars().next_back().is_none_or(|last| matches!(last, '{' | '}' | ';' | ',' | ':'));
        if blank && !clings && !after_clinging {
            out.push(' ');
        }
        if first == '}' && out.ends_with(';') {
            out.pop();
        }
        out.push_str(token);
        blank = false;
    }
    out
}

/// Bytes of the token that begins `rest`: a comment, a string, an escaped
/// character, or one character.
pub(super) fn token_length(rest: &str, first: char) -> usize {
    match first {
        '/' if rest.starts_with("/*") => rest[2..].find("*/").map_or(rest.len(), |at| at + 4),
        '"' | '\'' => string_length(rest, first),
        '\\' => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
        _ => first.len_utf8(),
    }
}

fn string_length(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, character) in rest.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// Base64 with padding (RFC 4648), as a Content-Security-Policy wants it.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let all = group
            .iter()
            .chain([0, 0].iter())
            .take(3)
            .fold(0_usize, |all, byte| (all << 8) | usize::from(*byte));
        for place in 0..4 {
            if place <= group.len() {
                out.push(char::from(LETTERS[(all >> (18 - 6 * place)) & 63]));
            } else {
                out.push('=');
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_go_and_meaning_stays() {
        for (source, expected) in [
            ("a , b {\n  color : red ;\n}\n", "a,b{color :red}"),
            ("a :hover { x: 1px  2px }", "a :hover{x:1px 2px}"),
            ("/* 甲 */ a::before{content: \"/* } \\\" \"}", "a::before{content:\"/* } \\\" \"}"),
            (
                "@media (min-width: 3em) and (x) { a { b: calc(1px + 2px); } }",
                "@media (min-width:3em) and (x){a{b:calc(1px + 2px)}}",
            ),
            ("a{content:\"</style>\"}", "a{content:\"<\\/style>\"}"),
        ] {
            assert_eq!(Style::new(source).text, expected, "{source}");
        }
    }

    #[test]
    fn the_hash_is_that_of_the_text() {
        let check = |bytes: &[u8], expected: &str| assert_eq!(base64(bytes), expected);
        check(b"", "");
        check(b"f", "Zg==");
        check(b"fo", "Zm8=");
        check(b"foo", "Zm9v");
        check(b"foob", "Zm9vYg==");
        assert_eq!(Style::new("").hash, "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
