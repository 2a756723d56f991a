//! What was assigned, by the ledger, and how much of it is answered.

use std::collections::{BTreeMap, HashSet};

use super::tally::newest_date;
use crate::archive::Archive;
use crate::archive::entry::Entry;
use crate::archive::ledger::ItemKey;
use crate::archive::reply::{Publication, Reply};
use crate::model::{Date, SessionKey, Stated};

/// Counts of items of the ledger: nothing else of them is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Assigned {
    pub items: usize,
    /// Those that have a reply, open or not.
    pub answered: usize,
    /// Those that have a reply on the site.
    pub published: usize,
}

/// What was assigned: in all, by session, and by the department that answers for it.
#[derive(Debug, Default)]
pub(crate) struct AssignedCounts {
    /// None where the site keeps no ledger, or an empty one.
    pub whole: Option<Assigned>,
    /// By session, those that the ledger has anything of.
    pub sessions: BTreeMap<SessionKey, Assigned>,
    /// By the department that leads, by place in the register.
    pub departments: BTreeMap<u16, Assigned>,
    /// The newest date on the site, as of which they are counted.
    pub until: Option<Date>,
}

impl AssignedCounts {
    /// The counts of the ledger, as of the newest date on the site, as all that is counted of
    /// replies that are not open.
    pub(crate) fn of(archive: &Archive) -> Self {
        let Some(ledger) = archive.ledger.as_deref() else { return Self::default() };
        let until = archive.entries.iter().filter_map(newest_date).max();
        let closed = archive.unpublished.iter().filter(|entry| {
            entry.publication == Publication::NotOpen && is_past(&entry.reply, until)
        });
        let closed: HashSet<ItemKey> = closed.flat_map(keys).collect();
        let open = archive.entries.iter().filter(|entry| !entry.is_withdrawn());
        let published: HashSet<ItemKey> = open.flat_map(keys).collect();
        let mut counts = Self { until, ..Self::default() };
        for (key, item) in &ledger.items {
            let is_published = published.contains(key);
            let is_answered = is_published || closed.contains(key);
            let add = |count: &mut Assigned| {
                count.items += 1;
                count.published += usize::from(is_published);
                count.answered += usize::from(is_answered);
            };
            add(counts.whole.get_or_insert_default());
            add(counts.sessions.entry(key.0).or_default());
            // Who is named first leads, and answers; the others give opinions.
            if let Some(lead) = item.departments.first() {
                add(counts.departments.entry(*lead).or_default());
            }
        }
        counts
    }

    /// Whether the ledger has anything of a session that `entry` belongs to; what it tells says
    /// nothing of other sessions.
    #[must_use]
    pub(crate) fn covers(&self, entry: &Entry) -> bool {
        let mut sessions = entry.reply.cases.iter().filter_map(|case| case.session_key);
        sessions.any(|session| self.sessions.contains_key(&session))
    }

    /// Those of `session`; none where the ledger has nothing of it.
    #[must_use]
    pub(crate) fn session(&self, session: SessionKey) -> Option<Assigned> {
        self.sessions.get(&session).copied()
    }

    /// Those that `department` leads; none where the ledger has none.
    #[must_use]
    pub(crate) fn department(&self, department: u16) -> Option<Assigned> {
        self.departments.get(&department).copied()
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
