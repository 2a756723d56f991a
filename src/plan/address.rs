//! The addresses of the site: the one place that knows how they are formed.
//!
//! Keys in them are ASCII and checked before they get here.

use super::path::SitePath;

/// A path made of parts that are known to be valid keys.
fn path(text: String) -> SitePath {
    SitePath::new(text).expect("keys in addresses are checked when they are read")
}

/// A reply's page; also that of its notice of withdrawal.
#[must_use]
pub(crate) fn reply(id: &str) -> SitePath {
    path(format!("r/{id}.html"))
}

/// A file of a reply.
#[must_use]
pub(crate) fn reply_file(id: &str, name: &str) -> SitePath {
    path(format!("r/{id}/{name}"))
}

#[must_use]
pub(crate) fn article(id: &str) -> SitePath {
    path(format!("pages/{id}.html"))
}

/// A file of an article.
#[must_use]
pub(crate) fn article_file(id: &str, name: &str) -> SitePath {
    path(format!("pages/{id}/{name}"))
}

/// A listing's own page.
#[must_use]
pub(crate) fn listing(name: &str) -> SitePath {
    path(format!("{name}.html"))
}

/// The head page of a term; of a single list, whose key is empty, its own page.
#[must_use]
pub(crate) fn term(listing_name: &str, key: &str) -> SitePath {
    if key.is_empty() { listing(listing_name) } else { path(format!("{listing_name}/{key}.html")) }
}

/// A part of a term's year page, counted from 0.
#[must_use]
pub(crate) fn year(listing_name: &str, key: &str, year: Option<i16>, part: u32) -> SitePath {
    let year = year.map_or_else(|| "undated".to_owned(), |year| year.to_string());
    let part = if part == 0 { String::new() } else { format!("-{}", part + 1) };
    let folder = if key.is_empty() { String::new() } else { format!("{key}/") };
    path(format!("{listing_name}/{folder}{year}{part}.html"))
}

/// The feed of a term.
#[must_use]
pub(crate) fn feed(listing_name: &str, key: &str) -> SitePath {
    path(format!("{listing_name}/{key}/feed.xml"))
}

/// A session's blocks of cases.
#[must_use]
pub(crate) fn session(key: &str) -> SitePath {
    path(format!("cases/{key}.html"))
}

/// A block of a session's cases.
#[must_use]
pub(crate) fn block(session_key: &str, block: &str) -> SitePath {
    path(format!("cases/{session_key}/{block}.html"))
}

/// The poster of a department.
#[must_use]
pub(crate) fn poster(code: &str) -> SitePath {
    path(format!("posters/{code}.html"))
}

/// The open data of a year of publication.
#[must_use]
pub(crate) fn data_year(year: Option<i16>, extension: &str) -> SitePath {
    let year = year.map_or_else(|| "undated".to_owned(), |year| year.to_string());
    path(format!("data/{year}.{extension}"))
}

/// A file of open data about the site as a whole.
#[must_use]
pub(crate) fn data(name: &'static str) -> SitePath {
    path(format!("data/{name}"))
}

/// Corrections and withdrawals of a year.
#[must_use]
pub(crate) fn event_year(year: i16) -> SitePath {
    path(format!("corrections/{year}.html"))
}

/// A file of the search index.
#[must_use]
pub(crate) fn search(name: &str) -> SitePath {
    path(format!("search/{name}"))
}

/// A part of a sitemap too large for one file, counted from 0.
#[must_use]
pub(crate) fn sitemap_part(part: u32) -> SitePath {
    path(format!("sitemap-{}.xml", part + 1))
}

/// A page at the top of the site, by its whole name.
#[must_use]
pub(crate) fn top(name: &'static str) -> SitePath {
    path(name.to_owned())
}

/// What leads from `from` to the site's top: `../` for each folder.
#[must_use]
pub(crate) fn root_of(from: &SitePath) -> String {
    "../".repeat(from.as_str().matches('/').count())
}
