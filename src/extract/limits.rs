//! What a file may cost: bytes unpacked, files within it, and how deep.

use std::io::Read;

use super::piece::{Note, NoteKind, Piece, Place, Unread};
use super::wrap;

/// The largest file that is looked into.
pub(super) const LARGEST: u64 = 64 << 20;

/// How much a file of usual size may unpack to, all its parts together.
const UNPACKED: u64 = 64 << 20;

/// How much a file larger than [`USUAL`] may unpack to for each of its bytes, and at most.
const RATIO: u64 = 16;
const MOST: u64 = 256 << 20;
const USUAL: u64 = 4 << 20;

/// What looking at the texts of a file may cost, for each byte that it may unpack to: text costs
/// its length, and a digit as much again so many times, for rows of them are read in every way.
const WORK: u64 = 2;
const DIGIT: u64 = 48;

/// How many parts an archive may have.
pub(super) const PARTS: usize = 10_000;

/// How deep files within files are looked into.
const DEPTH: usize = 4;

/// A paragraph, a cell, a line longer than this is none.
const LONGEST: usize = 4 << 20;

/// Reads a file called so, with these bytes.
type Reader = fn(&str, &[u8], &mut Job<'_>);

/// How files within files are read: by whoever knows every format, which no single one does.
#[derive(Clone, Copy)]
pub(super) struct Readers {
    /// A file that stands for itself.
    pub(super) file: Reader,
    /// A part of a file.
    pub(super) part: Reader,
}

/// A file being looked into.
pub(super) struct Job<'a> {
    readers: Readers,
    sink: &'a mut dyn FnMut(Piece<'_>),
    notes: Vec<Note>,
    /// The file within the file that is being read, and how deep it stands.
    member: Option<Box<str>>,
    depth: usize,
    /// Whether an earlier state of the file is being read.
    is_earlier: bool,
    left: u64,
    most: u64,
    work: u64,
}

impl<'a> Job<'a> {
    /// A file of `size` bytes.
    pub(super) fn new(sink: &'a mut dyn FnMut(Piece<'_>), readers: Readers, size: usize) -> Self {
        let more = (size as u64).saturating_sub(USUAL).saturating_mul(RATIO);
        let left = (UNPACKED + more).min(MOST);
        let (notes, member, work) = (Vec::new(), None, left.saturating_mul(WORK));
        Self { readers, sink, notes, member, depth: 0, is_earlier: false, left, most: left, work }
    }

    /// Reads a file within the file that stands for itself.
    pub(super) fn file(&mut self, name: &str, bytes: &[u8]) {
        (self.readers.file)(name, bytes, self);
    }

    /// Reads a part of the file.
    pub(super) fn part(&mut self, name: &str, bytes: &[u8]) {
        (self.readers.part)(name, bytes, self);
    }

    /// Hands a piece of text on.
    pub(super) fn piece(&mut self, place: &Place, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        if text.len() > LONGEST {
            self.note(NoteKind::Unread(Unread::TooLarge));
            return;
        }
        let digits = text.bytes().filter(u8::is_ascii_digit).count() as u64;
        let cost = text.len() as u64 + DIGIT * digits;
        let Some(rest) = self.work.checked_sub(cost) else {
            (self.work, self.left) = (0, 0);
            self.note(NoteKind::Unread(Unread::TooLarge));
            return;
        };
        self.work = rest;
        let place = if self.is_earlier { &Place::Earlier } else { place };
        (self.sink)(Piece { member: self.member.as_deref(), place, text });
    }

    /// Hands a paragraph on; one in which a break cuts a number in two, with the
    /// number whole as well.
    pub(super) fn paragraph(&mut self, place: &Place, text: &str) {
        self.piece(place, text);
        if let Some(whole) = wrap::unbroken(text) {
            self.piece(place, &whole);
        }
    }

    /// Remarks on the file being read; the same remark once.
    pub(super) fn note(&mut self, kind: NoteKind) {
        // Once all is spent, it is the file that was not read, not each part of it.
        let is_spent = self.left == 0 && kind == NoteKind::Unread(Unread::TooLarge);
        let note = Note { member: self.member.clone().filter(|_| !is_spent), kind };
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// Remarks on a part of the file being read that is called `name`.
    pub(super) fn note_part(&mut self, name: &str, kind: NoteKind) {
        self.within(name, |job| job.note(kind));
    }

    /// Whether files within the file being read are too deep to be looked into.
    pub(super) fn is_deep(&self) -> bool {
        self.depth >= DEPTH
    }

    /// Does something with the file `name` within the file.
    pub(super) fn within<T>(&mut self, name: &str, work: impl FnOnce(&mut Self) -> T) -> T {
        let whole = self.member.as_ref().map(|outer| format!("{outer}/{name}"));
        let outer = self.member.replace(whole.unwrap_or_else(|| name.to_owned()).into());
        self.depth += 1;
        let done = work(self);
        self.depth -= 1;
        self.member = outer;
        done
    }

    /// Does something with an earlier state of the file.
    pub(super) fn earlier<T>(&mut self, work: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.is_earlier, true);
        let notes = self.notes.len();
        let done = work(self);
        // What is remarkable in it is so in the file as it is, or no longer.
        self.notes.truncate(notes);
        self.is_earlier = outer;
        done
    }

    /// Everything `source` unpacks to. What a damaged part gave before it broke
    /// is kept where `lenient`.
    pub(super) fn unpack(&mut self, source: impl Read, lenient: bool) -> Result<Vec<u8>, Unread> {
        let most = self.left;
        let mut out = Vec::new();
        let read = source.take(most + 1).read_to_end(&mut out);
        let length = out.len() as u64;
        self.left = self.left.saturating_sub(length);
        match read {
            _ if length > most => Err(Unread::TooLarge),
            Err(_) if !lenient => Err(Unread::Damaged),
            Ok(_) | Err(_) => Ok(out),
        }
    }

    /// Counts bytes that somebody else unpacked.
    pub(super) fn spend(&mut self, bytes: usize) -> Result<(), Unread> {
        let left = self.left.checked_sub(bytes as u64);
        self.left = left.unwrap_or(0);
        left.map(|_| ()).ok_or(Unread::TooLarge)
    }

    /// How many bytes were unpacked.
    pub(super) fn spent(&self) -> usize {
        usize::try_from(self.most - self.left).unwrap_or(usize::MAX)
    }

    pub(super) fn notes(self) -> Vec<Note> {
        self.notes
    }
}
