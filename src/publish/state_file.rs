//! The state file: what a run leaves to spare the next one work. It is never needed and never
//! trusted for what is published: one that is missing, damaged or another program's means that
//! everything is made anew.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use super::error::{Action, Error};
use super::file;
use super::paths::{PublishPaths, Target};
use crate::digest::Digest;

/// What the first line begins with; the number is that of the format.
const HEAD: &str = "dafu-state 1 ";

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
        let mut reader = BufReader::new(file);
        let mut lines = Vec::new();
        let mut read = 0;
        loop {
            let line = line(&mut reader).ok_or(StateFault::Damaged)?;
            read += line.len() as u64 + 1;
            if lines.is_empty() && line.strip_prefix(HEAD) != Some(program) {
                let is_state = line.starts_with("dafu-state ");
                return Err(if is_state { StateFault::Foreign } else { StateFault::Damaged });
            }
            if line.is_empty() {
                break;
            }
            lines.push(line);
            if lines.len() > MOST_SECTIONS {
                return Err(StateFault::Damaged);
            }
        }
        let mut at = read;
        let section = |line: &String| {
            let (length, digest) = line.split_once(' ')?;
            let (length, digest) = (length.parse::<u64>().ok()?, Digest::parse(digest)?);
            let start = at;
            at = at.checked_add(length)?;
            Some((start, length, digest))
        };
        let sections: Option<Vec<_>> = lines[1..].iter().map(section).collect();
        let sections = sections.ok_or(StateFault::Damaged)?;
        let file = reader.into_inner();
        // Nothing is asked for that is not there: a length alone must not take memory.
        let length = file.metadata().map_err(|_| StateFault::Damaged)?.len();
        if length == at { Ok(Self { file, sections }) } else { Err(StateFault::Damaged) }
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

/// The next line of a head, without its end.
fn line(reader: &mut impl BufRead) -> Option<String> {
    let mut bytes = Vec::new();
    reader.take(LONGEST_LINE).read_until(b'\n', &mut bytes).ok()?;
    (bytes.pop() == Some(b'\n')).then(|| String::from_utf8(bytes).ok()).flatten()
}

/// Writes `sections` as the state of `program`, whole or not at all.
pub(super) fn write(path: &Path, program: &str, sections: &[&[u8]]) -> Result<(), Error> {
    let written = file::write_whole(path, |out| -> io::Result<()> {
        writeln!(out, "{HEAD}{program}")?;
        for section in sections {
            writeln!(out, "{} {}", section.len(), Digest::of(section))?;
        }
        writeln!(out)?;
        sections.iter().try_for_each(|section| out.write_all(section))
    });
    written.map_err(Action::Write.at(path))
}
