//! The socket for listings: the ways replies are grouped into pages.
//!
//! A listing is one file in `listings/` and one line in its table. Pages,
//! years, feeds and menu follow from what stands here.

use super::entry::Entry;
use super::lower::Context;

/// A way of grouping replies.
#[derive(Debug)]
pub struct Listing {
    /// Its name: that of its page and folder, and of its words in a theme's strings.
    pub name: &'static str,
    /// Whether it has terms, each with pages of its own, or is one list.
    pub shape: ListingShape,
    /// The terms a reply stands under, by code.
    pub codes: fn(&Entry) -> Vec<u64>,
    /// The terms that have a page although no reply stands under them, by code.
    pub standing: fn(Context<'_>) -> Vec<u64>,
    /// The term with this code.
    pub term: fn(u64, Context<'_>) -> Term,
    /// Whether each term has a feed.
    pub feed: bool,
}

/// The two shapes a listing can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListingShape {
    /// `name.html` lists the terms, `name/<key>.html` is a term's head page.
    Terms,
    /// `name.html` is the head page of the only list.
    Single,
}

/// A term (目录项) of a listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its key in addresses; empty for the only term of a single list.
    pub key: String,
    /// Its title; empty for the only term of a single list, which the listing names.
    pub title: String,
    /// Its place among the terms; ties are broken by key.
    pub order: u64,
}
