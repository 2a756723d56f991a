//! Files that stand in a document whole (`altChunk`), each read by the reader of its kind.

use super::parts::{Parts, Target};
use super::reader::Reader;
use crate::extract::decode;
use crate::extract::document::{Block, Document, Inline, Paragraph, Style};
use crate::extract::html::{self, Beside};
use crate::extract::mht;
use crate::extract::tree::Node;

/// A byte that a document within a document unpacks to costs so many of the outer one's.
const WEIGHT: usize = 8;

/// Reads a document: what it holds, and how many bytes it unpacked to.
type Inner<'a> = dyn Fn(&[u8]) -> Option<(Document, usize)> + 'a;

/// Reads the files that `tree` inserts; `document` reads those that are documents themselves.
/// What cannot be read is not kept, so that it is missed where it stands.
pub(super) fn load(
    parts: &mut Parts<'_, '_>,
    tree: &Node,
    reader: &mut Reader,
    document: &Inner<'_>,
) {
    let mut found = Vec::new();
    tree.all("altChunk", &mut found);
    for id in found.iter().filter_map(|one| one.get("id")) {
        let Some(Target::Part(name)) = reader.targets.get(id).cloned() else { continue };
        let Some(Ok(bytes)) = parts.bytes(&name) else { continue };
        let ending = name.rsplit_once('.').map_or("", |found| found.1).to_ascii_lowercase();
        let read = match ending.as_str() {
            "docx" | "docm" | "dotx" => document(&bytes).and_then(|(read, unpacked)| {
                // Documents in documents could unpack to any size together.
                parts.spend(unpacked.saturating_mul(WEIGHT)).ok().map(|()| read)
            }),
            "html" | "htm" | "xhtml" => page(&bytes, &|_| None),
            "mht" | "mhtml" => {
                mht::read(&bytes).and_then(|found| page(&found.page, &|name| found.part(name)))
            }
            "txt" => Some(text(&bytes)),
            _ => None,
        };
        if let Some(inserted) = read {
            let blocks = reader.absorb(inserted);
            reader.chunks.insert(id.to_owned(), blocks);
        }
    }
}

fn page(bytes: &[u8], beside: &Beside<'_>) -> Option<Document> {
    let decoded = decode::decode(bytes, None).ok()?;
    let mut page = html::read(&decoded.text, beside).ok()?;
    for file in page.document.files.iter_mut().filter(|file| file.is_linked) {
        file.bytes = beside(&file.name).unwrap_or_default();
    }
    let mut document = page.document;
    document.unread.extend(page.frames);
    Some(document)
}

fn text(bytes: &[u8]) -> Document {
    let text = decode::decode(bytes, None).map(|decoded| decoded.text).unwrap_or_default();
    let paragraph = |line: &str| {
        let inlines = vec![Inline::Text { text: line.to_owned(), style: Style::default() }];
        Block::Paragraph(Paragraph { inlines, ..Paragraph::default() })
    };
    Document { blocks: text.lines().map(paragraph).collect(), typed: text, ..Document::default() }
}

impl Reader {
    /// Takes over all of `inserted` but its blocks, which it gives back with their files and
    /// notes under names of this document.
    fn absorb(&mut self, inserted: Document) -> Vec<Block> {
        let number = self.chunks.len() + 1;
        let (first, prefix) = (self.wanted.len(), format!("{number}-"));
        for (at, file) in inserted.files.into_iter().enumerate() {
            let name = format!("chunk{number}/{at}/{}", file.name);
            self.wanted.push(name.clone());
            self.held.insert(name, file);
        }
        let mut blocks = inserted.blocks;
        renamed(&mut blocks, first, &prefix);
        for (label, mut note) in inserted.notes {
            renamed(&mut note, first, &prefix);
            self.found.notes.push((format!("{prefix}{label}"), note));
        }
        let found = &mut self.found;
        found.omitted.extend(inserted.omitted);
        found.unread.extend(inserted.unread);
        found.replaced.push_str(&inserted.replaced);
        found.formulas.extend(inserted.formulas);
        found.unknown_formats.extend(inserted.unknown_formats);
        found.typed.push_str(&inserted.typed);
        found.changes += inserted.changes;
        found.comments += inserted.comments;
        found.has_inserted_files |= inserted.has_inserted_files;
        blocks
    }
}

fn renamed(blocks: &mut [Block], first: usize, prefix: &str) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                for inline in &mut paragraph.inlines {
                    match inline {
                        Inline::File { number, .. } => *number += first,
                        Inline::Note(label) => label.insert_str(0, prefix),
                        Inline::Text { .. } | Inline::Link { .. } => {}
                    }
                }
            }
            Block::Table(table) => {
                for cell in table.rows.iter_mut().flatten() {
                    renamed(&mut cell.blocks, first, prefix);
                }
            }
        }
    }
}
