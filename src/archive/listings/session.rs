//! Replies by session (届次) of their cases.

use crate::archive::listing::{Listing, ListingShape, Term};
use crate::archive::proposal::session_address;
use crate::config::Registers;
use crate::model::{SessionKey, numeral};

pub(super) const LISTING: Listing = Listing {
    name: "sessions",
    shape: ListingShape::Terms,
    codes: |entry| {
        let mut codes: Vec<u64> =
            entry.reply.cases.iter().filter_map(|case| case.session_key).map(code).collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    },
    standing: |_| Vec::new(),
    term: |code, context| {
        let session = key(code);
        Term {
            key: session_address(context.registers, session),
            title: title(context.registers, session),
            // The newest session of each body first.
            order: (u64::from(session.body) << 32) | (0xffff_ffff - (code & 0xffff_ffff)),
        }
    },
    feed: false,
};

/// A session as a code: body, term and meeting in one number.
#[must_use]
pub fn code(session: SessionKey) -> u64 {
    (u64::from(session.body) << 32) | (u64::from(session.term) << 16) | u64::from(session.meeting)
}

/// The session with this code.
#[must_use]
pub fn key(code: u64) -> SessionKey {
    let part = |shift: u32| u16::try_from((code >> shift) & 0xffff).unwrap_or_default();
    SessionKey { body: part(32), term: part(16), meeting: part(0) }
}

/// A session's title: `云岭省政协十三届一次会议`.
#[must_use]
pub fn title(registers: &Registers, session: SessionKey) -> String {
    titled(&registers.bodies.get(session.body).name, session)
}

/// The same with the first short name of its body: `省政协十三届一次会议`.
#[must_use]
pub fn short_title(registers: &Registers, session: SessionKey) -> String {
    let body = registers.bodies.get(session.body);
    titled(body.names.first().unwrap_or(&body.name), session)
}

fn titled(body: &str, session: SessionKey) -> String {
    let number = |value: u16| numeral::chinese(u32::from(value));
    format!("{body}{}届{}次会议", number(session.term), number(session.meeting))
}
