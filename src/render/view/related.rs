//! The replies tied to one: earlier, later, and others to the same case.

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

/// The other replies a reply is tied to, each in one group only.
pub(super) struct Relations {
    pub(super) follows: Vec<EntryId>,
    pub(super) followed_by: Vec<EntryId>,
    pub(super) siblings: Vec<EntryId>,
}

impl Relations {
    pub(super) fn of(id: EntryId, context: &RenderContext<'_>) -> Self {
        let archive = context.world.archive;
        let reply = &archive.entry(id).reply;
        // An unpublished earlier reply is simply not there.
        let follows: Vec<_> = reply.follows.iter().filter_map(|id| archive.find(id)).collect();
        let followed_by = archive.followers.get(&id).cloned().unwrap_or_default();
        let mut siblings = Vec::new();
        for case in &reply.cases {
            if let (Some(session), Some(key)) = (case.session_key, &case.key) {
                for other in replies_to(&archive.cases, session, key) {
                    let known = *other == id
                        || [&follows, &followed_by, &siblings]
                            .iter()
                            .any(|group| group.contains(other));
                    if !known {
                        siblings.push(*other);
                    }
                }
            }
        }
        Self { follows, followed_by, siblings }
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
