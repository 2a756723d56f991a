//! `Previous`: what is live before this run, as the last publication's manifest tells.
//!
//! Plain values: the manifest is read elsewhere, and rules only compare.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use super::{SitePath, SitePlan, address};
use crate::archive::World;
use crate::archive::entry::Entry;
use crate::archive::listing::{Listing, ListingShape};
use crate::archive::listings::LISTINGS;
use crate::model::Status;

/// What is known of the last publication.
#[derive(Clone, Debug, Default)]
pub enum Previous {
    /// Nothing: whether its addresses still stand cannot be told.
    #[default]
    Unknown,
    /// There was none; this is the first.
    First,
    /// What was published last, as its manifest says.
    Known(LastPublication),
}

impl Previous {
    /// The last publication, where there was one and it is known.
    #[must_use]
    pub fn known(&self) -> Option<&LastPublication> {
        match self {
            Self::Known(last) => Some(last),
            Self::Unknown | Self::First => None,
        }
    }

    /// Whether a reply with this id is live.
    #[must_use]
    pub fn has_reply(&self, id: &str) -> bool {
        self.known().is_some_and(|last| last.reply(id).is_some())
    }

    /// Whether the term of `listing` with this key has a page that is live.
    #[must_use]
    pub fn has_term(&self, listing: &Listing, key: &str) -> bool {
        let path = address::term(listing.name, key);
        self.known().is_some_and(|last| last.has(&path))
    }
}

/// What was published last.
#[derive(Clone, Debug, Default)]
pub struct LastPublication {
    base_url: String,
    addresses: Vec<SitePath>,
    replies: Vec<LiveReply>,
    /// Where in `replies` each stands, by the hash of its id: each of them is looked up again and
    /// again, and a binary search goes through memory all over the place.
    places: HashMap<u64, u32>,
    hasher: RandomState,
    /// Addresses that earlier publications removed, each with the day since when, as
    /// far as nobody has settled them.
    removed: Vec<(SitePath, String)>,
    /// Whether the run was told that this is what is live. What was merely
    /// found in the output folder may be somebody's trial: it only warns.
    pub confirmed: bool,
}

/// A reply of the last publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveReply {
    pub id: Box<str>,
    /// The digest of its public content.
    pub digest: Box<str>,
    pub status: Status,
    /// How many corrections it carried.
    pub corrections: usize,
}

impl LiveReply {
    /// What `entry` will be to the next publication.
    #[must_use]
    pub fn of(entry: &Entry) -> Self {
        let reply = &entry.reply;
        Self {
            id: reply.id.clone(),
            digest: entry.digest.clone(),
            status: reply.status,
            corrections: reply.corrections.len(),
        }
    }
}

impl LastPublication {
    /// A publication for `base_url`; addresses and replies may come in any order.
    #[must_use]
    pub fn new(base_url: String, addresses: Vec<SitePath>, replies: Vec<LiveReply>) -> Self {
        let mut this = Self { base_url, addresses, replies, ..Self::default() };
        this.addresses.sort_unstable();
        this.replies.sort_by(|left, right| left.id.cmp(&right.id));
        let hash = |reply: &LiveReply| this.hasher.hash_one(&*reply.id);
        this.places = this.replies.iter().map(hash).zip(0..).collect();
        this
    }

    /// What the site that `plan` describes will be to the next publication.
    #[must_use]
    pub fn of(world: World<'_>, plan: &SitePlan) -> Self {
        Self::new(
            world.config.base_url.as_str().to_owned(),
            plan.outputs.iter().map(|output| output.path.clone()).collect(),
            world.archive.entries.iter().map(LiveReply::of).collect(),
        )
    }

    /// The same, as what the run was told to be live.
    #[must_use]
    pub fn confirmed(self) -> Self {
        Self { confirmed: true, ..self }
    }

    /// The same, after publications that removed these addresses; what it has again is no more
    /// among them.
    #[must_use]
    pub fn with_removed(mut self, mut removed: Vec<(SitePath, String)>) -> Self {
        removed.retain(|(path, _)| !self.has(path));
        self.removed = removed;
        self
    }

    /// The addresses that earlier publications removed, with the day since when.
    #[must_use]
    pub fn removed(&self) -> &[(SitePath, String)] {
        &self.removed
    }

    /// The address it was built for.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// Every address it had, sorted.
    #[must_use]
    pub fn addresses(&self) -> &[SitePath] {
        &self.addresses
    }

