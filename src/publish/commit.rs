//! `Commit`: the work of a publication, step by step. After each step, and
//! amid any, the process may be killed: every file is whole, and journal and
//! manifest tell the next run what is ours.

use std::collections::{BTreeSet, HashSet};
use std::fs::{self, File};
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::error::{Action, Error};
use super::journal::{self, Row};
use super::lock::Lock;
use super::manifest_path;
use super::output_tree::folder_of;
use super::paths::PublishPaths;
use super::published::{Left, Published};
use super::removed::{self, RemovedAddress};
use super::summary::{Change, ChangeKind, Summary};
use crate::plan::path::SitePath;

/// How many staged files are brought to the disk at once.
const SYNCING: usize = 16;

/// What there is to do, found out before any of it is done.
pub(super) struct Work {
    /// In the order of publication.
    pub(super) placements: Vec<Placement>,
    pub(super) unchanged: usize,
    /// Files in place that the previous manifest does not list.
    pub(super) unlisted: Vec<Row>,
    pub(super) removals: Vec<Row>,
    /// Folders that held files of ours which the site no longer has.
    pub(super) folders: BTreeSet<String>,
    /// `None` if the manifest stands as it will.
    pub(super) manifest: Option<ChangeKind>,
    /// The changes to tell, where they are told against another publication.
    pub(super) since: Option<Vec<Change>>,
    /// What is removed and not settled, where that is to be kept.
    pub(super) removed: Option<Vec<RemovedAddress>>,
    /// Every file there will be, the manifest apart.
    pub(super) files: Vec<Left>,
}

/// A file that waits in the staging under a number.
pub(super) struct Placement {
    pub(super) row: Row,
    pub(super) number: u32,
}

/// A publication ready to be carried out. Dropped half-way, it leaves what a
/// killed build leaves.
pub struct Commit {
    paths: PublishPaths,
    /// Held to the end; another build may only begin after the last step.
    lock: Lock,
    work: Work,
    steps: Vec<Step>,
    next: usize,
    made: HashSet<Box<str>>,
}

/// One thing to do; the index is into the work's placements or removals.
#[derive(Clone, Copy)]
enum Step {
    /// Bring the staged files to the disk, so that a power cut leaves them whole too.
    Sync,
    Journal,
    Place(usize),
    Remove(usize),
    Folders,
    /// Keep what is removed and not settled.
    Removed,
    Manifest,
    EndJournal,
    Clear,
}

impl Commit {
    pub(super) fn new(paths: PublishPaths, lock: Lock, work: Work) -> Self {
        let steps = steps(&paths, &work);
        Self { paths, lock, work, steps, next: 0, made: HashSet::new() }
    }

    /// Carries the whole work out.
    ///
    /// # Errors
    /// If the disk refuses; the next build completes the work.
    pub fn run(mut self) -> Result<Published, Error> {
        while self.advance()? {}
        let files = std::mem::take(&mut self.work.files);
        Ok(Published::new(self.paths, self.lock, files, summary(self.work)))
    }

    /// Takes the next step; `false` when there is none left.
    ///
    /// # Errors
    /// If the disk refuses; the step may be taken again.
    pub fn advance(&mut self) -> Result<bool, Error> {
        let Some(&step) = self.steps.get(self.next) else {
            return Ok(false);
        };
        self.take(step).map_err(|error| error.relative_to(&self.paths.root))?;
        self.next += 1;
        Ok(true)
    }

    fn take(&mut self, step: Step) -> Result<(), Error> {
        match step {
            Step::Sync => self.sync(),
            Step::Journal => journal::write(&self.paths.journal(), journal_rows(&self.work)),
            Step::Place(index) => self.place(index),
            Step::Remove(index) => self.remove(index),
            Step::Folders => {
                self.remove_empty_folders();
                Ok(())
            }
            Step::Removed => {
                let removed = self.work.removed.as_deref().unwrap_or_default();
                removed::write(&self.paths.removed(), removed)
            }
            Step::Manifest => {
                self.make_folder(&manifest_path())?;
                self.move_into_place(&self.paths.staged_manifest(), &self.paths.manifest())
            }
            Step::EndJournal => remove(&self.paths.journal()),
            Step::Clear => {
                // The site stands; what cannot be cleared now, the next run clears.
                drop(fs::remove_dir_all(&self.paths.staging));
                Ok(())
            }
        }
    }

