//! `--server`: ready-made settings for web servers, written beside the site.

use std::fs;
use std::path::{Path, PathBuf};

use super::Error;
use super::destination::{Bounds, Destination};
use crate::render::server;
use crate::site::Site;

/// Where the settings are written.
pub(super) struct Settings {
    folder: PathBuf,
    /// In the order of [`server::FILES`].
    files: Vec<Destination>,
}

impl Settings {
    /// Those in `folder`, found fit to be written.
    pub(super) fn in_folder(folder: &Path, bounds: &Bounds<'_>) -> Result<Self, Error> {
        let folder = bounds.folder("--server", folder)?;
        let file = |name: &&str| {
            Destination::new("--server", &folder.join(name), bounds, server::is_settings)
        };
        let files = server::FILES.iter().map(file).collect::<Result<_, _>>()?;
        Ok(Self { folder, files })
    }

    /// Whether `other` is one of them, or a file where they need a folder.
    pub(super) fn meet(&self, other: &Destination) -> bool {
        let other = other.place();
        let meets = |file: &Path| file.starts_with(other) || other.starts_with(file);
        self.files.iter().any(|file| meets(file.place()))
    }

    /// Writes them; those that are the same already stay untouched.
    pub(super) fn write(&self, site: &Site) -> Result<(), Error> {
        fs::create_dir_all(&self.folder)
            .map_err(|cause| Error::File { path: self.folder.clone(), cause })?;
        let texts = server::texts(site.world());
        self.files.iter().zip(texts).try_for_each(|(file, text)| file.write(text.as_bytes()))
    }
}
