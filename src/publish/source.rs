//! The bytes to be published: from memory, or streamed from a file.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

use super::error::{Action, Error};
use crate::digest::{Digest, Hasher};

/// What is held of a file at a time, however large the file is.
const BUFFER: usize = 64 * 1024;

/// Where the bytes of one output come from.
#[derive(Clone, Copy)]
pub(super) enum Source<'a> {
    Bytes(&'a [u8]),
    /// Read through a buffer, however large it is.
    File(&'a Path),
    /// In the staging already: its number there, its place, and what was written.
    Staged(u32, &'a Path, (u64, Digest)),
}

impl Source<'_> {
    pub(super) fn size(self) -> Result<u64, Error> {
        match self {
            Self::Bytes(bytes) => Ok(bytes.len() as u64),
            Self::Staged(_, _, (size, _)) => Ok(size),
            Self::File(path) => {
                let metadata = fs::metadata(path).map_err(Action::Read.at(path))?;
                Ok(metadata.len())
            }
        }
    }

    /// The digest of these bytes, if the file at `place` holds the same. The
    /// caller has seen that the lengths agree.
    pub(super) fn digest_if_held(self, place: &Path) -> Result<Option<Digest>, Error> {
        match self {
            Self::Bytes(bytes) => {
                let held = fs::read(place).map_err(Action::Read.at(place))?;
                Ok((held == bytes).then(|| Digest::of(bytes)))
            }
            Self::File(path) | Self::Staged(_, path, _) => digest_if_equal(path, place),
        }
    }

    /// Writes these bytes to the new file `to`; says how many and which.
    pub(super) fn write_to(self, to: &Path) -> Result<(u64, Digest), Error> {
        match self {
            Self::Bytes(bytes) => {
                fs::write(to, bytes).map_err(Action::Write.at(to))?;
                Ok((bytes.len() as u64, Digest::of(bytes)))
            }
            Self::File(path) | Self::Staged(_, path, _) => copy(path, to),
        }
    }
}

/// Writes `parts`, one behind the other, to the new file `to`; says how many bytes and which.
pub(super) fn write_parts<E: From<Error>>(
    to: &Path,
    parts: impl Iterator<Item = Result<Vec<u8>, E>>,
) -> Result<(u64, Digest), E> {
    let mut target = File::create(to).map_err(Action::Write.at(to))?;
    let mut hasher = Hasher::default();
    for part in parts {
        let part = part?;
        target.write_all(&part).map_err(Action::Write.at(to))?;
        hasher.update(&part);
    }
    Ok((hasher.length(), hasher.finish()))
}

/// The digest of the file at `path`, read through a buffer.
pub(super) fn digest_of(path: &Path) -> Result<Digest, Error> {
    let read = File::open(path).and_then(|mut file| Digest::of_reader(&mut file));
    read.map(|(_, digest)| digest).map_err(Action::Read.at(path))
}

/// Reads until `buffer` is full or the file ends, so that two files can be
/// compared piece by piece although a read may return less than asked for.
fn fill(file: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match file.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

fn digest_if_equal(path: &Path, place: &Path) -> Result<Option<Digest>, Error> {
    let mut source = File::open(path).map_err(Action::Read.at(path))?;
    let mut held = File::open(place).map_err(Action::Read.at(place))?;
    let mut hasher = Hasher::default();
    let (mut one, mut other) = (vec![0; BUFFER], vec![0; BUFFER]);
    loop {
        let count = fill(&mut source, &mut one).map_err(Action::Read.at(path))?;
        let held_count = fill(&mut held, &mut other).map_err(Action::Read.at(place))?;
        if one[..count] != other[..held_count] {
            return Ok(None);
        }
        if count == 0 {
            return Ok(Some(hasher.finish()));
        }
        hasher.update(&one[..count]);
    }
}

/// The digest is of the bytes that were written, even where the source
/// changes meanwhile.
fn copy(path: &Path, to: &Path) -> Result<(u64, Digest), Error> {
    let mut source = File::open(path).map_err(Action::Read.at(path))?;
    let mut target = File::create(to).map_err(Action::Write.at(to))?;
    let mut hasher = Hasher::default();
    let mut buffer = vec![0; BUFFER];
    loop {
        let count = fill(&mut source, &mut buffer).map_err(Action::Read.at(path))?;
        if count == 0 {
            return Ok((hasher.length(), hasher.finish()));
        }
        let piece = &buffer[..count];
        target.write_all(piece).map_err(Action::Write.at(to))?;
        hasher.update(piece);
    }
}
