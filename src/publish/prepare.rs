//! From what was put on the stage to the work that publishes it. The last
//! look at the output before any of it is touched.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::fs::{self, File};
use std::io::{self, BufWriter};

use super::commit::{Commit, Placement, Work};
use super::conflict::{Conflict, ConflictKind};
use super::error::{Action, Error};
use super::journal::Row;
use super::manifest::{self, Manifest, ManifestFile, ManifestHead};
use super::manifest_path;
use super::output_tree::{Found, OutputTree, folder_of};
use super::ownership::Ownership;
use super::paths::PublishPaths;
use super::published::Left;
use super::source::{self, Source};
use super::staged::{Location, Record, Staged};
use super::summary::{Change, ChangeKind};
use crate::plan::path::SitePath;

/// The outputs by path without case: the name each has on a file system that
/// ignores it.
type Folded<'a> = HashMap<Cow<'a, str>, usize>;

/// Turns what is staged into the work to be done, or refuses with all that is in
/// the way. Writes nothing but the staged manifest.
pub(super) fn prepare(staged: Staged, head: &ManifestHead) -> Result<Commit, Error> {
    let Staged { paths, lock, ownership, mut records, mut conflicts, since, removed } = staged;
    records.sort_unstable_by(|one, other| one.path.cmp(&other.path));
    // Not the stage's, which remembers what stood there before rendering.
    let tree = OutputTree::new(paths.output.clone());
    appeared(&tree, &records, &mut conflicts)?;
    if !conflicts.is_empty() {
        conflicts.sort();
        conflicts.dedup();
        return Err(Error::InTheWay { output: paths.output, conflicts });
    }
    let folded = folded(&records)?;
    let obsolete = Obsolete::gather(&ownership, &tree, &records, &folded)?;
    let manifest = stage_manifest(&paths, head, &records)?;
    let count = records.len();
    let since = since.map(|since| changes_since(&since, head, &records));
    let left = |record: &mut Record| Left {
        path: record.path.clone(),
        digest: record.digest,
        stamp: record.stamp.take(),
    };
    let files = records.iter_mut().map(left).collect();
    let (unlisted, placements) = placements(records, &ownership);
    let work = Work {
        files,
        unchanged: count - placements.len(),
        placements,
        unlisted,
        removals: obsolete.removals,
        folders: obsolete.folders,
        manifest,
        since,
        removed,
    };
    Ok(Commit::new(paths, lock, work))
}

/// What leads from the publication `since` to this one, in the order of publication:
/// files, the manifest, removals.
fn changes_since(since: &Manifest, head: &ManifestHead, records: &[Record]) -> Vec<Change> {
    let before: HashMap<&SitePath, &ManifestFile> =
        since.files.iter().map(|file| (&file.path, file)).collect();
    let mut ordered: Vec<&Record> = records.iter().collect();
    ordered.sort_by_key(|record| record.phase);
    let change = |record: &Record| {
        let kind = match before.get(&record.path) {
            None => ChangeKind::Added,
            Some(file) if file.sha256 == record.digest => return None,
            Some(_) => ChangeKind::Changed,
        };
        Some(Change { kind, path: record.path.clone() })
    };
    let mut changes: Vec<Change> = ordered.into_iter().filter_map(change).collect();
    let is_gone = |path: &SitePath| !has(records, path);
    let mut gone: Vec<SitePath> =
        since.files.iter().map(|file| file.path.clone()).filter(is_gone).collect();
    gone.sort_unstable();
    if !(changes.is_empty() && gone.is_empty() && since.has_head(head)) {
        changes.push(Change { kind: ChangeKind::Changed, path: manifest_path() });
    }
    changes.extend(gone.into_iter().map(|path| Change { kind: ChangeKind::Removed, path }));
    changes
}

/// Whether one of `records`, which are sorted, has this path.
fn has(records: &[Record], path: &SitePath) -> bool {
    records.binary_search_by(|record| record.path.cmp(path)).is_ok()
}

