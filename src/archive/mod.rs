//! The archive: every reply of the site, typed, ordered and indexed; immutable once assembled.

pub(crate) mod article;
pub(crate) mod cases;
pub(crate) mod context;
pub mod digest;
pub mod entry;
pub(crate) mod events;
pub(crate) mod field_error;
pub(crate) mod files;
pub(crate) mod fix;
pub(crate) mod index;
pub(crate) mod known;
pub(crate) mod ledger;
pub(crate) mod links;
pub(crate) mod listing;
pub mod listings;
pub(crate) mod lower;
pub(crate) mod names;
pub(crate) mod nearest_key;
pub mod proposal;
pub mod reply;
pub mod schema;
pub(crate) mod spooled;
pub(crate) mod statistics;
pub(crate) mod table;
pub(crate) mod value;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::config::{Config, Registers};
use crate::diagnostic::SourcePath;
use cases::SessionCases;
use context::Context;
use entry::{ArticleEntry, Entries, Entry, EntryId};
use events::Event;
use index::Index;
use ledger::Ledger;
use listing::Listing;

/// All replies and articles of a site, with every index the pages need.
#[derive(Debug, Default)]
pub struct Archive {
    /// The replies of the site, oldest first, undated ones last.
    pub entries: Entries,
    /// Replies that are not on the site, by path: for findings, and for the numbers
    /// in `statistics`; never for output.
    pub unpublished: Entries,
    /// The articles of the site, in the order of the menu.
    pub articles: Vec<ArticleEntry>,
    /// Articles that are not on the site.
    pub unpublished_articles: Vec<ArticleEntry>,
    /// One index a listing, in the order of the table.
    pub indexes: Vec<Index>,
    /// The cases of each session, by number.
    pub cases: Vec<SessionCases>,
    /// Corrections and withdrawals, oldest first.
    pub events: Vec<Event>,
    /// For a reply, the later replies that name it in `follows`.
    pub followers: BTreeMap<EntryId, Vec<EntryId>>,
    /// Which cases were assigned, where the site says so.
    pub ledger: Option<Arc<Ledger>>,
    ids: HashMap<Box<str>, EntryId>,
    sources: HashMap<SourcePath, EntryId>,
}

/// Orders, groups and indexes what was read. `entries` and `articles` may come
/// in any order; the result does not depend on it. `was_live` tells whether a listing's
/// term, by its key, had a page in the last publication.
#[must_use]
pub fn assemble(
    context: Context<'_>,
    (entries, articles): (Vec<Arc<Entry>>, Vec<ArticleEntry>),
    ledger: Option<Arc<Ledger>>,
    was_live: &dyn Fn(&Listing, &str) -> bool,
) -> Archive {
    let (mut entries, mut unpublished): (Vec<_>, Vec<_>) =
        entries.into_iter().partition(|entry| entry.publication.is_live());
    entries.sort_by(|left, right| {
        left.reply
            .order_key()
            .cmp(&right.reply.order_key())
            .then_with(|| left.source().cmp(right.source()))
    });
    unpublished.sort_by(|left, right| left.source().cmp(right.source()));
    let (entries, unpublished) = (Entries::from(entries), Entries::from(unpublished));
    let (mut articles, unpublished_articles): (Vec<_>, Vec<_>) =
        articles.into_iter().partition(|article| article.live);
    articles.sort_by(|left, right| left.order_key().cmp(&right.order_key()));
    let ids = || entries.iter().enumerate().map(|(at, entry)| (EntryId::at(at), entry));
    let by_id: HashMap<_, _> = ids().map(|(at, entry)| (entry.reply.id.clone(), at)).collect();
    let sources = ids().map(|(at, entry)| (entry.source().clone(), at)).collect();
    let mut followers: BTreeMap<EntryId, Vec<EntryId>> = BTreeMap::new();
    for (at, entry) in ids() {
        for earlier in entry.reply.follows.iter().filter_map(|id| by_id.get(id)) {
            followers.entry(*earlier).or_default().push(at);
        }
    }
    Archive {
        indexes: listings::LISTINGS
            .iter()
            .map(|listing| Index::new(listing, context, &entries, &|key| was_live(listing, key)))
            .collect(),
        cases: cases::index(&entries),
        events: events::gather(&entries),
        followers,
        ledger,
        ids: by_id,
        sources,
        entries,
        unpublished,
        articles,
        unpublished_articles,
    }
}

impl Archive {
    /// Whether any reply is in force: what there are statistics of.
    #[must_use]
    pub fn has_replies(&self) -> bool {
        self.entries.iter().any(|entry| !entry.is_withdrawn())
    }

    /// Whether there are figures of what was assigned: a ledger, and replies to compare it with.
    #[must_use]
    pub(crate) fn has_assigned(&self) -> bool {
        self.has_replies() && self.ledger.as_ref().is_some_and(|ledger| !ledger.items.is_empty())
    }

    /// The reply at `id`.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id.0 as usize]
    }

    /// The reply of the site with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<EntryId> {
        self.ids.get(id).copied()
    }

    /// The reply of the site that stands in this file.
    #[must_use]
    pub fn find_source(&self, source: &SourcePath) -> Option<EntryId> {
        self.sources.get(source).copied()
    }

    /// The article of the site that stands in this file.
    #[must_use]
    pub fn find_article(&self, source: &SourcePath) -> Option<&ArticleEntry> {
        self.articles.iter().find(|entry| entry.article.source == *source)
    }

    /// The index of `listing`.
    #[must_use]
    pub fn index(&self, listing: &Listing) -> Option<&Index> {
        self.indexes.iter().find(|index| index.listing.name == listing.name)
    }

    /// The newest `count` replies, newest first, undated ones last.
    pub fn newest(&self, count: usize) -> impl Iterator<Item = EntryId> {
        let all: Vec<EntryId> = (0..self.entries.len()).map(EntryId::at).collect();
        index::newest_first(&all, &self.entries).take(count).collect::<Vec<_>>().into_iter()
    }
}

/// What the whole archive is looked up in; kept together because most rules need both.
#[derive(Clone, Copy)]
pub struct World<'a> {
    /// `dafu.yaml`, checked.
    pub config: &'a Config,
    /// Departments, topics and bodies, by code.
    pub registers: &'a Registers,
    /// All replies and articles of the site.
    pub archive: &'a Archive,
}
