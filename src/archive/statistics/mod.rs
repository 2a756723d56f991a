//! Statistics: typed counts of what is on the site. Nothing here knows a page.
//!
//! Of replies that are not open (依申请公开, 不予公开) nothing but their number
//! leaves this module; drafts and replies of days to come are not even counted.

mod assigned;
mod classes;
mod tally;
mod timing;

pub(crate) use assigned::{Assigned, AssignedCounts};
pub(crate) use classes::class_tables;
pub(crate) use tally::{Counts, Feedback, Promises, Tally};
pub(crate) use timing::{FEWEST, Pace};

use assigned::is_past;

use super::entry::{Entry, EntryId};
use super::index::{Index, IndexedTerm};
use super::listing::Listing;
use super::listings::{DEPARTMENTS, KINDS, SESSIONS, TOPICS, YEARS};
use super::reply::Publication;
use super::{Archive, World};
use crate::model::{Date, Disclosure, SessionKey};

/// The figures of a site.
#[derive(Debug)]
pub(crate) struct Statistics<'a> {
    pub whole: Tally,
    /// What was assigned, where the site keeps a ledger.
    pub assigned: &'a AssignedCounts,
    /// How all replies are disclosed.
    pub disclosure: Counts<Disclosure>,
    pub kinds: Vec<Part<'a>>,
    /// By department that signed.
    pub departments: Vec<Part<'a>>,
    pub topics: Vec<Part<'a>>,
    /// By session, the newest of each body first.
    pub sessions: Vec<Part<'a>>,
    /// By year of publication, oldest first; none for those without a date.
    pub years: Vec<YearCount>,
    /// The newest session of each body, in detail.
    pub current: Vec<Session<'a>>,
}

/// The replies under one term of a listing.
#[derive(Debug)]
pub(crate) struct Part<'a> {
    pub term: &'a IndexedTerm,
    pub tally: Tally,
}

/// The replies published in one year.
#[derive(Debug)]
pub(crate) struct YearCount {
    pub year: Option<i16>,
    pub replies: usize,
    /// By kind, in the order of [`Statistics::kinds`].
    pub kinds: Vec<usize>,
}

/// One session in detail.
#[derive(Debug)]
pub(crate) struct Session<'a> {
    pub part: Part<'a>,
    /// How its replies are disclosed.
    pub disclosure: Counts<Disclosure>,
    /// What was assigned in it, where the ledger says so.
    pub assigned: Option<Assigned>,
}

impl<'a> Statistics<'a> {
    /// The figures of the site, where so much was `assigned`; none where nothing is on it.
    #[must_use]
    pub(crate) fn of(world: World<'a>, assigned: &'a AssignedCounts) -> Option<Self> {
        let archive = world.archive;
        let counter = Counter { archive, world };
        if !archive.has_replies() {
            return None;
        }
        let whole = Tally::of(&archive.entries, world);
        let until = whole.until;
        let sessions = counter.sessions();
        let kinds = counter.parts(&KINDS);
        Some(Self {
            assigned,
            disclosure: disclosure(archive, &whole, None, until),
            departments: counter.parts(&DEPARTMENTS),
            topics: counter.parts(&TOPICS),
            years: counter.years(&kinds),
            current: counter.current(&sessions, assigned, until),
            kinds,
            sessions,
            whole,
        })
    }
}

/// How many replies are on the site, on request and withheld: of `session`,
/// or of all. Others than those on the site are counted as of `until`, so that
/// the figures do not depend on the day on which they are put together.
fn disclosure(
    archive: &Archive,
    tally: &Tally,
    session: Option<SessionKey>,
    until: Option<Date>,
) -> Counts<Disclosure> {
    let mut counts = Counts::from([(Disclosure::Open, tally.replies)]);
    let closed = archive.unpublished.iter().filter(|entry| {
        let of_session = |one| entry.reply.cases.iter().any(|case| case.session_key == Some(one));
        entry.publication == Publication::NotOpen
            && is_past(&entry.reply, until)
            && session.is_none_or(of_session)
    });
    for disclosure in closed.filter_map(|entry| entry.reply.disclosure) {
        *counts.entry(disclosure).or_default() += 1;
    }
    counts
}

/// Counts the terms of listings.
#[derive(Clone, Copy)]
struct Counter<'a> {
    archive: &'a Archive,
    world: World<'a>,
}

impl<'a> Counter<'a> {
    fn index(self, listing: &Listing) -> &'a Index {
        self.archive.index(listing).expect("the table of listings has it (tested)")
    }

    fn tally(self, members: &[EntryId]) -> Tally {
        Tally::of(members.iter().map(|id| self.archive.entry(*id)), self.world)
    }

    fn sessions(self) -> Vec<Part<'a>> {
        let part = |term: &'a IndexedTerm| {
            let members = term.entries.iter().map(|id| self.archive.entry(*id));
            let tally = Tally::of_session(members, term.identity.session()?, self.world);
            Some(Part { term, tally })
        };
        let parts = self.index(&SESSIONS).terms.iter().filter_map(part);
        parts.filter(|part| part.tally.replies > 0).collect()
    }

    /// The terms of `listing` that have replies in force.
    fn parts(self, listing: &Listing) -> Vec<Part<'a>> {
        let part = |term: &'a IndexedTerm| Part { term, tally: self.tally(&term.entries) };
        let parts = self.index(listing).terms.iter().map(part);
        parts.filter(|part| part.tally.replies > 0).collect()
    }

    fn years(self, kinds: &[Part<'a>]) -> Vec<YearCount> {
        let all = self.index(&YEARS).terms.iter();
        let year = |(year, range): &(Option<i16>, std::ops::Range<usize>), members: &[EntryId]| {
            let members = members[range.clone()].iter().map(|id| self.archive.entry(*id));
            let members: Vec<&Entry> = members.filter(|entry| !entry.is_withdrawn()).collect();
            let of_kind = |part: &Part<'_>| {
                let is_of = |entry: &&&Entry| (KINDS.terms_of)(entry).contains(&part.term.identity);
                members.iter().filter(is_of).count()
            };
            let kinds = kinds.iter().map(of_kind).collect();
            YearCount { year: *year, replies: members.len(), kinds }
        };
        let years = all.flat_map(|term| term.years.iter().map(move |one| year(one, &term.entries)));
        years.filter(|year| year.replies > 0).collect()
    }

    /// The newest session of each body: the first of its body in `sessions`.
    fn current(
        self,
        sessions: &[Part<'a>],
        counts: &AssignedCounts,
        until: Option<Date>,
    ) -> Vec<Session<'a>> {
        let mut current: Vec<(SessionKey, Session<'a>)> = Vec::new();
        for part in sessions {
            let Some(session) = part.term.identity.session() else { continue };
            if current.last().is_some_and(|(last, _)| last.body == session.body) {
                continue;
            }
            let disclosure = disclosure(self.archive, &part.tally, Some(session), until);
            let part = Part { term: part.term, tally: part.tally.clone() };
            let assigned = counts.session(session);
            current.push((session, Session { part, disclosure, assigned }));
        }
        current.into_iter().map(|one| one.1).collect()
    }
}
