//! Replies by session (届次) of their cases.

use crate::archive::listing::{Listing, ListingShape, Term, TermIdentity, WorkFigures};
use crate::archive::proposal::session_address;
use crate::config::Registers;
use crate::model::{SessionKey, numeral};

pub(crate) const LISTING: Listing = Listing {
    name: "sessions",
    shape: ListingShape::Terms,
    register: None,
    terms_of: |entry| {
        let mut sessions: Vec<SessionKey> =
            entry.reply.cases.iter().filter_map(|case| case.session_key).collect();
        sessions.sort_unstable();
        sessions.dedup();
        sessions.into_iter().map(TermIdentity::Session).collect()
    },
    standing: |_, _| Vec::new(),
    term: |identity, context| {
        let session = identity.session().expect("a listing is asked only for its own terms");
        Term {
            key: session_address(context.registers, session),
            title: title(context.registers, session),
            order: order(session),
            ..Term::default()
        }
    },
    feed: false,
    work: WorkFigures::Shown,
    in_menu: false,
};

/// The newest session of each body first.
fn order(session: SessionKey) -> u64 {
    let age = (u16::MAX - session.term, u16::MAX - session.meeting);
    (u64::from(session.body) << 32) | (u64::from(age.0) << 16) | u64::from(age.1)
}

/// A session's title: `云岭省政协十三届一次会议`.
#[must_use]
pub(crate) fn title(registers: &Registers, session: SessionKey) -> String {
    titled(&registers.bodies.get(session.body).name, session)
}

/// The same with the first short name of its body: `省政协十三届一次会议`.
#[must_use]
pub(crate) fn short_title(registers: &Registers, session: SessionKey) -> String {
    let body = registers.bodies.get(session.body);
    titled(body.names.first().unwrap_or(&body.name), session)
}

fn titled(body: &str, session: SessionKey) -> String {
    let number = |value: u16| numeral::chinese(u32::from(value));
    format!("{body}{}届{}次会议", number(session.term), number(session.meeting))
}
