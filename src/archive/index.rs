//! An index: the replies under each term of a listing, cut into years.

use std::collections::BTreeMap;
use std::ops::Range;

use super::context::Context;
use super::entry::{Entries, EntryId};
use super::listing::{Listing, Term, TermIdentity, WasLive};

/// The replies of a site by the terms of one listing.
#[derive(Debug)]
pub struct Index {
    pub listing: &'static Listing,
    /// Its terms in order.
    pub terms: Vec<IndexedTerm>,
}

/// A term and its replies.
#[derive(Debug)]
pub struct IndexedTerm {
    /// What it stands for.
    pub identity: TermIdentity,
    pub term: Term,
    /// Its replies, oldest first, undated ones last.
    pub entries: Vec<EntryId>,
    /// Its years, oldest first, `None` (undated) last, each a range of `entries`.
    pub years: Vec<(Option<i16>, Range<usize>)>,
}

impl Index {
    /// Groups `entries`, which come in base order, by the terms of `listing`.
    #[must_use]
    pub fn new(
        listing: &'static Listing,
        context: Context<'_>,
        entries: &Entries,
        was_live: WasLive<'_>,
    ) -> Self {
        let mut groups: BTreeMap<TermIdentity, Vec<EntryId>> = BTreeMap::new();
        for identity in (listing.standing)(context, was_live) {
            groups.entry(identity).or_default();
        }
        for (at, entry) in entries.iter().enumerate() {
            for identity in (listing.terms_of)(entry) {
                groups.entry(identity).or_default().push(EntryId::at(at));
            }
        }
        let mut terms: Vec<_> = groups
            .into_iter()
            .map(|(identity, members)| IndexedTerm {
                term: (listing.term)(&identity, context),
                identity,
                years: years(&members, entries),
                entries: members,
            })
            .collect();
        terms.sort_by(|left, right| {
            (left.term.order, &left.term.key).cmp(&(right.term.order, &right.term.key))
        });
        Self { listing, terms }
    }

    /// The term that stands for `identity`.
    #[must_use]
    pub fn find(&self, identity: &TermIdentity) -> Option<&IndexedTerm> {
        self.terms.iter().find(|term| term.identity == *identity)
    }
}

impl IndexedTerm {
    /// Which of its entries the part `part`, counted from 0, of a year's list shows, where
    /// no part shows more than `size`; and whether more follow.
    #[must_use]
    pub fn part_of_year(&self, year: Option<i16>, part: u32, size: usize) -> (Range<usize>, bool) {
        let found = self.years.iter().find(|(one, _)| *one == year);
        let whole = found.map_or(0..0, |(_, range)| range.clone());
        let start = whole.start + part as usize * size;
        let end = (start + size).min(whole.end);
        (start..end, end < whole.end)
    }
}

fn years(members: &[EntryId], entries: &Entries) -> Vec<(Option<i16>, Range<usize>)> {
    let year =
        |id: &EntryId| entries[id.0 as usize].reply.published().map(|moment| moment.day.year());
    let mut start = 0;
    let runs = members.chunk_by(|left, right| year(left) == year(right));
    runs.map(|run| {
        let range = start..start + run.len();
        start = range.end;
        (year(&run[0]), range)
    })
    .collect()
}

/// `members`, which come in base order, newest first; undated ones still last.
pub(crate) fn newest_first<'a>(
    members: &'a [EntryId],
    entries: &'a Entries,
) -> impl Iterator<Item = EntryId> + 'a {
    let dated = members.partition_point(|id| entries[id.0 as usize].reply.published().is_some());
    // Undated replies are in the order of their ids either way round.
    members[..dated].iter().rev().chain(&members[dated..]).copied()
}
