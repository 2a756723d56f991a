//! Where a publication takes place: the output folder, and the lock, staging
//! and journal that belong to it alone.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Component, Path, PathBuf};

use super::error::{Action, Error, Forbidden};
use crate::digest::Digest;

/// Folders of the root that no output may touch.
const RESERVED: [&str; 4] = ["content", "themes", ".git", ".dafu"];

/// What to publish into, and for which site.
#[derive(Clone, Debug)]
pub struct Target {
    /// The folder that receives the site; need not exist yet.
    pub output: PathBuf,
    /// Where lock, staging and journal are kept: `.dafu` of the root.
    pub state: PathBuf,
    /// The site's root, which must exist.
    pub root: PathBuf,
}

/// The places of one publication, all of them canonical.
pub(super) struct PublishPaths {
    pub(super) root: PathBuf,
    pub(super) output: PathBuf,
    /// Lock and journal of this output folder.
    home: PathBuf,
    /// Finished files waiting to be renamed into the output.
    pub(super) staging: PathBuf,
}

impl PublishPaths {
    /// Resolves the places of `target` and refuses an output that would cover
    /// the site's own sources. Makes nothing.
    pub(super) fn resolve(target: &Target) -> Result<Self, Error> {
        let root = fs::canonicalize(&target.root).map_err(Action::Read.at(&target.root))?;
        let output = resolved(&target.output)?;
        let state = resolved(&target.state)?;
        if let Some(reason) = forbidden(&root, &output, &state)? {
            return Err(Error::ForbiddenOutput { output, reason });
        }
        if output.exists() && !output.is_dir() {
            return Err(Error::OutputNotAFolder { output });
        }
        let digest = Digest::of(output.as_os_str().as_encoded_bytes()).to_string();
        let key = &digest[..16];
        let home = state.join(key);
        let staging = staging(&home, &output, key)?;
        Ok(Self { root, output, home, staging })
    }

    /// Takes the output folder's lock, which ends with the file it returns,
    /// also when the process is killed.
    pub(super) fn lock(&self) -> Result<File, Error> {
        fs::create_dir_all(&self.home).map_err(Action::Write.at(&self.home))?;
        let path = self.home.join("lock");
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(Action::Write.at(&path))?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(TryLockError::WouldBlock) => Err(Error::Locked { output: self.output.clone() }),
            Err(TryLockError::Error(cause)) => Err(Action::Write.at(&path)(cause)),
        }
    }

    /// Empties the staging of whatever a stopped run left in it.
    pub(super) fn fresh_staging(&self) -> Result<(), Error> {
        match fs::remove_dir_all(&self.staging) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(Action::Remove.at(&self.staging)(error));
            }
            Ok(()) | Err(_) => {}
        }
        fs::create_dir_all(&self.staging).map_err(Action::Write.at(&self.staging))
    }

    /// The file in the staging with this number.
    pub(super) fn staged(&self, number: u32) -> PathBuf {
        self.staging.join(number.to_string())
    }

    /// The new manifest before it is put in place.
    pub(super) fn staged_manifest(&self) -> PathBuf {
        self.staging.join("manifest")
    }

    pub(super) fn manifest(&self) -> PathBuf {
        self.output.join(super::MANIFEST)
    }

    pub(super) fn journal(&self) -> PathBuf {
        self.home.join("journal")
    }
}

/// Why `output` may not be published into, if so.
fn forbidden(root: &Path, output: &Path, state: &Path) -> Result<Option<Forbidden>, Error> {
    if output == root {
        return Ok(Some(Forbidden::Root));
    }
    if root.starts_with(output) {
        return Ok(Some(Forbidden::AboveRoot));
    }
    // Case is ignored because `Content` is `content` on many file systems, also
    // where the folder does not exist yet and so cannot be resolved.
    let first = output.strip_prefix(root).ok().and_then(|below| below.components().next());
    let touches = |folder: &Path| output.starts_with(folder) || folder.starts_with(output);
    for name in RESERVED {
        let named = first.is_some_and(|first| first.as_os_str().eq_ignore_ascii_case(name));
        if named || touches(&resolved(&root.join(name))?) || (name == ".dafu" && touches(state)) {
            return Ok(Some(Forbidden::Reserved(name)));
        }
    }
    Ok(None)
}

/// Where files wait: on the output's own file system, because a rename is
/// only whole within one. Beside the output where `.dafu` lies on another.
fn staging(home: &Path, output: &Path, key: &str) -> Result<PathBuf, Error> {
    let inside = home.join("staging");
    let of_output = volume(output)?;
    match output.parent() {
        Some(parent) if volume(home)? != of_output && volume(parent)? == of_output => {
            Ok(parent.join(format!(".dafu-staging-{key}")))
        }
        _ => Ok(inside),
    }
}

/// Names the file system that `path` lies on, or will lie on once made.
#[cfg(unix)]
fn volume(path: &Path) -> Result<u64, Error> {
    use std::os::unix::fs::MetadataExt;

    let (existing, _) = existing_part(path)?;
    let metadata = fs::metadata(&existing).map_err(Action::Read.at(&existing))?;
    Ok(metadata.dev())
}

/// Names the file system that `path` lies on by its drive or share.
#[cfg(not(unix))]
fn volume(path: &Path) -> Result<Option<std::ffi::OsString>, Error> {
    let (existing, _) = existing_part(path)?;
    Ok(match existing.components().next() {
        Some(Component::Prefix(prefix)) => Some(prefix.as_os_str().to_ascii_uppercase()),
        _ => None,
    })
}

/// The canonical form of a path whose last folders need not exist.
fn resolved(path: &Path) -> Result<PathBuf, Error> {
    let (mut whole, rest) = existing_part(path)?;
    for component in rest.components() {
        match component {
            Component::ParentDir => {
                whole.pop();
            }
            Component::Normal(name) => whole.push(name),
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    Ok(whole)
}

/// The canonical form of the longest part of `path` that exists, and the rest.
fn existing_part(path: &Path) -> Result<(PathBuf, PathBuf), Error> {
    let absolute = std::path::absolute(path).map_err(Action::Read.at(path))?;
    for ancestor in absolute.ancestors() {
        match fs::canonicalize(ancestor) {
            Ok(canonical) => {
                let rest = absolute.strip_prefix(ancestor).unwrap_or(Path::new(""));
                return Ok((canonical, rest.to_path_buf()));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(Action::Read.at(ancestor)(error)),
        }
    }
    Err(Action::Read.at(path)(io::ErrorKind::NotFound.into()))
}
