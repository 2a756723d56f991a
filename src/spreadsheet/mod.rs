//! Tables of spreadsheet programs (CSV, .xlsx): rows of texts, read with their places and written.
//!
//! Cells are texts and stay what was typed: no number is rounded, no date turned
//! into another, no text run as a formula.

mod csv;
mod fault;
mod guard;
mod head;
mod remarks;
mod table;
mod workbook;
mod writer;

pub(crate) use csv::{write, write_rows};
pub(crate) use fault::TableFault;
pub(crate) use table::{Cell, Row, Table, letters};
pub(crate) use writer::write_workbook;

/// Whether `bytes` are a workbook, or another document of an office program.
#[must_use]
pub(crate) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
}

/// The table in the text or workbook `bytes`, whose columns `is_column` knows by their names.
///
/// # Errors
/// Why it is no table.
pub(crate) fn open(bytes: &[u8], is_column: &dyn Fn(&str) -> bool) -> Result<Table, TableFault> {
    if bytes.starts_with(b"PK") {
        return workbook::open(bytes, is_column);
    }
    let text = fault::text(bytes)?;
    let table = read(&text, is_column)?;
    Ok(Table { text: Some(text), ..table })
}

/// The table in `text`, whose columns `is_column` knows by their names.
///
/// # Errors
/// Why it is no table.
pub(crate) fn read(text: &str, is_column: &dyn Fn(&str) -> bool) -> Result<Table, TableFault> {
    Ok(head::table(csv::read(text)?, is_column))
}
