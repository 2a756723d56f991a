//! `Stage`: takes in the rendered files, beside the output and not in it.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};

use super::commit::Commit;
use super::conflict::{Conflict, ConflictKind};
use super::error::{Action, Error};
use super::journal;
use super::lock::Lock;
use super::manifest::{Manifest, ManifestHead, find_manifest};
use super::output_tree::{Found, OutputTree};
use super::ownership::Ownership;
use super::paths::{PublishPaths, Target};
use super::removed::RemovedAddress;
use super::source::{self, Source};
use super::staged::{Location, Record, Staged};
use super::summary::Summary;
use super::{Class, MANIFEST, Phase, prepare};
use crate::digest::Digest;
use crate::plan::path::SitePath;

/// A publication that is being gathered. Nothing in the output changes until
/// [`Stage::commit`]; dropped before that, it leaves the old site as it is.
pub struct Stage {
    paths: PublishPaths,
    lock: Lock,
    pub(super) ownership: Ownership,
    pub(super) tree: OutputTree,
    pub(super) records: Mutex<Vec<Record>>,
    conflicts: Mutex<Vec<Conflict>>,
    staged: AtomicU32,
    since: Option<Manifest>,
    removed: Option<Vec<RemovedAddress>>,
}

/// What became of a file that was put on the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// The output has no such file yet.
    Added,
    /// The output has an older one.
    Changed,
    /// The output holds these very bytes.
    Unchanged,
    /// Something foreign stands there; `commit` will refuse and list it.
    InTheWay,
}

/// What there is to do for one file.
enum Comparison {
    Held(Digest),
    Write { old: Option<Digest> },
    InTheWay(Conflict),
}

impl Stage {
    /// Opens a publication into `target`: checks that the folder is allowed,
    /// takes its lock, learns from manifest and journal which files are ours,
    /// and empties the staging of what a stopped run left there.
    ///
    /// # Errors
    /// If the folder is not allowed, another build holds it, or the records
    /// of earlier publications are damaged.
    pub fn open(target: &Target) -> Result<Self, Error> {
        let root = fs::canonicalize(&target.root).unwrap_or_else(|_| target.root.clone());
        PublishPaths::resolve(target)
            .and_then(Self::enter)
            .map_err(|error| error.relative_to(&root))
    }

    fn enter(paths: PublishPaths) -> Result<Self, Error> {
        let lock = Lock::take(&paths)?;
        let journal = journal::read(&paths.journal())?;
        let manifest = find_manifest(&paths.manifest())?;
        paths.fresh_staging()?;
        Ok(Self {
            tree: OutputTree::new(paths.output.clone()),
            ownership: Ownership::new(manifest, journal),
            lock,
            paths,
            records: Mutex::default(),
            conflicts: Mutex::default(),
            staged: AtomicU32::new(0),
            since: None,
            removed: None,
        })
    }

    /// The same publication, its changes told against `manifest`: what is live may be
    /// another publication than the one in the output folder.
    #[must_use]
    pub fn since(self, manifest: Manifest) -> Self {
        Self { since: Some(manifest), ..self }
    }

    /// The same publication, which leaves `removed` to be settled: those addresses
    /// are kept beside it, instead of those kept before.
    #[must_use]
    pub fn removing(self, removed: Vec<RemovedAddress>) -> Self {
        Self { removed: Some(removed), ..self }
    }

    /// Takes one file of the new site from memory. May be called from many
    /// threads, in any order; of the bytes nothing but their digest is kept.
    ///
    /// # Errors
    /// If the name is reserved, or the disk refuses.
    pub fn put(
        &self,
        path: &SitePath,
        phase: Phase,
        class: Class,
        bytes: &[u8],
    ) -> Result<Written, Error> {
        self.take(path, phase, class, (Source::Bytes(bytes), None))
            .map_err(|error| error.relative_to(&self.paths.root))
    }

    /// Takes one file of the new site from another file, however large:
    /// only a buffer of it is held at a time. It must be the one that was
    /// checked, which has the digest `checked`.
    ///
    /// # Errors
    /// If the name is reserved, `source` cannot be read or is another file by
    /// now, or the disk refuses.
    pub fn put_file(
        &self,
        path: &SitePath,
        phase: Phase,
        class: Class,
        (source, checked): (&Path, Digest),
    ) -> Result<Written, Error> {
        self.take(path, phase, class, (Source::File(source), Some(checked)))
            .map_err(|error| error.relative_to(&self.paths.root))
    }

