//! Replies to key items (重点督办).

use crate::archive::listing::{Listing, ListingShape, Term};

pub(super) const LISTING: Listing = Listing {
    name: "key-items",
    shape: ListingShape::Single,
    codes: |entry| if entry.reply.key_item { vec![0] } else { Vec::new() },
    standing: |_| Vec::new(),
    term: |_, _| Term { key: String::new(), title: String::new(), order: 0 },
    feed: false,
};
