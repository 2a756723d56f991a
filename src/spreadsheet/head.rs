//! The row with the names of the columns, which often stands below a title.

use std::collections::BTreeSet;

use super::table::{Row, Table};
use crate::diagnostic::Bilingual;

/// The names of the columns stand among so many rows that hold anything.
const FIRST: usize = 20;

/// The table that `rows` are: below the first of them with the most names that `is_column` knows.
pub(super) fn table(mut rows: Vec<Row>, is_column: &dyn Fn(&str) -> bool) -> Table {
    let at = place(rows.iter().map(|row| row.cells.iter().map(|cell| &*cell.text)), is_column).0;
    let below = rows.split_off(rows.len().min(at + 1));
    let head = rows.pop().unwrap_or_default();
    let above = rows.iter().map(|row| joined(row.cells.iter().map(|cell| &*cell.text))).collect();
    let mut table = Table { sheet: None, above, head, rows: below, text: None, notes: Vec::new() };
    tell_above(&mut table);
    table
}

/// Which of the rows names the columns, and how many names are known in it.
pub(super) fn place<'a, R: Iterator<Item = &'a str>>(
    rows: impl Iterator<Item = R>,
    is_column: &dyn Fn(&str) -> bool,
) -> (usize, usize) {
    let known = |row: R| row.filter(|name| is_column(name)).collect::<BTreeSet<_>>().len();
    // Of equals the last is the greatest: the first row is to win.
    let counted = rows.take(FIRST).map(known).enumerate();
    let best = counted.max_by_key(|(at, known)| (*known, std::cmp::Reverse(*at)));
    best.unwrap_or_default()
}

/// The text of a row; of cells that are merged, which say the same, the first.
pub(super) fn joined<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let mut all: Vec<_> = cells.filter(|text| !text.is_empty()).collect();
    all.dedup();
    all.join(" ")
}

/// Tells that the names stand below other rows.
pub(super) fn tell_above(table: &mut Table) {
    let above = table.above.len();
    if above > 0 {
        let place = table.place(table.head.line, None);
        table.notes.push(Bilingual::new(
            format!("列名取自{}，上面的 {above} 行不算数据", place.zh),
            format!("columns are named in {}; {above} rows above it are no data", place.en),
        ));
    }
}