    /// Takes one file of the new site of which no more than one of its `parts` is held at a time.
    ///
    /// # Errors
    /// Of a part, if the name is reserved, or the disk refuses.
    pub fn put_parts<E: From<Error>>(
        &self,
        path: &SitePath,
        phase: Phase,
        class: Class,
        parts: impl Iterator<Item = Result<Vec<u8>, impl Into<E>>>,
    ) -> Result<Written, E> {
        let number = self.staged.fetch_add(1, Ordering::Relaxed);
        let place = self.paths.staged(number);
        let written = source::write_parts(&place, parts.map(|part| part.map_err(Into::into)))?;
        let taken = self.take(path, phase, class, (Source::Staged(number, &place, written), None));
        let settled = taken.and_then(|taken| {
            if !matches!(taken, Written::Added | Written::Changed) {
                fs::remove_file(&place).map_err(Action::Remove.at(&place))?;
            }
            Ok(taken)
        });
        settled.map_err(|error| error.relative_to(&self.paths.root).into())
    }

    /// Publishes what was put, and removes those of our files that were not.
    ///
    /// # Errors
    /// Before anything is touched, if a foreign file is in the way. Later only
    /// if the disk refuses: then every file is whole, old or new, and the next
    /// build completes the work.
    pub fn commit(self, head: &ManifestHead) -> Result<Summary, Error> {
        Ok(self.prepare(head)?.run()?.summary)
    }

    /// The work of [`Stage::commit`] before any of it is done.
    ///
    /// # Errors
    /// If a foreign file is in the way, or two outputs are one file.
    pub fn prepare(self, head: &ManifestHead) -> Result<Commit, Error> {
        let root = self.paths.root.clone();
        let Self { paths, lock, ownership, since, removed, .. } = self;
        let (records, conflicts) = (list(self.records), list(self.conflicts));
        let staged = Staged { paths, lock, ownership, records, conflicts, since, removed };
        prepare::prepare(staged, head).map_err(|error| error.relative_to(&root))
    }

    fn take(
        &self,
        path: &SitePath,
        phase: Phase,
        class: Class,
        (source, checked): (Source<'_>, Option<Digest>),
    ) -> Result<Written, Error> {
        if is_reserved(path) {
            return Err(Error::ReservedPath { path: path.clone() });
        }
        let size = source.size()?;
        let (written, size, digest, location) = match self.compare(path, source, size)? {
            Comparison::Held(digest) => (Written::Unchanged, size, digest, Location::Held),
            Comparison::Write { old } => {
                let (number, (size, digest)) = match source {
                    Source::Staged(number, _, written) => (number, written),
                    Source::Bytes(_) | Source::File(_) => {
                        let number = self.staged.fetch_add(1, Ordering::Relaxed);
                        (number, source.write_to(&self.paths.staged(number))?)
                    }
                };
                let written = old.map_or(Written::Added, |_| Written::Changed);
                (written, size, digest, Location::Staged { number, old })
            }
            Comparison::InTheWay(conflict) => {
                add(&self.conflicts, conflict);
                return Ok(Written::InTheWay);
            }
        };
        if checked.is_some_and(|checked| checked != digest) {
            return Err(Error::Changed { path: path.clone() });
        }
        let (path, stamp) = (path.clone(), None);
        let record = Record { path, phase, class, size, digest, location, stamp };
        add(&self.records, record);
        Ok(written)
    }

    fn compare(&self, path: &SitePath, source: Source<'_>, size: u64) -> Result<Comparison, Error> {
        let held_size = match self.tree.look(path)? {
            Found::Nothing => return Ok(Comparison::Write { old: None }),
            Found::Conflict(conflict) => return Ok(Comparison::InTheWay(conflict)),
            Found::File(held_size) => held_size,
        };
        let place = self.tree.place(path);
        let respelt = self.is_respelt(path)?;
        if held_size == size
            && !respelt
            && let Some(digest) = source.digest_if_held(&place)?
        {
            return Ok(Comparison::Held(digest));
        }
        let found = source::digest_of(&place)?;
        if respelt || self.ownership.holds(path, found) {
            return Ok(Comparison::Write { old: Some(found) });
        }
        Ok(Comparison::InTheWay(Conflict {
            path: path.to_string(),
            kind: ConflictKind::ForeignFile,
        }))
    }

    /// Whether the file found at `path` is one of ours under a name that
    /// differs by case: it is written anew, so that it takes the new name.
    pub(super) fn is_respelt(&self, path: &SitePath) -> Result<bool, Error> {
        match self.ownership.respelling(path) {
            Some(_) => Ok(!self.tree.lists(path)?),
            None => Ok(false),
        }
    }
}

/// The name of the file that the publisher writes itself, in any spelling.
pub(super) fn is_reserved(path: &SitePath) -> bool {
    path.as_str().eq_ignore_ascii_case(MANIFEST)
}

fn list<T>(list: Mutex<Vec<T>>) -> Vec<T> {
    list.into_inner().unwrap_or_else(PoisonError::into_inner)
}

fn add<T>(list: &Mutex<Vec<T>>, item: T) {
    list.lock().unwrap_or_else(PoisonError::into_inner).push(item);
}
