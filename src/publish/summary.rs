//! `Summary`: what a publication did, for the closing line and the list of changes.

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
    /// Each change in the order it was made: files, `manifest.json`, removals. Told
    /// against another publication where the run named one.
    pub changes: Vec<Change>,
}

/// One change to the output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Whether it was added, changed or removed.
    pub kind: ChangeKind,
    /// The file, by its path from the root of the site.
    pub path: SitePath,
}

/// What was done to a file of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// The output did not have it before.
    Added,
    /// It has other bytes.
    Changed,
    /// The site no longer has it.
    Removed,
}
