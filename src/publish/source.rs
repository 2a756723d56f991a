//! The bytes to be published: from memory, or streamed from a file.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use super::digest::{BUFFER, Digest, Running, fill};
use super::error::{Action, Error};

/// Where the bytes of one output come from.
#[derive(Clone, Copy)]
pub(super) enum Source<'a> {
    Bytes(&'a [u8]),
    /// Read through a buffer, however large it is.
    File(&'a Path),
}

impl Source<'_> {
    pub(super) fn size(self) -> Result<u64, Error> {
        match self {
            Self::Bytes(bytes) => Ok(bytes.len() as u64),
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
            Self::File(path) => digest_if_equal(path, place),
        }
    }

    /// Writes these bytes to the new file `to`; says how many and which.
    pub(super) fn write_to(self, to: &Path) -> Result<(u64, Digest), Error> {
        match self {
            Self::Bytes(bytes) => {
                fs::write(to, bytes).map_err(Action::Write.at(to))?;
                Ok((bytes.len() as u64, Digest::of(bytes)))
            }
            Self::File(path) => copy(path, to),
        }
    }
}

fn digest_if_equal(path: &Path, place: &Path) -> Result<Option<Digest>, Error> {
    let mut source = File::open(path).map_err(Action::Read.at(path))?;
    let mut held = File::open(place).map_err(Action::Read.at(place))?;
    let mut running = Running::default();
    let (mut one, mut other) = (vec![0; BUFFER], vec![0; BUFFER]);
    loop {
        let count = fill(&mut source, &mut one).map_err(Action::Read.at(path))?;
        let held_count = fill(&mut held, &mut other).map_err(Action::Read.at(place))?;
        if one[..count] != other[..held_count] {
            return Ok(None);
        }
        if count == 0 {
            return Ok(Some(running.finish().1));
        }
        running.update(&one[..count]);
    }
}

/// The digest is of the bytes that were written, even where the source
/// changes meanwhile.
fn copy(path: &Path, to: &Path) -> Result<(u64, Digest), Error> {
    let mut source = File::open(path).map_err(Action::Read.at(path))?;
    let mut target = File::create(to).map_err(Action::Write.at(to))?;
    let mut running = Running::default();
    let mut buffer = vec![0; BUFFER];
    loop {
        let count = fill(&mut source, &mut buffer).map_err(Action::Read.at(path))?;
        if count == 0 {
            return Ok(running.finish());
        }
        let piece = &buffer[..count];
        target.write_all(piece).map_err(Action::Write.at(to))?;
        running.update(piece);
    }
}
