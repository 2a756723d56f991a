//! The journal: what a publication is about to do, kept until it has done it,
//! so that after a stop the next run knows which half-published files are ours.

use std::io::{self, Write};
use std::path::Path;

use super::error::{Action, Error};
use super::file;
use crate::digest::Digest;
use crate::plan::path::SitePath;

const HEAD: &str = "dafu-journal 1";

/// One path that a publication owns while it is under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) path: SitePath,
    /// The file found there, if any.
    pub(super) old: Option<Digest>,
    /// The file that will be there, if any.
    pub(super) new: Option<Digest>,
}

/// Reads the journal of a run that was stopped; no rows where none was.
///
/// A journal that is not whole is refused: rows that are lost are files that
/// nobody would ever remove again, a withdrawn page among them perhaps.
pub(super) fn read(path: &Path) -> Result<Vec<Row>, Error> {
    let Some(bytes) = file::read(path)? else { return Ok(Vec::new()) };
    parse(std::str::from_utf8(&bytes).unwrap_or_default())
        .map_err(|line| Error::DamagedJournal { path: path.to_path_buf(), line })
}

/// The rows of a journal, or the number of the line that is none of them.
fn parse(text: &str) -> Result<Vec<Row>, usize> {
    let mut lines = text.lines();
    if lines.next() != Some(HEAD) {
        return Err(1);
    }
    let mut rows = Vec::new();
    for line in lines.by_ref() {
        let number = rows.len() + 2;
        if line == end(rows.len()) {
            return lines.next().map_or(Ok(rows), |_| Err(number + 1));
        }
        rows.push(row(line).ok_or(number)?);
    }
    Err(rows.len() + 2)
}

fn row(line: &str) -> Option<Row> {
    let mut parts = line.split('\t');
    let (old, new, path) = (parts.next()?, parts.next()?, parts.next()?);
    let digest = |text| match text {
        "-" => Some(None),
        _ => Digest::parse(text).map(Some),
    };
    let row = Row { path: SitePath::new(path)?, old: digest(old)?, new: digest(new)? };
    parts.next().is_none().then_some(row)
}

/// The last line, by which a journal is known to be whole.
fn end(rows: usize) -> String {
    format!("end {rows}")
}

/// Writes the journal so that it stands on the disk, whole, before this
/// returns; an older one stands until then, for its claims are among the rows.
pub(super) fn write<'a>(path: &Path, rows: impl Iterator<Item = &'a Row>) -> Result<(), Error> {
    let written = file::write_whole(path, |out| {
        writeln!(out, "{HEAD}")?;
        let mut count = 0;
        for row in rows {
            digest(out, row.old)?;
            digest(out, row.new)?;
            writeln!(out, "{}", row.path)?;
            count += 1;
        }
        writeln!(out, "{}", end(count))
    });
    written.map_err(Action::Write.at(path))
}

fn digest(out: &mut dyn Write, digest: Option<Digest>) -> io::Result<()> {
    match digest {
        Some(digest) => write!(out, "{digest}\t"),
        None => out.write_all(b"-\t"),
    }
}
