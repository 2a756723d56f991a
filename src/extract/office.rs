//! Office Open XML: documents, workbooks and presentations, by their parts.
//!
//! Every part is read by somebody, known to hold no words, or told.

use std::collections::BTreeSet;

use super::limits::Job;
use super::package::{Package, member};
use super::piece::{NoteKind, Place, Unread};
use super::{decode, markup, plain, words, workbook, xml};

/// Reads every part that may hold text.
pub(super) fn read(package: &mut Package<'_>, job: &mut Job<'_>) -> Result<(), Unread> {
    if package.find("xl/workbook.bin").is_some() {
        return binary_workbook(package, job);
    }
    let mut damaged = Ok(());
    let done = workbook::read(package, job).unwrap_or_else(|cause| {
        damaged = Err(cause);
        BTreeSet::default()
    });
    for at in (0..package.names().len()).filter(|at| !done.contains(at)) {
        let name = package.names()[at].clone();
        if is_silent(&name) || name.ends_with('/') && package.is_empty(at) {
            continue;
        }
        damaged = damaged.and(part(package, at, &name, job));
    }
    damaged
}

fn part(package: &mut Package<'_>, at: usize, name: &str, job: &mut Job<'_>) -> Result<(), Unread> {
    let extension = super::extension(name);
    match extension.as_str() {
        "rels" => links(&package.part(at, job)?, job),
        // Older drawings hold pages in small.
        "vml" => {
            let bytes = package.part(at, job)?;
            markup::words(&decode::utf(&bytes), &Place::Description, job);
            Ok(())
        }
        "xml" => words::read(&package.part(at, job)?, &place(name), job),
        _ => {
            member(package, at, name, job);
            Ok(())
        }
    }
}

/// Parts that hold no words: fonts, what a printer was told, the order of reckoning.
fn is_silent(name: &str) -> bool {
    let is_font = ["odttf", "fntdata", "ttf", "otf"].contains(&super::extension(name).as_str());
    is_font || name.contains("/printerSettings/") || name == "xl/calcChain.xml"
}

/// A binary workbook has the name of the newer format at most.
fn binary_workbook(package: &mut Package<'_>, job: &mut Job<'_>) -> Result<(), Unread> {
    for at in 0..package.names().len() {
        let bytes = package.part(at, job)?;
        plain::strings(&bytes, &Place::Body, job);
    }
    job.note(NoteKind::Unread(Unread::Format));
    Ok(())
}

/// Where the text of a part stands.
fn place(name: &str) -> Place {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let stem = file.strip_suffix(".xml").unwrap_or(file);
    let kind = stem.trim_end_matches(|one: char| one.is_ascii_digit());
    let number = || stem[kind.len()..].parse().unwrap_or(0);
    match (folder, kind) {
        ("docProps" | "customXml", _) => Place::Properties,
        ("word", "header" | "footer")
        | (
            "ppt/slideMasters" | "ppt/slideLayouts" | "ppt/notesMasters" | "ppt/handoutMasters",
            _,
        ) => Place::Margin,
        ("word", "footnotes" | "endnotes") | ("ppt/notesSlides", _) => Place::Notes,
        ("word" | "xl", "comments") | ("ppt/comments" | "xl/threadedComments", _) => Place::Comment,
        ("ppt/slides", "slide") => Place::Slide(number()),
        ("word", "settings" | "styles" | "numbering") => Place::Description,
        ("xl/pivotCache" | "xl/externalLinks" | "xl", _) => Place::Data,
        _ if folder.ends_with("/charts") => Place::Data,
        _ => Place::Body,
    }
}

/// The targets that lead out of the document.
fn links(bytes: &[u8], job: &mut Job<'_>) -> Result<(), Unread> {
    xml::walk(bytes, &mut |token| {
        let xml::Token::Open(element) = token else { return };
        element.values(&mut |value| job.piece(&Place::Link, value));
        if element.get("TargetMode").as_deref() == Some("External")
            && let Some(target) = element.get("Target")
        {
            job.piece(&Place::Link, &target);
        }
    })
}
