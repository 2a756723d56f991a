//! Raw HTML in a body, as tokens: which tags, which attributes, which text.
//!
//! The first of two sieves. Here a piece of raw HTML is cut into complete tags of known elements
//! with known attributes, and all else is dropped, so that no unclosed quote, comment or `<title>`
//! can swallow the Markdown around it. `sanitise` is the second: it parses the finished page part.
//! Outline and plain text read the tokens alone and never pay for the second.

use super::entity::decoded;

/// Elements that raw HTML may use, and their attributes. Never `style`, `class`, `id` or an event;
/// `headers` neither, because without ids it points nowhere.
pub(super) const ELEMENTS: &[(&str, &[&str])] = &[
    ("a", &["href"]),
    ("b", &[]),
    ("blockquote", &[]),
    ("br", &[]),
    ("caption", &[]),
    ("code", &[]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("dd", &[]),
    ("del", &[]),
    ("details", &["open"]),
    ("div", &[]),
    ("dl", &[]),
    ("dt", &[]),
    ("em", &[]),
    ("figcaption", &[]),
    ("figure", &[]),
    ("hr", &[]),
    ("i", &[]),
    ("img", &["src", "alt"]),
    ("ins", &[]),
    ("li", &["value"]),
    ("ol", &["start", "reversed"]),
    ("p", &[]),
    ("pre", &[]),
    ("rp", &[]),
    ("rt", &[]),
    ("ruby", &[]),
    ("s", &[]),
    ("small", &[]),
    ("span", &[]),
    ("strong", &[]),
    ("sub", &[]),
    ("summary", &[]),
    ("sup", &[]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &["colspan", "rowspan"]),
    ("tfoot", &[]),
    ("th", &["colspan", "rowspan", "scope"]),
    ("thead", &[]),
    ("tr", &[]),
    ("u", &[]),
    ("ul", &[]),
];

/// Elements that stand on lines of their own; a raw heading counts, it becomes a `div`.
const BLOCKS: &[&str] = &[
    "blockquote",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
    "td",
    "th",
    "col",
    "colgroup",
];

/// Elements whose content is not HTML text; content and all, they go.
const OPAQUE: &[&str] = &[
    "iframe",
    "math",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "plaintext",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
    "xmp",
];

/// A piece of raw HTML that may pass.
#[derive(Debug, PartialEq)]
pub(super) enum Token<'a> {
    /// Text as written, entities and all.
    Text(&'a str),
    /// A start tag of a known element; values are decoded.
    Open { name: &'static str, attributes: Vec<(&'static str, String)> },
    /// An end tag of a known element.
    Close { name: &'static str },
}

/// Whether `name` is an element of its own lines.
pub(super) fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}

/// Cuts one piece of raw HTML (an inline tag or a whole block) into tokens.
pub(super) fn tokens(html: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        push_text(&mut tokens, &rest[..at]);
        rest = after_markup(&rest[at..], &mut tokens);
    }
    push_text(&mut tokens, rest);
    tokens
}

fn push_text<'a>(tokens: &mut Vec<Token<'a>>, text: &'a str) {
    if !text.is_empty() {
        tokens.push(Token::Text(text));
    }
}

/// Reads what begins with `<` and returns what follows it.
fn after_markup<'a>(html: &'a str, tokens: &mut Vec<Token<'a>>) -> &'a str {
    let after = |end: &str| html.find(end).map_or("", |at| &html[at + end.len()..]);
    if html.starts_with("<!--") {
        return after("-->");
    }
    if html.starts_with("<![CDATA[") {
        return after("]]>");
    }
    if html.starts_with("<!") || html.starts_with("<?") {
        return after(">");
    }
    let closing = html.starts_with("</");
    let named = &html[if closing { 2 } else { 1 }..];
    if !named.starts_with(|c: char| c.is_ascii_alphabetic()) {
        tokens.push(Token::Text(&html[..1]));
        return &html[1..];
    }
    let ends_name = |c: char| c.is_whitespace() || matches!(c, '/' | '>');
    let (name, inside) = named.split_at(named.find(ends_name).unwrap_or(named.len()));
    let Some((attributes, rest)) = attributes(inside) else {
        return "";
    };
    push_tag(tokens, name, closing, attributes);
    match OPAQUE.iter().find(|opaque| name.eq_ignore_ascii_case(opaque)) {
        Some(opaque) if !closing => after_opaque(rest, opaque),
        _ => rest,
    }
}

fn push_tag(tokens: &mut Vec<Token<'_>>, name: &str, closing: bool, written: Vec<(&str, &str)>) {
    let Some((name, allowed)) = element(name) else {
        return;
    };
    if closing {
        tokens.push(Token::Close { name });
        return;
    }
    let mut attributes: Vec<(&'static str, String)> = Vec::new();
    for (key, value) in written {
        let Some(key) = allowed.iter().find(|known| key.eq_ignore_ascii_case(known)) else {
            continue;
        };
        // The first of two attributes of one name counts, as in every browser.
        if attributes.iter().all(|(seen, _)| seen != key) {
            attributes.push((key, decoded(value)));
        }
    }
    tokens.push(Token::Open { name, attributes });
}

/// The element of that name, case ignored. Raw headings lose their rank: the outline of the page is
/// what Markdown says it is.
fn element(name: &str) -> Option<(&'static str, &'static [&'static str])> {
    let bytes = name.as_bytes();
    if bytes.len() == 2 && matches!(bytes[0], b'h' | b'H') && (b'1'..=b'6').contains(&bytes[1]) {
        return Some(("div", &[]));
    }
    ELEMENTS
        .iter()
        .find(|(known, _)| name.eq_ignore_ascii_case(known))
        .map(|&(name, attributes)| (name, attributes))
}

/// Skips the content of an opaque element. One that is never closed loses its tag alone, for what
/// follows may be text; program code is no text and goes to the end of the piece.
fn after_opaque<'a>(html: &'a str, name: &str) -> &'a str {
    let lower = html.to_ascii_lowercase();
    let Some(at) = lower.find(&format!("</{name}")) else {
        return if matches!(name, "script" | "style") { "" } else { html };
    };
    html[at..].find('>').map_or("", |end| &html[at + end + 1..])
}

type Attributes<'a> = (Vec<(&'a str, &'a str)>, &'a str);

/// The attributes up to the closing `>`, and what follows it; none if the tag is never closed.
fn attributes(mut html: &str) -> Option<Attributes<'_>> {
    let mut attributes = Vec::new();
    loop {
        html = html.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if let Some(rest) = html.strip_prefix('>') {
            return Some((attributes, rest));
        }
        let ends = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>' | '=');
        // A name may begin with `=`, odd as it is; so says the standard.
        let first = html.chars().next()?.len_utf8();
        let (name, after_name) = html.split_at(first + html[first..].find(ends)?);
        let unspaced = after_name.trim_ascii_start();
        let Some(value) = unspaced.strip_prefix('=') else {
            attributes.push((name, ""));
            html = after_name;
            continue;
        };
        let (value, rest) = attribute_value(value.trim_ascii_start())?;
        attributes.push((name, value));
        html = rest;
    }
}

fn attribute_value(html: &str) -> Option<(&str, &str)> {
    for quote in ['"', '\''] {
        if let Some(quoted) = html.strip_prefix(quote) {
            return quoted.split_once(quote);
        }
    }
    let end = html.find(|c: char| c.is_ascii_whitespace() || c == '>')?;
    Some(html.split_at(end))
}
