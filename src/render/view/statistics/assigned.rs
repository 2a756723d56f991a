//! What was assigned by the ledger, by session and by department, with how much of it is answered.

use super::table::{Row, Table, bar, counted, word};
use crate::archive::listings::{DEPARTMENTS, SESSIONS};
use crate::archive::statistics::AssignedCounts;
use crate::plan::address;
use crate::render::context::RenderContext;
use crate::render::data::{AssignedOf, AssignedRow, assigned_rows};

/// A table of the sessions, where there are several, and one of the departments.
pub(super) fn tables(counts: &AssignedCounts, context: &RenderContext<'_>) -> Vec<Table> {
    let rows = assigned_rows(counts, context);
    let sessions = table(&rows, AssignedOf::Session, context).filter(|one| one.rows.len() > 1);
    let departments = table(&rows, AssignedOf::Department, context);
    sessions.into_iter().chain(departments).collect()
}

fn table(rows: &[AssignedRow], of: AssignedOf, context: &RenderContext<'_>) -> Option<Table> {
    let rows: Vec<_> = rows.iter().filter(|row| row.of == of).collect();
    let most = rows.iter().map(|row| row.counts.items).max()?;
    let (listing, key, caption) = match of {
        AssignedOf::All => return None,
        AssignedOf::Session => (&SESSIONS, "session", "assigned_sessions"),
        AssignedOf::Department => (&DEPARTMENTS, "department", "assigned_departments"),
    };
    let index = context.world.archive.index(listing);
    let has_page = |key: &str| {
        index.is_some_and(|index| index.terms.iter().any(|term| *term.term.key == *key))
    };
    let shown = |row: &&AssignedRow| Row {
        label: row.name.clone(),
        href: has_page(&row.key).then(|| address::term(listing.name, &row.key).to_string()),
        bar: bar(row.counts.items, most),
        cells: [row.counts.items, row.counts.answered, row.counts.published]
            .map(|count| count.to_string())
            .into(),
    };
    let head = [key, "assigned", "answered_head", "published_head"].map(|key| word(key, context));
    Some(Table::new(counted(caption, rows.len(), context), &head, rows.iter().map(shown).collect()))
}
