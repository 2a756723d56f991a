//! Pictures: what they say besides what they show. Whoever saves one can read it.

mod bytes;
mod exif;
mod gif;
mod jpeg;
mod png;
mod webp;

use super::limits::Job;
use super::{NoteKind, Place, Unread, decode, markup, plain};

/// The formats of pictures that are published.
#[derive(Clone, Copy)]
enum Format {
    Jpeg,
    Png,
    Gif,
    Webp,
    /// TIFF, and formats built like it.
    Tiff,
    /// A bitmap: nothing but points.
    Bitmap,
}

fn format(bytes: &[u8]) -> Option<Format> {
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

/// Whether a file is a picture, by its bytes or by its name.
pub(super) fn is_picture(name: &str, bytes: &[u8]) -> bool {
    let is_named = ["jpg", "jpeg", "png", "gif", "webp"];
    format(bytes).is_some() || is_named.contains(&super::extension(name).as_str())
}

/// Hands on the words beside the picture.
pub(super) fn read(bytes: &[u8], job: &mut Job<'_>) -> Result<(), Unread> {
    match format(bytes) {
        Some(Format::Jpeg) => jpeg::read(bytes, job),
        Some(Format::Png) => png::read(bytes, job),
        Some(Format::Gif) => gif::read(bytes, job),
        Some(Format::Webp) => webp::read(bytes, job),
        Some(Format::Tiff) => {
            exif::read(bytes, job);
            Ok(())
        }
        Some(Format::Bitmap) => Ok(()),
        None => {
            plain::strings(bytes, &Place::Properties, job);
            Err(Unread::Damaged)
        }
    }
}

/// A text of unknown encoding.
fn text(bytes: &[u8], job: &mut Job<'_>) {
    let bytes = bytes.split(|byte| *byte == 0);
    for part in bytes.filter(|part| !part.is_empty()) {
        if let Ok(decoded) = decode::decode(part, None) {
            job.piece(&Place::Properties, &decoded.text);
        }
    }
}

/// A packet of properties (XMP).
fn properties(bytes: &[u8], job: &mut Job<'_>) {
    if let Ok(decoded) = decode::decode(bytes, None) {
        markup::words(&decoded.text, &Place::Properties, job);
    }
}

/// What stands behind the end of the picture.
fn tail(bytes: &[u8], job: &mut Job<'_>) {
    /// Fewer bytes are what programs fill up with.
    const FEW: usize = 16;
    // Telephones keep their own remarks there, others a small copy of the picture.
    let is_known = bytes.ends_with(b"SEFT") || matches!(format(bytes), Some(Format::Jpeg));
    plain::strings(bytes, &Place::Properties, job);
    if !is_known && bytes.iter().filter(|byte| !matches!(byte, 0 | 0xff)).count() >= FEW {
        job.note(NoteKind::Stray);
    }
}
