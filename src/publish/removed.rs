//! Addresses that were removed without a word: kept until the editors settle them.

use std::io::{self, Write};
use std::path::Path;

use super::error::{Action, Error};
use super::file;
use super::paths::{PublishPaths, Target};
use crate::plan::SitePath;

/// An address that a publication removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemovedAddress {
    /// The path that is gone, from the root of the site.
    pub path: SitePath,
    /// The day of that publication, `2024-01-09`.
    pub day: String,
}

/// What earlier publications into `target` removed, and nobody has settled since.
///
/// # Errors
/// If the folder is not allowed, or the record cannot be read.
pub fn removed_addresses(target: &Target) -> Result<Vec<RemovedAddress>, Error> {
    read(&PublishPaths::resolve(target)?.removed())
}

pub(super) fn read(path: &Path) -> Result<Vec<RemovedAddress>, Error> {
    let bytes = file::read(path)?.unwrap_or_default();
    // A line that says nothing is no address; the record is a reminder, nothing hangs on it.
    let line = |line: &str| {
        let (day, path) = line.split_once('\t')?;
        Some(RemovedAddress { path: SitePath::new(path)?, day: day.to_owned() })
    };
    Ok(String::from_utf8_lossy(&bytes).lines().filter_map(line).collect())
}

pub(super) fn write(path: &Path, removed: &[RemovedAddress]) -> Result<(), Error> {
    let lines = |out: &mut dyn Write| -> io::Result<()> {
        removed.iter().try_for_each(|one| writeln!(out, "{}\t{}", one.day, one.path))
    };
    file::write_whole(path, lines).map_err(Action::Write.at(path))
}
