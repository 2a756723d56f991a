//! The table of listings.

mod department;
mod key_item;
mod kind;
mod outcome;
mod session;
mod topic;
mod year;

pub use session::{
    code as session_code, key as session_key, short_title as session_short_title,
    title as session_title,
};

use super::listing::Listing;

/// Every listing, in the order of the site's columns.
pub const LISTINGS: &[Listing] = &[
    department::LISTING,
    topic::LISTING,
    session::LISTING,
    kind::LISTING,
    outcome::LISTING,
    year::LISTING,
    key_item::LISTING,
];
