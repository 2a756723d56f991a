//! Import: a published page → a draft reply with what the page says of itself.
//!
//! A foreign file goes to the importer that accepts it, which makes text lines
//! of it; `recognise` knows the genre and turns lines into fields and a body.
//! Nothing here guesses: what a page does not say, says twice differently or
//! says in a damaged way is left to the editor, with a finding that quotes it.

mod decoded;
mod draft;
mod finding;
mod forms;
pub(crate) mod importer;
pub(crate) mod importers;
mod inline;
mod omitted;
mod recognise;
mod table;
mod taken_out;
mod unread;
mod unrecognised;

pub use draft::{Draft, DraftValue, UNCONFIRMED};
pub(crate) use importer::Importer;
pub use importer::{Foreign, Imported};
pub(crate) use unread::{UNREAD, unknown_kind, unreadable};
pub(crate) use unrecognised::is_unrecognised;

use std::path::Path;

/// The importer for the file at `path`, by its name.
#[must_use]
pub fn importer_for(path: &Path) -> Option<&'static Importer> {
    importers::IMPORTERS.iter().copied().find(|importer| (importer.accepts)(path))
}
