//! Writing text into HTML and XML.

use serde::Serialize;

/// `text` with the characters that mean something in HTML and XML replaced,
/// and those that XML does not allow left out.
#[must_use]
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(character),
            control if control < ' ' || matches!(control, '\u{fffe}' | '\u{ffff}') => {}
            other => out.push(other),
        }
    }
    out
}

/// A web address as HTML, with a place to break after each slash of its path: else a narrow
/// screen breaks it amid a word.
#[must_use]
pub(crate) fn breakable(address: &str) -> String {
    let (scheme, rest) = address.split_once("://").unwrap_or(("", address));
    let rest = escaped(rest).replace('/', "/<wbr>");
    if scheme.is_empty() { rest } else { format!("{}://{rest}", escaped(scheme)) }
}

/// JSON that may stand in a `script` element: no tag can begin inside it.
#[must_use]
pub(crate) fn json_in_script(value: &impl Serialize) -> String {
    let json = serde_json::to_string(value).expect("maps have texts for keys");
    json.replace('<', "\\u003c")
}

/// A file's size in words: `1.2 MB`, `35 KB`.
#[must_use]
pub(crate) fn file_size(bytes: u64) -> String {
    const KB: u64 = 1024;
    match bytes {
        0..KB => format!("{bytes} B"),
        KB..1_048_576 => format!("{} KB", bytes.div_ceil(KB)),
        _ => {
            let tenths = bytes / (KB * KB / 10);
            format!("{}.{} MB", tenths / 10, tenths % 10)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_in_words() {
        for (bytes, expected) in [(900, "900 B"), (35_000, "35 KB"), (1_300_000, "1.2 MB")] {
            assert_eq!(file_size(bytes), expected);
        }
    }
}
