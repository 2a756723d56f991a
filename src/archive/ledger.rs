//! The ledger (台账): which cases were assigned, answered yet or not.
//!
//! Statistics take their denominators from it, and letters are compared with it.
//! Of an item without a published reply nothing leaves it but that it counts.

mod columns;
mod matched;
mod names;
mod read;
mod values;

pub(crate) use matched::SHARED;
pub(crate) use names::is_column;
pub(crate) use read::{of_table, read, workbook};

use std::collections::BTreeMap;
use std::ops::Range;

use super::reply::{Case, Text};
use crate::diagnostic::SourcePath;
use crate::model::{CaseKey, Date, Disclosure, SessionKey};

/// Where the ledger of a site stands, where it has one.
pub(crate) const LEDGER: &str = "content/cases.csv";

/// What identifies an item: the session and the number in any spelling.
pub(crate) type ItemKey = (SessionKey, CaseKey);

/// The items of a ledger.
#[derive(Clone, Debug)]
pub struct Ledger {
    pub source: SourcePath,
    /// The items, each once.
    pub items: BTreeMap<ItemKey, Item>,
    /// The columns that are read, by the keys of the field table, and where they stand.
    pub columns: Vec<(&'static str, usize)>,
    /// Columns that are not read.
    pub unread: Vec<UnreadColumn>,
}

/// A column of a ledger that nothing reads.
#[derive(Clone, Debug)]
pub struct UnreadColumn {
    /// What it is called; nothing where it has values alone.
    pub name: Text,
    /// Its letters in a spreadsheet program.
    pub letters: String,
    /// Where its name stands in the file.
    pub at: Range<u32>,
}

/// A case that was assigned to a department, answered or not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Where its number stands in the file.
    pub at: Range<u32>,
    /// Its row in the table.
    pub line: usize,
    /// Its session as it stands there.
    pub session: Text,
    /// Its number as it stands there.
    pub number: Text,
    /// 案由.
    pub subject: Option<Text>,
    /// Who has to answer it, by place in the register; the first leads.
    pub departments: Vec<u16>,
    /// 交办日期.
    pub date_assigned: Option<Date>,
    /// 公开属性.
    pub disclosure: Option<Disclosure>,
}

impl Ledger {
    fn new(source: &SourcePath) -> Self {
        let (items, columns, unread) = (BTreeMap::new(), Vec::new(), Vec::new());
        Self { source: source.clone(), items, columns, unread }
    }

    /// When `cases` were assigned: the first day, where they were on several.
    #[must_use]
    pub(crate) fn date_assigned(&self, cases: &[Case]) -> Option<Date> {
        let keys = cases.iter().filter_map(|case| Some((case.session_key?, case.key.clone()?)));
        keys.filter_map(|key| self.items.get(&key)?.date_assigned).min()
    }

    /// Whether any item is of `session`.
    #[must_use]
    pub fn has_session(&self, session: SessionKey) -> bool {
        self.items.keys().any(|(one, _)| *one == session)
    }
}
