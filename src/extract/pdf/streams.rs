//! Streams of a PDF, unpacked within bounds.

use hayro_syntax::Filter;
use hayro_syntax::object::{Dict, Number, Object, Stream};

use super::super::limits::Job;
use super::super::piece::Unread;

/// Streams packed in an old way, or by lines of a picture, are unpacked whole:
/// only short ones are.
const SHORT: usize = 32 << 10;

/// How often a stream is packed.
const OFTEN: usize = 4;

/// The bytes of a stream; none where it cannot be unpacked.
pub(super) fn decoded(stream: &Stream<'_>, job: &mut Job<'_>) -> Result<Vec<u8>, Unread> {
    let filters = stream.filters();
    let raw = stream.raw_data();
    let is_plain = |filter: &Filter| {
        matches!(filter, Filter::FlateDecode | Filter::Ascii85Decode | Filter::AsciiHexDecode)
    };
    if filters.len() <= OFTEN && filters.iter().all(is_plain) && !is_predicted(stream.dict()) {
        let mut bytes = raw.into_owned();
        job.spend(bytes.len())?;
        for filter in &filters {
            bytes = match filter {
                Filter::Ascii85Decode => base85(&bytes),
                Filter::AsciiHexDecode => hex(&bytes),
                _ => unpacked(&bytes, job)?,
            };
        }
        return Ok(bytes);
    }
    if raw.len() > SHORT || filters.len() > 1 {
        return Err(Unread::TooLarge);
    }
    let unpacked = stream.decoded_data().map(std::borrow::Cow::into_owned).unwrap_or_default();
    job.spend(unpacked.len())?;
    Ok(unpacked)
}

fn unpacked(bytes: &[u8], job: &mut Job<'_>) -> Result<Vec<u8>, Unread> {
    let unpacked = job.unpack(flate2::read::ZlibDecoder::new(bytes), true)?;
    if unpacked.is_empty() && !bytes.is_empty() {
        return job.unpack(flate2::read::DeflateDecoder::new(bytes), true);
    }
    Ok(unpacked)
}

/// Bytes written as two digits of base 16 each.
fn hex(text: &[u8]) -> Vec<u8> {
    let digits = text.iter().take_while(|byte| **byte != b'>');
    let digits: Vec<u8> = digits
        .filter_map(|byte| char::from(*byte).to_digit(16))
        .filter_map(|digit| u8::try_from(digit).ok())
        .collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
}

/// Four bytes written as five digits of base 85 each.
fn base85(text: &[u8]) -> Vec<u8> {
    const GROUP: usize = 5;
    let mut bytes = Vec::with_capacity(text.len());
    let mut group = Vec::with_capacity(GROUP);
    for byte in text.iter().take_while(|byte| **byte != b'~') {
        match byte {
            b'!'..=b'u' => group.push(byte - b'!'),
            b'z' if group.is_empty() => group.extend([0; GROUP]),
            _ => {}
        }
        if group.len() == GROUP {
            number_of(&mut group, &mut bytes);
        }
    }
    number_of(&mut group, &mut bytes);
    bytes
}

/// The bytes of a group of digits of base 85: one fewer than the digits.
fn number_of(group: &mut Vec<u8>, bytes: &mut Vec<u8>) {
    let count = group.len().saturating_sub(1);
    group.resize(5, 84);
    let number =
        group.iter().fold(0_u32, |sum, digit| sum.wrapping_mul(85).wrapping_add(u32::from(*digit)));
    bytes.extend_from_slice(&number.to_be_bytes()[..count]);
    group.clear();
}

/// Whether the bytes of a packed stream are differences.
fn is_predicted(dict: &Dict<'_>) -> bool {
    let predicts = |dict: &Dict<'_>| {
        dict.get::<Number>("Predictor").is_some_and(|predictor| predictor.as_i64() > 1)
    };
    match dict.get::<Object<'_>>("DecodeParms") {
        Some(Object::Dict(dict)) => predicts(&dict),
        Some(Object::Array(dicts)) => dicts.iter::<Dict<'_>>().any(|dict| predicts(&dict)),
        _ => false,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_bytes() {
        assert_eq!(base85(b"87cURD]i,\"Ebo80~>"), b"Hello World!");
        assert_eq!(base85(b"z!!~>"), [0, 0, 0, 0, 0]);
        assert_eq!(hex(b"31 3>"), b"10");
    }
}
