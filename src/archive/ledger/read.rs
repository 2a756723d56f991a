//! Reading the ledger: every cell that cannot be taken at its word is told.

use std::collections::BTreeMap;
use std::ops::Range;

use super::names::{COLUMNS, is_column};
use super::{Item, Ledger};
use crate::archive::context::Context;
use crate::diagnostic::{Bilingual, Diagnostic, Severity, SourcePath};
use crate::model::SessionKey;
use crate::spreadsheet::{self, Row, Table};

/// That the bytes of the file at `path` are a workbook, if they are.
#[must_use]
pub(crate) fn workbook(path: &SourcePath, bytes: &[u8]) -> Option<Diagnostic> {
    let message = Bilingual::new("这是工作簿，不是 CSV", "it is a workbook, no CSV");
    let help = Bilingual::new(
        "请用 Excel 或 WPS 打开，另存为“CSV UTF-8”，放到这里",
        "open it in Excel or WPS and save it here as CSV UTF-8",
    );
    spreadsheet::is_workbook(bytes).then(|| finding(path, 0..0, message, help))
}

/// Reads the ledger at `path`, and tells what is wrong with it.
#[must_use]
pub(crate) fn read(
    path: &SourcePath,
    text: &str,
    context: Context<'_>,
) -> (Ledger, Vec<Diagnostic>) {
    match spreadsheet::read(text, &is_column) {
        Ok(table) => of_table(path, &table, context),
        Err(fault) => {
            let (message, help) = fault.words();
            (Ledger::new(path), vec![finding(path, 0..0, message, help)])
        }
    }
}

/// The ledger in `table`, which was read from the file at `path`, and what is wrong with it.
#[must_use]
pub(crate) fn of_table(
    path: &SourcePath,
    table: &Table,
    context: Context<'_>,
) -> (Ledger, Vec<Diagnostic>) {
    let (ledger, sessions) = (Ledger::new(path), BTreeMap::new());
    let mut reader = Reader { ledger, table, context, found: Vec::new(), faulty: 0, sessions };
    for note in &table.notes {
        let help =
            Bilingual::new("没有漏掉要读的，就不必改动", "leave it, unless something is missing");
        let told = finding(path, 0..0, note.clone(), help);
        reader.found.push(Diagnostic { severity: Severity::Hint, ..told });
    }
    reader.rows();
    reader.tell_rest();
    (reader.ledger, reader.found)
}

pub(super) fn finding(
    path: &SourcePath,
    span: Range<u32>,
    message: Bilingual,
    help: Bilingual,
) -> Diagnostic {
    let (rule, severity, path) = ("config/value", Severity::Error, path.clone());
    Diagnostic { rule, severity, path, span, message, help }
}

pub(super) struct Reader<'a> {
    pub(super) ledger: Ledger,
    pub(super) table: &'a Table,
    pub(super) context: Context<'a>,
    pub(super) found: Vec<Diagnostic>,
    /// How much is wrong, told or not.
    faulty: usize,
    /// The sessions that were read, by their spelling.
    pub(super) sessions: BTreeMap<Box<str>, Option<SessionKey>>,
}

/// So many faults of a ledger are told.
const MOST_FAULTS: usize = 500;

/// Where the sessions of items stand.
enum SessionOf {
    Column(usize),
    /// In the title above the columns, which all items share.
    Title(String, SessionKey),
}

impl SessionOf {
    fn column(&self) -> Option<usize> {
        match self {
            Self::Column(at) => Some(*at),
            Self::Title(..) => None,
        }
    }
}

/// A cell: its row, its column, and where it stands in a text.
#[derive(Clone)]
pub(super) struct At {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) span: Range<u32>,
}

