//! The fields that every page has.

use serde::Serialize;

use crate::theme::Html;

/// `page`: what a page says of itself.
#[derive(Debug, Serialize)]
pub(crate) struct PageView<'a> {
    /// Its kind: `reply`, `list`, `home` …
    pub(super) kind: &'static str,
    /// Its heading.
    pub(super) title: String,
    /// Its name in tabs, search results and shared links, with the title of the site.
    pub(super) head_title: String,
    /// What it is about, in a sentence.
    pub(super) description: String,
    /// Its public address, where it has one.
    pub(super) canonical: Option<String>,
    /// What leads to the site's top: `../`, or nothing.
    pub(super) root: String,
    /// Whether search engines should leave it out.
    pub(super) noindex: bool,
    /// The pages above it, the portal first, itself last.
    pub(super) breadcrumbs: Vec<Crumb>,
    /// Its meta tags.
    pub(super) meta: Vec<Meta>,
    /// What is shown where it is shared.
    pub(super) og: OpenGraph<'a>,
    /// Its code, where it has a public address.
    pub(super) qr: Option<Code>,
    /// The Content-Security-Policy.
    pub(super) csp: &'a str,
    /// The style sheet, whose hash the policy names.
    pub(super) style: Html,
    /// Structured data.
    pub(super) json_ld: Option<Html>,
    /// The site's icon.
    pub(super) icon: Option<String>,
    /// Its feed.
    pub(super) feed: Option<Feed>,
}

/// A page above another.
#[derive(Debug, Serialize)]
pub(super) struct Crumb {
    /// Its title.
    pub(super) title: String,
    /// Where it is; none for the page itself.
    pub(super) href: Option<String>,
}

/// A meta tag.
#[derive(Debug, Serialize)]
pub(super) struct Meta {
    /// Its name.
    pub(super) name: &'static str,
    /// Its content.
    pub(super) content: String,
}

/// What is shown where a page is shared.
#[derive(Debug, Serialize)]
pub(super) struct OpenGraph<'a> {
    /// The title.
    pub(super) title: String,
    /// The description.
    pub(super) description: String,
    /// The picture.
    pub(super) image: Option<String>,
    /// `article` or `website`.
    pub(super) r#type: &'a str,
}

/// The code of a page.
#[derive(Debug, Serialize)]
pub(super) struct Code {
    /// The picture.
    pub(super) svg: Html,
    /// The address it holds.
    pub(super) address: String,
    /// The same with a place to break after each slash.
    pub(super) address_html: Html,
}

/// A feed.
#[derive(Debug, Serialize)]
pub(super) struct Feed {
    /// Where it is.
    pub(super) href: String,
    /// Its title.
    pub(super) title: String,
}
