//! Word documents (.docx), read for what they say: paragraphs, headings, automatic numbers,
//! tables, notes, pictures; and what they hold besides, so that nothing is left out in silence.
//!
//! `words` beside this folder looks for words wherever they stand; here they keep their order
//! and form.

mod body;
mod chunk;
mod field;
mod math;
mod numbering;
mod parts;
mod reader;
mod run;
mod signs;
mod styles;
mod symbols;

use super::READERS;
use super::document::{self, Document, Embedded, Reason};
use super::limits::{Job, LARGEST};
use super::piece::Unread;
use super::tree::Node;
use numbering::Numbering;
use parts::Parts;
use reader::Reader;
use styles::Styles;

/// Documents within documents are read so far down.
const DEPTH: usize = 3;

/// The document in `bytes`.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, Unread> {
    read_at(bytes, 0).map(|found| found.0)
}

/// The document in `bytes`, so deep within others, and how many bytes it unpacked to.
fn read_at(bytes: &[u8], depth: usize) -> Result<(Document, usize), Unread> {
    if bytes.len() as u64 > LARGEST {
        return Err(Unread::TooLarge);
    }
    let mut nobody = |_: super::Piece<'_>| {};
    let mut parts = Parts::open(bytes, Job::new(&mut nobody, READERS, bytes.len()))?;
    let main = parts.main()?;
    let folder = main.rsplit_once('/').map_or("", |found| found.0).to_owned();
    let beside = |name: &str| format!("{folder}/{name}").trim_start_matches('/').to_owned();
    let styles = Styles::read(&parts.tree(&beside("styles.xml"))?);
    // A large tree is gone before the next one grows.
    let list_of = |style: &str| styles.list(Some(style)).map(|found| found.0.to_owned());
    let numbering = Numbering::read(&parts.tree(&beside("numbering.xml"))?, &list_of);
    let tree = parts.tree(&main)?;
    let Some(body) = tree.child("document").and_then(|one| one.child("body")) else {
        return Err(Unread::Format);
    };
    let targets = parts.targets(&main)?;
    let mut reader = Reader { styles, numbering, targets, ..Reader::default() };
    reader.found.count(&tree);
    for (name, is_footnote) in [("footnotes.xml", true), ("endnotes.xml", false)] {
        let tree = parts.tree(&beside(name))?;
        reader.found.count(&tree);
        keep_notes(tree, is_footnote, &mut reader);
    }
    let inserted = |bytes: &[u8]| (depth < DEPTH).then(|| read_at(bytes, depth + 1).ok()).flatten();
    chunk::load(&mut parts, &tree, &mut reader, &inserted);
    reader.found.blocks = reader.blocks(body);
    read_notes(&mut reader);
    if reader.is_spent() {
        return Err(Unread::TooLarge);
    }
    margins(&mut parts, &mut reader)?;
    files(&mut parts, &mut reader);
    reader.found.unknown_formats =
        std::mem::take(&mut reader.numbering.unknown).into_iter().collect();
    Ok((reader.found, parts.spent()))
}

/// Keeps the notes of a part by their ids; the lines between text and notes are none.
fn keep_notes(tree: Node, is_footnote: bool, reader: &mut Reader) {
    let roots = tree.children.into_iter().filter_map(only_node);
    for note in roots.flat_map(|root| root.children).filter_map(only_node) {
        let is_line = note.get("type").is_some_and(|kind| kind != "normal");
        if let Some(id) = note.get("id").map(str::to_owned).filter(|_| !is_line) {
            reader.notes.insert((is_footnote, id), note);
        }
    }
}

fn only_node(child: super::tree::Child) -> Option<Node> {
    match child {
        super::tree::Child::Node(node) => Some(node),
        super::tree::Child::Text(_) => None,
    }
}

/// Reads the notes that are mentioned, and says which are not.
fn read_notes(reader: &mut Reader) {
    let mut at = 0;
    while let Some(key) = reader.mentioned.get(at).cloned() {
        at += 1;
        if let Some(note) = reader.notes.remove(&key) {
            let blocks = reader.blocks(&note);
            reader.found.notes.push((at.to_string(), blocks));
        }
    }
    for note in std::mem::take(&mut reader.notes).into_values() {
        let blocks = reader.blocks(&note);
        reader.found.leave_out(Reason::Hidden, &document::words(&blocks));
    }
}

/// Headers, footers and drawings apart: their words are told and left out.
fn margins(parts: &mut Parts<'_, '_>, reader: &mut Reader) -> Result<(), Unread> {
    let names: Vec<String> = parts.names().to_vec();
    for name in names {
        let file = name.rsplit('/').next().unwrap_or_default();
        let is_xml = file.ends_with(".xml");
        let reason = if is_xml && file.starts_with("header") {
            Reason::Header
        } else if is_xml && file.starts_with("footer") {
            Reason::Footer
        } else if is_xml && (name.contains("/charts/") || name.contains("/diagrams/data")) {
            Reason::Drawing
        } else {
            if is_xml && file.starts_with("comments") {
                let tree = parts.tree(&name)?;
                let mut found = Vec::new();
                tree.all("comment", &mut found);
                reader.found.comments += u32::try_from(found.len()).unwrap_or(u32::MAX);
            }
            continue;
        };
        let tree = parts.tree(&name)?;
        reader.found.count(&tree);
        let text = document::typed(&tree);
        let is_number = !text.is_empty()
            && text
                .chars()
                .all(|one| one.is_ascii_digit() || "-—–－ 第页共/\u{3000}".contains(one));
        let reason = if is_number { Reason::PageNumber } else { reason };
        reader.found.leave_out(reason, &text);
    }
    Ok(())
}

/// Takes out the pictures and files that the text shows.
fn files(parts: &mut Parts<'_, '_>, reader: &mut Reader) {
    for name in std::mem::take(&mut reader.wanted) {
        if let Some(file) = reader.held.remove(&name) {
            reader.found.files.push(file);
            continue;
        }
        let bytes = match parts.bytes(&name) {
            Some(Ok(bytes)) => bytes,
            Some(Err(_)) | None => {
                reader.found.unread.push(name.clone());
                Vec::new()
            }
        };
        reader.found.files.push(Embedded { name, bytes, is_linked: false });
    }
}
