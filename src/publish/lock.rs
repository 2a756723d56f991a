//! The lock of an output folder: one build at a time, from whatever site.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use super::error::{Action, Error};
use super::paths::PublishPaths;

/// Holds an output folder; the system lets go of it also when the process is killed.
pub(super) struct Lock {
    held: Vec<File>,
    /// The folders that were made to be locked, deepest first; those still empty go again.
    made: Vec<PathBuf>,
}

impl Lock {
    /// Takes the locks of `paths`: that of the site, and that of the folder itself,
    /// which other sites ask for too.
    pub(super) fn take(paths: &PublishPaths) -> Result<Self, Error> {
        fs::create_dir_all(&paths.state).map_err(Action::Write.at(&paths.state))?;
        let path = paths.state.join("lock");
        let site = open(&path).map_err(Action::Write.at(&path))?;
        match site.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(locked(paths)),
            Err(TryLockError::Error(cause)) => return Err(Action::Write.at(&path)(cause)),
        }
        let missing = paths.output.ancestors().take_while(|folder| !folder.exists());
        let mut lock = Self { held: vec![site], made: Vec::new() };
        let missing: Vec<PathBuf> = missing.map(Path::to_path_buf).collect();
        fs::create_dir_all(&paths.output).map_err(Action::Write.at(&paths.output))?;
        lock.made = missing;
        let folder = of_folder(&paths.output)?;
        match folder.try_lock() {
            Ok(()) => lock.held.push(folder),
            Err(TryLockError::WouldBlock) => return Err(locked(paths)),
            // A file system without such locks, some shares of a network: the site's own holds.
            Err(TryLockError::Error(_)) => {}
        }
        Ok(lock)
    }
}

fn locked(paths: &PublishPaths) -> Error {
    Error::Locked { output: paths.output.clone() }
}

fn open(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().create(true).truncate(false).write(true).open(path)
}

/// The folder itself, opened to be locked.
#[cfg(unix)]
fn of_folder(output: &Path) -> Result<File, Error> {
    File::open(output).map_err(Action::Read.at(output))
}

/// Windows locks no folder: a file named after it takes its part.
#[cfg(not(unix))]
fn of_folder(output: &Path) -> Result<File, Error> {
    let key = crate::digest::Digest::of(output.as_os_str().as_encoded_bytes());
    let path = std::env::temp_dir().join(format!("dafu-{key:.16}.lock"));
    open(&path).map_err(Action::Write.at(&path))
}

impl Drop for Lock {
    fn drop(&mut self) {
        for folder in &self.made {
            // A folder that holds anything refuses to go, which is just what is wanted.
            drop(fs::remove_dir(folder));
        }
        self.held.clear();
    }
}
