//! `--changes`: what a publication did, for those who upload only what differs.

use std::fmt::Write;
use std::path::Path;

use super::Error;
use super::destination::{Bounds, Destination};
use crate::publish::{ChangeKind, Summary};

/// The place of the list, found fit to be written.
pub(super) fn destination(list: &Path, bounds: &Bounds<'_>) -> Result<Destination, Error> {
    Destination::file("--changes", list, bounds, is_list)
}

/// Writes the list: a line a file, in the order in which a reader amid an
/// upload finds no dead link; removals last.
pub(super) fn write(list: &Destination, summary: &Summary) -> Result<(), Error> {
    let text = summary.changes.iter().fold(String::new(), |mut text, change| {
        let _ = writeln!(text, "{}\t{}", word(change.kind), change.path);
        text
    });
    list.write(text.as_bytes())
}

fn word(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Added => "added",
        ChangeKind::Changed => "changed",
        ChangeKind::Removed => "removed",
    }
}

/// Whether `bytes` are such a list, of an earlier publication.
fn is_list(bytes: &[u8]) -> bool {
    let kinds = [ChangeKind::Added, ChangeKind::Changed, ChangeKind::Removed].map(word);
    let is_line = |line: &str| line.split_once('\t').is_some_and(|(kind, _)| kinds.contains(&kind));
    std::str::from_utf8(bytes).is_ok_and(|text| text.lines().all(is_line))
}
