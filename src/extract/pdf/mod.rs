//! PDF: the text layer of each page, its annotations, and the properties.
//!
//! `hayro-syntax` reads the file's structure, broken cross references and
//! files locked against change included; what characters mean and where they
//! stand is read here, as far as looking for text needs it.

mod cmap;
mod embedded;
mod font;
mod matrix;
mod objects;
mod page;
mod resources;
mod revisions;
mod streams;
mod string;
mod text;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_syntax::object::{Array, Dict, Name, String as PdfString};
use hayro_syntax::{LoadPdfError, Pdf};

use super::limits::Job;
use super::ofd::FEW;
use super::piece::{NoteKind, Place, Unread};
use objects::Known;
use string::string;

/// The most pages that are looked into.
const PAGES: usize = 5_000;

pub(super) fn read(bytes: &[u8], job: &mut Job<'_>) -> Result<(), Unread> {
    streams::measure(bytes, job)?;
    // The library promises not to panic; a file made to break that promise must not end the run.
    catch_unwind(AssertUnwindSafe(|| document(bytes, job))).unwrap_or(Err(Unread::Damaged))
}

fn document(bytes: &[u8], job: &mut Job<'_>) -> Result<(), Unread> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Unread::Encrypted,
        LoadPdfError::Invalid => Unread::Damaged,
    })?;
    properties(&pdf, job);
    if pdf.pages().len() > PAGES {
        return Err(Unread::TooLarge);
    }
    let mut known = Known::default();
    let mut fonts = font::Fonts::default();
    let (mut silent, mut comments, mut pages) = (0, 0, 0);
    for (number, page) in (1..).zip(pdf.pages().iter()) {
        let place = Place::Page(number);
        let seen = page::read(page, &place, &mut fonts, job)?;
        known.streams.extend(seen.streams);
        pages += 1;
        silent += u32::from(seen.letters < FEW && seen.is_drawn);
        comments += annotations(page.raw(), &place, job);
    }
    if silent > 0 {
        job.note(NoteKind::SilentPages(silent, pages));
    }
    if comments > 0 {
        job.note(NoteKind::Comments(comments));
    }
    objects::read(&pdf, &mut known, &mut fonts, job);
    revisions::outside(bytes, job);
    revisions::unlisted(bytes, &pdf, &mut known, job);
    revisions::read(bytes, &mut known, job)
}

/// Title, author and keywords.
fn properties(pdf: &Pdf, job: &mut Job<'_>) {
    let known = pdf.metadata();
    for text in [&known.title, &known.author, &known.subject, &known.keywords, &known.creator] {
        job.piece(&Place::Properties, &string(text.as_deref().unwrap_or_default()));
    }
}

/// Hands on what stands in a page's annotations; tells how many are a reviewer's.
fn annotations(page: &Dict<'_>, place: &Place, job: &mut Job<'_>) -> u32 {
    const REVIEW: &[&[u8]] = &[
        b"Text",
        b"Highlight",
        b"Underline",
        b"Squiggly",
        b"StrikeOut",
        b"Caret",
        b"Ink",
        b"Line",
        b"Square",
        b"Circle",
        b"Polygon",
        b"PolyLine",
    ];
    let mut comments = 0;
    let Some(annotations) = page.get::<Array<'_>>("Annots") else { return 0 };
    for annotation in annotations.iter::<Dict<'_>>().take(10_000) {
        let kind = annotation.get::<Name<'_>>("Subtype");
        let of_review = kind.is_some_and(|kind| REVIEW.contains(&kind.as_ref()));
        let text = |dict: &Dict<'_>, key: &str| {
            dict.get::<PdfString<'_>>(key).map(|text| string(text.as_bytes())).unwrap_or_default()
        };
        let contents = text(&annotation, "Contents");
        if of_review && !contents.trim().is_empty() {
            comments += 1;
            job.piece(&Place::Comment, &contents);
        } else {
            job.piece(place, &contents);
        }
        job.piece(place, &text(&annotation, "V"));
        if let Some(form) = annotation.get::<Dict<'_>>("Parent") {
            job.piece(place, &text(&form, "V"));
        }
        if let Some(action) = annotation.get::<Dict<'_>>("A") {
            job.piece(&Place::Link, &text(&action, "URI"));
        }
    }
    comments
}
