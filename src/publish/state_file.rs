//! The state file: what a run leaves to spare the next one work. It is never needed and never
//! trusted for what is published: one that is missing, damaged or another program's means that
//! everything is made anew.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

use super::error::{Action, Error};
use super::file;
use super::paths::{PublishPaths, Target};
use crate::digest::{Digest, Hasher};

/// What the first line begins with; the number is that of the format.
const HEAD: &str = "dafu-state 2 ";

/// The last line tells where the table of sections begins, in so many digits: it stands behind
/// them, so that they are written as they come and none is ever held whole.
const LAST_LINE: usize = 21;

/// More sections than any state has.
const MOST_SECTIONS: usize = 16;

/// The longest line of the head.
const LONGEST_LINE: u64 = 4096;

/// Why a state cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StateFault {
    Missing,
    /// It is not whole, or not as it was written.
    Damaged,
    /// Another version of the program has written it.
    Foreign,
}

/// A state file, opened: its sections are read, and compared with their digests, when they are
/// asked for.
pub(crate) struct StateFile {
    file: File,
    /// Of each section its place, its length and its digest.
    sections: Vec<(u64, u64, Digest)>,
}

impl StateFile {
    /// Opens the one that `program` has left for `target`.
    ///
    /// # Errors
    /// [`StateFault`]: where there is none that can be used.
    pub(crate) fn open(target: &Target, program: &str) -> Result<Self, StateFault> {
        let paths = PublishPaths::resolve(target).map_err(|_| StateFault::Missing)?;
        let path = paths.state_file();
        if !path.is_file() {
            return Err(StateFault::Missing);
        }
        let file = File::open(&path).map_err(|_| StateFault::Missing)?;
        Self::of(file, program)
    }

    fn of(file: File, program: &str) -> Result<Self, StateFault> {
        let mut reader = BufReader::new(file);
        let head = line(&mut reader).ok_or(StateFault::Damaged)?;
        if head.strip_prefix(HEAD) != Some(program) {
            let is_state = head.starts_with("dafu-state ");
            return Err(if is_state { StateFault::Foreign } else { StateFault::Damaged });
        }
        let start = head.len() as u64 + 1;
        let sections = table(&mut reader, start).ok_or(StateFault::Damaged)?;
        Ok(Self { file: reader.into_inner(), sections })
    }

    /// The section at this place, as it was written.
    ///
    /// # Errors
    /// If it is damaged.
    pub(crate) fn section(&mut self, place: usize) -> Result<Vec<u8>, StateFault> {
        let &(start, length, digest) = self.sections.get(place).ok_or(StateFault::Damaged)?;
        let mut bytes = Vec::new();
        let read = self.file.seek(SeekFrom::Start(start));
        let read = read.and_then(|_| (&self.file).take(length).read_to_end(&mut bytes));
        match read {
            Ok(_) if Digest::of(&bytes) == digest => Ok(bytes),
            Ok(_) | Err(_) => Err(StateFault::Damaged),
        }
    }
}

/// The sections that the table names, of which the first begins at `start`.
fn table(reader: &mut BufReader<File>, start: u64) -> Option<Vec<(u64, u64, Digest)>> {
    let length = reader.get_ref().metadata().ok()?.len();
    let last = length.checked_sub(LAST_LINE as u64)?;
    reader.seek(SeekFrom::Start(last)).ok()?;
    let place = line(reader).filter(|line| line.len() + 1 == LAST_LINE)?.parse().ok()?;
    reader.seek(SeekFrom::Start(place)).ok()?;
    let (mut at, mut read) = (start, place);
    let mut sections = Vec::new();
    while read < last && sections.len() < MOST_SECTIONS {
        let line = line(reader)?;
        read += line.len() as u64 + 1;
        let (length, digest) = line.split_once(' ')?;
        let (length, digest) = (length.parse::<u64>().ok()?, Digest::parse(digest)?);
        sections.push((at, length, digest));
        at = at.checked_add(length)?;
    }
    // Nothing is asked for that is not there: a length alone must not take memory.
    (at == place && read == last).then_some(sections)
}

/// The next line, without its end.
fn line(reader: &mut impl BufRead) -> Option<String> {
    let mut bytes = Vec::new();
    reader.take(LONGEST_LINE).read_until(b'\n', &mut bytes).ok()?;
    (bytes.pop() == Some(b'\n')).then(|| String::from_utf8(bytes).ok()).flatten()
}

/// What writes a section.
pub(crate) type WriteSection<'a> = dyn Fn(&mut dyn Write) -> io::Result<()> + 'a;

/// Writes `sections` as the state of `program`, whole or not at all.
pub(super) fn write(
    path: &Path,
    program: &str,
    sections: &[&WriteSection<'_>],
) -> Result<(), Error> {
    let written = file::write_whole(path, |out| {
        let head = format!("{HEAD}{program}\n");
        out.write_all(head.as_bytes())?;
        let mut place = head.len() as u64;
        let mut table = String::new();
        for section in sections {
            // Values come in a few bytes at a time.
            let digested = Digested { out: &mut *out, hasher: Hasher::default() };
            let mut buffer = BufWriter::with_capacity(BUFFER, digested);
            section(&mut buffer)?;
            let Digested { hasher, .. } =
                buffer.into_inner().map_err(io::IntoInnerError::into_error)?;
            place += hasher.length();
            table += &format!("{} {}\n", hasher.length(), hasher.finish());
        }
        out.write_all(table.as_bytes())?;
        writeln!(out, "{place:020}")
    });
    written.map_err(Action::Write.at(path))
}

/// How much of a section is digested at a time.
const BUFFER: usize = 64 * 1024;

/// Digests what is written.
struct Digested<'a> {
    out: &'a mut dyn Write,
    hasher: Hasher,
}

impl Write for Digested<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
