//! Raw HTML in a body, as tokens: which tags, which attributes, which text.
//!
//! The first of two sieves. Here a piece of raw HTML is cut into complete tags of known elements
//! with known attributes, and all else is dropped, so that no unclosed quote, comment or `<title>`
//! can swallow the Markdown around it. `sanitise` is the second: it parses the finished page part.
//! Outline and plain text read the tokens alone and never pay for the second. Elements whose content
//! is no text are gone before (`hidden`).

use super::element::is_element;
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
    ("ol", &["start", "reversed", "type"]),
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
    if let Some(length) = silent(html) {
        return &html[length..];
    }
    match tag(html) {
        Some(Some(tag)) => {
            push_tag(tokens, &tag);
            &html[tag.written.len()..]
        }
        Some(None) => "",
        None => {
            tokens.push(Token::Text(&html[..1]));
            &html[1..]
        }
    }
}

/// How long the comment, declaration or instruction is that `html` begins with.
pub(super) fn silent(html: &str) -> Option<usize> {
    let end = match html {
        _ if html.starts_with("<!--") => "-->",
        _ if html.starts_with("<![CDATA[") => "]]>",
        _ if html.starts_with("<!") || html.starts_with("<?") => ">",
        _ => return None,
    };
    Some(html.find(end).map_or(html.len(), |at| at + end.len()))
}

/// No name of an element or an attribute is longer, nor is a value without quotes.
const LONGEST_NAME: usize = 1024;

/// No tag has more attributes.
const MOST_ATTRIBUTES: usize = 100;

/// A tag as written.
pub(super) struct Tag<'a> {
    pub(super) written: &'a str,
    /// Its name, in whatever case.
    pub(super) name: &'a str,
    /// Whether it ends an element.
    pub(super) closing: bool,
    /// Names and values of its attributes, entities and all.
    pub(super) attributes: Vec<(&'a str, &'a str)>,
}

/// The tag that `html` begins with; nothing within if it is never closed.
#[expect(clippy::option_option, reason = "no tag, and one without an end")]
pub(super) fn tag(html: &str) -> Option<Option<Tag<'_>>> {
    let inside = html.strip_prefix('<')?;
    let closing = inside.starts_with('/');
    let named = inside.strip_prefix('/').unwrap_or(inside);
    if !named.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let ends_name = |c: char| c.is_whitespace() || matches!(c, '/' | '>');
    let near = &named[..named.floor_char_boundary(LONGEST_NAME)];
    let (name, rest) = named.split_at(near.find(ends_name).unwrap_or(near.len()));
    Some(attributes(rest).map(|(attributes, rest)| {
        let written = &html[..html.len() - rest.len()];
        Tag { written, name, closing, attributes }
    }))
}

fn push_tag<'a>(tokens: &mut Vec<Token<'a>>, tag: &Tag<'a>) {
    let Some((name, allowed)) = element(tag.name) else {
        // `<APP>` is a word; a name with a colon is what Word leaves behind.
        if !tag.name.contains(':') && !is_element(tag.name) {
            tokens.push(Token::Text(tag.written));
        }
        return;
    };
    if tag.closing {
        tokens.push(Token::Close { name });
        return;
    }
    let mut attributes: Vec<(&'static str, String)> = Vec::new();
    for (key, value) in &tag.attributes {
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

type Attributes<'a> = (Vec<(&'a str, &'a str)>, &'a str);

/// The attributes up to the closing `>`, and what follows it; none if the tag is never closed.
fn attributes(mut html: &str) -> Option<Attributes<'_>> {
    let mut attributes = Vec::new();
    while attributes.len() <= MOST_ATTRIBUTES {
        html = html.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if let Some(rest) = html.strip_prefix('>') {
            return Some((attributes, rest));
        }
        let ends = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>' | '=');
        // A name may begin with `=`, odd as it is; so says the standard.
        let first = html.chars().next()?.len_utf8();
        let near = &html[first..html.floor_char_boundary(first + LONGEST_NAME)];
        let (name, after_name) = html.split_at(first + near.find(ends)?);
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
    None
}

fn attribute_value(html: &str) -> Option<(&str, &str)> {
    for quote in ['"', '\''] {
        if let Some(quoted) = html.strip_prefix(quote) {
            return quoted.split_once(quote);
        }
    }
    let near = &html[..html.floor_char_boundary(LONGEST_NAME)];
    let end = near.find(|c: char| c.is_ascii_whitespace() || c == '>')?;
    Some(html.split_at(end))
}
