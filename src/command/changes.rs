//! `--changes`: what a publication did, for those who upload only what differs.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Error;
use crate::diagnostic::Bilingual;
use crate::publish::{ChangeKind, Summary};

/// Refuses, before anything is published, a list that could not be written after it.
pub(super) fn check(list: &Path, output: &Path) -> Result<(), Error> {
    let place = outside(list, output, "--changes")?;
    if place.is_dir() || !place.parent().is_some_and(Path::is_dir) {
        return Err(Error::File { path: list.to_owned(), cause: io::ErrorKind::NotFound.into() });
    }
    Ok(())
}

/// The absolute form of `path`, which `option` names. In the output folder
/// stands nothing but the site.
pub(super) fn outside(path: &Path, output: &Path, option: &str) -> Result<PathBuf, Error> {
    let absolute = |path: &Path| {
        std::path::absolute(path).map_err(|cause| Error::File { path: path.to_owned(), cause })
    };
    let place = absolute(path)?;
    if place.starts_with(absolute(output)?) {
        return Err(Error::Argument(Bilingual::new(
            format!("{option} 不能写到输出目录里"),
            format!("{option} cannot write into the output folder"),
        )));
    }
    Ok(place)
}

/// Writes the list: a line a file, in the order in which a reader amid an
/// upload finds no dead link; removals last.
pub(super) fn write(list: &Path, summary: &Summary) -> Result<(), Error> {
    let text = summary.changes.iter().fold(String::new(), |mut text, change| {
        let kind = match change.kind {
            ChangeKind::Added => "added",
            ChangeKind::Changed => "changed",
            ChangeKind::Removed => "removed",
        };
        let _ = writeln!(text, "{kind}\t{}", change.path);
        text
    });
    fs::write(list, text).map_err(|cause| Error::File { path: list.to_owned(), cause })
}
