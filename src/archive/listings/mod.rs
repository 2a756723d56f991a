//! The table of listings.

mod department;
mod key_item;
mod kind;
mod outcome;
mod session;
mod topic;
mod year;

pub(crate) use department::LISTING as DEPARTMENTS;
pub(crate) use kind::LISTING as KINDS;
pub(crate) use outcome::LISTING as OUTCOMES;
pub(crate) use session::{
    LISTING as SESSIONS, short_title as session_short_title, title as session_title,
};
pub(crate) use topic::LISTING as TOPICS;
pub(crate) use year::LISTING as YEARS;

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
