//! PNG: its text chunks, and what stands behind it.

use super::super::limits::Job;
use super::super::piece::{Place, Unread};
use super::super::plain;
use super::bytes::{four, some};
use super::exif;
use super::words::{properties, tail, text};

pub(super) fn read(bytes: &[u8], job: &mut Job<'_>) -> Result<(), Unread> {
    const HEAD: usize = 8;
    let mut at = HEAD;
    while let Some(length) = four(bytes, at, false) {
        let kind = some(bytes, at + 4, 4);
        let data = some(bytes, at + 8, length);
        if data.len() < length {
            break;
        }
        at = at.saturating_add(length).saturating_add(12);
        if kind == b"IEND" && at <= bytes.len() {
            tail(some(bytes, at, bytes.len()), job);
            return Ok(());
        }
        chunk(kind, data, job)?;
    }
    Err(Unread::Damaged)
}

fn chunk(kind: &[u8], data: &[u8], job: &mut Job<'_>) -> Result<(), Unread> {
    let unpacked =
        |data: &[u8], job: &mut Job<'_>| job.unpack(flate2::read::ZlibDecoder::new(data), true);
    match kind {
        // Points, colours and measures of the picture itself.
        b"IHDR" | b"PLTE" | b"IDAT" | b"fdAT" | b"fcTL" | b"acTL" | b"tRNS" | b"gAMA" | b"cHRM"
        | b"sRGB" | b"pHYs" | b"bKGD" | b"sBIT" | b"hIST" | b"tIME" | b"iDOT" | b"cICP" => {}
        b"eXIf" => exif::read(data, job),
        b"zTXt" | b"iCCP" => {
            let (keyword, rest) = split(data);
            text(keyword, job);
            let inner = unpacked(some(rest, 1, rest.len()), job)?;
            if kind == b"zTXt" {
                text(&inner, job);
            } else {
                plain::strings(&inner, &Place::Properties, job);
            }
        }
        b"iTXt" => {
            let (keyword, rest) = split(data);
            text(keyword, job);
            let is_packed = rest.first() == Some(&1);
            let (language, rest) = split(some(rest, 2, rest.len()));
            let (translated, rest) = split(rest);
            text(language, job);
            text(translated, job);
            let inner = if is_packed { unpacked(rest, job)? } else { rest.to_vec() };
            if keyword.starts_with(b"XML:") { properties(&inner, job) } else { text(&inner, job) }
        }
        b"tEXt" => text(data, job),
        _ => plain::strings(data, &Place::Properties, job),
    }
    Ok(())
}

/// What stands before and after the first zero.
fn split(data: &[u8]) -> (&[u8], &[u8]) {
    let at = memchr::memchr(0, data).unwrap_or(data.len());
    (&data[..at], some(data, at + 1, data.len()))
}
