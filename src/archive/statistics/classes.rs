//! Outcomes by the table they belong to: places may class suggestions and
//! proposals by different tables, and shares of one say nothing of the other.

use super::Tally;
use crate::config::{Config, Outcome};

/// One class table and the replies classed by it.
#[derive(Debug)]
pub(crate) struct ClassTable<'a> {
    /// The kind or the key of the body whose table it is; none for the common one.
    pub scope: Option<&'a str>,
    /// Its rows: place in the configuration, row, replies.
    pub rows: Vec<(u16, &'a Outcome, usize)>,
}

impl ClassTable<'_> {
    /// All replies classed by this table.
    #[must_use]
    pub(crate) fn known(&self) -> usize {
        self.rows.iter().map(|row| row.2).sum()
    }
}

/// The class tables by which any reply of `tally` is classed, in the order of
/// the configuration.
#[must_use]
pub(crate) fn class_tables<'a>(tally: &Tally, config: &'a Config) -> Vec<ClassTable<'a>> {
    let mut tables: Vec<ClassTable<'a>> = Vec::new();
    for (at, outcome) in (0..).zip(&config.outcomes) {
        let row = (at, outcome, tally.classes.get(&at).copied().unwrap_or_default());
        let scope = outcome.scope.as_deref();
        match tables.iter_mut().find(|table| table.scope == scope) {
            Some(table) => table.rows.push(row),
            None => tables.push(ClassTable { scope, rows: vec![row] }),
        }
    }
    tables.retain(|table| table.known() > 0);
    tables
}
