//! What was put on a stage, and where its bytes are.

use super::conflict::Conflict;
use super::lock::Lock;
use super::manifest::Manifest;
use super::ownership::Ownership;
use super::paths::PublishPaths;
use super::removed::RemovedAddress;
use super::{Class, Phase};
use crate::digest::Digest;
use crate::plan::path::SitePath;
use crate::source::stamp::Stamp;

/// One file of the new site.
pub(super) struct Record {
    pub(super) path: SitePath,
    pub(super) phase: Phase,
    pub(super) class: Class,
    pub(super) size: u64,
    pub(super) digest: Digest,
    pub(super) location: Location,
    /// By what it is known again, where it was looked at and left.
    pub(super) stamp: Option<Box<Stamp>>,
}

/// Where the bytes of a record are.
#[derive(Clone, Copy)]
pub(super) enum Location {
    /// In the output already.
    Held,
    /// In the staging, under this number; `old` is the file they replace.
    Staged { number: u32, old: Option<Digest> },
}

/// A whole site, gathered beside the output.
pub(super) struct Staged {
    pub(super) paths: PublishPaths,
    pub(super) lock: Lock,
    pub(super) ownership: Ownership,
    pub(super) records: Vec<Record>,
    pub(super) conflicts: Vec<Conflict>,
    /// The publication that changes are told against; the output folder where there is none.
    pub(super) since: Option<Manifest>,
    /// What is removed and not settled; `None` leaves the record as it is.
    pub(super) removed: Option<Vec<RemovedAddress>>,
}
