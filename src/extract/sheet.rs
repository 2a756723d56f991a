//! Sheets of a workbook: their rows, as they are shown.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::limits::Job;
use super::piece::{Place, Unread};
use super::plain::whole_number;
use super::table::Table;
use super::xml::{Element, Token};

/// The most columns of a row that are told apart; a workbook has no more.
pub(super) const COLUMNS: usize = 16_384;

/// What a cell costs that is not there, in bytes of text.
const EMPTY_CELL: usize = 16;

/// A number among the attributes of an element.
pub(super) fn number(element: &Element<'_>, name: &str) -> Option<u32> {
    element.get(name)?.parse().ok()
}

/// A sheet being read.
pub(super) struct Sheet<'s, 'j> {
    name: &'s str,
    shared: &'s [Arc<str>],
    grouped: &'s BTreeSet<u32>,
    /// Which strings a cell shows.
    used: &'s mut [bool],
    job: &'s mut Job<'j>,
    table: Table,
    cells: Vec<String>,
    row: u32,
    column: usize,
    /// The type of the cell being read, and whether its format groups digits.
    kind: String,
    is_grouped: bool,
    /// The text of the element being read, where it is one that is shown.
    text: Option<String>,
    /// Whether it tells how a cell is read aloud.
    phonetic: bool,
    /// An error once the cells hold more than may be looked into.
    pub(super) full: Result<(), Unread>,
}

impl<'s, 'j> Sheet<'s, 'j> {
    pub(super) fn new(
        name: &'s str,
        shared: &'s [Arc<str>],
        grouped: &'s BTreeSet<u32>,
        used: &'s mut [bool],
        job: &'s mut Job<'j>,
    ) -> Self {
        Self {
            name,
            shared,
            grouped,
            used,
            job,
            table: Table::default(),
            cells: Vec::new(),
            row: 0,
            column: 0,
            kind: String::new(),
            is_grouped: false,
            text: None,
            phonetic: false,
            full: Ok(()),
        }
    }

    pub(super) fn token(&mut self, token: &Token<'_>) {
        match token {
            Token::Open(element) => self.open(element),
            Token::Text(more) => {
                if let Some(text) = &mut self.text {
                    text.push_str(more);
                }
            }
            Token::Remark(text) => self.job.piece(&Place::Hidden, text),
            Token::Close("v") => {
                let value = self.text.take().unwrap_or_default();
                let shown = self.shown(value);
                self.put(&shown);
            }
            Token::Close("t") => {
                let text = self.text.take().unwrap_or_default();
                if self.phonetic {
                    self.job.piece(&Place::Description, &text);
                } else {
                    self.put(&text);
                }
            }
            Token::Close("row") => self.row(),
            Token::Close("rPh") => self.phonetic = false,
            Token::Close(name) => {
                // What is printed above and below each page, formulas, lists of choices.
                if let Some(text) = self.text.take() {
                    let is_margin = name.ends_with("Header") || name.ends_with("Footer");
                    let place = if is_margin { Place::Margin } else { Place::Hidden };
                    self.job.piece(&place, &text);
                    // What a formula puts together stands there as parts.
                    if text.contains("\"&\"") {
                        self.job.piece(&place, &text.replace("\"&\"", ""));
                    }
                }
            }
        }
    }

    fn open(&mut self, element: &Element<'_>) {
        match element.name() {
            "row" => {
                self.row();
                self.row = number(element, "r").unwrap_or(self.row + 1);
                self.column = 0;
            }
            "c" => {
                let place = element.get("r").and_then(|place| column(&place));
                self.column = place.unwrap_or(self.column + 1).min(COLUMNS);
                self.kind = element.get("t").unwrap_or_default();
                let format = number(element, "s");
                self.is_grouped = format.is_some_and(|format| self.grouped.contains(&format));
            }
            name => {
                self.phonetic |= name == "rPh";
                self.text = Some(String::new());
                let is_link = name == "hyperlink";
                let place = if is_link { Place::Link } else { Place::Description };
                let job = &mut *self.job;
                element.values(&mut |value| job.piece(&place, value));
            }
        }
    }

    /// A cell's value as it is shown.
    fn shown(&mut self, value: String) -> Cow<'s, str> {
        match self.kind.as_str() {
            "s" => {
                let at: Option<usize> = value.trim().parse().ok();
                let at = at.filter(|at| *at < self.shared.len());
                at.map_or(Cow::default(), |at| {
                    self.used[at] = true;
                    Cow::Borrowed(&*self.shared[at])
                })
            }
            "" | "n" => {
                let whole = whole_number(value.trim()).unwrap_or(value);
                (if self.is_grouped { in_groups(&whole) } else { whole }).into()
            }
            _ => value.into(),
        }
    }

    fn put(&mut self, text: &str) {
        // Many cells may show one long string, or stand far behind those before them.
        let column = self.column.max(1);
        let gap = column.saturating_sub(self.cells.len() + 1);
        self.full = self.full.and_then(|()| self.job.spend(text.len() + EMPTY_CELL * gap));
        if self.full.is_err() {
            return;
        }
        if self.cells.len() < column {
            self.cells.resize(column, String::new());
        }
        self.cells[column - 1].push_str(text);
    }

    /// The row is complete.
    pub(super) fn row(&mut self) {
        if !self.cells.is_empty() {
            let place = Place::Row(self.name.into(), self.row.max(1));
            self.job.piece(&place, self.table.row(&self.cells));
            self.cells.clear();
        }
    }
}

/// The column of a cell called `BC12`, from 1.
pub(super) fn column(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic).take(3);
    let column =
        letters.fold(0, |sum, one| sum * 26 + usize::from(one.to_ascii_uppercase() - b'A') + 1);
    (column > 0).then_some(column)
}

/// Digits in groups of three: `13,812,345,678`.
fn in_groups(number: &str) -> String {
    let (whole, rest) = number.split_once('.').unwrap_or((number, ""));
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) && digit.is_ascii_digit() {
            out.push(',');
        }
        out.push(digit);
    }
    if rest.is_empty() { out } else { format!("{out}.{rest}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_groups() {
        assert_eq!(
            (column("A1"), column("Z9"), column("BC12"), column("12")),
            (Some(1), Some(26), Some(55), None)
        );
        assert_eq!(in_groups("13812345678"), "13,812,345,678");
        assert_eq!(in_groups("123456.5"), "123,456.5");
    }
}
