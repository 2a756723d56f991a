//! Notes of what a run asked of a folder: by them a later one knows that it would be told the same.

use std::collections::BTreeMap;
use std::fs;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use super::stamp::Stamp;
use crate::diagnostic::SourcePath;
use crate::digest::Digest;

/// Every file that was asked for, and which files there were.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Notes {
    pub(super) listing: Digest,
    pub(super) files: BTreeMap<SourcePath, Note>,
}

/// A file as it was when it was asked for, to be known again.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Note {
    /// None where there was no such file.
    pub(super) stamp: Option<Stamp>,
    /// Whether it may change and keep that stamp, so that only its bytes tell.
    pub(super) is_racy: bool,
    /// The digest of its bytes, where it is known.
    pub bytes: Option<Digest>,
}

impl Note {
    /// That of a file with this metadata.
    pub(super) fn of(found: Option<&fs::Metadata>) -> Self {
        let stamp = found.map(Stamp::of);
        let is_racy = stamp.as_ref().is_some_and(|stamp| stamp.is_racy(SystemTime::now()));
        Self { stamp, is_racy, bytes: None }
    }
}

/// Where a folder writes down what is asked of it, if it does.
#[derive(Clone, Debug, Default)]
pub(super) struct Notebook(Option<Arc<Mutex<Notes>>>);

impl Notebook {
    pub(super) fn fresh() -> Self {
        Self(Some(Arc::default()))
    }

    pub(super) fn take(&self) -> Notes {
        self.open().map(|mut notes| std::mem::take(&mut *notes)).unwrap_or_default()
    }

    /// The digest of `path`, where it is known.
    pub(super) fn noted(&self, path: &SourcePath) -> Option<Digest> {
        self.open()?.files.get(path)?.bytes
    }

    fn open(&self) -> Option<MutexGuard<'_, Notes>> {
        Some(self.0.as_ref()?.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Notes that `path` is asked for, before it is read: what changes meanwhile is another file.
    pub(super) fn file(&self, path: &SourcePath, found: Option<&fs::Metadata>) {
        let Some(mut notes) = self.open() else { return };
        notes.files.entry(path.clone()).or_insert_with(|| Note::of(found));
    }

    /// Notes that `path` is as `note` says.
    pub(super) fn put(&self, path: &SourcePath, note: &Note) {
        if let Some(mut notes) = self.open() {
            notes.files.insert(path.clone(), note.clone());
        }
    }

    /// Notes the `digest` of what was read of `path`, by which it is known where its stamp is another.
    pub(super) fn bytes(&self, path: &SourcePath, digest: impl FnOnce() -> Digest) {
        let is_unknown = |notes: MutexGuard<'_, Notes>| {
            notes.files.get(path).is_some_and(|note| note.bytes.is_none())
        };
        if !self.open().is_some_and(is_unknown) {
            return;
        }
        // Made while nobody waits for the notes.
        let digest = digest();
        if let Some(mut notes) = self.open()
            && let Some(note) = notes.files.get_mut(path)
        {
            note.bytes = Some(digest);
        }
    }

    /// Notes the `digest` of all names of files.
    pub(super) fn listing(&self, digest: impl FnOnce() -> Digest) {
        if let Some(mut notes) = self.open() {
            notes.listing = digest();
        }
    }
}
