//! The table of importers. A new one is a file here and a line in the table.

mod docx;
mod html;
mod mht;
mod plain_text;

use super::importer::Importer;

/// Every importer; the first that accepts a file reads it.
pub(crate) const IMPORTERS: &[&Importer] =
    &[&plain_text::PLAIN_TEXT, &docx::DOCX, &html::HTML, &mht::MHT];
