//! The replies tied to one: earlier, later, and others to the same case.

use std::collections::BTreeSet;

use serde::Serialize;

use super::link::department;
use super::row;
use crate::archive::cases::replies_to;
use crate::archive::entry::EntryId;
use crate::model::Choice;
use crate::plan::address;
use crate::render::context::RenderContext;

/// Another reply, as a link among related ones.
#[derive(Debug, Serialize)]
pub(crate) struct Related {
    /// Its title.
    title: String,
    /// Its page.
    href: String,
    /// The department that gave it.
    department: String,
    /// That department's part: 主办 …
    role: &'static str,
    /// When it was published, as shown.
    date: String,
}

/// How many others to the same cases a page names: all pages of a number that hundreds answer
/// would otherwise grow with the square of it. The page of the number lists them all.
pub(super) const MOST_SIBLINGS: usize = 50;

/// The other replies a reply is tied to, each in one group only.
pub(super) struct Relations {
    pub(super) follows: Vec<EntryId>,
    pub(super) followed_by: Vec<EntryId>,
    /// No more than [`MOST_SIBLINGS`].
    pub(super) siblings: Vec<EntryId>,
    /// Whether there are more of these.
    pub(super) has_more: bool,
}

impl Relations {
    pub(super) fn of(id: EntryId, context: &RenderContext<'_>) -> Self {
        let archive = context.world.archive;
        let reply = &archive.entry(id).reply;
        // An unpublished earlier reply is simply not there.
        let follows: Vec<_> = reply.follows.iter().filter_map(|id| archive.find(id)).collect();
        let followed_by = archive.followers.get(&id).cloned().unwrap_or_default();
        let mut known: BTreeSet<_> = follows.iter().chain(&followed_by).copied().collect();
        known.insert(id);
        let keys = reply.cases.iter().filter_map(|case| case.session_key.zip(case.key.as_ref()));
        let mut others = keys
            .flat_map(|(session, key)| replies_to(&archive.cases, session, key))
            .copied()
            .filter(|other| known.insert(*other));
        let siblings = others.by_ref().take(MOST_SIBLINGS).collect();
        let has_more = others.next().is_some();
        Self { follows, followed_by, siblings, has_more }
    }
}

/// `ids` as links with what tells them apart.
pub(super) fn links(ids: &[EntryId], root: &str, context: &RenderContext<'_>) -> Vec<Related> {
    let link = |id: &EntryId| {
        let reply = &context.world.archive.entry(*id).reply;
        Related {
            title: row::title(*id, context),
            href: format!("{root}{}", address::reply(&reply.id)),
            department: reply
                .department
                .map(|at| department(at, root, context).name)
                .unwrap_or_default(),
            role: reply.role.label(),
            date: row::published(reply, context),
        }
    };
    ids.iter().map(link).collect()
}