    /// Whether it had this address.
    #[must_use]
    pub fn has(&self, path: &SitePath) -> bool {
        self.addresses.binary_search(path).is_ok()
    }

    /// Every reply it had, by id.
    #[must_use]
    pub fn replies(&self) -> &[LiveReply] {
        &self.replies
    }

    /// The reply with this id.
    #[must_use]
    pub fn reply(&self, id: &str) -> Option<&LiveReply> {
        let at = *self.places.get(&self.hasher.hash_one(id))?;
        let found = self.replies.get(at as usize).filter(|reply| *reply.id == *id);
        // Two ids may have one hash.
        found.or_else(|| {
            let at = self.replies.binary_search_by(|reply| (*reply.id).cmp(id)).ok()?;
            self.replies.get(at)
        })
    }
}

/// An address that people may have printed, saved or linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PermanentAddress<'a> {
    /// A reply's page, by id.
    Reply(&'a str),
    /// An article's page, by id.
    Article(&'a str),
    /// A department's head page, by code.
    Department(&'a str),
    /// A topic's head page, by slug.
    Topic(&'a str),
    /// A department's poster, by code.
    Poster(&'a str),
    /// A file of the reply with this id.
    ReplyFile(&'a str),
    /// A page of cases, or another listing's own or head page.
    Listing,
}

impl<'a> PermanentAddress<'a> {
    /// What `path` stands for; `None` for what may come and go: year pages,
    /// feeds, data, assets.
    #[must_use]
    pub(crate) fn of(path: &'a SitePath) -> Option<Self> {
        let parts: Vec<&str> = path.as_str().split('/').collect();
        let page = |name: &'a str| name.strip_suffix(".html");
        match parts[..] {
            ["r", name] => page(name).map(Self::Reply),
            ["r", id, _] => Some(Self::ReplyFile(id)),
            ["pages", name] => page(name).map(Self::Article),
            ["departments", name] => page(name).map(Self::Department),
            ["topics", name] => page(name).map(Self::Topic),
            ["posters", name] => page(name).map(Self::Poster),
            ["cases", _] | ["cases", _, _] | ["cases.html" | "corrections.html"] => {
                Some(Self::Listing)
            }
            [name] => page(name).filter(|name| is_listing(name, false)).map(|_| Self::Listing),
            [folder, name] if is_listing(folder, true) => page(name).map(|_| Self::Listing),
            _ => None,
        }
    }
}

/// Whether a listing has this name; what stands in the folder of a single list are its years.
fn is_listing(name: &str, with_terms: bool) -> bool {
    let fits = |shape: ListingShape| !with_terms || matches!(shape, ListingShape::Terms);
    LISTINGS.iter().any(|listing| listing.name == name && fits(listing.shape))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_last_are_told_from_those_that_come_and_go() {
        let kind = |text: &str| {
            let path = SitePath::new(text).expect("a path");
            PermanentAddress::of(&path).map(|kind| format!("{kind:?}"))
        };
        for (path, expected) in [
            ("r/gxt-2024-1.html", Some("Reply(\"gxt-2024-1\")")),
            ("r/gxt-2024-1/a1.pdf", Some("ReplyFile(\"gxt-2024-1\")")),
            ("pages/about.html", Some("Article(\"about\")")),
            ("departments/gxt.html", Some("Department(\"gxt\")")),
            ("topics/computing.html", Some("Topic(\"computing\")")),
            ("posters/gxt.html", Some("Poster(\"gxt\")")),
            ("cases.html", Some("Listing")),
            ("cases/province-cppcc-13-1.html", Some("Listing")),
            ("cases/province-cppcc-13-1/1-100.html", Some("Listing")),
            ("sessions/province-cppcc-13-1.html", Some("Listing")),
            ("outcomes.html", Some("Listing")),
            ("years.html", Some("Listing")),
            ("corrections.html", Some("Listing")),
            ("years/2024.html", None),
            ("departments/gxt/2024.html", None),
            ("departments/gxt/feed.xml", None),
            ("key-items/2024.html", None),
            ("corrections/2024.html", None),
            ("pages/about/a1.pdf", None),
            ("data/2024.csv", None),
            ("assets/icon.0123.svg", None),
            ("index.html", None),
        ] {
            assert_eq!(kind(path).as_deref(), expected, "{path}");
        }
    }
}
