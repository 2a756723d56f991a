//! Whose a file in the output is: only our own are replaced or removed.

use std::collections::{BTreeMap, HashMap};

use super::journal::Row;
use super::manifest::{Manifest, ManifestFile};
use crate::digest::Digest;
use crate::plan::path::SitePath;

/// The paths that earlier publications claim.
///
/// The third kind of own file, one that already holds the bytes to be
/// written, is found by comparing and needs no claim.
#[derive(Default)]
pub(super) struct Ownership {
    claims: BTreeMap<SitePath, Claim>,
    /// Claimed paths with capitals, by their lower-case form: on a file system
    /// that ignores case, a new spelling meets the file of the old one.
    folded: HashMap<String, SitePath>,
}

/// Why a path is ours.
#[derive(Clone, Copy)]
enum Claim {
    /// The manifest lists it: ours whatever it holds, also when edited by hand.
    Listed { size: u64, digest: Digest },
    /// A stopped run was about to change it: ours if it holds what that run
    /// found or left there.
    Journalled([Option<Digest>; 2]),
}

impl Ownership {
    pub(super) fn new(manifest: Option<Manifest>, journal: Vec<Row>) -> Self {
        let mut claims: BTreeMap<SitePath, Claim> = journal
            .into_iter()
            .map(|row| (row.path, Claim::Journalled([row.old, row.new])))
            .collect();
        let listed = manifest.into_iter().flat_map(|manifest| manifest.files);
        claims.extend(listed.map(|file| {
            let ManifestFile { path, size, sha256: digest, .. } = file;
            (path, Claim::Listed { size, digest })
        }));
        let folded = claims
            .keys()
            .filter(|path| has_capitals(path))
            .map(|path| (path.as_str().to_ascii_lowercase(), path.clone()))
            .collect();
        Self { claims, folded }
    }

    /// Whether the file with the digest `found` at `path` is ours.
    pub(super) fn holds(&self, path: &SitePath, found: Digest) -> bool {
        match self.claims.get(path) {
            Some(Claim::Listed { .. }) => true,
            Some(Claim::Journalled(digests)) => digests.contains(&Some(found)),
            None => false,
        }
    }

    /// Length and digest of the file at `path`, where the manifest lists it.
    pub(super) fn listed(&self, path: &SitePath) -> Option<(u64, Digest)> {
        match self.claims.get(path) {
            Some(Claim::Listed { size, digest }) => Some((*size, *digest)),
            Some(Claim::Journalled(_)) | None => None,
        }
    }

    /// Whether the manifest itself lists `path`.
    pub(super) fn lists(&self, path: &SitePath) -> bool {
        self.listed(path).is_some()
    }

    /// The claimed path that differs from `path` by case alone.
    pub(super) fn respelling(&self, path: &SitePath) -> Option<SitePath> {
        if self.folded.is_empty() && !has_capitals(path) {
            return None;
        }
        let lower = path.as_str().to_ascii_lowercase();
        if let Some(other) = self.folded.get(&lower)
            && other != path
        {
            return Some(other.clone());
        }
        let lower = SitePath::new(lower)?;
        (lower != *path && self.claims.contains_key(&lower)).then_some(lower)
    }

    /// Every claimed path, in order.
    pub(super) fn paths(&self) -> impl Iterator<Item = &SitePath> {
        self.claims.keys()
    }
}

fn has_capitals(path: &SitePath) -> bool {
    path.as_str().bytes().any(|byte| byte.is_ascii_uppercase())
}
