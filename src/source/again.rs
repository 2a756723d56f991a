//! For who asks again and again: whether a file, or a folder, is what it was.

use std::fs;

use rayon::prelude::*;

use super::notes::{Note, Notebook, Notes};
use super::{Error, Folder};
use crate::diagnostic::SourcePath;
use crate::digest::Digest;

impl Folder {
    /// The same folder, which writes down what it is asked for.
    #[must_use]
    pub fn noting(self) -> Self {
        Self { notes: Notebook::fresh(), ..self }
    }

    /// What was asked for so far; from here on nothing of it is known.
    #[must_use]
    pub fn take_notes(&self) -> Notes {
        self.notes.take()
    }

    /// The digest of the file at `path` as it was read, where that was noted.
    #[must_use]
    pub fn noted(&self, path: &SourcePath) -> Option<Digest> {
        self.notes.noted(path)
    }

    /// Whether whoever asked for what stands in `notes` would be told the same now.
    #[must_use]
    pub fn is_as(&self, notes: &Notes) -> bool {
        let is_listed = || self.list().is_ok_and(|listing| listing.digest() == notes.listing);
        notes.files.par_iter().all(|(path, note)| self.still(path, note).is_some()) && is_listed()
    }

    /// The file at `path` as it is now, to be known again.
    #[must_use]
    pub fn look(&self, path: &SourcePath) -> Note {
        Note::of(fs::metadata(self.locate(path)).ok().as_ref())
    }

    /// How the file at `path` is known from now on, if it is still the one that `note` tells of:
    /// by its stamp, else by its bytes.
    #[must_use]
    pub fn still(&self, path: &SourcePath, note: &Note) -> Option<Note> {
        let now = self.look(path);
        let still = if now.stamp == note.stamp && !note.is_racy {
            note.clone()
        } else {
            let bytes = note.bytes.filter(|bytes| self.digest(path) == Some(*bytes))?;
            Note { bytes: Some(bytes), ..now }
        };
        self.notes.put(path, &still);
        Some(still)
    }

    /// The digest of the bytes of a file, where it can be read.
    fn digest(&self, path: &SourcePath) -> Option<Digest> {
        let mut file = self.open(path).ok()?;
        Some(Digest::of_reader(&mut file).ok()?.1)
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
