//! Files that a PDF carries within it.

use hayro_syntax::object::{Array, Dict, Object, Stream, String as PdfString};

use super::super::limits::Job;
use super::super::{NoteKind, Place, Unread, file};
use super::{streams, string};

/// How deep the tree of names may be, and how many files are looked into.
const DEPTH: usize = 8;
const FILES: usize = 200;

/// Looks into the files that the `catalog` names.
pub(super) fn read(catalog: &Dict<'_>, job: &mut Job<'_>) {
    let tree = catalog.get::<Dict<'_>>("Names").and_then(|names| names.get("EmbeddedFiles"));
    let mut files = Vec::new();
    if let Some(tree) = tree {
        gather(&tree, 0, &mut files);
    }
    for described in files {
        let name = ["UF", "F"].iter().find_map(|key| described.get::<PdfString<'_>>(key));
        let name = name.map_or_else(|| "?".to_owned(), |name| string(name.as_bytes()));
        job.piece(&Place::Name, &name);
        if job.is_nested() {
            job.note(NoteKind::Unread(Unread::Format));
            continue;
        }
        let held = described.get::<Dict<'_>>("EF");
        let held = held.and_then(|held| held.get::<Stream<'_>>("F").or_else(|| held.get("UF")));
        job.within(&name, |job| match held.map(|stream| streams::decoded(&stream, job)) {
            Some(Ok(bytes)) => file(&name, &bytes, job),
            Some(Err(cause)) => job.note(NoteKind::Unread(cause)),
            None => {}
        });
    }
}

/// Adds what the leaves of a tree of names describe.
fn gather<'a>(tree: &Dict<'a>, depth: usize, files: &mut Vec<Dict<'a>>) {
    let leaves = tree.get::<Array<'_>>("Names");
    for object in leaves.iter().flat_map(Array::iter::<Object<'_>>) {
        if let Object::Dict(described) = object
            && files.len() < FILES
        {
            files.push(described);
        }
    }
    if depth < DEPTH {
        let branches = tree.get::<Array<'_>>("Kids");
        for branch in branches.iter().flat_map(Array::iter::<Dict<'_>>).take(FILES) {
            gather(&branch, depth + 1, files);
        }
    }
}
