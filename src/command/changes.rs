//! `--changes`: what a publication did, for those who upload only what differs.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

use super::Error;
use crate::diagnostic::Bilingual;
use crate::publish::{ChangeKind, Summary};

/// Refuses, before anything is published, a list that could not be written after it.
pub(super) fn check(list: &Path, output: &Path) -> Result<(), Error> {
    let absolute = |path: &Path| {
        std::path::absolute(path).map_err(|cause| Error::File { path: path.to_owned(), cause })
    };
    let place = absolute(list)?;
    if place.starts_with(absolute(output)?) {
        return Err(Error::Argument(Bilingual::new(
            "--changes 的文件不能放在输出目录里",
            "the file of --changes cannot stand in the output folder",
        )));
    }
    if place.is_dir() || !place.parent().is_some_and(Path::is_dir) {
        return Err(Error::File { path: list.to_owned(), cause: io::ErrorKind::NotFound.into() });
    }
    Ok(())
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
