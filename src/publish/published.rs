//! `Published`: a publication that is done, with the folder still locked; and whether one stands.

use std::io;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::error::{Action, Error};
use super::lock::Lock;
use super::manifest_path;
use super::output_tree::OutputTree;
use super::paths::{PublishPaths, Target};
use super::source;
use super::state_file::{self, WriteSection};
use super::summary::Summary;
use crate::digest::Digest;
use crate::plan::path::SitePath;
use crate::source::stamp::Stamp;

/// A publication that is done. No other build begins as long as this is there.
pub struct Published {
    pub summary: Summary,
    paths: PublishPaths,
    _lock: Lock,
    files: Vec<Left>,
}

/// A file of the output as this publication leaves it.
pub(super) struct Left {
    pub(super) path: SitePath,
    pub(super) digest: Digest,
    /// By what it is known again, where it stood there before and was looked at.
    pub(super) stamp: Option<Box<Stamp>>,
}

/// A file of the output as a publication has left it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Standing {
    pub path: SitePath,
    /// By what it is known again.
    pub stamp: Stamp,
    /// The digest of its bytes.
    pub digest: Digest,
}

impl Published {
    pub(super) fn new(paths: PublishPaths, lock: Lock, files: Vec<Left>, summary: Summary) -> Self {
        Self { summary, paths, _lock: lock, files }
    }

    /// Every file of the site as it stands now, and the manifest.
    ///
    /// # Errors
    /// If one cannot be looked at, or is gone.
    pub fn standing(&self) -> Result<(Vec<Standing>, Standing), Error> {
        let tree = OutputTree::new(self.paths.output.clone());
        let stamp = |path: &SitePath| {
            let gone = || Action::Read.at(&tree.place(path))(io::ErrorKind::NotFound.into());
            tree.stamp(path)?.ok_or_else(gone)
        };
        let files = self.files.par_iter().map(|Left { path, digest, stamp: known }| {
            let stamp = known.as_deref().cloned().map_or_else(|| stamp(path), Ok)?;
            Ok::<_, Error>(Standing { path: path.clone(), stamp, digest: *digest })
        });
        let path = manifest_path();
        let digest = source::digest_of(&tree.place(&path))?;
        let manifest = Standing { stamp: stamp(&path)?, path, digest };
        Ok((files.collect::<Result<_, Error>>()?, manifest))
    }

    /// The addresses of all files of the site, in order.
    pub fn addresses(&self) -> impl Iterator<Item = &SitePath> {
        self.files.iter().map(|file| &file.path)
    }

    /// Keeps `sections` for the next run of `program` into the same folder.
    ///
    /// # Errors
    /// If the disk refuses; then what was kept before stands.
    pub fn keep(&self, program: &str, sections: &[&WriteSection<'_>]) -> Result<(), Error> {
        state_file::write(&self.paths.state_file(), program, sections)
    }
}

/// Whether the output of `target` holds `files`, and the manifest, as they were left, and no run was
/// stopped since. A file with another stamp is known by its bytes.
///
/// # Errors
/// If the folder is not allowed, another build holds it, or it cannot be looked at.
pub(crate) fn stands(
    target: &Target,
    manifest: &Standing,
    files: &[Standing],
) -> Result<bool, Error> {
    let paths = PublishPaths::resolve(target)?;
    if !paths.manifest().is_file() {
        return Ok(false);
    }
    let _lock = Lock::take(&paths)?;
    let tree = OutputTree::new(paths.output.clone());
    let is_same = |file: &Standing| match tree.stamp(&file.path) {
        Ok(Some(found)) if found == file.stamp => true,
        Ok(Some(_)) => {
            source::digest_of(&tree.place(&file.path)).is_ok_and(|digest| digest == file.digest)
        }
        Ok(None) | Err(_) => false,
    };
    Ok(!paths.journal().exists() && is_same(manifest) && files.par_iter().all(is_same))
}
