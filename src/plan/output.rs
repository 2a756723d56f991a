//! One row of the site plan: where a file will stand, in which format, about what.

use serde::{Deserialize, Serialize};

use super::path::SitePath;
use crate::archive::Archive;
use crate::archive::entry::EntryId;
use crate::archive::index::{Index, IndexedTerm};

/// A file the site will have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Its path from the root of the site, by which rows are sorted.
    pub path: SitePath,
    /// The format that renders it, by name.
    pub format: &'static str,
    /// What it is about.
    pub subject: Subject,
}

/// What a file is about. Small and plain: a row names its sources, it holds none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The site as a whole.
    Site,
    /// An article, by its place in the archive.
    Article(u32),
    /// A reply, by its place in the archive.
    Reply(EntryId),
    /// A file of a reply, by its place among them.
    ReplyFile(EntryId, u32),
    /// A file of an article.
    ArticleFile(u32, u32),
    /// A listing as a whole, by its place in the table.
    Listing(u8),
    /// A term of a listing.
    Term(TermId),
    /// A part of a term's year page; part 0 is the first.
    Year(TermId, Option<i16>, u32),
    /// A session's cases, by place in the archive.
    Session(u32),
    /// A block of a session's cases.
    Block(u32, u32),
    /// The corrections and withdrawals of a year.
    EventYear(i16),
    /// A redirect, by its place among them.
    Redirect(u32),
    /// A part of something counted through: sitemaps, theme assets.
    Part(u32),
}

/// A term of a listing, by their places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId {
    /// The listing's place in the table.
    pub listing: u8,
    /// The term's place in the listing's index.
    pub term: u32,
}

impl TermId {
    /// The term, with the index that it stands in.
    #[must_use]
    pub fn find_in(self, archive: &Archive) -> (&Index, &IndexedTerm) {
        let index = &archive.indexes[usize::from(self.listing)];
        (index, &index.terms[self.term as usize])
    }
}

/// When in a publication a file is put in place: what others refer to comes
/// before them, so that a reader amid a publication finds no dead link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Styles, scripts and pictures of the theme.
    Asset,
    /// Files of replies and articles.
    Attachment,
    /// Open data and search shards.
    Data,
    /// Reply, article, case, poster, 404 and redirect pages.
    Page,
    /// Year and head pages, feeds, sitemaps, robots.txt.
    Listing,
    /// Search and home page.
    Home,
}

/// What kind of file an output is, for those who treat kinds apart (caches, checks).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// A page of its own: reply, article, case block, poster …
    Page,
    /// A list of others: head and year pages, feeds, sitemaps.
    Listing,
    /// A file published with a reply or an article.
    Attachment,
    /// A file of the theme.
    Asset,
    /// A table, lines or dictionary of open data.
    Data,
    /// A part of the search index.
    Search,
}
