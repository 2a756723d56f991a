//! What the formats of pictures share: how they begin, and how their words are handed on.

use super::super::limits::Job;
use super::super::piece::{NoteKind, Place};
use super::super::{decode, markup, plain};

/// The formats of pictures that are published.
#[derive(Clone, Copy)]
pub(super) enum Format {
    Jpeg,
    Png,
    Gif,
    Webp,
    /// TIFF, and formats built like it.
    Tiff,
    /// A bitmap: nothing but points.
    Bitmap,
}

/// The format that the first bytes say.
pub(super) fn format(bytes: &[u8]) -> Option<Format> {
    Some(match bytes {
        [0xff, 0xd8, 0xff, ..] => Format::Jpeg,
        [0x89, b'P', b'N', b'G', ..] => Format::Png,
        [b'G', b'I', b'F', b'8', ..] => Format::Gif,
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Format::Webp,
        [b'I', b'I', 42 | 0xbc, ..] | [b'M', b'M', 0, 42, ..] => Format::Tiff,
        [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => Format::Bitmap,
        _ => return None,
    })
}

/// A text of unknown encoding.
pub(super) fn text(bytes: &[u8], job: &mut Job<'_>) {
    let bytes = bytes.split(|byte| *byte == 0);
    for part in bytes.filter(|part| !part.is_empty()) {
        if let Ok(decoded) = decode::decode(part, None) {
            job.piece(&Place::Properties, &decoded.text);
        }
    }
}

/// A packet of properties (XMP).
pub(super) fn properties(bytes: &[u8], job: &mut Job<'_>) {
    if let Ok(decoded) = decode::decode(bytes, None) {
        markup::words(&decoded.text, &Place::Properties, job);
    }
}

/// What stands behind the end of the picture.
pub(super) fn tail(bytes: &[u8], job: &mut Job<'_>) {
    /// Fewer bytes are what programs fill up with.
    const FEW: usize = 16;
    // Telephones keep their own remarks there, others a small copy of the picture.
    let is_known = bytes.ends_with(b"SEFT") || matches!(format(bytes), Some(Format::Jpeg));
    plain::strings(bytes, &Place::Properties, job);
    if !is_known && bytes.iter().filter(|byte| !matches!(byte, 0 | 0xff)).count() >= FEW {
        job.note(NoteKind::Stray);
    }
}
