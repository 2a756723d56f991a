//! Replies by kind: to suggestions, to proposals.

use std::borrow::Cow;

use crate::archive::listing::{Listing, ListingShape, Term, TermIdentity, WorkFigures};
use crate::model::{Choice, Kind};

const KINDS: [Kind; 2] = [Kind::Suggestion, Kind::Proposal];

pub(crate) const LISTING: Listing = Listing {
    name: "kinds",
    shape: ListingShape::Terms,
    register: None,
    terms_of: |entry| {
        let reply = &entry.reply;
        let is_of = |kind: &Kind| {
            reply.kind == Some(*kind) || reply.cases.iter().any(|case| case.kind == Some(*kind))
        };
        KINDS.into_iter().filter(is_of).map(identity).collect()
    },
    standing: |_, _| Vec::new(),
    term: |identity_of, _| {
        let kinds = (0..).zip(KINDS);
        let (order, kind) = kinds
            .into_iter()
            .find(|(_, kind)| identity(*kind) == *identity_of)
            .expect("a listing is asked only for its own terms");
        let (key, title) = (kind.key().to_owned(), kind.column().to_owned());
        Term { key, title, order, ..Term::default() }
    },
    feed: false,
    work: WorkFigures::Hidden,
    in_menu: false,
};

fn identity(kind: Kind) -> TermIdentity {
    TermIdentity::Text(Cow::Borrowed(kind.key()))
}
