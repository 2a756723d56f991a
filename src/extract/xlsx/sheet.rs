//! A sheet of a workbook: its rows, cell by cell.

use std::sync::Arc;

use super::cell::{CellFault, Sheet, SheetCell, SheetRow};
use super::format::Formats;
use crate::extract::limits::Job;
use crate::extract::piece::Unread;
use crate::extract::sheet::{COLUMNS, column, number};
use crate::extract::xml::{Element, Token};

/// What a cell takes beside its text, of what a file may unpack to.
const CELL: usize = 16;

/// The most merged cells and hidden columns that are read.
const MOST_RANGES: usize = 100_000;

/// How many more cells and elements of the workbook are read.
pub(super) type Left = (usize, usize);

/// A sheet being read.
pub(super) struct Reader<'s, 'j, 'o> {
    shared: &'s [Arc<str>],
    formats: &'s Formats,
    job: &'j mut Job<'o>,
    left: Left,
    sheet: Sheet,
    merged: Vec<Range>,
    row: u32,
    is_row_hidden: bool,
    column: usize,
    cell: Open,
}

/// Merged cells: first and last row, from 1, first and last column, from 0.
type Range = (u32, u32, usize, usize);

/// The cell being read.
#[derive(Default)]
struct Open {
    kind: String,
    style: usize,
    value: String,
    text: String,
    has_formula: bool,
    /// Which of its elements is being read.
    inside: Inside,
    /// Whether it tells how the text is read aloud.
    phonetic: bool,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Inside {
    #[default]
    Nothing,
    Value,
    Text,
}

impl<'s, 'j, 'o> Reader<'s, 'j, 'o> {
    pub(super) fn new(
        shared: &'s [Arc<str>],
        formats: &'s Formats,
        job: &'j mut Job<'o>,
        left: Left,
    ) -> Self {
        let (sheet, cell) = (Sheet::default(), Open::default());
        let merged = Vec::new();
        Self {
            shared,
            formats,
            job,
            left,
            sheet,
            merged,
            row: 0,
            is_row_hidden: false,
            column: 0,
            cell,
        }
    }

    pub(super) fn token(&mut self, token: &Token<'_>) -> Result<(), Unread> {
        match token {
            Token::Open(element) => {
                self.left.1 = self.left.1.checked_sub(1).ok_or(Unread::TooLarge)?;
                return self.open(element);
            }
            Token::Text(more) => match self.cell.inside {
                Inside::Value => self.cell.value.push_str(more),
                Inside::Text if !self.cell.phonetic => self.cell.text.push_str(more),
                Inside::Text | Inside::Nothing => {}
            },
            Token::Close("v" | "t") => self.cell.inside = Inside::Nothing,
            Token::Close("rPh") => self.cell.phonetic = false,
            Token::Close("c") => return self.close(),
            Token::Close(_) | Token::Remark(_) => {}
        }
        Ok(())
    }

    fn open(&mut self, element: &Element<'_>) -> Result<(), Unread> {
        match element.name() {
            "row" => {
                let row = number(element, "r").unwrap_or(self.row + 1);
                // A row above one that stands before it: no program writes that.
                if row <= self.row || row > 1 << 20 {
                    return Err(Unread::Damaged);
                }
                (self.row, self.column) = (row, 0);
                self.is_row_hidden = is_on(element, "hidden");
            }
            "c" => self.cell(element)?,
            "v" => self.cell.inside = Inside::Value,
            "t" => self.cell.inside = Inside::Text,
            "rPh" => self.cell.phonetic = true,
            "f" => self.cell.has_formula = true,
            "col" if is_on(element, "hidden") => {
                let place = |name| element.get(name)?.parse::<usize>().ok()?.checked_sub(1);
                if let (Some(from), Some(to)) = (place("min"), place("max")) {
                    self.sheet.hidden_columns.push(from..=to);
                }
            }
            "mergeCell" => self.merged.extend(element.get("ref").and_then(|text| range(&text))),
            _ => {}
        }
        let ranges = self.merged.len() + self.sheet.hidden_columns.len();
        if ranges > MOST_RANGES { Err(Unread::TooLarge) } else { Ok(()) }
    }

    fn cell(&mut self, element: &Element<'_>) -> Result<(), Unread> {
        self.cell = Open::default();
        let mut place = None;
        element.each(&mut |name, value| match name {
            "r" => place = column(value),
            "t" => value.clone_into(&mut self.cell.kind),
            "s" => self.cell.style = value.parse().unwrap_or_default(),
            _ => {}
        });
        let place = place.unwrap_or(self.column + 1);
        if self.row == 0 || place <= self.column || place > COLUMNS {
            return Err(Unread::Damaged);
        }
        self.column = place;
        Ok(())
    }

