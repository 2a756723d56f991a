//! `verify`: does a folder hold exactly what a manifest says.

use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::MANIFEST;
use super::error::{Action, Error};
use super::manifest::{Manifest, ManifestFile};
use super::source;
use crate::plan::path::SitePath;

/// Where a folder and a manifest disagree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The manifest lists it, the folder lacks it.
    Missing(String),
    /// The folder holds other bytes, or something that is no file.
    Changed(String),
    /// The folder holds it, the manifest does not list it.
    Extra(String),
}

impl Difference {
    /// Which file, relative to the folder.
    #[must_use]
    pub fn path(&self) -> &str {
        match self {
            Self::Missing(path) | Self::Changed(path) | Self::Extra(path) => path,
        }
    }
}

/// Compares `folder` with `manifest`: all differences, by path.
///
/// The manifest itself and files at the top that begin with a dot (those of
/// hosts and version control) are not compared. Links are not followed.
///
/// # Errors
/// If the folder or a file in it cannot be read.
pub fn verify(manifest: &Manifest, folder: &Path) -> Result<Vec<Difference>, Error> {
    let mut listed: Vec<&SitePath> = manifest.files.iter().map(|file| &file.path).collect();
    listed.sort_unstable();
    let mut differences = extras(&listed, folder)?;
    let compared: Vec<Option<Difference>> = manifest
        .files
        .par_iter()
        .map(|file| compare(file, folder))
        .collect::<Result<_, Error>>()?;
    differences.extend(compared.into_iter().flatten());
    differences.sort_by(|one, other| one.path().cmp(other.path()));
    Ok(differences)
}

fn compare(file: &ManifestFile, folder: &Path) -> Result<Option<Difference>, Error> {
    let place = folder.join(file.path.as_str());
    let path = file.path.to_string();
    let metadata = match fs::symlink_metadata(&place) {
        Ok(metadata) => metadata,
        Err(error) if is_absence(&error) => return Ok(Some(Difference::Missing(path))),
        Err(error) => return Err(Action::Read.at(&place)(error)),
    };
    let same = metadata.is_file()
        && metadata.len() == file.size
        && source::digest_of(&place)? == file.sha256;
    Ok((!same).then_some(Difference::Changed(path)))
}

/// A file where the manifest has a folder is also an absence of what is in it.
fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn extras(listed: &[&SitePath], folder: &Path) -> Result<Vec<Difference>, Error> {
    let mut extras = Vec::new();
    for entry in WalkDir::new(folder).min_depth(1) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_path_buf();
            Action::Read.at(&path)(error.into())
        })?;
        if entry.file_type().is_dir() || is_ignored(&entry) {
            continue;
        }
        let path = name_in_site(&entry, folder);
        let is_listed =
            SitePath::new(path.as_str()).is_some_and(|path| listed.binary_search(&&path).is_ok());
        if !is_listed {
            extras.push(Difference::Extra(path));
        }
    }
    Ok(extras)
}

fn is_ignored(entry: &DirEntry) -> bool {
    let name = entry.file_name().as_encoded_bytes();
    entry.depth() == 1 && (name == MANIFEST.as_bytes() || name.starts_with(b"."))
}

/// The entry's path as an address; a name no address can have is shown as
/// well as it can be, for it is an extra in any case.
fn name_in_site(entry: &DirEntry, folder: &Path) -> String {
    let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
    let segments: Vec<_> =
        path.components().map(|component| component.as_os_str().to_string_lossy()).collect();
    segments.join("/")
}
