//! From what was put on the stage to the work that publishes it. The last
//! look at the output before any of it is touched.

use std::collections::{BTreeSet, HashMap};
use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::sync::{Mutex, PoisonError};

use super::commit::{Commit, Place, Work};
use super::digest::Digest;
use super::error::{Action, Error};
use super::ground::{Found, Ground, folder_of};
use super::journal::Row;
use super::manifest::{self, ManifestFile, ManifestHead};
use super::obstacle::{Obstacle, ObstacleKind};
use super::own::Own;
use super::room::Room;
use super::source::Source;
use super::stage::{Record, Stage, Standing};
use super::summary::ChangeKind;
use crate::plan::path::SitePath;

/// The outputs by path without case: the name each has on a file system that
/// ignores it.
type Folded = HashMap<String, usize>;

/// Turns `stage` into the work to be done, or refuses with all that is in
/// the way. Writes nothing but the staged manifest.
pub(super) fn prepare(stage: Stage, head: &ManifestHead) -> Result<Commit, Error> {
    let Stage { room, lock, own, records, obstacles, .. } = stage;
    let mut records = taken(records);
    records.sort_unstable_by(|one, other| one.path.cmp(&other.path));
    let mut obstacles = taken(obstacles);
    // Not the stage's, which remembers what stood there before rendering.
    let ground = Ground::new(room.output.clone());
    newcomers(&ground, &records, &mut obstacles)?;
    if !obstacles.is_empty() {
        obstacles.sort();
        obstacles.dedup();
        return Err(Error::InTheWay { output: room.output, obstacles });
    }
    let folded = folded(&records)?;
    let former = Former::gather(&own, &ground, &records, &folded)?;
    let manifest = stage_manifest(&room, head, &records)?;
    let count = records.len();
    let (unlisted, places) = places(records, &own);
    let work = Work {
        unchanged: count - places.len(),
        places,
        unlisted,
        removals: former.removals,
        folders: former.folders,
        manifest,
    };
    Ok(Commit::new(room, lock, work))
}

