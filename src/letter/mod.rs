//! The genre: how an official letter and its parts are written.
//!
//! Each file knows one part (salutation, document number, date line …) wherever
//! it stands, on a foreign page or in a reply of the site. Nothing here decides
//! what a reply is; `import` and the rules in `check` do.

pub(crate) mod boilerplate;
pub mod cases;
pub(crate) mod dates;
pub(crate) mod lead;
pub(crate) mod lines;
pub(crate) mod marks;
pub(crate) mod names;
pub(crate) mod numbering;
pub(crate) mod numbers;
pub(crate) mod opening;
pub(crate) mod organisation;
pub(crate) mod parts;
pub(crate) mod people;
pub(crate) mod reading;
pub(crate) mod signature;
pub(crate) mod subject;
pub(crate) mod surroundings;
pub(crate) mod title;
pub(crate) mod wrapped;

pub use parts::Letter;

use regex::Regex;

/// A pattern of the genre; each is used by a test beside it.
///
/// # Panics
/// Where `text` is no pattern.
#[must_use]
pub(crate) fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the patterns of the genre are tested where they stand")
}
