//! What of a workbook is told because a reader of the sheet does not see it.

use std::ops::RangeInclusive;

use super::table::{Table, letters};
use crate::diagnostic::Bilingual;
use crate::extract::xlsx::Sheet;

/// How many rows, columns and sheets are listed.
const LISTED: usize = 8;

/// Rows, by their numbers, and columns that a sheet does not show.
pub(super) struct Hidden<'a> {
    pub(super) rows: Vec<usize>,
    pub(super) columns: &'a [RangeInclusive<usize>],
}

impl Hidden<'_> {
    /// Tells that they are read all the same.
    pub(super) fn tell(self, table: &mut Table) {
        let width = table.head.cells.len();
        let named = |at: &usize| !table.head.text(*at).is_empty();
        let columns: Vec<usize> = (0..width)
            .filter(named)
            .filter(|at| self.columns.iter().any(|range| range.contains(at)))
            .take(LISTED + 1)
            .collect();
        let rows: Vec<String> = self.rows.iter().map(usize::to_string).collect();
        let columns: Vec<String> = columns.into_iter().map(letters).collect();
        let name = table.sheet.clone().unwrap_or_default();
        for (all, zh, en) in [(rows, "行", "rows"), (columns, "列", "columns")] {
            if !all.is_empty() {
                let more = if all.len() > LISTED { " …" } else { "" };
                let listed = all.iter().take(LISTED).map(String::as_str).collect::<Vec<_>>();
                table.notes.push(Bilingual::new(
                    format!("「{name}」的{zh} {}{more} 是隐藏的，也读了", listed.join("、")),
                    format!("hidden {en} {}{more} of `{name}` are read too", listed.join(", ")),
                ));
            }
        }
    }
}

/// What is told of the sheets beside the one in the place `best`; those that `is_alike` hold
/// such a table as well.
pub(super) fn others(
    sheets: &[Sheet],
    best: usize,
    is_alike: impl Fn(usize) -> bool,
) -> Vec<Bilingual> {
    let others = sheets.iter().enumerate().filter(|(at, _)| *at != best);
    let told = others.map(|(at, sheet)| {
        let (name, chosen) = (&sheet.name, &sheets[best].name);
        let (hidden, also) = (
            if sheet.is_hidden { ("隐藏的", "hidden ") } else { ("", "") },
            if is_alike(at) {
                (
                    format!("；它也有这些列，要用的请并到「{chosen}」里"),
                    format!("; it has such columns as well: put its rows into `{chosen}`"),
                )
            } else {
                (String::new(), String::new())
            },
        );
        Bilingual::new(
            format!("{}工作表「{name}」没有读{}", hidden.0, also.0),
            format!("the {}sheet `{name}` is not read{}", hidden.1, also.1),
        )
    });
    let all: Vec<_> = told.collect();
    let rest = all.len().saturating_sub(LISTED);
    let more = (rest > 0).then(|| {
        Bilingual::new(
            format!("另有 {rest} 个工作表没有读"),
            format!("{rest} more sheets are not read"),
        )
    });
    all.into_iter().take(LISTED).chain(more).collect()
}
