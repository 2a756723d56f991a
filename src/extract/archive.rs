//! Archives: office files, OFD, and ordinary ones.

use super::limits::Job;
use super::package::Package;
use super::piece::{NoteKind, Unread};
use super::{ofd, office};

/// Reads an archive as what it holds.
pub(super) fn read(bytes: &[u8], job: &mut Job<'_>) -> Result<(), Unread> {
    if job.is_deep() {
        return Err(Unread::Format);
    }
    let mut package = Package::open(bytes)?;
    package.surroundings(job);
    let holds = |prefix: &str| package.names().iter().any(|name| name.starts_with(prefix));
    if holds("OFD.xml") {
        ofd::read(&mut package, job)
    } else if holds("[Content_Types].xml") || holds("word/") || holds("xl/") || holds("ppt/") {
        office::read(&mut package, job)
    } else {
        members(&mut package, job);
        Ok(())
    }
}

/// Reads each file of an ordinary archive.
fn members(package: &mut Package<'_>, job: &mut Job<'_>) {
    for at in 0..package.names().len() {
        let name = package.names()[at].clone();
        if name.ends_with('/') && package.is_empty(at) {
            continue;
        }
        let shown = name.rsplit('/').next().unwrap_or(&name);
        job.within(shown, |job| match package.part(at, job) {
            Ok(bytes) => job.file(shown, &bytes),
            Err(cause) => job.note(NoteKind::Unread(cause)),
        });
    }
}
