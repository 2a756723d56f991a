//! Text out of foreign files: what a reader of a spreadsheet, a PDF or an archive would see.
//!
//! Bytes in, pieces of text with their places out, and what could not be looked
//! into. Nothing here knows what is looked for. Any bytes may come: a file that
//! is damaged, encrypted or made to overrun its reader ends in a note, within
//! bounded time and memory.

pub mod decode;
mod layout;
mod limits;
mod markup;
mod metafile;
mod ofd;
mod office;
mod package;
mod pdf;
mod picture;
mod plain;
mod rtf;
mod sheet;
mod table;
mod words;
mod workbook;
mod wrap;
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
    /// In text that a tracked change removed, the code of a field or a formula.
    Hidden,
    /// In what describes a picture, a form field, a shape: shown on demand or never.
    Description,
    /// In an earlier state of the file that it still holds.
    Earlier,
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
    /// It is a part of a file, and no reader here knows its kind.
    Part,
    /// Bytes stand before, between or behind what the file says that it holds.
    Stray,
    /// A picture says where it was taken.
    Position,
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
    let mut job = Job::new(sink, bytes.len());
    file(name, bytes, &mut job);
    job.notes()
}

/// The largest file that is looked into, in bytes.
pub const LARGEST: u64 = limits::LARGEST;

fn extension(name: &str) -> String {
    name.rsplit_once('.').map_or("", |found| found.1).to_ascii_lowercase()
}

/// Reads a file that stands for itself.
fn file(name: &str, bytes: &[u8], job: &mut Job<'_>) {
    if picture::is_picture(name, bytes) {
        job.note(NoteKind::Picture);
    }
    if let Err(cause) = read(name, bytes, job) {
        job.note(NoteKind::Unread(cause));
    }
}

/// Reads a part of a file: what is of an unknown kind is an unread part of it.
fn part(name: &str, bytes: &[u8], job: &mut Job<'_>) {
    match read(name, bytes, job) {
        Ok(()) => {}
        Err(Unread::Format) => job.note(NoteKind::Part),
        Err(cause) => job.note(NoteKind::Unread(cause)),
    }
}

/// Reads bytes by what the first of them say; their name decides only where they say nothing.
fn read(name: &str, bytes: &[u8], job: &mut Job<'_>) -> Result<(), Unread> {
    match (bytes, extension(name).as_str()) {
        _ if bytes.len() as u64 > LARGEST => Err(Unread::TooLarge),
        ([b'P', b'K', 3 | 5, 4 | 6, ..], _) => package::read(bytes, job),
        // A compound file with the name of a newer format is one under a password.
        ([0xd0, 0xcf, 0x11, 0xe0, ..], "docx" | "xlsx" | "pptx") => Err(Unread::Encrypted),
        (
            [0xd0, 0xcf, 0x11, 0xe0, ..]
            | [b'R', b'a', b'r', b'!', ..]
            | [b'7', b'z', 0xbc, 0xaf, ..],
            _,
        ) => unknown(bytes, job),
        _ if picture::is_picture(name, bytes) => picture::read(bytes, job),
        _ if metafile::is_metafile(bytes) => metafile::read(bytes, job),
        ([b'{', b'\\', b'r', b't', b'f', ..], _) => rtf::read(bytes, job),
        (_, "pdf") | ([b'%', b'P', b'D', b'F', ..], _) => pdf::read(bytes, job),
        (_, "csv") => plain::table(bytes, job),
        (_, "htm" | "html" | "xhtml" | "svg" | "xml" | "vml") => markup::read(bytes, job),
        (_, "txt") => plain::lines(bytes, job),
        (_, "docx" | "xlsx" | "pptx" | "ofd" | "zip" | "rar" | "7z") => Err(Unread::Damaged),
        // Pages are often saved under the name of an older format.
        ([b'<', ..], "doc" | "xls" | "ppt" | "wps" | "et" | "dps") => {
            markup::read(bytes, job).and(Err(Unread::Format))
        }
        (_, "doc" | "xls" | "ppt" | "wps" | "et" | "dps" | "mht" | "mhtml" | "eml") => {
            plain::lines(bytes, job).and(Err(Unread::Format))
        }
        _ => unknown(bytes, job),
    }
}

/// What no reader knows: words that stand in it openly are handed on all the same.
fn unknown(bytes: &[u8], job: &mut Job<'_>) -> Result<(), Unread> {
    plain::strings(bytes, &Place::Body, job);
    Err(Unread::Format)
}
