//! Pictures: what they say besides what they show. Whoever saves one can read it.

mod bytes;
mod exif;
mod gif;
mod jpeg;
mod png;
mod webp;
mod words;

use super::limits::Job;
use super::piece::extension;
use super::piece::{Place, Unread};
use super::plain;
use words::{Format, format};

/// Whether a file is a picture, by its bytes or by its name.
pub(super) fn is_picture(name: &str, bytes: &[u8]) -> bool {
    let is_named = ["jpg", "jpeg", "png", "gif", "webp"];
    format(bytes).is_some() || is_named.contains(&extension(name).as_str())
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
