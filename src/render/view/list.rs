//! Lists of replies: head pages, year pages, their figures and the way between them.

use serde::Serialize;

use super::figures::{Figure, FiguresView};
use crate::archive::index::IndexedTerm;
use crate::archive::listing::{Listing, ListingShape};
use crate::plan::{SitePath, address};
use crate::render::context::RenderContext;
use crate::theme::Html;

/// `list` in a template.
#[derive(Debug, Serialize)]
pub(crate) struct ListView {
    /// The list's heading.
    pub title: String,
    /// A sentence on what is listed.
    pub intro: Option<String>,
    /// A notice on top.
    pub notice: Option<Notice>,
    /// How to reach the department.
    pub contact: Option<Contact>,
    /// Figures of this list alone.
    pub figures: Vec<Figure>,
    /// The day of the figures' data.
    pub figures_note: Option<String>,
    /// More figures, for below the rows: of a department's work.
    pub work: Option<FiguresView>,
    /// The rows.
    pub rows: Html,
    /// Whether this is the head page.
    pub is_head: bool,
    /// How the rows are ordered, in words.
    pub order_note: String,
    /// The list's years.
    pub years: Vec<YearLink>,
    /// The part before.
    pub previous: Option<String>,
    /// The part after.
    pub next: Option<String>,
    /// Which part this is.
    pub part: Option<String>,
    /// The list's feed.
    pub feed: Option<String>,
    /// The department's poster, where it has one.
    pub poster: Option<String>,
    /// Where the open data is listed.
    pub data: Option<String>,
    /// What to say where nothing is listed.
    pub empty: Option<String>,
}

/// A notice with an optional link.
#[derive(Debug, Serialize)]
pub(crate) struct Notice {
    /// What it says.
    pub text: String,
    /// Where it leads.
    pub href: Option<String>,
}

/// How to reach a department.
#[derive(Debug, Serialize)]
pub(crate) struct Contact {
    /// Office telephone.
    pub phone: Option<String>,
    /// The same as a link.
    pub phone_href: Option<String>,
    /// Postal address.
    pub address: Option<String>,
}

/// A link to a year page.
#[derive(Debug, Serialize)]
pub(crate) struct YearLink {
    /// The year in words.
    pub label: String,
    /// Its first page.
    pub href: String,
    /// Whether it is the year shown.
    pub current: bool,
}

/// The links to the years of `term`, newest first, undated last.
#[must_use]
#[expect(clippy::option_option, reason = "no year is shown, or the undated, or one")]
pub(crate) fn year_links(
    listing: &Listing,
    term: &IndexedTerm,
    (root, current): (&str, Option<Option<i16>>),
    context: &RenderContext<'_>,
) -> Vec<YearLink> {
    let undated = term.years.iter().filter(|(year, _)| year.is_none());
    let dated = term.years.iter().rev().filter(|(year, _)| year.is_some());
    let link = |year: Option<i16>| YearLink {
        label: year_words(year, context),
        href: format!("{root}{}", address::year(listing.name, &term.term.key, year, 0)),
        current: current == Some(year),
    };
    dated.chain(undated).map(|(year, _)| link(*year)).collect()
}

/// A year in words.
#[must_use]
pub(crate) fn year_words(year: Option<i16>, context: &RenderContext<'_>) -> String {
    match year {
        Some(year) => context.fill("views.year", &[("year", &year.to_string())]),
        None => context.text("views.undated").to_owned(),
    }
}

/// The title of a term's pages.
#[must_use]
pub(crate) fn term_title(
    listing: &Listing,
    term: &IndexedTerm,
    context: &RenderContext<'_>,
) -> String {
    match listing.shape {
        ListingShape::Terms => term.term.title.clone(),
        ListingShape::Single => column_title(listing.name, context),
    }
}

/// The title of a listing's own page.
#[must_use]
pub(crate) fn column_title(name: &str, context: &RenderContext<'_>) -> String {
    context.text(&format!("columns.{name}")).to_owned()
}

/// The pages above a term's head page.
#[must_use]
pub(crate) fn above_term(
    listing: &Listing,
    context: &RenderContext<'_>,
) -> Vec<(String, SitePath)> {
    match listing.shape {
        ListingShape::Terms => {
            vec![(column_title(listing.name, context), address::listing(listing.name))]
        }
        ListingShape::Single => Vec::new(),
    }
}