    fn sync(&self) -> Result<(), Error> {
        let sync = || {
            self.work.placements.par_iter().try_for_each(|placement| {
                let staged = self.paths.staged(placement.number);
                let file = File::options().write(true).open(&staged);
                file.and_then(|file| file.sync_all()).map_err(Action::Write.at(&staged))
            })
        };
        // The threads do nothing but wait: the more wait at once, the more files the disk
        // brings home together.
        match rayon::ThreadPoolBuilder::new().num_threads(SYNCING).build() {
            Ok(pool) => pool.install(sync),
            Err(_) => sync(),
        }
    }

    fn place(&mut self, index: usize) -> Result<(), Error> {
        let placement = &self.work.placements[index];
        let path = placement.row.path.clone();
        let staged = self.paths.staged(placement.number);
        self.make_folder(&path)?;
        self.move_into_place(&staged, &self.paths.output.join(path.as_str()))
    }

    /// Moves `staged` to `place`, over the file that stands there.
    fn move_into_place(&self, staged: &Path, place: &Path) -> Result<(), Error> {
        fs::rename(staged, place).map_err(|error| match error.kind() {
            io::ErrorKind::CrossesDevices => {
                Error::MountPoint { output: self.paths.output.clone() }
            }
            _ => Action::Place.at(place)(error),
        })
    }

    /// Makes the folder of `path`, once for all the files in it.
    fn make_folder(&mut self, path: &SitePath) -> Result<(), Error> {
        let folder = folder_of(path.as_str());
        if self.made.contains(folder) {
            return Ok(());
        }
        let whole = self.paths.output.join(folder);
        fs::create_dir_all(&whole).map_err(Action::Place.at(&whole))?;
        self.made.insert(folder.into());
        Ok(())
    }

    fn remove(&self, index: usize) -> Result<(), Error> {
        remove(&self.paths.output.join(self.work.removals[index].path.as_str()))
    }

    /// Deepest first. A folder that holds anything refuses to go, which is
    /// just what is wanted; links are not looked behind.
    fn remove_empty_folders(&self) {
        for folder in self.work.folders.iter().rev() {
            let whole = self.paths.output.join(folder);
            if fs::symlink_metadata(&whole).is_ok_and(|metadata| metadata.is_dir()) {
                drop(fs::remove_dir(&whole));
            }
        }
    }
}

/// The steps in the order that §8 of the contract promises. Nothing is done
/// where nothing differs; then only the remains of a stopped run are cleared.
fn steps(paths: &PublishPaths, work: &Work) -> Vec<Step> {
    let manifest = work.manifest.is_some();
    let differs = manifest || !work.placements.is_empty() || !work.removals.is_empty();
    let mut steps = Vec::with_capacity(work.placements.len() + work.removals.len() + 7);
    if !work.placements.is_empty() {
        steps.push(Step::Sync);
    }
    if differs {
        steps.push(Step::Journal);
    }
    steps.extend((0..work.placements.len()).map(Step::Place));
    steps.extend((0..work.removals.len()).map(Step::Remove));
    // Before the manifest: as long as the old one stands, a run stopped here
    // leaves the next one knowing which folders were ours.
    steps.push(Step::Folders);
    // Before the manifest too: it is the old one that still knows those addresses.
    if work.removed.as_ref().is_some_and(|kept| !kept.is_empty() || paths.removed().exists()) {
        steps.push(Step::Removed);
    }
    if manifest {
        steps.push(Step::Manifest);
    }
    if differs || paths.journal().exists() {
        steps.push(Step::EndJournal);
    }
    steps.push(Step::Clear);
    steps
}

fn journal_rows(work: &Work) -> impl Iterator<Item = &Row> {
    let placements = work.placements.iter().map(|placement| &placement.row);
    placements.chain(&work.removals).chain(&work.unlisted)
}

/// What was done, in the order it was done: files, `manifest.json`, removals.
fn summary(work: Work) -> Summary {
    let (written, removed) = (work.placements.len(), work.removals.len());
    let changes = work.since.unwrap_or_else(|| {
        let kind = |row: &Row| row.old.map_or(ChangeKind::Added, |_| ChangeKind::Changed);
        let placed = work.placements.into_iter().map(|placement| placement.row);
        let placed = placed.map(|row| Change { kind: kind(&row), path: row.path });
        let manifest = work.manifest.map(|kind| Change { kind, path: manifest_path() });
        let removed = work.removals.into_iter().map(|row| row.path);
        let removed = removed.map(|path| Change { kind: ChangeKind::Removed, path });
        placed.chain(manifest).chain(removed).collect()
    });
    Summary { written, unchanged: work.unchanged, removed, changes }
}

/// Gone already is as good as removed.
fn remove(place: &Path) -> Result<(), Error> {
    match fs::remove_file(place) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(Action::Remove.at(place)(error))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}
