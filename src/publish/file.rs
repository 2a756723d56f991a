//! Files of the publisher's own, read without waiting for ever and written whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use super::error::{Action, Error};

/// The bytes of the file at `path`; `None` where there is none. What is no file is
/// refused: reading a pipe would wait for ever.
pub(super) fn read(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_file() => {
            fs::read(path).map(Some).map_err(Action::Read.at(path))
        }
        Ok(_) => Err(Error::NotAFile { path: path.to_path_buf() }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Action::Read.at(path)(error)),
    }
}

/// Puts a file at `path` that holds what `write` gives, in place of the one that may stand
/// there: whole or not at all, and on the disk before this returns.
///
/// # Errors
/// If the disk refuses; then the old file stands.
pub(crate) fn write_whole(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_string_lossy();
    let fresh = path.with_file_name(format!(".{name}.dafu-{}", std::process::id()));
    let written = (|| {
        // Whatever has that name is left of a run that was stopped; a link would be followed.
        match fs::remove_file(&fresh) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            Ok(()) | Err(_) => {}
        }
        let mut out = io::BufWriter::new(File::create_new(&fresh)?);
        write(&mut out)?;
        let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        if let Ok(metadata) = fs::metadata(path) {
            file.set_permissions(metadata.permissions())?;
        }
        file.sync_all()?;
        drop(file);
        fs::rename(&fresh, path)?;
        sync_folder(path)
    })();
    written.inspect_err(|_| drop(fs::remove_file(&fresh)))
}

/// Makes the name of the file at `path` as lasting as its bytes.
#[cfg(unix)]
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

/// Windows opens no folder as a file, and NTFS logs its names itself.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the twin of one that can fail")]
fn sync_folder(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// The canonical form of a path whose last segments need not exist: `..` and links resolved.
///
/// # Errors
/// If a folder on the way cannot be read, or is none.
pub(crate) fn resolved(path: &Path) -> io::Result<PathBuf> {
    let (mut whole, rest) = existing_part(path)?;
    if rest.as_os_str().is_empty() {
        return Ok(whole);
    }
    for component in rest.components() {
        match component {
            Component::ParentDir => {
                whole.pop();
            }
            Component::Normal(name) => whole.push(name),
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    // What stands behind a `..` may exist, and be a link.
    let (existing, rest) = existing_part(&whole)?;
    Ok(existing.join(rest))
}

/// The canonical form of the longest part of `path` that exists, and the rest.
pub(super) fn existing_part(path: &Path) -> io::Result<(PathBuf, PathBuf)> {
    let absolute = std::path::absolute(path)?;
    for ancestor in absolute.ancestors() {
        match fs::canonicalize(ancestor) {
            Ok(canonical) => {
                let rest = absolute.strip_prefix(ancestor).unwrap_or(Path::new(""));
                return Ok((canonical, rest.to_path_buf()));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::NotFound.into())
}
