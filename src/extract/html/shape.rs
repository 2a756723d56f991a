//! What a page means by the shape of an element, and its white space.

use scraper::ElementRef;

/// Elements that begin and end a paragraph.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "dd",
    "details",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "legend",
    "li",
    "listing",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "select",
    "summary",
    "table",
    "tbody",
    "td",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "xmp",
];

/// Elements whose words no browser shows.
const UNSHOWN: &[&str] = &[
    "audio", "canvas", "datalist", "embed", "iframe", "noembed", "noframes", "noscript", "object",
    "template", "video", "xml",
];

pub(super) fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}

pub(super) fn is_unshown(name: &str) -> bool {
    UNSHOWN.contains(&name)
}

/// The rows of a table, and what else stands in it.
pub(super) fn rows<'a>(
    table: ElementRef<'a>,
    rest: &mut Vec<ElementRef<'a>>,
) -> Vec<ElementRef<'a>> {
    let mut found = Vec::new();
    for child in table.children().filter_map(ElementRef::wrap) {
        match child.value().name() {
            "tr" => found.push(child),
            "thead" | "tbody" | "tfoot" => {
                for row in child.children().filter_map(ElementRef::wrap) {
                    if row.value().name() == "tr" { found.push(row) } else { rest.push(row) }
                }
            }
            "colgroup" | "col" => {}
            _ => rest.push(child),
        }
    }
    found
}

/// So many paragraphs in a table are a text.
const TEXT: usize = 4;

/// A table around a letter, or around other tables and without lines of its own, only puts
/// things in their place.
pub(super) fn is_layout(table: ElementRef<'_>) -> bool {
    if matches!(table.attr("role"), Some("presentation" | "none")) {
        return true;
    }
    let inside = || table.descendants().skip(1).filter_map(ElementRef::wrap);
    let named = |names: &'static [&str]| inside().filter(|one| names.contains(&one.value().name()));
    let is_outer = named(&["table"]).next().is_some();
    let has_lines = table.attr("border").is_some_and(|border| border.trim() != "0")
        || table.attr("class").is_some_and(|class| class.contains("MsoTableGrid"))
        || named(&["th"]).next().is_some();
    is_outer && !has_lines
        || named(&["p", "div", "br"]).take(TEXT).count() == TEXT && holds_letter(table)
}

/// Whether the words of a letter's opening stand in `element`.
pub(super) fn holds_letter(element: ElementRef<'_>) -> bool {
    let mut tight = String::new();
    for text in element.text() {
        tight.extend(text.chars().filter(|one| !one.is_whitespace()));
    }
    ["收悉", "答复如下", "回复如下", "函复如下"].iter().any(|words| tight.contains(words))
}

/// Line breaks and blanks of the source are one blank, between Chinese characters none.
pub(super) fn collapsed(text: &str) -> String {
    let is_blank = |one: char| matches!(one, ' ' | '\t' | '\n' | '\r' | '\u{c}');
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(is_blank) {
        out.push_str(&rest[..at]);
        let after = rest[at..].trim_start_matches(is_blank);
        let has_break = rest[at..rest.len() - after.len()].contains(['\n', '\r']);
        let is_wide = |one: Option<char>| one.is_none_or(|one| one > '\u{2e7f}');
        if !(has_break && is_wide(out.chars().next_back()) && is_wide(after.chars().next())) {
            out.push(' ');
        }
        rest = after;
    }
    out + rest
}

/// Words of an element whose content is kept as it was typed, without the tags in it.
pub(super) fn without_tags(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('<') {
        out.push_str(before);
        rest = behind.split_once('>').map_or("", |found| found.1);
    }
    out + rest
}
