//! Text out of foreign files: what a reader of a spreadsheet, a PDF or an archive would see.
//!
//! Bytes in, pieces of text with their places out, and what could not be looked
//! into. Nothing here knows what is looked for. Any bytes may come: a file that
//! is damaged, encrypted or made to overrun its reader ends in a note, within
//! bounded time and memory.

mod archive;
mod base64;
pub(crate) mod decode;
pub(crate) mod document;
pub(crate) mod docx;
pub(crate) mod html;
mod layout;
mod limits;
mod markup;
mod metafile;
pub(crate) mod mht;
mod numerals;
mod ofd;
mod office;
mod package;
mod pdf;
mod picture;
mod piece;
mod plain;
mod rtf;
mod sheet;
mod table;
mod tree;
mod words;
mod workbook;
mod wrap;
pub(crate) mod xlsx;
mod xml;

pub(crate) use piece::Piece;
pub use piece::{Note, NoteKind, Place, Unread};

use limits::{Job, Readers};
use piece::extension;

/// What reads files within files.
const READERS: Readers = Readers { file, part };

/// Hands every piece of text in `bytes`, a file called `name`, to `sink`, and
/// tells what is remarkable besides.
pub fn extract(name: &str, bytes: &[u8], sink: &mut dyn FnMut(Piece<'_>)) -> Vec<Note> {
    let mut job = Job::new(sink, READERS, bytes.len());
    file(name, bytes, &mut job);
    job.notes()
}

/// The largest file that is looked into, in bytes.
pub const LARGEST: u64 = limits::LARGEST;

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
        (_, extension) if is_disguised(extension, bytes) => {
            plain::strings(bytes, &Place::Body, job);
            Err(Unread::Disguised)
        }
        ([b'P', b'K', 3 | 5, 4 | 6, ..], _) => archive::read(bytes, job),
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

/// Whether a file with this extension is a web page or a drawing, which would run on the site's
/// own origin or is an error page saved by mistake, or what Git LFS leaves in a file's place.
fn is_disguised(extension: &str, bytes: &[u8]) -> bool {
    const NEVER_TEXT: &[&str] = &[
        "pdf", "ofd", "docx", "xlsx", "pptx", "zip", "rar", "7z", "jpg", "jpeg", "png", "gif",
        "webp",
    ];
    let start = &bytes[..bytes.len().min(512)];
    let start = String::from_utf8_lossy(start).to_ascii_lowercase();
    let start = start.trim_start_matches(|one: char| one.is_whitespace() || one == '\u{feff}');
    let begins = |words: &[&str]| words.iter().any(|word| start.starts_with(word));
    let is_pointer = begins(&["version https:"]) && start.contains("git-lfs");
    is_pointer
        || NEVER_TEXT.contains(&extension)
            && begins(&["<!doctype", "<html", "<head", "<svg", "<?xml", "<!--"])
}
