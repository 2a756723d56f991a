//! Text strings of a PDF.

use super::super::decode;

/// A text string: UTF-16 or UTF-8 by its mark, else in one of the usual encodings.
pub(super) fn string(bytes: &[u8]) -> String {
    decode::decode(bytes, None).map(|decoded| decoded.text).unwrap_or_default()
}
