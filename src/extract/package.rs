//! ZIP archives, and the formats that are one: office documents and OFD.

use std::io::Cursor;

use flate2::CrcReader;
use flate2::read::DeflateDecoder;
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use super::limits::{Job, PARTS};
use super::piece::{NoteKind, Place, Unread};
use super::{decode, plain, xml};

pub(super) struct Package<'a> {
    bytes: &'a [u8],
    archive: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
    /// Where the parts stand, in the order in which they do.
    places: Vec<Occupied>,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Unread> {
        // Each part has one of these marks; the list of parts is read only if it is short.
        if memchr::memmem::find_iter(bytes, b"PK\x01\x02").take(PARTS + 1).count() > PARTS {
            return Err(Unread::TooLarge);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| cause(&error))?;
        let names = archive.file_names_raw().map(part_name).collect();
        let places = occupied(&archive, bytes)?;
        // Parts that share their bytes are made to unpack to more than is there.
        if places.windows(2).any(|pair| pair[1].start < pair[0].end) {
            return Err(Unread::Damaged);
        }
        Ok(Self { bytes, archive, names, places })
    }

    /// The names of its parts.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// The place of the part called `name`.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|known| known == name)
    }

    /// The bytes of a part.
    pub(super) fn part(&mut self, at: usize, job: &mut Job<'_>) -> Result<Vec<u8>, Unread> {
        let part = self.archive.by_index(at).map_err(|error| cause(&error))?;
        let place =
            part.data_start().map(|start| start..start.saturating_add(part.compressed_size()));
        let Some(place) = place.filter(|_| part.compression() == CompressionMethod::Deflated)
        else {
            return job.unpack(part, false);
        };
        let sum = part.crc32();
        let at = |place: u64| usize::try_from(place).unwrap_or(usize::MAX);
        let packed = self.bytes.get(at(place.start)..at(place.end)).ok_or(Unread::Damaged)?;
        let mut unpacker = CrcReader::new(DeflateDecoder::new(packed));
        let bytes = job.unpack(&mut unpacker, false)?;
        if unpacker.crc().sum() != sum {
            return Err(Unread::Damaged);
        }
        // Whoever unpacks the part does not see what stands behind its end.
        let end = at(unpacker.into_inner().total_in());
        if let Some(behind) = packed.get(end..).filter(|behind| !behind.is_empty()) {
            plain::strings(behind, &Place::Body, job);
            job.note(NoteKind::Stray);
        }
        Ok(bytes)
    }

    /// Whether a part, a folder mostly, holds nothing.
    pub(super) fn is_empty(&self, at: usize) -> bool {
        self.archive.by_index_data(at).is_ok_and(|entry| entry.size() == 0)
    }

    /// Hands on what stands around the parts: remarks, names that are written
    /// twice, extra fields; and tells of bytes that belong to nothing.
    pub(super) fn surroundings(&self, job: &mut Job<'_>) {
        let bytes = self.bytes;
        job.piece(&Place::Properties, &part_name(self.archive.comment()));
        let mut last = 0;
        for range in &self.places {
            between(&bytes[last..range.start], job);
            let head = &bytes[range.start..range.payload];
            let name = &self.names[range.at];
            fields(head, [26, 28], LOCAL, Some(name), job);
            last = range.end;
        }
        let directory = usize::try_from(self.archive.central_directory_start()).unwrap_or(last);
        let directory = directory.clamp(last, bytes.len());
        between(&bytes[last..directory], job);
        let mut rest = &bytes[directory..];
        while rest.starts_with(b"PK\x01\x02") && rest.len() >= LISTED {
            let length = fields(rest, [28, 30, 32], LISTED, None, job);
            rest = &rest[length..];
        }
        let end = memchr::memmem::rfind(rest, b"PK\x05\x06").unwrap_or(rest.len());
        plain::strings(&rest[..end], &Place::Properties, job);
        let end = end.saturating_add(22 + self.archive.comment().len()).min(rest.len());
        between(&rest[end..], job);
    }
}

/// Where each part stands, in order.
fn occupied(archive: &ZipArchive<Cursor<&[u8]>>, bytes: &[u8]) -> Result<Vec<Occupied>, Unread> {
    let mut ranges = Vec::new();
    for at in 0..archive.len() {
        let entry = archive.by_index_data(at).map_err(|error| cause(&error))?;
        let number = |number: u64| usize::try_from(number).map_err(|_| Unread::Damaged);
        let start = number(entry.header_start())?;
        let head = bytes.get(start..start.saturating_add(LOCAL)).ok_or(Unread::Damaged)?;
        let length = |at: usize| usize::from(u16::from_le_bytes([head[at], head[at + 1]]));
        let payload = start + LOCAL + length(26) + length(28);
        let end = payload.saturating_add(number(entry.compressed_size())?);
        if end > bytes.len() {
            return Err(Unread::Damaged);
        }
        ranges.push(Occupied { at, start, payload, end });
    }
    ranges.sort_unstable_by_key(|range| range.start);
    Ok(ranges)
}

/// How long the heads of parts are, before their names: beside the part and in the list.
const LOCAL: usize = 30;
const LISTED: usize = 46;

/// Hands on the name, if it is another than the one `known`, the extra fields and
/// the remark in the head of a part, whose lengths stand at these places; tells
/// where they end.
fn fields<const COUNT: usize>(
    head: &[u8],
    lengths: [usize; COUNT],
    from: usize,
    known: Option<&str>,
    job: &mut Job<'_>,
) -> usize {
    let mut at = from;
    for (number, place) in lengths.into_iter().enumerate() {
        let length = usize::from(u16::from_le_bytes([head[place], head[place + 1]]));
        let field = head.get(at..at + length).unwrap_or_default();
        at = (at + length).min(head.len());
        if number == 1 {
            plain::strings(field, &Place::Properties, job);
        } else if xml::may_be_words(field) {
            let place = if number == 0 { Place::Name } else { Place::Properties };
            let text = part_name(field);
            if number > 0 || known != Some(&*text) {
                job.piece(&place, &text);
            }
        }
    }
    at
}

/// Where a part stands: its number, its head, its packed bytes, its end.
struct Occupied {
    at: usize,
    start: usize,
    payload: usize,
    end: usize,
}

/// Bytes between parts: the sizes of the part before, written after it, or nothing known.
fn between(bytes: &[u8], job: &mut Job<'_>) {
    let is_sizes = match bytes {
        [b'P', b'K', 7, 8, rest @ ..] => matches!(rest.len(), 12 | 20),
        _ => matches!(bytes.len(), 12 | 20),
    };
    if !is_sizes && bytes.iter().any(|byte| !matches!(byte, 0 | b' ' | b'\r' | b'\n')) {
        plain::strings(bytes, &Place::Body, job);
        job.note(NoteKind::Stray);
    }
}

fn cause(error: &ZipError) -> Unread {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Unread::Encrypted,
        ZipError::UnsupportedArchive(_) => Unread::Format,
        _ => Unread::Damaged,
    }
}

/// Chinese systems write names in GBK and do not say so.
fn part_name(raw: &[u8]) -> String {
    let name = decode::decode(raw, None).map(|decoded| decoded.text).unwrap_or_default();
    name.replace('\\', "/")
}

/// Reads the part called `name`, which is a file for itself.
pub(super) fn member(package: &mut Package<'_>, at: usize, name: &str, job: &mut Job<'_>) {
    job.within(name, |job| match package.part(at, job) {
        Ok(bytes) => job.part(name, &bytes),
        Err(cause) => job.note(NoteKind::Unread(cause)),
    });
}
