//! Text out of foreign files: what a reader of a spreadsheet, a PDF or an archive would see.
//!
//! Bytes in, pieces of text with their places out, and what could not be looked
//! into. Nothing here knows what is looked for. Any bytes may come: a file that
//! is damaged, encrypted or made to overrun its reader ends in a note, within
//! bounded time and memory.

pub mod decode;
mod layout;
mod limits;
mod ofd;
mod office;
mod package;
mod pdf;
mod plain;
mod sheet;
mod table;
mod words;
mod xml;

use limits::Job;

/// Where in a file a piece of text stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum Place {
    /// In the running text.
    Body,
    /// In a header or footer.
    Margin,
    /// In a footnote, endnote or the notes of a slide.
    Notes,
    /// In a reviewer's comment.
    Comment,
    /// In text that a tracked change removed, or the code of a field.
    Hidden,
    /// In the target of a link.
    Link,
    /// In the file's properties: title, author, keywords.
    Properties,
    /// In data that the file keeps behind a chart or a pivot table.
    Data,
    /// In the name of a file within the file.
    Name,
    /// In a line, from 1.
    Line(u32),
    /// On a page, from 1.
    Page(u32),
    /// On a slide, from 1.
    Slide(u32),
    /// In a row of a sheet, from 1.
    Row(Box<str>, u32),
}

/// A piece of text: a paragraph, a row, a line.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'a> {
    /// The file within the file, where it is in one.
    pub member: Option<&'a str>,
    /// Where it stands.
    pub place: &'a Place,
    /// The text.
    pub text: &'a str,
}

/// Why a file could not be looked into.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Unread {
    /// Its format is one that nothing here reads.
    Format,
    /// It is not what its name says, or broken.
    Damaged,
    /// It is locked with a password.
    Encrypted,
    /// It is larger than is looked into.
    TooLarge,
}

/// What is remarkable in a file besides its text.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum NoteKind {
    /// It, or some of it, could not be looked into.
    Unread(Unread),
    /// It is a picture.
    Picture,
    /// So many of its pages have no text, of so many.
    SilentPages(u32, u32),
    /// Tracked changes.
    Changes(u32),
    /// Comments of reviewers.
    Comments(u32),
}

/// A remark on a file or on one within it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Note {
    /// The file within the file.
    pub member: Option<Box<str>>,
    /// What is remarkable.
    pub kind: NoteKind,
}

/// Hands every piece of text in `bytes`, a file called `name`, to `sink`, and
/// tells what is remarkable besides.
pub fn extract(name: &str, bytes: &[u8], sink: &mut dyn FnMut(Piece<'_>)) -> Vec<Note> {
    let mut job = Job::new(sink);
    file(name, bytes, &mut job);
    job.notes()
}

/// The largest file that is looked into, in bytes.
pub const LARGEST: u64 = limits::LARGEST;

/// Whether a file is a picture by its name: there is nothing in it to look into.
#[must_use]
pub fn is_picture(name: &str) -> bool {
    matches!(extension(name).as_str(), "jpg" | "jpeg" | "png" | "gif" | "webp")
}

fn extension(name: &str) -> String {
    name.rsplit_once('.').map_or("", |found| found.1).to_ascii_lowercase()
}

/// Reads a file by what its first bytes say; its name decides only where they say nothing.
fn file(name: &str, bytes: &[u8], job: &mut Job<'_>) {
    let read = match (bytes, extension(name).as_str()) {
        _ if bytes.len() as u64 > LARGEST => Err(Unread::TooLarge),
        ([b'P', b'K', 3 | 5, 4 | 6, ..], _) => package::read(bytes, job),
        // A compound file with the name of a newer format is one under a password.
        ([0xd0, 0xcf, 0x11, 0xe0, ..], "docx" | "xlsx" | "pptx") => Err(Unread::Encrypted),
        (
            [0xd0, 0xcf, 0x11, 0xe0, ..]
            | [b'R', b'a', b'r', b'!', ..]
            | [b'7', b'z', 0xbc, 0xaf, ..],
            _,
        ) => Err(Unread::Format),
        _ if is_picture(name) => {
            job.note(NoteKind::Picture);
            Ok(())
        }
        (_, "pdf") => pdf::read(bytes, job),
        (_, "csv") => plain::table(bytes, job),
        (_, "txt") => plain::lines(bytes, job),
        (_, "docx" | "xlsx" | "pptx" | "ofd" | "zip" | "rar" | "7z") => Err(Unread::Damaged),
        (_, "doc" | "xls" | "ppt" | "wps" | "et" | "dps") => {
            // Pages and rich text are often saved under the name of an older format.
            plain::lines(bytes, job).and(Err(Unread::Format))
        }
        _ => Err(Unread::Format),
    };
    if let Err(cause) = read {
        job.note(NoteKind::Unread(cause));
    }
}
