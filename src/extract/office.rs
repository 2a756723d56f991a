//! Office Open XML: documents, workbooks and presentations, by their parts.

use super::limits::Job;
use super::package::{Package, member};
use super::{NoteKind, Place, Unread, sheet, words, xml};

/// Reads every part that holds text.
pub(super) fn read(package: &mut Package<'_>, job: &mut Job<'_>) -> Result<(), Unread> {
    let mut damaged = sheet::workbook(package, job);
    for at in 0..package.names().len() {
        let name = package.names()[at].clone();
        if name.contains("/embeddings/") {
            if job.is_nested() {
                job.note(NoteKind::Unread(Unread::Format));
            } else {
                member(package, at, &name, job);
            }
            continue;
        }
        let Some(part) = Part::of(&name) else { continue };
        let bytes = package.part(at, job)?;
        let read = match part {
            Part::Words(place) => words::read(&bytes, &place, job),
            Part::Text(place) => xml::all_text(&bytes, &place, &[], job),
            Part::Links => links(&bytes, job),
            Part::Cache => xml::all_text(&bytes, &Place::Data, &["v"], job),
        };
        damaged = damaged.and(read);
    }
    damaged
}

/// How a part is read.
enum Part {
    /// As paragraphs and tables.
    Words(Place),
    /// As text, element by element.
    Text(Place),
    /// As targets of links.
    Links,
    /// As values kept for a pivot table.
    Cache,
}

impl Part {
    fn of(name: &str) -> Option<Self> {
        if name.ends_with(".rels") {
            return Some(Self::Links);
        }
        let (folder, file) = name.rsplit_once('/')?;
        let stem = file.strip_suffix(".xml")?;
        let kind = stem.trim_end_matches(|one: char| one.is_ascii_digit());
        let number = || stem[kind.len()..].parse().unwrap_or(0);
        Some(match (folder, kind) {
            ("docProps", _) | ("customXml", "item") => Self::Text(Place::Properties),
            ("word" | "word/glossary", "document") => Self::Words(Place::Body),
            ("word", "header" | "footer")
            | ("ppt/slideMasters", "slideMaster")
            | ("ppt/slideLayouts", "slideLayout") => Self::Words(Place::Margin),
            ("word", "footnotes" | "endnotes") | ("ppt/notesSlides", "notesSlide") => {
                Self::Words(Place::Notes)
            }
            ("word" | "xl", "comments") | ("ppt/comments" | "xl/threadedComments", _) => {
                Self::Words(Place::Comment)
            }
            ("ppt/slides", "slide") => Self::Words(Place::Slide(number())),
            ("xl/pivotCache" | "xl/externalLinks", _) => Self::Cache,
            _ if folder.ends_with("/charts") => Self::Text(Place::Data),
            _ if folder.ends_with("/diagrams") && kind == "data" => Self::Words(Place::Body),
            _ if folder.ends_with("/drawings") => Self::Words(Place::Body),
            _ => return None,
        })
    }
}

/// The targets that lead out of the document.
fn links(bytes: &[u8], job: &mut Job<'_>) -> Result<(), Unread> {
    xml::walk(bytes, &mut |token| {
        let xml::Token::Open(element) = token else { return };
        if element.get("TargetMode").as_deref() == Some("External")
            && let Some(target) = element.get("Target")
        {
            job.piece(&Place::Link, &target);
        }
    })
}
