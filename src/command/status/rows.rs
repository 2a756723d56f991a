//! The state of each reply: what its file says beside what is live.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::archive::entry::Entry;
use crate::archive::reply::Publication;
use crate::diagnostic::{Severity, SourcePath};
use crate::model::{Disclosure, Status};
use crate::plan::Previous;
use crate::plan::previous::LiveReply;
use crate::sensitive;
use crate::site::Site;

/// Where a reply stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum State {
    /// Live as its file says.
    Live,
    /// Withdrawn: its notice is live as its file says.
    Withdrawn,
    /// Live, and its file says something else since.
    Changed,
    /// Not live; the next build publishes it.
    Ready,
    /// Not live until a day comes or a person does something.
    Waiting,
    /// Not to be published as it is.
    Held,
    /// Live, and the next build takes it away.
    Leaving,
    /// Live, and there is no file of it.
    Gone,
}

/// Why a reply is not simply live or ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Reason {
    Draft,
    Future,
    Review,
    OnRequest,
    Withheld,
    DisclosureMissing,
    Errors,
    Withdrawn,
}

/// A reply and its state; the names of the fields are those of the JSON.
#[derive(Debug, Serialize)]
pub(super) struct Row<'a> {
    pub(super) id: &'a str,
    /// None for what is live without a file.
    pub(super) path: Option<&'a str>,
    pub(super) title: Option<String>,
    /// The code of its department.
    pub(super) department: Option<&'a str>,
    /// Whether its file names a department that is in no register.
    #[serde(skip)]
    pub(super) is_of_stranger: bool,
    pub(super) state: State,
    pub(super) reason: Option<Reason>,
    /// The day of its publication, where one is given.
    pub(super) date: Option<String>,
    pub(super) errors: usize,
    pub(super) warnings: usize,
}

/// A row for each reply that there is or that is live, by path; those without a file last.
pub(super) fn rows<'a>(site: &'a Site, previous: &'a Previous) -> Vec<Row<'a>> {
    let archive = &site.archive;
    let mut counts: BTreeMap<&SourcePath, [usize; 2]> = BTreeMap::new();
    for finding in &site.findings {
        let [errors, warnings] = counts.entry(&finding.path).or_default();
        match finding.severity {
            Severity::Error => *errors += 1,
            Severity::Warning => *warnings += 1,
            Severity::Hint => {}
        }
    }
    let entries = archive.entries.iter().chain(&archive.unpublished);
    let mut rows: Vec<_> = entries
        .map(|entry| row(entry, site, previous, counts.get(entry.source()).copied()))
        .collect();
    rows.sort_by_key(|row| row.path);
    let ids: std::collections::BTreeSet<&str> = rows.iter().map(|row| row.id).collect();
    let live = previous.known().map_or(&[][..], |last| last.replies());
    let gone = live.iter().filter(|live| !ids.contains(&*live.id)).map(|live| Row {
        id: &live.id,
        path: None,
        title: None,
        department: None,
        is_of_stranger: false,
        state: State::Gone,
        reason: None,
        date: None,
        errors: 0,
        warnings: 0,
    });
    let gone: Vec<_> = gone.collect();
    rows.extend(gone);
    rows
}

fn row<'a>(
    entry: &'a Entry,
    site: &'a Site,
    previous: &Previous,
    counts: Option<[usize; 2]>,
) -> Row<'a> {
    let reply = &entry.reply;
    let [errors, warnings] = counts.unwrap_or_default();
    let live = previous.known().and_then(|last| last.reply(&reply.id));
    let (state, reason) = state(entry, live, errors > 0);
    let register = &site.registers.departments;
    let is_of_stranger = |source: &SourcePath| {
        let mut own = site.findings.iter().filter(|one| one.path == *source);
        own.any(|one| one.rule == "dept/unknown")
    };
    Row {
        id: &reply.id,
        path: Some(entry.source().as_str()),
        title: reply.title.as_deref().map(sensitive::masked_text),
        department: reply.department.map(|at| register.get(at).code.as_str()),
        is_of_stranger: reply.department.is_none() && is_of_stranger(entry.source()),
        state,
        reason,
        date: reply.published().map(|moment| moment.day.to_string()),
        errors,
        warnings,
    }
}

fn state(entry: &Entry, live: Option<&LiveReply>, has_errors: bool) -> (State, Option<Reason>) {
    let not = |waits: bool, reason| {
        let state = match (live, waits) {
            (Some(_), _) => State::Leaving,
            (None, true) => State::Waiting,
            (None, false) => State::Held,
        };
        (state, Some(reason))
    };
    match entry.publication {
        Publication::Draft => not(true, Reason::Draft),
        Publication::Future => not(true, Reason::Future),
        Publication::Unreviewed => not(true, Reason::Review),
        Publication::Faulty => not(false, Reason::Errors),
        Publication::NotOpen => {
            let reason = match entry.reply.disclosure {
                Some(Disclosure::OnRequest) => Reason::OnRequest,
                Some(_) => Reason::Withheld,
                None => Reason::DisclosureMissing,
            };
            not(false, reason)
        }
        Publication::Published | Publication::Withdrawn => {
            let withdrawn = (entry.reply.status == Status::Withdrawn).then_some(Reason::Withdrawn);
            match live {
                Some(live) if *live == LiveReply::of(entry) => match withdrawn {
                    Some(reason) => (State::Withdrawn, Some(reason)),
                    None => (State::Live, None),
                },
                Some(_) => (State::Changed, withdrawn),
                None if has_errors => (State::Held, Some(Reason::Errors)),
                None => (State::Ready, withdrawn),
            }
        }
    }
}
