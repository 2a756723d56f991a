//! Markdown bodies: text in, text out.

mod chinese;
mod conserved;
mod hidden;
mod inputs;
mod invariants;
mod minified;
mod oddities;
mod oracle;
mod outline;
mod plain_text;
mod raw_html;
mod render;

use dafu::document::markdown::{self, LinkKind, Target};
use scraper::{ElementRef, Html};

/// Renders with every target leading where it says.
pub(crate) fn html(body: &str) -> String {
    markdown::render(body, &|_, target| Some(leads_to(target)))
}

pub(crate) fn leads_to(href: &str) -> Target {
    Target { href: href.to_owned(), ..Target::default() }
}

/// A site on which `*.pdf` is a file, `*.png` an image of known size, and `missing` is nowhere.
pub(crate) fn site(kind: LinkKind, target: &str) -> Option<Target> {
    match (kind, target) {
        (_, "missing") => None,
        (LinkKind::Image, _) => Some(Target { size: Some((640, 480)), ..leads_to(target) }),
        (LinkKind::Link, _) if target.contains(".pdf") => Some(Target {
            href: "r/x/a1.pdf".to_owned(),
            note: Some("PDF，1.2 MB".to_owned()),
            download: Some(target.to_owned()),
            size: None,
        }),
        (LinkKind::Link, _) => Some(leads_to(target)),
    }
}

/// Compares the rendering of each case with what is expected of it.
pub(crate) fn check(cases: &[(&str, &str)]) {
    for (body, expected) in cases {
        assert_eq!(html(body), *expected, "body: {body}");
    }
}

/// Compares inline renderings: one paragraph around each.
pub(crate) fn check_inline(cases: &[(&str, &str)]) {
    for (body, expected) in cases {
        assert_eq!(html(body), format!("<p>{expected}</p>"), "body: {body}");
    }
}

/// The words that a reader of a page part sees, numbers of items included.
pub(crate) fn shown(html: &str) -> String {
    let mut out = String::new();
    push_shown(&mut out, Html::parse_fragment(html).root_element(), &mut 0);
    out
}

fn push_shown(out: &mut String, element: ElementRef<'_>, number: &mut i32) {
    let value = |name: &str| element.value().attr(name).and_then(|text| text.parse::<i32>().ok());
    if element.value().name() == "li" && *number > 0 {
        *number = value("value").unwrap_or(*number);
        out.push_str(&format!("{number}. "));
        *number += 1;
    }
    let mut inner = match element.value().name() {
        "ol" => value("start").unwrap_or(1),
        _ => 0,
    };
    for child in element.children() {
        match ElementRef::wrap(child) {
            Some(child) => push_shown(out, child, &mut inner),
            None => out.extend(child.value().as_text().map(|text| &**text)),
        }
    }
}
