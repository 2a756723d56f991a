//! The metadata of replies as rows of a table, and changes of it written back.
//!
//! A row says what the front matter says, value by value. What is written back
//! replaces that value alone: every other byte of the file stays, the text
//! below first of all.

mod cell;
mod edit;

pub(crate) use cell::{Compared, cell, compared, items};
pub(crate) use edit::{Refusal, edited};

use super::schema::{FIELDS, FieldDef, FieldType};

/// The fields that a table has columns for: all whose value a cell can hold.
pub(crate) fn columns() -> impl Iterator<Item = &'static FieldDef> {
    FIELDS.iter().filter(|field| !matches!(field.kind, FieldType::Records(_)))
}
