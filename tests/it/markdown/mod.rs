//! Markdown bodies: text in, text out.

mod chinese;
mod inputs;
mod invariants;
mod minified;
mod oracle;
mod outline;
mod plain_text;
mod raw_html;
mod render;

use dafu::document::markdown::{self, LinkKind, Target};

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
