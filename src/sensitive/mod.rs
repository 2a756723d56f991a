//! What must not be published, known by its form: personal data, and marks of
//! secrecy or of internal use.
//!
//! These are detectors and a mask, no rules: what a finding weighs and says,
//! and what a person has let pass, is for those who ask.

mod amount;
mod codes;
mod contact;
mod digit;
mod find;
mod grouping;
mod item;
mod line;
mod marks;
mod markup;
mod mask;
mod number;
mod patterns;
mod public;
mod reviewed;
mod row;
mod scan;
mod spelt;
mod table;
mod taken;
#[cfg(test)]
mod tests;

pub use find::find;
pub(crate) use item::PrivateItem;
pub use item::PrivateKind;
pub(crate) use marks::{MARK_WORDS, Mark, mark_of_name, marks_alone, marks_anywhere, marks_inside};
pub(crate) use mask::{mask, masked, masked_text, masked_where_sure, private_ranges};
pub(crate) use reviewed::Reviewed;
