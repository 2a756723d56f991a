//! Earlier states of a PDF: what is changed is written behind, and what it
//! takes the place of stays.

use std::ops::Range;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Object, ObjectIdentifier};

use super::super::limits::Job;
use super::super::piece::{NoteKind, Place, Unread};
use super::super::plain;
use super::font::Fonts;
use super::objects::{self, Known};
use super::page;
use super::resources::contents;

/// How many earlier states are looked into, the latest first.
const MOST: usize = 16;

/// Reads what earlier states hold that is not `known` from the file as it is.
pub(super) fn read(bytes: &[u8], known: &mut Known, job: &mut Job<'_>) -> Result<(), Unread> {
    let mut ends = ends(bytes);
    ends.pop();
    if bytes[..bytes.len().min(1024)].windows(11).any(|word| word == b"/Linearized") {
        // The first page's table, written first, ends before the rest of the file begins.
        ends = ends.into_iter().skip(1).collect();
    }
    if ends.len() > MOST {
        job.note(NoteKind::Unread(Unread::TooLarge));
    }
    for end in ends.into_iter().rev().take(MOST) {
        job.spend(end)?;
        // What is no whole file by itself is no earlier state.
        if let Ok(pdf) = Pdf::new(bytes[..end].to_vec()) {
            job.earlier(|job| state(&pdf, known, job))?;
        }
    }
    Ok(())
}

/// Reads objects that stand in the file and in none of its tables.
pub(super) fn unlisted(bytes: &[u8], pdf: &Pdf, known: &mut Known, job: &mut Job<'_>) {
    const TABLE: &[u8] = b"startxref";
    let streams = streams(bytes);
    let is_unlisted = |at: usize| {
        let within = streams.partition_point(|stream| stream.end <= at);
        !streams.get(within).is_some_and(|stream| stream.contains(&at))
            && identifier(&bytes[..at]).is_some_and(|id| pdf.xref().get::<Object<'_>>(id).is_none())
    };
    if !memchr::memmem::find_iter(bytes, b" obj").any(is_unlisted) {
        return;
    }
    // Where no table can be found, the library looks for the objects themselves.
    let mut bare = bytes.to_vec();
    for at in memchr::memmem::find_iter(bytes, TABLE) {
        bare[at..at + TABLE.len()].fill(b'x');
    }
    if job.spend(bare.len()).is_ok()
        && let Ok(pdf) = Pdf::new(bare)
    {
        job.earlier(|job| objects::read(&pdf, known, &mut Fonts::default(), job));
    }
}

/// The number of the object whose head ends here.
fn identifier(head: &[u8]) -> Option<ObjectIdentifier> {
    let mut words = head.rsplit(|byte| !byte.is_ascii_digit());
    let generation = std::str::from_utf8(words.next()?).ok()?.parse().ok()?;
    let number = std::str::from_utf8(words.next()?).ok()?.parse().ok()?;
    Some(ObjectIdentifier::new(number, generation))
}

fn state(pdf: &Pdf, known: &mut Known, job: &mut Job<'_>) -> Result<(), Unread> {
    let mut fonts = Fonts::default();
    known.streams.clear();
    for page in pdf.pages().iter() {
        let streams = contents(page.raw());
        // Each is to be known from now on.
        let new = streams.iter().filter(|stream| !known.knows(stream)).count();
        if new > 0 {
            known.streams.extend(page::read(page, &Place::Earlier, &mut fonts, job)?.streams);
        }
    }
    objects::read(pdf, known, &mut fonts, job);
    Ok(())
}

/// Where each state of the file ends.
fn ends(bytes: &[u8]) -> Vec<usize> {
    const NEAR: usize = 64;
    let is_end = |at: &usize| {
        memchr::memmem::find(&bytes[at.saturating_sub(NEAR)..*at], b"startxref").is_some()
    };
    memchr::memmem::find_iter(bytes, b"%%EOF").filter(is_end).map(|at| at + 5).collect()
}

/// Reads what stands outside of all objects: before and behind the file, and remarks.
pub(super) fn outside(bytes: &[u8], job: &mut Job<'_>) {
    const FEW: usize = 16;
    let begin = memchr::memmem::find(bytes, b"%PDF-").unwrap_or(0);
    let end = ends(bytes).last().copied().unwrap_or(bytes.len());
    for stray in [&bytes[..begin], &bytes[end..]] {
        plain::strings(stray, &Place::Description, job);
        if stray.iter().filter(|byte| !byte.is_ascii_whitespace() && **byte != 0).count() >= FEW {
            job.note(NoteKind::Stray);
        }
    }
    let mut streams = streams(bytes).into_iter().peekable();
    for at in memchr::memchr_iter(b'%', &bytes[..end]) {
        while streams.next_if(|stream| stream.end <= at).is_some() {}
        if streams.peek().is_some_and(|stream| stream.contains(&at)) {
            continue;
        }
        let line = &bytes[at..];
        let length = memchr::memchr2(b'\r', b'\n', line).unwrap_or(line.len());
        plain::strings(&line[..length], &Place::Hidden, job);
    }
}

/// Where the bytes of streams stand.
fn streams(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut at = 0;
    while let Some(start) = memchr::memmem::find(&bytes[at..], b"stream") {
        let start = at + start;
        let length = memchr::memmem::find(&bytes[start..], b"endstream");
        at = length.map_or(bytes.len(), |length| start + length + b"endstream".len());
        ranges.push(start..at);
    }
    ranges
}
