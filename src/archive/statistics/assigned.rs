//! What was assigned, by the ledger, and how much of it is answered.

use std::collections::HashSet;

use crate::archive::Archive;
use crate::archive::entry::Entry;
use crate::archive::ledger::{Item, ItemKey};
use crate::archive::reply::{Publication, Reply};
use crate::model::{Date, Stated};

/// Counts of items of the ledger: nothing else of them is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Assigned {
    pub items: usize,
    /// Those that have a reply, open or not.
    pub answered: usize,
    /// Those that have a reply on the site.
    pub published: usize,
}

/// Which cases have replies.
pub(super) struct Answers {
    published: HashSet<ItemKey>,
    closed: HashSet<ItemKey>,
}

impl Answers {
    /// As of `until`, as all that is counted of replies that are not open.
    pub(super) fn of(archive: &Archive, until: Option<Date>) -> Self {
        let closed = archive.unpublished.iter().filter(|entry| {
            entry.publication == Publication::NotOpen && is_past(&entry.reply, until)
        });
        let open = archive.entries.iter().filter(|entry| !entry.is_withdrawn());
        Self { published: open.flat_map(keys).collect(), closed: closed.flat_map(keys).collect() }
    }

    /// The counts of the items that are `counted`; none where there are none of them.
    pub(super) fn count(
        &self,
        archive: &Archive,
        counted: impl Fn(&ItemKey, &Item) -> bool,
    ) -> Option<Assigned> {
        let mut found = Assigned::default();
        for (key, _) in archive.ledger.as_ref()?.items.iter().filter(|one| counted(one.0, one.1)) {
            let is_published = self.published.contains(key);
            found.items += 1;
            found.published += usize::from(is_published);
            found.answered += usize::from(is_published || self.closed.contains(key));
        }
        (found.items > 0).then_some(found)
    }
}

fn keys(entry: &Entry) -> impl Iterator<Item = ItemKey> {
    let cases = entry.reply.cases.iter();
    cases.filter_map(|case| Some((case.session_key?, case.key.clone()?)))
}

/// Whether no date of `reply` is later than `until`.
pub(super) fn is_past(reply: &Reply, until: Option<Date>) -> bool {
    let stated = |date: Option<Stated<_>>| date.and_then(Stated::value);
    let dates = [stated(reply.date_written), stated(reply.date_published), reply.date_replied];
    dates.into_iter().flatten().all(|moment| until.is_some_and(|until| moment.day <= until))
}
