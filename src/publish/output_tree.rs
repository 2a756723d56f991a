//! The ground a site is built on: what stands in the output folder now.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};

use super::conflict::{Conflict, ConflictKind};
use super::error::{Action, Error};
use crate::plan::path::SitePath;
use crate::source::stamp::Stamp;

/// The output folder as it was when first looked at. Folders are looked at
/// once: a site has far fewer of them than files.
pub(super) struct OutputTree {
    output: PathBuf,
    folders: RwLock<HashMap<Box<str>, Folder>>,
}

/// What stands at the place of a file.
pub(super) enum Found {
    Nothing,
    /// A regular file of this length.
    File(u64),
    /// Something that no file can replace.
    Conflict(Conflict),
}

/// What stands at the place of a folder.
#[derive(Clone)]
enum Folder {
    Absent,
    Real,
    Conflict(Conflict),
}

impl OutputTree {
    pub(super) fn new(output: PathBuf) -> Self {
        Self { output, folders: RwLock::default() }
    }

    pub(super) fn place(&self, path: &SitePath) -> PathBuf {
        self.output.join(path.as_str())
    }

    /// What stands at `path`. A link on the way is an obstacle, not a way:
    /// behind it lie files that are not the output's.
    pub(super) fn look(&self, path: &SitePath) -> Result<Found, Error> {
        match self.folder(folder_of(path.as_str()))? {
            Folder::Absent => return Ok(Found::Nothing),
            Folder::Conflict(conflict) => return Ok(Found::Conflict(conflict)),
            Folder::Real => {}
        }
        let conflict = |kind| Found::Conflict(Conflict { path: path.to_string(), kind });
        Ok(match metadata_of(&self.place(path))? {
            None => Found::Nothing,
            Some(metadata) if metadata.is_symlink() => conflict(ConflictKind::Link),
            Some(metadata) if metadata.is_file() => Found::File(metadata.len()),
            Some(_) => conflict(ConflictKind::NotAFile),
        })
    }

    /// The stamp of the file at `path`; none where there is none that is the output's own.
    pub(super) fn stamp(&self, path: &SitePath) -> Result<Option<Stamp>, Error> {
        if !matches!(self.folder(folder_of(path.as_str()))?, Folder::Real) {
            return Ok(None);
        }
        let found = metadata_of(&self.place(path))?.filter(fs::Metadata::is_file);
        Ok(found.as_ref().map(Stamp::of))
    }

    fn folder(&self, folder: &str) -> Result<Folder, Error> {
        let known = self.folders.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.get(folder) {
            return Ok(known.clone());
        }
        drop(known);
        let found = self.look_at_folder(folder)?;
        self.folders
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(folder.into(), found.clone());
        Ok(found)
    }

    fn look_at_folder(&self, folder: &str) -> Result<Folder, Error> {
        if folder.is_empty() {
            let there = metadata_of(&self.output)?.is_some();
            return Ok(if there { Folder::Real } else { Folder::Absent });
        }
        match self.folder(folder_of(folder))? {
            Folder::Real => {}
            above @ (Folder::Absent | Folder::Conflict(_)) => return Ok(above),
        }
        let conflict = |kind| Folder::Conflict(Conflict { path: folder.to_owned(), kind });
        Ok(match metadata_of(&self.output.join(folder))? {
            None => Folder::Absent,
            Some(metadata) if metadata.is_symlink() => conflict(ConflictKind::Link),
            Some(metadata) if metadata.is_dir() => Folder::Real,
            Some(_) => conflict(ConflictKind::NotAFolder),
        })
    }

    /// Whether the folder lists `path` by exactly this name. A file system
    /// that ignores case also finds it by others.
    pub(super) fn lists(&self, path: &SitePath) -> Result<bool, Error> {
        let place = self.place(path);
        let (Some(folder), Some(name)) = (place.parent(), place.file_name()) else {
            return Ok(false);
        };
        for entry in fs::read_dir(folder).map_err(Action::Read.at(folder))? {
            if entry.map_err(Action::Read.at(folder))?.file_name() == name {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// The folder part of a path of the site; empty at the top.
pub(super) fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn metadata_of(place: &Path) -> Result<Option<fs::Metadata>, Error> {
    match fs::symlink_metadata(place) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Action::Read.at(place)(error)),
    }
}
