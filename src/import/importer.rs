//! The socket of importers: what every one of them is.

use std::path::Path;

use super::draft::Draft;
use crate::config::{Config, Registers};
use crate::diagnostic::Diagnostic;

/// A way to read one kind of foreign file.
#[derive(Clone, Copy, Debug)]
pub struct Importer {
    /// Its name, reads well after "import from".
    pub name: &'static str,
    /// What it reads, for the help text.
    pub summary: &'static str,
    /// The endings of the files it reads, lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// Whether it reads the file at this path, told by its name alone.
    pub accepts: fn(&Path) -> bool,
    /// Foreign bytes → drafts and findings.
    pub import: fn(&Foreign<'_>, &Registers, &Config) -> Imported,
}

/// A file from elsewhere.
#[derive(Clone, Copy)]
pub struct Foreign<'a> {
    /// The file's name as findings show it.
    pub name: &'a str,
    /// Its bytes, in whatever encoding.
    pub bytes: &'a [u8],
    /// The encoding the editor asked for; it wins over everything the bytes suggest.
    pub encoding: Option<&'a str>,
    /// The file that lies at an address relative to this one, where there is one to be had.
    pub beside: &'a dyn Fn(&str) -> Option<Vec<u8>>,
}

/// What an importer made of a file.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// One draft a reply; none where nothing was recognised.
    pub drafts: Vec<Draft>,
    /// What could not be told, and what was decided.
    pub findings: Vec<Diagnostic>,
    /// The decoded text: the spans of the findings are bytes of it.
    pub text: String,
}

/// Whether the name of `path` ends in one of `extensions`, case ignored.
#[must_use]
pub(crate) fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    path.extension().and_then(|extension| extension.to_str()).is_some_and(|extension| {
        extensions.iter().any(|known| known.eq_ignore_ascii_case(extension))
    })
}
