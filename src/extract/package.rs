//! ZIP archives, and the formats that are one: office documents and OFD.

use std::io::Cursor;

use zip::ZipArchive;
use zip::result::ZipError;

use super::limits::{Job, PARTS};
use super::{NoteKind, Place, Unread, decode, file, ofd, office};

/// An archive's parts.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
}

impl<'a> Package<'a> {
    fn open(bytes: &'a [u8]) -> Result<Self, Unread> {
        // Each part has one of these marks; the list of parts is read only if it is short.
        if memchr::memmem::find_iter(bytes, b"PK\x01\x02").take(PARTS + 1).count() > PARTS {
            return Err(Unread::TooLarge);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| cause(&error))?;
        let names = archive.file_names_raw().map(part_name).collect();
        Ok(Self { archive, names })
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
        job.unpack(part, false)
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

/// Reads an archive as what it holds.
pub(super) fn read(bytes: &[u8], job: &mut Job<'_>) -> Result<(), Unread> {
    let mut package = Package::open(bytes)?;
    let holds = |prefix: &str| package.names().iter().any(|name| name.starts_with(prefix));
    if holds("OFD.xml") {
        ofd::read(&mut package, job)
    } else if holds("[Content_Types].xml") || holds("word/") || holds("xl/") || holds("ppt/") {
        office::read(&mut package, job)
    } else {
        members(&mut package, job)
    }
}

/// Reads each file of an ordinary archive.
fn members(package: &mut Package<'_>, job: &mut Job<'_>) -> Result<(), Unread> {
    if job.is_nested() {
        // An archive within an archive is not unpacked.
        return Err(Unread::Format);
    }
    for at in 0..package.names().len() {
        let name = package.names()[at].clone();
        job.piece(&Place::Name, &name);
        if !name.ends_with('/') {
            member(package, at, &name, job);
        }
    }
    Ok(())
}

/// Reads the file `name` within the file.
pub(super) fn member(package: &mut Package<'_>, at: usize, name: &str, job: &mut Job<'_>) {
    let shown = name.rsplit('/').next().unwrap_or(name);
    job.within(shown, |job| match package.part(at, job) {
        Ok(bytes) => file(shown, &bytes, job),
        Err(cause) => job.note(NoteKind::Unread(cause)),
    });
}
