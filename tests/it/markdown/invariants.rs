//! What holds for every body, however broken: tried on pseudo-random ones.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::inputs::{HOSTILE, MARKDOWN, Random};
use super::{leads_to, shown};
use dafu::document::markdown::{Outline, outline, plain_text, render};
use scraper::{ElementRef, Html};

const ELEMENTS: &[&str] = &[
    "a",
    "b",
    "blockquote",
    "br",
    "caption",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "input",
    "ins",
    "li",
    "ol",
    "p",
    "pre",
    "rp",
    "rt",
    "ruby",
    "s",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
];
const ATTRIBUTES: &[&str] = &[
    "alt",
    "aria-label",
    "checked",
    "class",
    "colspan",
    "decoding",
    "disabled",
    "href",
    "id",
    "loading",
    "open",
    "reversed",
    "role",
    "rowspan",
    "scope",
    "span",
    "src",
    "start",
    "tabindex",
    "title",
    "type",
    "value",
];
const CLASSES: &[&str] = &["table", "r", "c", "footnotes"];

fn bodies() -> Vec<String> {
    let mut random = Random::new(0x5EED);
    let all = [MARKDOWN, HOSTILE].concat();
    (0..2_000).map(|n| random.body(if n % 2 == 0 { MARKDOWN } else { &all }, 40)).collect()
}

/// What is wrong with the page part, if anything.
fn forbidden_markup(html: &str) -> Option<String> {
    let bad = |c: char| c.is_control() && c != '\n' && c != '\t' || u32::from(c) & 0xFFFE == 0xFFFE;
    if html.contains(bad) || html.contains('\u{FDD0}') {
        return Some("forbidden character".to_owned());
    }
    let tree = Html::parse_fragment(html);
    tree.root_element().descendent_elements().skip(1).find_map(forbidden_element)
}

fn forbidden_element(element: ElementRef<'_>) -> Option<String> {
    let name = element.value().name();
    if !ELEMENTS.contains(&name) {
        return Some(format!("element {name}"));
    }
    element.value().attrs().find_map(|(key, value)| {
        let sound = match key {
            "href" | "src" => {
                !value.to_ascii_lowercase().starts_with("javascript:")
                    && !value.starts_with("data:")
            }
            "class" => CLASSES.contains(&value) || value.starts_with("language-"),
            _ => ATTRIBUTES.contains(&key),
        };
        (!sound).then(|| format!("{name} {key}={value}"))
    })
}

fn without_white_space(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn the_check_for_forbidden_markup_can_fail() {
    for html in [
        "<script></script>",
        "<p style=x>",
        "<p onclick=x>",
        "<p class=x>",
        "<a href=JavaScript:x>",
        "<p>\u{1}",
        "<p>\u{FDD0}",
        "<h1>",
    ] {
        assert!(forbidden_markup(html).is_some(), "{html}");
    }
    assert_eq!(forbidden_markup("<p id=x>甲<a href=b.html>乙</a></p>"), None);
}

#[test]
fn no_body_makes_forbidden_markup() {
    for body in bodies() {
        let html = render(&body, &|_, target| Some(leads_to(target)));
        assert_eq!(forbidden_markup(&html), None, "body: {body:?}\nhtml: {html}");
    }
}

#[test]
fn outline_and_page_agree_on_headings_and_ids_are_unique() {
    for body in bodies() {
        let html = render(&body, &|_, target| Some(leads_to(target)));
        let tree = Html::parse_fragment(&html);
        let ids: Vec<String> = tree
            .root_element()
            .descendent_elements()
            .filter_map(|element| element.value().attr("id").map(str::to_owned))
            .collect();
        let unique: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "body: {body:?}\nhtml: {html}");
        let mut of_headings: Vec<String> = ids
            .into_iter()
            .filter(|id| !id.starts_with("fn-") && !id.starts_with("fnref-"))
            .collect();
        let Outline { headings, .. } = outline(&body);
        let mut expected: Vec<String> = headings.into_iter().map(|heading| heading.id).collect();
        // Footnotes stand behind the text, their headings too.
        of_headings.sort();
        expected.sort();
        assert_eq!(of_headings, expected, "body: {body:?}\nhtml: {html}");
    }
}

#[test]
fn length_is_that_of_the_plain_text() {
    // Numbers of items are no words of the text.
    for body in bodies().iter().filter(|body| !body.contains("\n1. ") && !body.contains("<ol>")) {
        let visible = without_white_space(&plain_text(body).text).chars().count();
        assert_eq!(outline(body).text_length, visible, "body: {body:?}");
    }
}

#[test]
fn outline_and_page_agree_on_targets() {
    for body in bodies() {
        let asked = RefCell::new(BTreeSet::new());
        let _ = render(&body, &|kind, target| {
            asked.borrow_mut().insert((format!("{kind:?}"), target.to_owned()));
            Some(leads_to(target))
        });
        let named: BTreeSet<_> = outline(&body)
            .links
            .into_iter()
            .map(|link| (format!("{:?}", link.kind), link.target))
            .collect();
        let unknown: Vec<_> = asked.borrow().difference(&named).cloned().collect();
        assert!(unknown.is_empty(), "body: {body:?}\nasked: {unknown:?}\nnamed: {named:?}");
    }
}

#[test]
fn ranges_are_places_in_the_body() {
    for body in bodies() {
        let outline = outline(&body);
        let links = outline.links.iter().map(|link| &link.range);
        let headings = outline.headings.iter().map(|heading| &heading.range);
        let others = outline.raw_html.iter().chain(&outline.tables_without_header);
        let oddities = outline.oddities.iter().map(|oddity| &oddity.range);
        for range in links.chain(headings).chain(others).chain(oddities) {
            assert!(body.get(range.clone()).is_some(), "body: {body:?}\nrange: {range:?}");
        }
        for link in outline.links.iter().filter(|_| outline.raw_html.is_empty()) {
            let source = &body[link.range.clone()];
            assert!(source.starts_with(['[', '!', '<']), "body: {body:?}\nlink: {source:?}");
        }
    }
}

#[test]
fn the_words_of_the_page_are_the_plain_text() {
    for body in bodies().iter().filter(|body| outline(body).raw_html.is_empty()) {
        let html = render(body, &|_, _| None);
        // Marks of footnotes and the texts of images are in the page alone.
        if body.contains("[^1]") || body.contains("![") {
            continue;
        }
        assert_eq!(
            without_white_space(&shown(&html)),
            without_white_space(&plain_text(body).text),
            "body: {body:?}\nhtml: {html}"
        );
    }
}
