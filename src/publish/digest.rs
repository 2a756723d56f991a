//! `Digest`: the SHA-256 by which a published file is recognised again.

use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::{Digest as _, Sha256};

/// What is held of a file at a time, however large the file is.
pub(super) const BUFFER: usize = 64 * 1024;

/// The SHA-256 of a file's bytes; written as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of `bytes`.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The digest that `text` writes out; `None` where it is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.as_bytes();
        if digits.len() != 64 {
            return None;
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = nibble(pair[0])? << 4 | nibble(pair[1])?;
        }
        Some(Self(bytes))
    }

    /// The digest of the file at `path`, read through a buffer.
    pub(super) fn of_file(path: &Path) -> io::Result<Self> {
        let mut file = File::open(path)?;
        let mut running = Running::default();
        let mut buffer = vec![0; BUFFER];
        loop {
            let filled = fill(&mut file, &mut buffer)?;
            if filled == 0 {
                return Ok(running.finish().1);
            }
            running.update(&buffer[..filled]);
        }
    }
}

/// Reads until `buffer` is full or the file ends, so that two files can be
/// compared piece by piece although a read may return less than asked for.
pub(super) fn fill(file: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
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

/// Size and digest of bytes that come in pieces.
#[derive(Default)]
pub(super) struct Running {
    size: u64,
    state: Sha256,
}

impl Running {
    pub(super) fn update(&mut self, piece: &[u8]) {
        self.size += piece.len() as u64;
        self.state.update(piece);
    }

    pub(super) fn finish(self) -> (u64, Digest) {
        (self.size, Digest(self.state.finalize().into()))
    }
}

/// Upper case is refused: one digest has one spelling, so that a manifest has too.
fn nibble(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom(format!("not a SHA-256: {text:?}")))
    }
}
