//! Corrections and withdrawals: what happened to replies after they were published.

use super::entry::{Entries, EntryId};
use super::reply::Text;
use crate::model::Date;

/// A correction or withdrawal.
#[derive(Clone, Debug)]
pub struct Event {
    pub date: Date,
    pub entry: EntryId,
    pub kind: EventKind,
    pub note: Text,
}

/// What happened to a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EventKind {
    /// 更正.
    Correction,
    /// 撤回.
    Withdrawal,
}

/// Every event of `entries`, oldest first.
#[must_use]
pub(crate) fn gather(entries: &Entries) -> Vec<Event> {
    let mut events = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        let entry_id = EntryId::at(at);
        let mut event =
            |date, kind, note: Text| events.push(Event { date, entry: entry_id, kind, note });
        if entry.is_withdrawn() {
            // Corrections of a withdrawn reply may repeat what had to go.
            let (date, reason) = (entry.reply.withdrawn_on, entry.reply.withdrawn_reason.clone());
            if let (Some(date), Some(reason)) = (date, reason) {
                event(date, EventKind::Withdrawal, reason);
            }
        } else {
            for correction in &entry.reply.corrections {
                event(correction.date, EventKind::Correction, correction.note.clone());
            }
        }
    }
    let id = |event: &Event| &entries[event.entry.0 as usize].reply.id;
    events.sort_by(|left, right| {
        (left.date, id(left), left.kind, &left.note).cmp(&(
            right.date,
            id(right),
            right.kind,
            &right.note,
        ))
    });
    events
}