    /// The cell is complete: it is kept if it holds anything.
    fn close(&mut self) -> Result<(), Unread> {
        let cell = std::mem::take(&mut self.cell);
        let value = cell.value.trim();
        let mut fault = None;
        let text: Arc<str> = match cell.kind.as_str() {
            "s" => {
                let string = value.parse().ok().and_then(|at: usize| self.shared.get(at));
                if value.is_empty() { "".into() } else { string.ok_or(Unread::Damaged)?.clone() }
            }
            "inlineStr" => cell.text.into(),
            "e" => {
                fault = Some(CellFault::Error);
                value.into()
            }
            "b" if !value.is_empty() => if value == "1" { "TRUE" } else { "FALSE" }.into(),
            "d" => value.trim_end_matches("T00:00:00").replace('T', " ").into(),
            "" | "n" => {
                let (text, wrong) = self.formats.shown(cell.style, value);
                fault = wrong;
                text.into()
            }
            // The text that a formula came to.
            _ => cell.value.into(),
        };
        if text.trim().is_empty() && cell.has_formula && cell.kind != "str" {
            fault = Some(CellFault::Uncomputed);
        } else if text.trim().is_empty() {
            return Ok(());
        }
        self.keep(SheetCell { column: self.column - 1, text, fault, merged_to: None })
    }

    fn keep(&mut self, cell: SheetCell) -> Result<(), Unread> {
        // Many cells may show one long string.
        self.job.spend(cell.text.len() + CELL)?;
        self.left.0 = self.left.0.checked_sub(1).ok_or(Unread::TooLarge)?;
        match self.sheet.rows.last_mut().filter(|row| row.number == self.row) {
            Some(row) => row.cells.push(cell),
            None => self.sheet.rows.push(SheetRow {
                number: self.row,
                is_hidden: self.is_row_hidden,
                cells: vec![cell],
            }),
        }
        Ok(())
    }

    /// The sheet; what is merged holds in each of the cells that it was merged from.
    pub(super) fn done(mut self) -> Result<(Sheet, Left), Unread> {
        let mut more = Vec::new();
        for range in std::mem::take(&mut self.merged) {
            self.spread(range, &mut more)?;
        }
        for (at, cell) in more {
            self.sheet.rows[at].cells.push(cell);
        }
        for row in &mut self.sheet.rows {
            // What a cell holds itself stands first, and stays.
            row.cells.sort_by_key(|cell| cell.column);
            row.cells.dedup_by_key(|cell| cell.column);
        }
        Ok((self.sheet, self.left))
    }

    /// Puts into `more` what the cells of a range show: the row by its place, and the cell.
    fn spread(
        &mut self,
        (top, bottom, first, last): Range,
        more: &mut Vec<(usize, SheetCell)>,
    ) -> Result<(), Unread> {
        let rows = &mut self.sheet.rows;
        let Ok(from) = rows.binary_search_by_key(&top, |row| row.number) else { return Ok(()) };
        let cells = &mut rows[from].cells;
        let Ok(at) = cells.binary_search_by_key(&first, |cell| cell.column) else {
            return Ok(());
        };
        cells[at].merged_to = Some(bottom);
        let value = cells[at].clone();
        let rows = rows[from..].iter().take_while(|row| row.number <= bottom).count();
        for place in (from..from + rows).flat_map(|row| (first..=last).map(move |at| (row, at))) {
            self.job.spend(value.text.len() + CELL)?;
            self.left.0 = self.left.0.checked_sub(1).ok_or(Unread::TooLarge)?;
            more.push((place.0, SheetCell { column: place.1, ..value.clone() }));
        }
        Ok(())
    }
}

fn is_on(element: &Element<'_>, name: &str) -> bool {
    element.get(name).is_some_and(|value| matches!(&*value, "1" | "true" | "on"))
}

/// The cells called `B2:C9`.
fn range(text: &str) -> Option<Range> {
    let place = |text: &str| {
        let column = column(text)? - 1;
        let row: u32 =
            text.trim_start_matches(|one: char| one.is_ascii_alphabetic()).parse().ok()?;
        Some((row, column)).filter(|_| row > 0 && column < COLUMNS)
    };
    let (from, to) = text.split_once(':')?;
    let ((top, first), (bottom, last)) = (place(from)?, place(to)?);
    Some((top, bottom, first, last)).filter(|_| top <= bottom && first <= last)
}
