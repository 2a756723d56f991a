//! The table of listings.

mod department;
mod key_item;
mod kind;
mod outcome;
mod session;
mod topic;
mod year;

pub use department::LISTING as DEPARTMENTS;
pub use kind::LISTING as KINDS;
pub use outcome::LISTING as OUTCOMES;
pub use session::{
    LISTING as SESSIONS, short_title as session_short_title, title as session_title,
};
pub use topic::LISTING as TOPICS;
pub use year::LISTING as YEARS;

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
