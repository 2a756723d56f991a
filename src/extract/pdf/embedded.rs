//! Files that a PDF carries within it.

use hayro_syntax::object::{Dict, Stream, String as PdfString};

use super::super::limits::Job;
use super::super::piece::{NoteKind, Place, Unread};
use super::streams;
use super::string::string;

/// The bytes of the file that `described` names, if it names one.
pub(super) fn held<'a>(described: &Dict<'a>) -> Option<Stream<'a>> {
    let held = described.get::<Dict<'_>>("EF")?;
    ["F", "UF", "DOS", "Mac", "Unix"].iter().find_map(|key| held.get::<Stream<'_>>(key))
}

/// Looks into the file that `described` names.
pub(super) fn read(described: &Dict<'_>, held: &Stream<'_>, job: &mut Job<'_>) {
    let name = ["UF", "F"].iter().find_map(|key| described.get::<PdfString<'_>>(key));
    let name = name.map_or_else(|| "?".to_owned(), |name| string(name.as_bytes()));
    job.piece(&Place::Name, &name);
    if job.is_deep() {
        job.note_part(&name, NoteKind::Unread(Unread::Format));
        return;
    }
    job.within(&name, |job| match streams::decoded(held, job) {
        Ok(bytes) => job.file(&name, &bytes),
        Err(cause) => job.note(NoteKind::Unread(cause)),
    });
}
