//! All replies of the site by year of publication.

use crate::archive::listing::{Listing, ListingShape, Term, TermIdentity, WorkFigures};

pub(crate) const LISTING: Listing = Listing {
    name: "years",
    shape: ListingShape::Single,
    register: None,
    terms_of: |_| vec![TermIdentity::Whole],
    standing: |_, _| Vec::new(),
    term: |_, _| Term::default(),
    feed: false,
    work: WorkFigures::Hidden,
    in_menu: true,
};
