//! Paragraphs and tables of office documents: `WordprocessingML`, and `DrawingML`
//! on slides, whose elements bear the same local names.

use super::limits::Job;
use super::piece::{NoteKind, Place, Unread};
use super::plain::whole_number;
use super::table::Table;
use super::wrap;
use super::xml::{Element, Token, walk};

/// Reads a part whose text stands at `place`.
pub(super) fn read(bytes: &[u8], place: &Place, job: &mut Job<'_>) -> Result<(), Unread> {
    let mut reader = Reader::new(place, job);
    let read = walk(bytes, &mut |token| reader.token(token));
    for paragraph in std::mem::take(&mut reader.paragraphs) {
        reader.job.paragraph(place, &paragraph);
    }
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
    /// The paragraph before, whose last number may go on in the next.
    before: wrap::Lines,
    /// The text of an element that is none of a paragraph's.
    loose: String,
    tables: Vec<Open>,
    /// How deep in properties, where a tab is a stop and no character.
    properties: usize,
    /// How deep in what only older programs show: mostly the same once more.
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
            before: wrap::Lines::default(),
            loose: String::new(),
            tables: Vec::new(),
            properties: 0,
            fallback: 0,
            changes: 0,
            comments: 0,
        }
    }

    fn token(&mut self, token: Token<'_>) {
        match token {
            Token::Text(text) => match self.text {
                Text::Shown => self.push(text),
                Text::Hidden => self.hidden.push_str(text),
                Text::None => self.loose.push_str(text),
            },
            Token::Open(element) => {
                self.settle();
                let job = &mut *self.job;
                element.values(&mut |value| job.piece(&Place::Description, value));
                self.open(&element);
            }
            Token::Close(name) => {
                self.settle();
                self.close(name);
            }
            Token::Remark(text) => self.job.piece(&Place::Hidden, text),
        }
    }

    /// Hands on what no paragraph holds: values of charts, of properties, of data.
    fn settle(&mut self) {
        if !self.loose.trim().is_empty() {
            let number = whole_number(self.loose.trim());
            self.job.piece(self.place, number.as_deref().unwrap_or(&self.loose));
        }
        self.loose.clear();
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
            "tab" | "ptab" if self.properties == 0 => self.push("\t"),
            "br" | "cr" if self.properties == 0 => self.push("\n"),
            "noBreakHyphen" => self.push("-"),
            "sym" => self.push(&symbol(element)),
            "Fallback" => self.fallback += 1,
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
                self.changes += u32::from(self.fallback == 0);
            }
            name if name.ends_with("PrChange") => self.changes += u32::from(self.fallback == 0),
            name if name.ends_with("Pr") => self.properties += 1,
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "t" | "text" | "delText" | "instrText" | "delInstrText" => self.text = Text::None,
            "p" | "comment" | "cm" | "threadedComment" | "si" | "rPh" => {
                self.job.piece(&Place::Hidden, &self.hidden);
                self.hidden.clear();
                let Some(paragraph) = self.paragraphs.pop() else { return };
                match self.tables.last_mut().and_then(|open| open.cells.last_mut()) {
                    Some(cell) => {
                        cell.push_str(&paragraph);
                        cell.push('\n');
                    }
                    None => {
                        self.job.paragraph(self.place, &paragraph);
                        if let Some(whole) = self.before.across(&paragraph) {
                            self.job.piece(self.place, &whole);
                        }
                    }
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
            "Fallback" => self.fallback = self.fallback.saturating_sub(1),
            name if name.ends_with("Pr") => self.properties = self.properties.saturating_sub(1),
            _ => {}
        }
    }
}

/// A character set as a sign of a font of signs, where it is one of ASCII.
fn symbol(element: &Element<'_>) -> String {
    let code = element.get("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
    // Fonts of signs have their own codes from U+F000 on.
    let known = code.map(|code| if code & 0xff00 == 0xf000 { code & 0xff } else { code });
    known.and_then(char::from_u32).filter(char::is_ascii).map(String::from).unwrap_or_default()
}
