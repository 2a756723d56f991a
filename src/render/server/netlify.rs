//! `_headers` and `_redirects`, which hosts of static sites read (Netlify,
//! Cloudflare Pages and others): to be put beside `index.html`.

use std::fmt::Write;

use super::site::{GENERATED, HEADERS, IMMUTABLE, Site, sent};

/// Such hosts ask for everything each time by themselves. A second rule of the
/// same header would be joined to the first, so there is none.
pub(super) fn headers(site: &Site<'_>) -> String {
    let base = site.base.path();
    let mut out = format!("# {GENERATED}\n{base}*\n");
    for (name, value) in HEADERS {
        let _ = writeln!(out, "  {name}: {value}");
    }
    let _ = writeln!(out, "{base}assets/*\n  Cache-Control: {IMMUTABLE}");
    out
}

/// Those that the path alone decides on, in UTF-8: what the others take, these hosts do not agree
/// on.
pub(super) fn redirects(site: &Site<'_>) -> String {
    let plain = site.moved.iter().filter(|one| one.is_plain() && !one.from.path.contains('%'));
    plain.fold(format!("# {GENERATED}\n"), |mut out, moved| {
        let _ = writeln!(out, "{} {} 301", sent(&moved.from.path), moved.to);
        out
    })
}
