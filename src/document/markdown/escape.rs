//! Text, attribute values and addresses as HTML, in the shortest form that every parser reads alike.

use super::bytes::holds;

/// Appends text, its white space collapsed; `block_start` is where the text of the block begins,
/// and white space there or after other white space shows nothing.
pub(super) fn push_text(out: &mut String, text: &str, block_start: usize) {
    if !holds(text, b"<& \n\t") {
        out.push_str(text);
        return;
    }
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'<' => "&lt;",
            b'&' => "&amp;",
            b' ' | b'\n' | b'\t' => " ",
            _ => continue,
        };
        out.push_str(&text[done..at]);
        done = at + 1;
        if entity != " " || out.len() != block_start && !out.ends_with(' ') {
            out.push_str(entity);
        }
    }
    out.push_str(&text[done..]);
}

/// Appends text of a `<pre>` or `<code>`, where every space counts.
pub(super) fn push_verbatim(out: &mut String, text: &str) {
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'<' => "&lt;",
            b'&' => "&amp;",
            _ => continue,
        };
        out.push_str(&text[done..at]);
        out.push_str(entity);
        done = at + 1;
    }
    out.push_str(&text[done..]);
}

/// Appends ` name=value`, without quotes where the value does not need them.
pub(super) fn push_attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    if value.is_empty() {
        return;
    }
    let plain = |b: u8| !b.is_ascii_whitespace() && !b"\"'=<>`".contains(&b);
    let bare = value.bytes().all(plain) && !value.ends_with('/');
    out.push_str(if bare { "=" } else { "=\"" });
    push_value(out, value);
    if !bare {
        out.push('"');
    }
}

/// Appends the inside of a quoted attribute value.
pub(super) fn push_value(out: &mut String, value: &str) {
    for c in value.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
}

const HEX: [char; 16] =
    ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];

/// The address with everything percent-encoded that does not belong in one; `%` stays.
pub(super) fn address(href: &str) -> String {
    let mut out = String::with_capacity(href.len());
    for byte in href.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&()*+,;=%".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(HEX[usize::from(byte >> 4)]);
            out.push(HEX[usize::from(byte & 15)]);
        }
    }
    out
}

/// Whether an address is relative or of a kind that runs nothing.
pub(super) fn is_harmless(href: &str) -> bool {
    let Some((scheme, _)) = href.split_once(':') else {
        return true;
    };
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    let known = ["http", "https", "mailto", "tel"];
    !is_scheme || known.iter().any(|name| scheme.eq_ignore_ascii_case(name))
}
