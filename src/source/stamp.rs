//! Stamps: by what a file is taken for the same without being read.

use std::fs;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

/// How coarsely some file systems count the time: what was changed no longer ago may be changed
/// once more, and bear the same time (Git calls such files racy).
const COARSE: Duration = Duration::from_secs(2);

/// By what a file is taken for the same without being read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    size: u64,
    /// Nanoseconds since 1970; none where the file system tells no time.
    modified: Option<i128>,
    /// What the system knows of it besides, and nobody can set: when anything of it changed, and
    /// which file of its disk it is.
    system: (i64, i64, u64),
}

impl Stamp {
    /// That of the file with this `metadata`.
    #[must_use]
    pub fn of(metadata: &fs::Metadata) -> Self {
        let modified = metadata.modified().ok().map(nanoseconds);
        Self { size: metadata.len(), modified, system: system(metadata) }
    }

    /// Whether the file may change after `moment` and keep this stamp.
    pub(super) fn is_racy(&self, moment: SystemTime) -> bool {
        let moment = nanoseconds(moment.checked_sub(COARSE).unwrap_or(moment));
        self.modified.is_none_or(|modified| modified >= moment)
    }
}

fn nanoseconds(moment: SystemTime) -> i128 {
    let signed = |one: Duration| i128::try_from(one.as_nanos()).unwrap_or(i128::MAX);
    match moment.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(since) => signed(since),
        Err(before) => -signed(before.duration()),
    }
}

#[cfg(unix)]
fn system(metadata: &fs::Metadata) -> (i64, i64, u64) {
    use std::os::unix::fs::MetadataExt;
    (metadata.ctime(), metadata.ctime_nsec(), metadata.ino())
}

/// Windows tells when a file was made: another one in its place was made later.
#[cfg(windows)]
fn system(metadata: &fs::Metadata) -> (i64, i64, u64) {
    use std::os::windows::fs::MetadataExt;
    (0, 0, metadata.creation_time())
}

#[cfg(not(any(unix, windows)))]
fn system(_metadata: &fs::Metadata) -> (i64, i64, u64) {
    (0, 0, 0)
}
