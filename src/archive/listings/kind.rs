//! Replies by kind: to suggestions, to proposals.

use crate::archive::listing::{Listing, ListingShape, Term};
use crate::model::{Choice, Kind};

const KINDS: [Kind; 2] = [Kind::Suggestion, Kind::Proposal];

pub(super) const LISTING: Listing = Listing {
    name: "kinds",
    shape: ListingShape::Terms,
    codes: |entry| {
        let reply = &entry.reply;
        let is_of = |kind: Kind| {
            reply.kind == Some(kind) || reply.cases.iter().any(|case| case.kind == Some(kind))
        };
        KINDS.iter().zip(0..).filter(|(kind, _)| is_of(**kind)).map(|one| one.1).collect()
    },
    standing: |_| Vec::new(),
    term: |code, _| {
        let kind = KINDS[usize::try_from(code).unwrap_or(0)];
        Term { key: kind.key().to_owned(), title: kind.column().to_owned(), order: code }
    },
    feed: false,
};
