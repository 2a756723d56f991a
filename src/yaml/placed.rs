//! Texts with their places, for `#[serde(with)]`: a text alone says nothing of its place.

use std::ops::Range;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Placed;

/// Writes each text with its place.
///
/// # Errors
/// Those of the format.
pub(crate) fn serialize<S: Serializer>(texts: &[Placed], out: S) -> Result<S::Ok, S::Error> {
    texts.iter().map(|one| (&one.text, &one.at)).collect::<Vec<_>>().serialize(out)
}

/// Reads each text with its place.
///
/// # Errors
/// Those of the format.
pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Box<[Placed]>, D::Error> {
    let texts = Vec::<(Box<str>, Range<u32>)>::deserialize(from)?;
    Ok(texts.into_iter().map(|(text, at)| Placed { text, at }).collect())
}
