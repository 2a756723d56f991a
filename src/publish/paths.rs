//! Where a publication takes place: the output folder, and the staging, journal
//! and other records that belong to it alone.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::{Action, Error};
use super::file::{existing_part, resolved};
use super::forbidden::Forbidden;
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
    /// The home folder of whoever publishes, where it is known.
    pub home: Option<PathBuf>,
}

impl Target {
    /// A file without a name, for what a run puts by: beside the output, which needs more room
    /// than it. None where none can be made.
    #[must_use]
    pub fn scratch(&self) -> Option<fs::File> {
        let (existing, rest) = existing_part(&self.output).ok()?;
        let beside = existing.parent().filter(|_| rest.as_os_str().is_empty());
        tempfile::tempfile_in(beside.unwrap_or(&existing)).ok()
    }
}

/// The places of one publication, all of them canonical.
pub(super) struct PublishPaths {
    pub(super) root: PathBuf,
    pub(super) output: PathBuf,
    /// Lock, journal and other records of this output folder.
    pub(super) state: PathBuf,
    /// Finished files waiting to be renamed into the output.
    pub(super) staging: PathBuf,
}

impl PublishPaths {
    /// Resolves the places of `target` and refuses an output that would cover
    /// the site's own sources. Makes nothing.
    pub(super) fn resolve(target: &Target) -> Result<Self, Error> {
        let root = fs::canonicalize(&target.root).map_err(Action::Read.at(&target.root))?;
        let absolute = |path: &Path| resolved(path).map_err(Action::Read.at(path));
        let output = absolute(&target.output)?;
        let state = absolute(&target.state)?;
        let home = target.home.as_deref().map(absolute).transpose()?;
        if let Some(reason) = forbidden(&root, &output, (&state, home.as_deref()))? {
            return Err(Error::ForbiddenOutput { output, reason });
        }
        if output.exists() && !output.is_dir() {
            return Err(Error::OutputNotAFolder { output });
        }
        let digest = Digest::of(output.as_os_str().as_encoded_bytes()).to_string();
        let key = &digest[..16];
        let own = state.join(key);
        // Behind a link lies a folder of others, whose files would be taken for remains.
        for folder in [&target.state, &own] {
            if fs::symlink_metadata(folder).is_ok_and(|metadata| !metadata.is_dir()) {
                return Err(Error::StateNotAFolder { path: folder.clone() });
            }
        }
        let staging = staging(&own, &output, key)?;
        Ok(Self { root, output, state: own, staging })
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
        self.state.join("journal")
    }

    /// What a run has left to spare the next one work.
    pub(super) fn state_file(&self) -> PathBuf {
        self.state.join("state")
    }

    /// What was removed and is not settled.
    pub(super) fn removed(&self) -> PathBuf {
        self.state.join("removed")
    }
}

/// The folder of `root` that `place`, which is canonical, lies in and that nobody writes into.
///
/// # Errors
/// If a folder cannot be read.
pub(crate) fn reserved_folder(root: &Path, place: &Path) -> io::Result<Option<&'static str>> {
    // Case is ignored because `Content` is `content` on many file systems, also
    // where the folder does not exist yet and so cannot be resolved.
    let first = place.strip_prefix(root).ok().and_then(|below| below.components().next());
    for name in RESERVED {
        let named = first.is_some_and(|first| first.as_os_str().eq_ignore_ascii_case(name));
        if named || place.starts_with(resolved(&root.join(name))?) {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

/// Why `output` may not be published into, if so.
fn forbidden(
    root: &Path,
    output: &Path,
    (state, home): (&Path, Option<&Path>),
) -> Result<Option<Forbidden>, Error> {
    if output == root {
        return Ok(Some(Forbidden::Root));
    }
    if root.starts_with(output) {
        return Ok(Some(Forbidden::AboveRoot));
    }
    if home.is_some_and(|home| home.starts_with(output)) {
        return Ok(Some(Forbidden::Home));
    }
    if let Some(name) = reserved_folder(root, output).map_err(Action::Read.at(output))? {
        return Ok(Some(Forbidden::Reserved(name)));
    }
    if output.starts_with(state) || state.starts_with(output) {
        return Ok(Some(Forbidden::Reserved(".dafu")));
    }
    for name in RESERVED {
        let folder = root.join(name);
        if resolved(&folder).map_err(Action::Read.at(&folder))?.starts_with(output) {
            return Ok(Some(Forbidden::Reserved(name)));
        }
    }
    Ok(None)
}

/// Where files wait: on the output's own file system, because a rename is
/// only whole within one. Beside the output where `.dafu` lies on another; an output
/// that is a file system by itself has no such place, for nothing half-finished may
/// stand where it could be uploaded.
fn staging(state: &Path, output: &Path, key: &str) -> Result<PathBuf, Error> {
    let of_output = volume(output)?;
    if volume(state)? == of_output {
        return Ok(state.join("staging"));
    }
    match output.parent() {
        Some(parent) if volume(parent)? == of_output => {
            Ok(parent.join(format!(".dafu-staging-{key}")))
        }
        _ => Err(Error::MountPoint { output: output.to_path_buf() }),
    }
}

/// Names the file system that `path` lies on, or will lie on once made.
#[cfg(unix)]
fn volume(path: &Path) -> Result<u64, Error> {
    use std::os::unix::fs::MetadataExt;

    let (existing, _) = existing_part(path).map_err(Action::Read.at(path))?;
    let metadata = fs::metadata(&existing).map_err(Action::Read.at(&existing))?;
    Ok(metadata.dev())
}

/// Names the file system that `path` lies on by its drive or share.
#[cfg(not(unix))]
fn volume(path: &Path) -> Result<Option<std::ffi::OsString>, Error> {
    let (existing, _) = existing_part(path).map_err(Action::Read.at(path))?;
    Ok(match existing.components().next() {
        Some(std::path::Component::Prefix(prefix)) => Some(prefix.as_os_str().to_ascii_uppercase()),
        _ => None,
    })
}
