//! Paragraphs and tables of office documents: `WordprocessingML`, and `DrawingML`
//! on slides, whose elements bear the same local names.

use super::limits::Job;
use super::table::Table;
use super::xml::{Element, Token, walk};
use super::{NoteKind, Place, Unread};

/// Reads a part whose text stands at `place`.
pub(super) fn read(bytes: &[u8], place: &Place, job: &mut Job<'_>) -> Result<(), Unread> {
    let mut reader = Reader::new(place, job);
    let read = walk(bytes, &mut |token| reader.token(token));
    let (changes, comments) = (reader.changes, reader.comments);
    for (count, kind) in
        [(changes, NoteKind::Changes as fn(u32) -> NoteKind), (comments, NoteKind::Comments)]
    {
        if count > 0 {
            job.note(kind(count));
        }
    }
    read
}

/// What the text being read belongs to.
#[derive(Clone, Copy, PartialEq)]
enum Text {
    None,
    Shown,
    Hidden,
}

/// A table being read.
#[derive(Default)]
struct Open {
    table: Table,
    cells: Vec<String>,
}

struct Reader<'r, 'j> {
    place: &'r Place,
    job: &'r mut Job<'j>,
    text: Text,
    /// The paragraphs being read: a text box stands inside one.
    paragraphs: Vec<String>,
    hidden: String,
    tables: Vec<Open>,
    /// How deep in properties, where a tab is a stop and no character.
    properties: usize,
    /// How deep in what only older programs show.
    fallback: usize,
    changes: u32,
    comments: u32,
}

impl<'r, 'j> Reader<'r, 'j> {
    fn new(place: &'r Place, job: &'r mut Job<'j>) -> Self {
        Self {
            place,
            job,
            text: Text::None,
            paragraphs: Vec::new(),
            hidden: String::new(),
            tables: Vec::new(),
            properties: 0,
            fallback: 0,
            changes: 0,
            comments: 0,
        }
    }

    fn token(&mut self, token: Token<'_>) {
        match token {
            Token::Open(element) if element.name() == "Fallback" => self.fallback += 1,
            Token::Close("Fallback") => self.fallback = self.fallback.saturating_sub(1),
            _ if self.fallback > 0 => {}
            Token::Open(element) => self.open(&element),
            Token::Close(name) => self.close(name),
            Token::Text(text) => match self.text {
                Text::Shown => self.push(text),
                Text::Hidden => self.hidden.push_str(text),
                Text::None => {}
            },
        }
    }

    fn push(&mut self, text: &str) {
        match self.paragraphs.last_mut() {
            Some(paragraph) => paragraph.push_str(text),
            // Notes of a workbook hold runs without a paragraph.
            None => self.paragraphs.push(text.to_owned()),
        }
    }

    fn open(&mut self, element: &Element<'_>) {
        match element.name() {
            "p" => self.paragraphs.push(String::new()),
            "t" => self.text = Text::Shown,
            "text" if *self.place == Place::Comment => self.text = Text::Shown,
            "delText" | "instrText" | "delInstrText" => self.text = Text::Hidden,
            "fldSimple" => {
                let code = element.get("instr").unwrap_or_default();
                self.job.piece(&Place::Hidden, &code);
            }
            "tab" | "ptab" if self.properties == 0 => self.push("\t"),
            "br" | "cr" if self.properties == 0 => self.push("\n"),
            "noBreakHyphen" => self.push("-"),
            "tbl" => self.tables.push(Open::default()),
            "tc" => {
                if let Some(open) = self.tables.last_mut() {
                    open.cells.push(String::new());
                }
            }
            "comment" | "cm" | "threadedComment" if *self.place == Place::Comment => {
                self.comments += 1;
            }
            "ins" | "del" | "moveFrom" | "moveTo" | "cellIns" | "cellDel" | "cellMerge" => {
                self.changes += 1;
            }
            name if name.ends_with("PrChange") => self.changes += 1,
            name if name.ends_with("Pr") => self.properties += 1,
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "t" | "text" | "delText" | "instrText" | "delInstrText" => self.text = Text::None,
            "p" | "comment" | "cm" | "threadedComment" => {
                self.job.piece(&Place::Hidden, &self.hidden);
                self.hidden.clear();
                let Some(paragraph) = self.paragraphs.pop() else { return };
                match self.tables.last_mut().and_then(|open| open.cells.last_mut()) {
                    Some(cell) => {
                        cell.push_str(&paragraph);
                        cell.push('\n');
                    }
                    None => self.job.piece(self.place, &paragraph),
                }
            }
            "tr" => {
                if let Some(open) = self.tables.last_mut() {
                    let cells: Vec<_> =
                        open.cells.iter().map(|cell| cell.trim().to_owned()).collect();
                    self.job.piece(self.place, open.table.row(&cells));
                    open.cells.clear();
                }
            }
            "tbl" => {
                self.tables.pop();
            }
            name if name.ends_with("Pr") => self.properties = self.properties.saturating_sub(1),
            _ => {}
        }
    }
}
