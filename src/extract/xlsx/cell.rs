//! What a workbook is made of: sheets, rows, cells.

use std::ops::RangeInclusive;
use std::sync::Arc;

/// The most cells of a workbook that are read: a table of ten thousand rows has fewer.
pub(crate) const MOST_CELLS: usize = 1_000_000;

/// A sheet of a workbook.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    pub name: Box<str>,
    pub is_hidden: bool,
    /// The rows that hold anything, from above.
    pub rows: Vec<SheetRow>,
    /// The columns that are not shown, from 0.
    pub hidden_columns: Vec<RangeInclusive<usize>>,
}

/// A row of a sheet.
#[derive(Debug)]
pub(crate) struct SheetRow {
    /// From 1.
    pub number: u32,
    pub is_hidden: bool,
    /// The cells that hold anything, from the left.
    pub cells: Vec<SheetCell>,
}

/// A cell of a sheet.
#[derive(Clone, Debug)]
pub(crate) struct SheetCell {
    /// From 0.
    pub column: usize,
    /// What it shows.
    pub text: Arc<str>,
    pub fault: Option<CellFault>,
    /// The last row of the merged cells that it is the value of, if it is.
    pub merged_to: Option<u32>,
}

/// Why a cell does not hold what was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CellFault {
    /// An error of a formula, such as `#REF!`.
    Error,
    /// A formula of which no program has put down the result.
    Uncomputed,
    /// A number of more digits than a spreadsheet keeps.
    Rounded,
}
