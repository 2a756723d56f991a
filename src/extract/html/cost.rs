//! What a page would cost: a browser opens again in each paragraph what was left open before it,
//! so that a small page can become a large tree.

/// A page of more elements than this is not read.
const ELEMENTS: usize = 300_000;

/// Elements that are opened again where a paragraph ends before them.
const REOPENED: &[&str] = &[
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// Elements that nothing else ends than their own end: open ones stand within each other, and each
/// further element looks through all of them.
const NESTED: &[&str] = &[
    "article",
    "blockquote",
    "center",
    "div",
    "dl",
    "fieldset",
    "main",
    "ol",
    "section",
    "span",
    "table",
    "ul",
];
const DEEPEST: usize = 2000;

/// Whether the tree of `text` would have too many elements, or be too deep.
pub(super) fn is_too_much(text: &str) -> bool {
    let (mut open, mut elements, mut depth) = (0_usize, 0_usize, 0_usize);
    for tag in text.split('<').skip(1) {
        let name = tag.trim_start_matches('/');
        let end = name.find(|one: char| !one.is_ascii_alphanumeric()).unwrap_or(name.len());
        let name = name[..end].to_ascii_lowercase();
        let is_reopened = REOPENED.contains(&name.as_str());
        match (is_reopened, tag.starts_with('/')) {
            (true, true) => open = open.saturating_sub(1),
            (true, false) => open += 1,
            (false, _) => elements += open,
        }
        if NESTED.contains(&name.as_str()) {
            depth = if tag.starts_with('/') { depth.saturating_sub(1) } else { depth + 1 };
        }
        elements += 1;
        if elements > ELEMENTS || depth > DEEPEST {
            return true;
        }
    }
    false
}
