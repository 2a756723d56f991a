//! SHA-256: how bytes are recognised again.

use std::fmt;
use std::io::{self, Read};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::{Digest as _, Sha256};

/// What is held of a stream at a time, however long it is.
const BUFFER: usize = 64 * 1024;

/// A SHA-256; written as 64 lower-case hexadecimal digits, or as many of them
/// as a precision asks for: `{digest:.16}`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of `bytes`.
    #[must_use]
    pub fn of(bytes: impl AsRef<[u8]>) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Length and digest of all that `reader` gives, read in pieces.
    ///
    /// # Errors
    /// What `reader` said.
    pub fn of_reader(reader: &mut impl Read) -> io::Result<(u64, Self)> {
        let mut hasher = Hasher::default();
        let mut buffer = vec![0; BUFFER];
        loop {
            match reader.read(&mut buffer) {
                Ok(0) => return Ok((hasher.length, hasher.finish())),
                Ok(count) => hasher.update(&buffer[..count]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// The digest that `text` writes out; `None` where it is none. Upper case is
    /// refused: one digest has one spelling.
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

    /// The 32 bytes, for formats that do not write hexadecimals.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// A digest in the making, of bytes that come in pieces.
#[derive(Clone, Default)]
pub(crate) struct Hasher {
    length: u64,
    state: Sha256,
}

impl Hasher {
    /// Takes the next piece in.
    pub(crate) fn update(&mut self, piece: impl AsRef<[u8]>) {
        let piece = piece.as_ref();
        self.length += piece.len() as u64;
        self.state.update(piece);
    }

    /// How many bytes were taken in.
    #[must_use]
    pub(crate) fn length(&self) -> u64 {
        self.length
    }

    /// The digest of all pieces.
    #[must_use]
    pub(crate) fn finish(self) -> Digest {
        Digest(self.state.finalize().into())
    }
}

fn nibble(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut text = [0; 64];
        for (pair, byte) in text.chunks_exact_mut(2).zip(self.0) {
            pair[0] = DIGITS[usize::from(byte >> 4)];
            pair[1] = DIGITS[usize::from(byte & 15)];
        }
        // Without allocation: a manifest has one a file.
        formatter.pad(std::str::from_utf8(&text).map_err(|_| fmt::Error)?)
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return serializer.collect_str(self);
        }
        // In one piece: as a list it would be written and read byte by byte.
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            return deserializer.deserialize_bytes(Bytes);
        }
        deserializer.deserialize_str(Written)
    }
}

/// Takes the digits of a digest.
struct Written;

impl de::Visitor<'_> for Written {
    type Value = Digest;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a SHA-256")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Digest, E> {
        Digest::parse(text).ok_or_else(|| E::custom(format!("not a SHA-256: {text:?}")))
    }
}

/// Takes the 32 bytes of a digest.
struct Bytes;

impl de::Visitor<'_> for Bytes {
    type Value = Digest;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the 32 bytes of a SHA-256")
    }

    fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<Digest, E> {
        let bytes = bytes.try_into().map_err(|_| E::invalid_length(bytes.len(), &self))?;
        Ok(Digest(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OF_NOTHING: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    #[test]
    fn a_digest_is_written_and_read_back() {
        let digest = Digest::of("");
        assert_eq!(digest.to_string(), OF_NOTHING);
        assert_eq!(format!("{digest:.10}"), OF_NOTHING[..10]);
        assert_eq!(Digest::parse(OF_NOTHING), Some(digest));
        assert_eq!(Digest::parse(&OF_NOTHING.to_uppercase()), None);
        assert_eq!(Digest::parse(&OF_NOTHING[..62]), None);
    }

    #[test]
    fn pieces_have_the_digest_of_the_whole() {
        let bytes = vec![7; BUFFER + 5];
        let mut hasher = Hasher::default();
        bytes.chunks(1000).for_each(|piece| hasher.update(piece));
        assert_eq!(hasher.length(), bytes.len() as u64);
        assert_eq!(hasher.finish(), Digest::of(&bytes));
        let read = Digest::of_reader(&mut bytes.as_slice()).expect("memory can be read");
        assert_eq!(read, (bytes.len() as u64, Digest::of(&bytes)));
    }
}
