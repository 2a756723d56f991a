//! `Summary`: what a publication did, for the closing line and the list of changes.

use super::commit::Work;
use super::manifest_path;
use crate::plan::path::SitePath;

/// What a publication did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Files of the site that were added or changed, the manifest not counted.
    pub written: usize,
    /// Files that held their bytes already and were left alone.
    pub unchanged: usize,
    /// Files that the site no longer has.
    pub removed: usize,
    /// Each change in the order it was made: files, `manifest.json`, removals.
    pub changes: Vec<Change>,
}

/// One change to the output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What was done.
    pub kind: ChangeKind,
    /// To which file.
    pub path: SitePath,
}

/// What was done to a file of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It has other bytes.
    Changed,
    /// It is gone.
    Removed,
}

impl Summary {
    pub(super) fn of(work: Work) -> Self {
        let (written, removed) = (work.places.len(), work.removals.len());
        let mut changes = Vec::with_capacity(written + removed + 1);
        changes.extend(work.places.into_iter().map(|place| Change {
            kind: place.row.old.map_or(ChangeKind::Added, |_| ChangeKind::Changed),
            path: place.row.path,
        }));
        changes.extend(work.manifest.map(|kind| Change { kind, path: manifest_path() }));
        changes.extend(
            work.removals
                .into_iter()
                .map(|row| Change { kind: ChangeKind::Removed, path: row.path }),
        );
        Self { written, unchanged: work.unchanged, removed, changes }
    }
}
