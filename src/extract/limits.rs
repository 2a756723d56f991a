//! What a file may cost: bytes unpacked, files within it, and how deep.

use std::io::Read;

use super::{Note, NoteKind, Piece, Place, Unread};

/// The largest file that is looked into.
pub(super) const LARGEST: u64 = 64 << 20;

/// How much a file may unpack to, all its parts together.
const UNPACKED: u64 = 256 << 20;

/// How much a single part may unpack to.
const PART: u64 = 128 << 20;

/// How many parts an archive may have.
pub(super) const PARTS: usize = 10_000;

/// A file being looked into.
pub(super) struct Job<'a> {
    sink: &'a mut dyn FnMut(Piece<'_>),
    notes: Vec<Note>,
    /// The file within the file that is being read.
    member: Option<Box<str>>,
    left: u64,
}

impl<'a> Job<'a> {
    pub(super) fn new(sink: &'a mut dyn FnMut(Piece<'_>)) -> Self {
        Self { sink, notes: Vec::new(), member: None, left: UNPACKED }
    }

    /// Hands a piece of text on.
    pub(super) fn piece(&mut self, place: &Place, text: &str) {
        if !text.trim().is_empty() {
            (self.sink)(Piece { member: self.member.as_deref(), place, text });
        }
    }

    /// Remarks on the file being read; the same remark once.
    pub(super) fn note(&mut self, kind: NoteKind) {
        let note = Note { member: self.member.clone(), kind };
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// Whether a file within the file is being read: none within that is.
    pub(super) fn is_nested(&self) -> bool {
        self.member.is_some()
    }

    /// Does something with the file `name` within the file.
    pub(super) fn within(&mut self, name: &str, work: impl FnOnce(&mut Self)) {
        let outer = self.member.replace(name.into());
        work(self);
        self.member = outer;
    }

    /// Everything `source` unpacks to. What a damaged part gave before it broke
    /// is kept where `lenient`.
    pub(super) fn unpack(&mut self, source: impl Read, lenient: bool) -> Result<Vec<u8>, Unread> {
        let most = self.left.min(PART);
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
        self.left = self.left.checked_sub(bytes as u64).ok_or(Unread::TooLarge)?;
        Ok(())
    }

    pub(super) fn notes(self) -> Vec<Note> {
        self.notes
    }
}
