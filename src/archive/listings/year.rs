//! All replies of the site by year of publication.

use crate::archive::listing::{Listing, ListingShape, Term};

pub(super) const LISTING: Listing = Listing {
    name: "years",
    shape: ListingShape::Single,
    codes: |_| vec![0],
    standing: |_| Vec::new(),
    term: |_, _| Term { key: String::new(), title: String::new(), order: 0 },
    feed: false,
};
