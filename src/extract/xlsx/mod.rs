//! Workbooks (.xlsx) as tables: the cells of each sheet as they are shown, with what a reader
//! of the sheet would not see.
//!
//! `workbook` beside this folder looks for words wherever they stand; here cells keep their
//! places, numbers their format, and days are days.

mod cell;
mod format;
mod moment;
mod sheet;

pub(crate) use cell::{CellFault, MOST_CELLS, Sheet, SheetCell, SheetRow};

use super::READERS;
use super::limits::{Job, LARGEST};
use super::package::Package;
use super::piece::Unread;
use super::workbook::{STRINGS, contents, part, shared_strings};
use super::xml::try_walk;
use format::Formats;
use sheet::Reader;

/// The most elements of a workbook that are gone through; a cell is made of three.
const MOST_ELEMENTS: usize = 4 * MOST_CELLS;

/// The sheets of the workbook in `bytes`, in the order of their tabs.
///
/// # Errors
/// Why it is none, or is not read.
pub(crate) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, Unread> {
    if bytes.len() as u64 > LARGEST {
        return Err(Unread::TooLarge);
    }
    let mut nobody = |_: super::Piece<'_>| {};
    let mut job = Job::new(&mut nobody, READERS, bytes.len());
    let package = &mut Package::open(bytes)?;
    if package.find("xl/workbook.xml").is_none() {
        return Err(Unread::Format);
    }
    let contents = contents(package, &mut job)?;
    let strings = shared_strings(&part(package, STRINGS, &mut job)?, &mut job)?;
    let styles = part(package, "xl/styles.xml", &mut job)?;
    let formats = Formats::read(&styles, contents.is_1904)?;
    let mut left = (MOST_CELLS, MOST_ELEMENTS);
    let mut sheets = Vec::new();
    for entry in contents.sheets {
        let Some(at) = package.find(&entry.path) else { return Err(Unread::Damaged) };
        let bytes = package.part(at, &mut job)?;
        let mut reader = Reader::new(&strings, &formats, &mut job, left);
        try_walk(&bytes, &mut |token| reader.token(&token))?;
        let mut sheet;
        (sheet, left) = reader.done()?;
        sheet.name = entry.name.into();
        sheet.is_hidden = entry.is_hidden;
        sheets.push(sheet);
    }
    Ok(sheets)
}
