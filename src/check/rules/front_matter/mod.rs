//! Rules of the front matter itself: its file, its form, its keys, its values.

mod file;
mod form;
mod key;
mod value;

pub(crate) use file::{ENCODING, TOO_LARGE, UNCLOSED};
pub(crate) use form::{FULL_WIDTH_COLON, SYNTAX, TAB};
pub(super) use key::empty;
pub(crate) use key::{DUPLICATE_KEY, MISSING_FIELD, UNCONFIRMED};
pub(crate) use value::WRONG_TYPE;
pub(super) use value::{example_line, line};