/// Rendering takes a while; a file that came meanwhile where there was none
/// must not be renamed over.
fn appeared(
    tree: &OutputTree,
    records: &[Record],
    conflicts: &mut Vec<Conflict>,
) -> Result<(), Error> {
    let added = records
        .iter()
        .filter(|record| matches!(record.location, Location::Staged { old: None, .. }));
    for record in added {
        let kind = match tree.look(&record.path)? {
            Found::Nothing => continue,
            Found::Conflict(conflict) => {
                conflicts.push(conflict);
                continue;
            }
            Found::File(_) => ConflictKind::ForeignFile,
        };
        conflicts.push(Conflict { path: record.path.to_string(), kind });
    }
    Ok(())
}

/// Folds the case of all outputs and refuses what could not stand side by
/// side: two spellings of one file, or a file that is also a folder.
fn folded(records: &[Record]) -> Result<Folded<'_>, Error> {
    let mut folded = Folded::with_capacity(records.len());
    let collision = |one: usize, other: usize| Error::Collision {
        first: records[one].path.clone(),
        second: records[other].path.clone(),
    };
    for (index, record) in records.iter().enumerate() {
        if let Some(other) = folded.insert(lower(record.path.as_str()), index) {
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
        let lower = lower(parent);
        let mut above = &*lower;
        while !above.is_empty() {
            if let Some(&other) = folded.get(above) {
                return Err(collision(other, index));
            }
            above = folder_of(above);
        }
    }
    Ok(folded)
}

/// `path` without capitals.
fn lower(path: &str) -> Cow<'_, str> {
    if path.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return path.to_ascii_lowercase().into();
    }
    path.into()
}

/// What earlier publications left that the new site no longer has.
struct Obsolete {
    removals: Vec<Row>,
    /// The folders of those files, deepest last; removed if they are empty.
    folders: BTreeSet<String>,
}

impl Obsolete {
    fn gather(
        ownership: &Ownership,
        tree: &OutputTree,
        records: &[Record],
        folded: &Folded<'_>,
    ) -> Result<Self, Error> {
        let mut removals = Vec::new();
        let mut folders = BTreeSet::new();
        for path in ownership.paths().filter(|path| !has(records, path)) {
            note_folders(path, &mut folders);
            if let Some(row) = removal(ownership, tree, path)?
                && !is_one_with_an_output(tree, records, folded, path)?
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
fn removal(
    ownership: &Ownership,
    tree: &OutputTree,
    path: &SitePath,
) -> Result<Option<Row>, Error> {
    let row = |old| Row { path: path.clone(), old, new: None };
    match tree.look(path)? {
        Found::File(_) => {
            let found = source::digest_of(&tree.place(path))?;
            Ok(ownership.holds(path, found).then(|| row(Some(found))))
        }
        Found::Conflict(Conflict { path: at, kind: ConflictKind::Link })
            if at == path.as_str() && ownership.lists(path) =>
        {
            Ok(Some(row(None)))
        }
        Found::Nothing | Found::Conflict(_) => Ok(None),
    }
}

/// Whether `path` is another spelling of an output, and the file system takes
/// both for one: to remove the old name would remove the new file.
fn is_one_with_an_output(
    tree: &OutputTree,
    records: &[Record],
    folded: &Folded<'_>,
    path: &SitePath,
) -> Result<bool, Error> {
    let Some(&index) = folded.get(&lower(path.as_str())) else {
        return Ok(false);
    };
    let output = &records[index].path;
    // Where case counts, both names are in the folder's list; else only one is.
    let found = matches!(tree.look(output)?, Found::File(_));
    Ok(found && !(tree.lists(output)? && tree.lists(path)?))
}

/// Writes the new manifest into the staging, and says what it will be to the
/// output; `None` if the output's is the same and so left alone.
fn stage_manifest(
    paths: &PublishPaths,
    head: &ManifestHead,
    records: &[Record],
) -> Result<Option<ChangeKind>, Error> {
    let staged = paths.staged_manifest();
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
    let present = paths.manifest();
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
fn placements(mut records: Vec<Record>, ownership: &Ownership) -> (Vec<Row>, Vec<Placement>) {
    records.sort_by_key(|record| record.phase);
    let mut unlisted = Vec::new();
    let mut placements = Vec::new();
    for record in records {
        let row = |old| Row { path: record.path.clone(), old, new: Some(record.digest) };
        match record.location {
            Location::Held if ownership.lists(&record.path) => {}
            Location::Held => unlisted.push(row(Some(record.digest))),
            Location::Staged { number, old } => {
                placements.push(Placement { row: row(old), number });
            }
        }
    }
    (unlisted, placements)
}
