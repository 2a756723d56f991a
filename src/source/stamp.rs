//! Files known by their stamps, or read in pieces: for who asks again and again.

use std::fs;
use std::time::SystemTime;

use super::{Error, Folder};
use crate::diagnostic::SourcePath;

/// By what a file is taken for the same without being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    modified: Option<SystemTime>,
    size: u64,
}

impl Folder {
    /// The stamp of a file; none where there is none.
    #[must_use]
    pub fn stamp(&self, path: &SourcePath) -> Option<Stamp> {
        let found = fs::metadata(self.locate(path)).ok()?;
        Some(Stamp { modified: found.modified().ok(), size: found.len() })
    }

    /// A file, opened to be read in pieces.
    ///
    /// # Errors
    /// What the system said, with the path.
    pub fn open(&self, path: &SourcePath) -> Result<fs::File, Error> {
        let file = self.admit(path).and_then(fs::File::open);
        file.map_err(|cause| Error { path: path.to_string(), cause })
    }
}
