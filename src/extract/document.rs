//! What a document holds, free of how it is stored.

use super::tree::Node;

/// A document as a reader sees it.
#[derive(Debug, Default)]
pub(crate) struct Document {
    pub(crate) blocks: Vec<Block>,
    /// Footnotes and endnotes by their labels, in the order of first mention.
    pub(crate) notes: Vec<(String, Vec<Block>)>,
    /// Words of the document that are not part of its text.
    pub(crate) omitted: Vec<Omitted>,
    /// Pictures and embedded files.
    pub(crate) files: Vec<Embedded>,
    /// How many tracked changes and comments there are.
    pub(crate) changes: u32,
    pub(crate) comments: u32,
    /// Whether whole files stand in it as they are, unread.
    pub(crate) has_inserted_files: bool,
    /// Formats of automatic numbers that are not known.
    pub(crate) unknown_formats: Vec<String>,
    /// Letters that stand for the signs of their font, which the text has instead.
    pub(super) replaced: String,
    /// Formulas, which the text has in one line.
    pub(crate) formulas: Vec<String>,
    /// Parts that could not be read.
    pub(crate) unread: Vec<String>,
    /// Every visible character of its parts, counted without regard to where it stands.
    pub(crate) typed: String,
}

/// Words that were left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Omitted {
    pub(crate) reason: Reason,
    pub(crate) text: String,
}

/// Why words were left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reason {
    Header,
    Footer,
    PageNumber,
    Hidden,
    Phonetic,
    Symbol,
    Drawing,
    /// What a browser shows in its own frame.
    Head,
    /// Words for those who cannot see an element: of a frame, a film, a page without scripts.
    Unshown,
    /// What can be chosen and is not, and what is pressed.
    Option,
    Button,
}

/// A file within the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Embedded {
    /// The name that it bears in the package, or where it lies.
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    /// Whether it lies elsewhere, so that its bytes may be missing.
    pub(crate) is_linked: bool,
}

#[derive(Debug)]
pub(crate) enum Block {
    Paragraph(Paragraph),
    Table(Table),
}

/// A paragraph or a heading.
#[derive(Debug, Default)]
pub(crate) struct Paragraph {
    /// The level of the heading that it is, from 1.
    pub(crate) heading: Option<u8>,
    /// The automatic number before its words, with the blank behind it.
    pub(crate) number: String,
    /// Whether it is an item of a list without numbers.
    pub(crate) is_item: bool,
    pub(crate) inlines: Vec<Inline>,
    /// Whether its letters are red, as the head of an official letter is.
    pub(crate) is_red: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Inline {
    /// Words; a break of the line is a line feed.
    Text { text: String, style: Style },
    /// Words that lead elsewhere.
    Link { text: String, target: String },
    /// The mark of the note with this label.
    Note(String),
    /// The picture or file with this number.
    File { number: usize, text: String, is_picture: bool, is_floating: bool },
}

/// How words look, where that is part of what they say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Style {
    pub(crate) is_bold: bool,
    pub(crate) is_struck: bool,
    /// The element of HTML (`sup`, `sub`) that raises or lowers them.
    pub(crate) script: Option<&'static str>,
}

/// A table, row by row; a cell that another covers is not there.
#[derive(Debug, Default)]
pub(crate) struct Table {
    pub(crate) rows: Vec<Vec<Cell>>,
}

#[derive(Debug)]
pub(crate) struct Cell {
    pub(crate) blocks: Vec<Block>,
    pub(crate) columns: usize,
    pub(crate) rows: usize,
}

impl Document {
    /// Says that `text` was left out, and why.
    pub(super) fn leave_out(&mut self, reason: Reason, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        match self.omitted.last_mut() {
            // What one sentence is made of is left out in one piece.
            Some(last) if last.reason == reason && matches!(reason, Reason::Hidden) => {
                last.text.push_str(text);
            }
            _ => self.omitted.push(Omitted { reason, text: text.to_owned() }),
        }
    }

    /// Counts the characters that stand in the part `tree`.
    pub(super) fn count(&mut self, tree: &Node) {
        self.typed.push_str(&typed(tree));
    }

    /// The words of its text, of its notes and of what was left out, without automatic numbers.
    pub(crate) fn accounted(&self) -> String {
        let notes = self.notes.iter().map(|note| words(&note.1));
        let omitted = self.omitted.iter().filter(|one| one.reason != Reason::Symbol);
        words(&self.blocks)
            + &notes.collect::<String>()
            + &omitted.map(|one| one.text.as_str()).collect::<String>()
            + &self.replaced
    }
}

/// The characters typed in the part `tree`, wherever they stand in it. Of alternatives those
/// that older programs show are the same once more.
pub(super) fn typed(tree: &Node) -> String {
    let mut out = String::new();
    gather(tree, &mut out);
    out
}

fn gather(node: &Node, out: &mut String) {
    for child in node.nodes() {
        match &*child.name {
            "t" => out.push_str(&child.text()),
            "AlternateContent" => {
                if let Some(chosen) = child.chosen() {
                    gather(chosen, out);
                }
            }
            _ => gather(child, out),
        }
    }
}

/// The words of `blocks`, without automatic numbers and marks of notes.
pub(super) fn words(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                for inline in &paragraph.inlines {
                    match inline {
                        Inline::Text { text, .. } | Inline::Link { text, .. } => out.push_str(text),
                        Inline::Note(_) | Inline::File { .. } => {}
                    }
                }
            }
            Block::Table(table) => {
                for cell in table.rows.iter().flatten() {
                    out.push_str(&words(&cell.blocks));
                }
            }
        }
    }
    out
}
