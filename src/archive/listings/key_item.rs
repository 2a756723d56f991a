//! Replies to key items (重点督办).

use crate::archive::listing::{Listing, ListingShape, Term, TermIdentity, WorkFigures};

pub(super) const LISTING: Listing = Listing {
    name: "key-items",
    shape: ListingShape::Single,
    register: None,
    terms_of: |entry| if entry.reply.key_item { vec![TermIdentity::Whole] } else { Vec::new() },
    standing: |_, _| Vec::new(),
    term: |_, _| Term::default(),
    feed: false,
    work: WorkFigures::Hidden,
    in_menu: false,
};