impl Reader<'_> {
    pub(super) fn tell(&mut self, at: At, message: Bilingual, help: Bilingual) {
        // A sheet has no lines that could be shown.
        let message = if self.table.is_sheet() {
            let place = self.table.place(at.line, Some(at.column));
            Bilingual::new(
                format!("{}：{}", place.zh, message.zh),
                format!("{}: {}", place.en, message.en),
            )
        } else {
            message
        };
        self.faulty += 1;
        if self.faulty <= MOST_FAULTS {
            self.found.push(finding(&self.ledger.source, at.span, message, help));
        }
    }

    /// Tells that there is more than is told.
    fn tell_rest(&mut self) {
        let rest = self.faulty.saturating_sub(MOST_FAULTS);
        if rest > 0 {
            let message = Bilingual::new(
                format!("另有 {rest} 处问题没有列出"),
                format!("{rest} more problems are not listed"),
            );
            let help = Bilingual::new(
                "请先改正列出的，再检查一遍",
                "mend those that are, and check it again",
            );
            self.found.push(finding(&self.ledger.source, 0..0, message, help));
        }
    }

    fn rows(&mut self) {
        let Table { head, rows, .. } = self.table;
        let columns = self.columns(head);
        let place = |key: &str| columns.iter().position(|column| *column == Some(key));
        let session = match place("session") {
            Some(at) => Some(SessionOf::Column(at)),
            None => self.session_above().map(|(text, key)| SessionOf::Title(text, key)),
        };
        let missing = [("session", session.is_none()), ("numbers", place("numbers").is_none())];
        for (key, _) in missing.into_iter().filter(|one| one.1) {
            self.tell_missing(key);
        }
        let (Some(session), Some(number)) = (session, place("numbers")) else { return };
        let others = COLUMNS[2..].iter().map(|key| place(key)).collect::<Vec<_>>();
        for row in rows {
            self.row(row, (&session, number), &others);
        }
    }

    fn row(&mut self, row: &Row, (session, number): (&SessionOf, usize), others: &[Option<usize>]) {
        let wrong = |at: &usize| row.cells.get(*at)?.wrong().map(|wrong| (place(row, *at), wrong));
        let used = session.column().into_iter().chain([number]);
        let used = used.chain(others.iter().flatten().copied());
        let wrong: Vec<_> = used.filter_map(|at| wrong(&at)).collect();
        if !wrong.is_empty() {
            for (at, (message, help)) in wrong {
                self.tell(at, message, help);
            }
            return;
        }
        let cell = |at: usize| (row.text(at).trim(), place(row, at));
        let (session, printed) = match session {
            SessionOf::Column(at) => (self.session(cell(*at)), row.text(*at)),
            SessionOf::Title(printed, key) => (Some(*key), &**printed),
        };
        let key = (session, self.number(cell(number)));
        let other = |at: usize| others[at].map(cell).filter(|(text, _)| !text.is_empty());
        let mut item = Item {
            at: place(row, number).span,
            line: row.line,
            session: printed.into(),
            number: row.text(number).into(),
            ..Item::default()
        };
        item.subject =
            other(0).map(|(text, _)| text.trim_start_matches('《').trim_end_matches('》').into());
        item.departments = other(1).map(|cell| self.departments(cell)).unwrap_or_default();
        item.date_assigned = other(2).and_then(|cell| self.day(cell));
        item.disclosure = other(3).and_then(|cell| self.disclosure(cell));
        let (Some(session), Some(found)) = key else { return };
        if self.ledger.items.contains_key(&(session, found.clone())) {
            let (number, at) = cell(number);
            self.tell(
                at,
                Bilingual::new(
                    format!("这次会议的 {number} 号前面已经有一行"),
                    format!("the number {number} of this session stands in a line above already"),
                ),
                Bilingual::new(
                    "一件写一行；几个单位承办的，请写在同一格里，用顿号隔开",
                    "give each case one line; several departments stand in one cell, with 、 between them",
                ),
            );
        }
        self.ledger.items.insert((session, found), item);
    }
}

/// Where the cell in the column `at` stands; in a text the row, where it is shorter.
fn place(row: &Row, at: usize) -> At {
    let cell = row.cells.get(at).or(row.cells.first());
    At { line: row.line, column: at, span: cell.map_or(0..0, |cell| cell.at.clone()) }
}
