//! `Commit`: the work of a publication, step by step. After each step, and
//! amid any, the process may be killed: every file is whole, and journal and
//! manifest tell the next run what is ours.

use std::collections::{BTreeSet, HashSet};
use std::fs::{self, File};
use std::io;
use std::path::Path;

use super::error::{Action, Error};
use super::journal::{self, Row};
use super::output_tree::folder_of;
use super::paths::PublishPaths;
use super::summary::{ChangeKind, Summary};
use super::{PARTIAL, manifest_path};
use crate::plan::path::SitePath;

/// Up to this many new files are brought to the disk one by one before they
/// are put in place, so that also a power cut leaves them whole. It costs about
/// a millisecond each: nothing for the daily publication of a few replies, minutes
/// for the first one of an archive, whose files the next build compares anyway.
const SYNCED_AT_MOST: usize = 256;

/// What there is to do, found out before any of it is done.
pub(super) struct Work {
    /// In the order of publication.
    pub(super) places: Vec<Place>,
    pub(super) unchanged: usize,
    /// Files in place that the previous manifest does not list.
    pub(super) unlisted: Vec<Row>,
    pub(super) removals: Vec<Row>,
    /// Folders that held files of ours which the site no longer has.
    pub(super) folders: BTreeSet<String>,
    /// `None` if the manifest stands as it will.
    pub(super) manifest: Option<ChangeKind>,
}

/// A file that waits in the staging under a number.
pub(super) struct Place {
    pub(super) row: Row,
    pub(super) number: u32,
}

/// A publication ready to be carried out. Dropped half-way, it leaves what a
/// killed build leaves.
pub struct Commit {
    paths: PublishPaths,
    /// Held to the end; another build may only begin after the last step.
    _lock: File,
    work: Work,
    steps: Vec<Step>,
    next: usize,
    made: HashSet<Box<str>>,
}

/// One thing to do; the index is into the work's places or removals.
#[derive(Clone, Copy)]
enum Step {
    Sync,
    Journal,
    Place(usize),
    Remove(usize),
    Folders,
    Manifest,
    EndJournal,
    Clear,
}

impl Commit {
    pub(super) fn new(paths: PublishPaths, lock: File, work: Work) -> Self {
        let steps = steps(&paths, &work);
        Self { paths, _lock: lock, work, steps, next: 0, made: HashSet::new() }
    }

    /// Carries the whole work out.
    ///
    /// # Errors
    /// If the disk refuses; the next build completes the work.
    pub fn run(mut self) -> Result<Summary, Error> {
        while self.advance()? {}
        Ok(Summary::of(self.work))
    }

    /// Takes the next step; `false` when there is none left.
    ///
    /// # Errors
    /// If the disk refuses; the step may be taken again.
    pub fn advance(&mut self) -> Result<bool, Error> {
        let Some(&step) = self.steps.get(self.next) else {
            return Ok(false);
        };
        self.take(step).map_err(|error| error.seen_from(&self.paths.root))?;
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
            Step::Manifest => {
                self.make_folder(&manifest_path())?;
                move_into_place(&self.paths.staged_manifest(), &self.paths.manifest())
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
        for place in &self.work.places {
            let staged = self.paths.staged(place.number);
            File::options()
                .write(true)
                .open(&staged)
                .and_then(|file| file.sync_all())
                .map_err(Action::Write.at(&staged))?;
        }
        Ok(())
    }

    fn place(&mut self, index: usize) -> Result<(), Error> {
        let place = &self.work.places[index];
        let path = place.row.path.clone();
        let staged = self.paths.staged(place.number);
        self.make_folder(&path)?;
        move_into_place(&staged, &self.paths.output.join(path.as_str()))
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
    let differs = manifest || !work.places.is_empty() || !work.removals.is_empty();
    let mut steps = Vec::with_capacity(work.places.len() + work.removals.len() + 6);
    if (1..=SYNCED_AT_MOST).contains(&work.places.len()) {
        steps.push(Step::Sync);
    }
    if differs {
        steps.push(Step::Journal);
    }
    steps.extend((0..work.places.len()).map(Step::Place));
    steps.extend((0..work.removals.len()).map(Step::Remove));
    // Before the manifest: as long as the old one stands, a run stopped here
    // leaves the next one knowing which folders were ours.
    steps.push(Step::Folders);
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
    let places = work.places.iter().map(|place| &place.row);
    places.chain(&work.removals).chain(&work.unlisted)
}

/// Moves `staged` to `place`, over the file that stands there.
///
/// Where the output, or a folder in it, is a mount point of its own, a rename
/// cannot cross into it; then the bytes are first brought next to their place,
/// so that the last step is a rename all the same.
fn move_into_place(staged: &Path, place: &Path) -> Result<(), Error> {
    let moved = match fs::rename(staged, place) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => cross(staged, place),
        other => other,
    };
    moved.map_err(Action::Place.at(place))
}

fn cross(staged: &Path, place: &Path) -> io::Result<()> {
    let partial = place.with_file_name(PARTIAL);
    fs::copy(staged, &partial)?;
    File::options().write(true).open(&partial)?.sync_all()?;
    fs::rename(&partial, place)
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
