//! GIF: its comments and other extensions, and what stands behind it.

use super::super::limits::Job;
use super::super::piece::{Place, Unread};
use super::super::plain;
use super::bytes::some;
use super::words::{properties, tail, text};

pub(super) fn read(bytes: &[u8], job: &mut Job<'_>) -> Result<(), Unread> {
    const HEAD: usize = 13;
    let mut at = HEAD + colours(bytes.get(10));
    loop {
        match bytes.get(at) {
            Some(0x3b) => {
                tail(&bytes[at + 1..], job);
                return Ok(());
            }
            Some(0x2c) => {
                at += 11 + colours(bytes.get(at + 9));
                at = blocks(bytes, at).1;
            }
            Some(0x21) => {
                let (data, end) = blocks(bytes, at + 2);
                match bytes.get(at + 1) {
                    // How long a frame is shown.
                    Some(0xf9) => {}
                    Some(0xff) if data.starts_with(b"XMP DataXMP") => {
                        // The packet stands there as it is; its bytes only look like lengths.
                        properties(&bytes[at..end.min(bytes.len())], job);
                    }
                    Some(0xff) => plain::strings(&data, &Place::Properties, job),
                    _ => text(&data, job),
                }
                at = end;
            }
            _ => return Err(Unread::Damaged),
        }
    }
}

/// The length of a table of colours, as a byte of flags tells it.
fn colours(flags: Option<&u8>) -> usize {
    flags.filter(|flags| **flags & 0x80 != 0).map_or(0, |flags| 6 << (flags & 7))
}

/// The blocks from a place, put together, and where they end.
fn blocks(bytes: &[u8], mut at: usize) -> (Vec<u8>, usize) {
    let mut data = Vec::new();
    while let Some(&length) = bytes.get(at) {
        at += 1;
        if length == 0 {
            break;
        }
        data.extend_from_slice(some(bytes, at, length.into()));
        at += usize::from(length);
    }
    (data, at)
}
