//! JPEG: its segments before the picture, and what stands behind it.

use super::super::limits::Job;
use super::super::piece::{Place, Unread};
use super::super::plain;
use super::bytes::{some, two};
use super::exif;
use super::words::{properties, tail, text};

pub(super) fn read(bytes: &[u8], job: &mut Job<'_>) -> Result<(), Unread> {
    const START: u8 = 0xd8;
    const END: u8 = 0xd9;
    let mut at = 0;
    loop {
        // Between segments stand points of the picture, where a 255 is followed by 0.
        let Some(mark) = memchr::memchr(0xff, bytes.get(at..).unwrap_or_default()) else {
            return Err(Unread::Damaged);
        };
        at += mark + 1;
        match bytes.get(at) {
            None => return Err(Unread::Damaged),
            Some(0xff) => {}
            Some(0 | 1 | 0xd0..=0xd7 | &START) => at += 1,
            Some(&END) => {
                tail(&bytes[at + 1..], job);
                return Ok(());
            }
            Some(kind) => {
                let length = two(bytes, at + 1, false).filter(|length| *length >= 2);
                let Some(length) = length else { return Err(Unread::Damaged) };
                segment(*kind, some(bytes, at + 3, length - 2), job);
                at += 1 + length;
            }
        }
    }
}

fn segment(kind: u8, bytes: &[u8], job: &mut Job<'_>) {
    /// Where an overlong packet's parts begin: after its name, digest and two numbers.
    const EXTENSION: usize = 75;
    match kind {
        0xe1 if bytes.starts_with(b"Exif\0") => exif::read(some(bytes, 6, bytes.len()), job),
        0xe1 if bytes.starts_with(b"http://ns.adobe.com/xap/1.0/\0") => {
            properties(&bytes[29..], job);
        }
        0xe1 if bytes.starts_with(b"http://ns.adobe.com/xmp/extension/\0") => {
            properties(some(bytes, EXTENSION, bytes.len()), job);
        }
        0xed => resources(bytes, job),
        0xfe => text(bytes, job),
        0xe0..=0xef => plain::strings(bytes, &Place::Properties, job),
        // Tables and frames: numbers of the picture itself.
        _ => {}
    }
}

/// Photoshop's resources; one of them is the record of a news agency (IPTC).
fn resources(bytes: &[u8], job: &mut Job<'_>) {
    plain::strings(bytes, &Place::Properties, job);
    for record in memchr::memmem::find_iter(bytes, b"\x1c\x02") {
        let length = two(bytes, record + 3, false).unwrap_or_default();
        text(some(bytes, record + 5, length), job);
    }
}
