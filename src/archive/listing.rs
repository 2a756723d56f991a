//! The socket for listings: the ways replies are grouped into pages.
//!
//! A listing is one file in `listings/` and one line in its table. Pages,
//! years, feeds and menu follow from what stands here.

use super::context::Context;
use std::borrow::Cow;

use super::entry::Entry;
use crate::model::SessionKey;

/// A way of grouping replies.
#[derive(Debug)]
pub struct Listing {
    /// Its name: that of its page and folder, and of its words in a theme's strings.
    pub name: &'static str,
    /// Whether it has terms, each with pages of its own, or is one list.
    pub shape: ListingShape,
    /// The file in which its terms are registered, where they are.
    pub register: Option<&'static str>,
    /// The terms a reply stands under.
    pub terms_of: fn(&Entry) -> Vec<TermIdentity>,
    /// The terms that have a page although no reply stands under them.
    pub standing: fn(Context<'_>, WasLive<'_>) -> Vec<TermIdentity>,
    /// What is to be shown of a term of this listing.
    pub term: fn(&TermIdentity, Context<'_>) -> Term,
    /// Whether each term has a feed.
    pub feed: bool,
    /// The figures of work that the page of a term shows.
    pub work: WorkFigures,
    /// Whether it is a main column: in the menu, and offered where an address leads nowhere.
    pub in_menu: bool,
}

/// Whether the term with this key had a page in the last publication.
pub(crate) type WasLive<'a> = &'a dyn Fn(&str) -> bool;

/// The two shapes a listing can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListingShape {
    /// `name.html` lists the terms, `name/<key>.html` is a term's head page.
    Terms,
    /// `name.html` is the head page of the only list.
    Single,
}

/// The figures of the work behind the replies of a term, beside counts and classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkFigures {
    Hidden,
    /// Parts in handling, and what the site asks for beyond counts.
    Shown,
    /// Those, and what the proposers said.
    WithOpinions,
}

/// What a term stands for: the value that its replies share.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TermIdentity {
    /// The one list of a listing without terms.
    Whole,
    /// A department, by its place in the register.
    Department(u16),
    /// A topic, by its place in the register.
    Topic(u16),
    Session(SessionKey),
    /// An outcome, by its place in the class table.
    Outcome(u16),
    /// Any other value, as a text that the listing itself reads.
    Text(Cow<'static, str>),
}

impl TermIdentity {
    /// The department it stands for.
    #[must_use]
    pub fn department(&self) -> Option<u16> {
        match self {
            Self::Department(at) => Some(*at),
            Self::Whole | Self::Topic(_) | Self::Session(_) | Self::Outcome(_) | Self::Text(_) => {
                None
            }
        }
    }

    /// The session it stands for.
    #[must_use]
    pub fn session(&self) -> Option<SessionKey> {
        match self {
            Self::Session(session) => Some(*session),
            Self::Whole
            | Self::Department(_)
            | Self::Topic(_)
            | Self::Outcome(_)
            | Self::Text(_) => None,
        }
    }
}

/// A term (目录项) of a listing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term {
    /// Its key in addresses; empty for the only term of a single list.
    pub key: String,
    /// Its title; empty for the only term of a single list, which the listing names.
    pub title: String,
    /// Its place among the terms; ties are broken by key.
    pub order: u64,
    /// What it is about, where that is written down.
    pub about: Option<String>,
    /// Whether its register says that it is used no more.
    pub retired: bool,
    /// The title and key of the term that took its place.
    pub successor: Option<(String, String)>,
}
