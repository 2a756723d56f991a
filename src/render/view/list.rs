//! Lists of replies: head pages, year pages, their figures and the way between them.

use serde::Serialize;

use crate::archive::index::IndexedTerm;
use crate::archive::listing::{Listing, ListingShape};
use crate::plan::{SitePath, address};
use crate::render::format::RenderContext;
use crate::theme::Html;

/// `list` in a template.
#[derive(Debug, Serialize)]
pub struct ListView {
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
    /// The department's poster.
    pub poster: Option<String>,
    /// Where the open data is listed.
    pub data: Option<String>,
    /// What to say where nothing is listed.
    pub empty: Option<String>,
}

/// A link with its words.
#[derive(Debug, Serialize)]
pub struct TitledLink {
    /// The words.
    pub title: String,
    /// Where it leads.
    pub href: String,
}

/// A notice with an optional link.
#[derive(Debug, Serialize)]
pub struct Notice {
    /// What it says.
    pub text: String,
    /// Where it leads.
    pub href: Option<String>,
}

/// How to reach a department.
#[derive(Debug, Serialize)]
pub struct Contact {
    /// Office telephone.
    pub phone: Option<String>,
    /// The same as a link.
    pub phone_href: Option<String>,
    /// Postal address.
    pub address: Option<String>,
}

/// A figure with its words.
#[derive(Debug, Serialize)]
pub struct Figure {
    /// What is counted.
    pub label: String,
    /// The count.
    pub value: String,
    /// Its share of the whole.
    pub share: Option<String>,
}

/// A link to a year page.
#[derive(Debug, Serialize)]
pub struct YearLink {
    /// The year in words.
    pub label: String,
    /// Its first page.
    pub href: String,
    /// Whether it is the year shown.
    pub current: bool,
}

/// The links to the years of `term`, newest first, undated last.
#[must_use]
pub fn year_links(
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
pub fn year_words(year: Option<i16>, context: &RenderContext<'_>) -> String {
    match year {
        Some(year) => context.frame.fill("views.year", &[("year", &year.to_string())]),
        None => context.frame.text("views.undated").to_owned(),
    }
}

/// The title of a term's pages.
#[must_use]
pub fn term_title(listing: &Listing, term: &IndexedTerm, context: &RenderContext<'_>) -> String {
    match listing.shape {
        ListingShape::Terms => term.term.title.clone(),
        ListingShape::Single => column_title(listing.name, context),
    }
}

/// The title of a listing's own page.
#[must_use]
pub fn column_title(name: &str, context: &RenderContext<'_>) -> String {
    context.frame.text(&format!("columns.{name}")).to_owned()
}

/// The pages above a term's head page.
#[must_use]
pub fn above_term(listing: &Listing, context: &RenderContext<'_>) -> Vec<(String, SitePath)> {
    match listing.shape {
        ListingShape::Terms => {
            vec![(column_title(listing.name, context), address::listing(listing.name))]
        }
        ListingShape::Single => Vec::new(),
    }
}

/// A share in per cent with one decimal, rounded half up.
#[must_use]
pub fn share(part: usize, whole: usize) -> Option<String> {
    // No rate for so few that it would mislead.
    (whole >= 5).then(|| {
        let tenths = (part * 2000 + whole) / (2 * whole);
        format!("{}.{}%", tenths / 10, tenths % 10)
    })
}

/// The figures of `members`: how many, and by class where the site has classes.
#[must_use]
pub fn figures(
    members: &[crate::archive::entry::EntryId],
    context: &RenderContext<'_>,
) -> Vec<Figure> {
    let archive = context.world.archive;
    let mut classes: std::collections::BTreeMap<u16, usize> = std::collections::BTreeMap::new();
    let live = members.iter().map(|id| archive.entry(*id)).filter(|entry| !entry.is_withdrawn());
    let mut whole = 0;
    for entry in live {
        whole += 1;
        if let Some((_, Some(class))) = entry.reply.result_class {
            *classes.entry(class).or_default() += 1;
        }
    }
    if whole == 0 {
        return Vec::new();
    }
    let total = Figure {
        label: context.frame.text("views.replies").to_owned(),
        value: whole.to_string(),
        share: None,
    };
    let class = |(class, count): (u16, usize)| Figure {
        label: super::row::class_words(&context.world.config.outcomes[usize::from(class)]),
        value: count.to_string(),
        share: share(count, whole),
    };
    std::iter::once(total).chain(classes.into_iter().map(class)).collect()
}
