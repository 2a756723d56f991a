//! Streams of a PDF, unpacked within bounds.

use hayro_syntax::Filter;
use hayro_syntax::object::{Dict, Stream};

use super::super::Unread;
use super::super::limits::Job;

/// Filters other than the usual one are unpacked whole: only short streams are.
const SHORT: usize = 256 << 10;

/// The bytes of a stream; none where it cannot be unpacked.
pub(super) fn decoded(stream: &Stream<'_>, job: &mut Job<'_>) -> Result<Vec<u8>, Unread> {
    let raw = stream.raw_data();
    let is_predicted = stream.dict().get::<Dict<'_>>("DecodeParms").is_some();
    match stream.filters().as_slice() {
        [] => {
            job.spend(raw.len())?;
            Ok(raw.into_owned())
        }
        [Filter::FlateDecode] if !is_predicted => {
            let unpacked = job.unpack(flate2::read::ZlibDecoder::new(&*raw), true)?;
            if unpacked.is_empty() && !raw.is_empty() {
                return job.unpack(flate2::read::DeflateDecoder::new(&*raw), true);
            }
            Ok(unpacked)
        }
        _ if raw.len() <= SHORT => {
            let unpacked = stream.decoded_data().map(std::borrow::Cow::into_owned);
            let unpacked = unpacked.unwrap_or_default();
            job.spend(unpacked.len())?;
            Ok(unpacked)
        }
        _ => Err(Unread::TooLarge),
    }
}

/// Refuses a file whose tables of objects, which are unpacked before anything
/// else, unpack to more than they may.
pub(super) fn measure(bytes: &[u8], job: &mut Job<'_>) -> Result<(), Unread> {
    const HEAD: usize = 512;
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        let head = &bytes[at.saturating_sub(HEAD)..at];
        if head.ends_with(b"end") {
            continue;
        }
        let begin = memchr::memmem::rfind(head, b"obj").unwrap_or(0);
        let holds = |name: &[u8]| memchr::memmem::find(&head[begin..], name).is_some();
        if holds(b"/ObjStm") || holds(b"/XRef") {
            let body = &bytes[at + b"stream".len()..];
            let start = body.iter().position(|byte| !matches!(byte, b'\r' | b'\n'));
            let packed = &body[start.unwrap_or(body.len())..];
            let length = std::io::copy(
                &mut std::io::Read::take(flate2::read::ZlibDecoder::new(packed), MOST + 1),
                &mut std::io::sink(),
            );
            // What is no such stream is left to who reads it.
            if let Ok(length) = length {
                job.spend(usize::try_from(length).unwrap_or(usize::MAX))?;
            }
            if length.is_ok_and(|length| length > MOST) {
                return Err(Unread::TooLarge);
            }
        }
    }
    Ok(())
}

/// The most bytes a table of objects may unpack to.
const MOST: u64 = 64 << 20;
