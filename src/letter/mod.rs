//! The genre: how an official letter and its parts are written.
//!
//! Each file knows one part (salutation, document number, date line …) wherever
//! it stands, on a foreign page or in a reply of the site. Nothing here decides
//! what a reply is; `import` and the rules in `check` do.

pub mod boilerplate;
pub mod cases;
pub mod dates;
pub mod lines;
pub mod marks;
pub mod names;
pub mod numbering;
pub mod numbers;
pub mod opening;
pub mod organisation;
pub mod parts;
pub mod people;
pub mod reading;
pub mod signature;
pub mod subject;
pub mod title;

pub use parts::Letter;

use regex::Regex;

/// A pattern of the genre; each is used by a test beside it.
///
/// # Panics
/// Where `text` is no pattern.
#[must_use]
pub fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the patterns of the genre are tested where they stand")
}
