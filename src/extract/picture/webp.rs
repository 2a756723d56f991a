//! WebP: its chunks, and what stands behind it.

use super::super::limits::Job;
use super::super::piece::{Place, Unread};
use super::super::plain;
use super::bytes::{four, some};
use super::exif;
use super::words::{properties, tail};

pub(super) fn read(bytes: &[u8], job: &mut Job<'_>) -> Result<(), Unread> {
    const HEAD: usize = 12;
    let size = four(bytes, 4, true).unwrap_or(0).saturating_add(8);
    let mut at = HEAD;
    while at < size {
        let Some(length) = four(bytes, at + 4, true) else { return Err(Unread::Damaged) };
        let data = some(bytes, at + 8, length);
        match some(bytes, at, 4) {
            // Points and colours of the picture itself.
            b"VP8 " | b"VP8L" | b"VP8X" | b"ALPH" | b"ANIM" | b"ANMF" => {}
            b"EXIF" => exif::read(data.strip_prefix(b"Exif\0\0").unwrap_or(data), job),
            b"XMP " => properties(data, job),
            _ => plain::strings(data, &Place::Properties, job),
        }
        at = at.saturating_add(8).saturating_add(length).saturating_add(length % 2);
    }
    if size > bytes.len() {
        return Err(Unread::Damaged);
    }
    tail(some(bytes, size, bytes.len()), job);
    Ok(())
}