fn taken<T>(list: Mutex<Vec<T>>) -> Vec<T> {
    list.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// Rendering takes a while; a file that came meanwhile where there was none
/// must not be renamed over.
fn newcomers(
    ground: &Ground,
    records: &[Record],
    obstacles: &mut Vec<Obstacle>,
) -> Result<(), Error> {
    let added = records
        .iter()
        .filter(|record| matches!(record.standing, Standing::Staged { old: None, .. }));
    for record in added {
        let kind = match ground.look(&record.path)? {
            Found::Nothing => continue,
            Found::Obstacle(obstacle) => {
                obstacles.push(obstacle);
                continue;
            }
            Found::File(_) => ObstacleKind::ForeignFile,
        };
        obstacles.push(Obstacle { path: record.path.to_string(), kind });
    }
    Ok(())
}

/// Folds the case of all outputs and refuses what could not stand side by
/// side: two spellings of one file, or a file that is also a folder.
fn folded(records: &[Record]) -> Result<Folded, Error> {
    let mut folded = Folded::with_capacity(records.len());
    let collision = |one: usize, other: usize| Error::Collision {
        first: records[one].path.clone(),
        second: records[other].path.clone(),
    };
    for (index, record) in records.iter().enumerate() {
        let lower = record.path.as_str().to_ascii_lowercase();
        if let Some(other) = folded.insert(lower, index) {
            return Err(collision(other, index));
        }
    }
    let mut seen = "";
    for (index, record) in records.iter().enumerate() {
        let parent = folder_of(record.path.as_str());
        if parent == seen {
            continue;
        }
        seen = parent;
        let lower = parent.to_ascii_lowercase();
        let mut above = lower.as_str();
        while !above.is_empty() {
            if let Some(&other) = folded.get(above) {
                return Err(collision(other, index));
            }
            above = folder_of(above);
        }
    }
    Ok(folded)
}

/// What earlier publications left that the new site no longer has.
struct Former {
    removals: Vec<Row>,
    /// The folders of those files, deepest last; removed if they are empty.
    folders: BTreeSet<String>,
}

impl Former {
    fn gather(
        own: &Own,
        ground: &Ground,
        records: &[Record],
        folded: &Folded,
    ) -> Result<Self, Error> {
        let mut removals = Vec::new();
        let mut folders = BTreeSet::new();
        let is_planned =
            |path: &SitePath| records.binary_search_by(|record| record.path.cmp(path)).is_ok();
        for path in own.paths().filter(|path| !is_planned(path)) {
            note_folders(path, &mut folders);
            if let Some(row) = removal(own, ground, path)?
                && !is_one_with_an_output(ground, records, folded, path)?
            {
                removals.push(row);
            }
        }
        Ok(Self { removals, folders })
    }
}

fn note_folders(path: &SitePath, folders: &mut BTreeSet<String>) {
    let mut folder = folder_of(path.as_str());
    while !folder.is_empty() && !folders.contains(folder) {
        folders.insert(folder.to_owned());
        folder = folder_of(folder);
    }
}

/// The removal of the file of ours at `path`; `None` where nothing of ours
/// stands. A link that took the file's place goes too, or the page it points
/// at would stay public; what it points at stays.
fn removal(own: &Own, ground: &Ground, path: &SitePath) -> Result<Option<Row>, Error> {
    let row = |old| Row { path: path.clone(), old, new: None };
    match ground.look(path)? {
        Found::File(_) => {
            let place = ground.place(path);
            let found = Digest::of_file(&place).map_err(Action::Read.at(&place))?;
            Ok(own.holds(path, found).then(|| row(Some(found))))
        }
        Found::Obstacle(Obstacle { path: at, kind: ObstacleKind::Link })
            if at == path.as_str() && own.lists(path) =>
        {
            Ok(Some(row(None)))
        }
        Found::Nothing | Found::Obstacle(_) => Ok(None),
    }
}

/// Whether `path` is another spelling of an output, and the file system takes
/// both for one: to remove the old name would remove the new file.
fn is_one_with_an_output(
    ground: &Ground,
    records: &[Record],
    folded: &Folded,
    path: &SitePath,
) -> Result<bool, Error> {
    let Some(&index) = folded.get(&path.as_str().to_ascii_lowercase()) else {
        return Ok(false);
    };
    let output = &records[index].path;
    // Where case counts, both names are in the folder's list; else only one is.
    let found = matches!(ground.look(output)?, Found::File(_));
    Ok(found && !(ground.lists(output)? && ground.lists(path)?))
}

/// Writes the new manifest into the staging, and says what it will be to the
/// output; `None` if the output's is the same and so left alone.
fn stage_manifest(
    room: &Room,
    head: &ManifestHead,
    records: &[Record],
) -> Result<Option<ChangeKind>, Error> {
    let staged = room.staged_manifest();
    let files = records.iter().map(|record| ManifestFile {
        path: record.path.clone(),
        size: record.size,
        sha256: record.digest,
        class: record.class,
    });
    let written = (|| {
        let mut out = BufWriter::new(File::create(&staged)?);
        manifest::write(&mut out, head, files)?;
        let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.sync_all()?;
        file.metadata()
    })();
    let size = written.map_err(Action::Write.at(&staged))?.len();
    let present = room.manifest();
    match fs::metadata(&present) {
        Ok(metadata) => {
            let same =
                metadata.len() == size && Source::File(&staged).digest_if_held(&present)?.is_some();
            Ok((!same).then_some(ChangeKind::Changed))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Some(ChangeKind::Added)),
        Err(error) => Err(Action::Read.at(&present)(error)),
    }
}

/// The files to put in place, in the order of publication, and those that
/// are in place without the previous manifest knowing it: until the new one
/// stands, the journal must claim them.
fn places(mut records: Vec<Record>, own: &Own) -> (Vec<Row>, Vec<Place>) {
    records.sort_by_key(|record| record.phase);
    let mut unlisted = Vec::new();
    let mut places = Vec::new();
    for record in records {
        let row = |old| Row { path: record.path.clone(), old, new: Some(record.digest) };
        match record.standing {
            Standing::Held if own.lists(&record.path) => {}
            Standing::Held => unlisted.push(row(Some(record.digest))),
            Standing::Staged { number, old } => places.push(Place { row: row(old), number }),
        }
    }
    (unlisted, places)
}
