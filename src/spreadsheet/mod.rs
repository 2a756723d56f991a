//! Tables of spreadsheet programs: rows of texts, read with their places and written.
//!
//! Cells are texts and stay what was typed: no number is rounded, no date turned
//! into another, no text run as a formula.

mod csv;
mod guard;

pub(crate) use csv::{read, write};
pub(crate) use guard::unguarded;

use std::ops::Range;

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// Its line in the file, or its row in the sheet, from 1.
    pub line: usize,
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cell {
    /// What it shows, without blanks around it.
    pub text: Box<str>,
    /// Where it stands in the text of the file, where that is one.
    pub at: Range<u32>,
}

/// Why a file is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TableFault {
    /// More cells than a table of these things can have.
    TooLarge,
    /// A quotation mark opens in this line and is never closed.
    Quotation(usize),
}

/// The most cells that are read: a table of ten thousand rows has fewer.
pub(crate) const MOST_CELLS: usize = 1_000_000;

impl Row {
    /// The cell in the column `at`; nothing where the row is shorter.
    #[must_use]
    pub(crate) fn text(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", |cell| &cell.text)
    }

    fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.text.is_empty())
    }
}
