//! Rules of the front matter itself: its form, its keys, its values.

mod form;

pub use form::{FULL_WIDTH_COLON, SYNTAX};
