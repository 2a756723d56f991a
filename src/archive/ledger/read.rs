//! Reading the ledger: every cell that cannot be taken at its word is told.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::{Item, Ledger, UnreadColumn};
use crate::archive::context::Context;
use crate::archive::nearest_key::nearest_key;
use crate::archive::schema::{self, FIELDS, FieldDef};
use crate::diagnostic::{Bilingual, Diagnostic, Severity, SourcePath};
use crate::model::SessionKey;
use crate::spreadsheet::{self, Cell, Row, Table, letters};

/// The columns of a ledger, by the keys of the field table.
const COLUMNS: &[&str] =
    &["session", "numbers", "subject", "department", "date_assigned", "disclosure"];

/// What further names a ledger gives its columns.
const NAMES: &[(&str, &str)] = &[
    ("案号", "numbers"),
    ("提案编号", "numbers"),
    ("建议编号", "numbers"),
    ("主办单位", "department"),
    ("承办部门", "department"),
    ("交办时间", "date_assigned"),
];

/// The field that a column is named after.
pub(super) fn column(name: &str) -> Option<&'static FieldDef> {
    let name = name.trim();
    let key = NAMES.iter().find(|known| known.0 == name).map_or(name, |known| known.1);
    schema::find(key)
}

/// Whether a ledger may have a column called `name`.
pub(crate) fn is_column(name: &str) -> bool {
    column(name).is_some_and(|field| COLUMNS.contains(&field.key))
}

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

fn finding(path: &SourcePath, span: Range<u32>, message: Bilingual, help: Bilingual) -> Diagnostic {
    let (rule, severity, path) = ("config/value", Severity::Error, path.clone());
    Diagnostic { rule, severity, path, span, message, help }
}

pub(super) struct Reader<'a> {
    ledger: Ledger,
    table: &'a Table,
    pub(super) context: Context<'a>,
    found: Vec<Diagnostic>,
    /// How much is wrong, told or not.
    faulty: usize,
    /// The sessions that were read, by their spelling.
    pub(super) sessions: BTreeMap<Box<str>, Option<SessionKey>>,
}

/// So many faults of a ledger are told.
const MOST_FAULTS: usize = 500;

/// A cell: its row, its column, and where it stands in a text.
#[derive(Clone)]
pub(super) struct At {
    line: usize,
    column: usize,
    span: Range<u32>,
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
        for key in ["session", "numbers"] {
            if place(key).is_none() {
                let label = schema::find(key).map_or(key, FieldDef::label);
                self.tell(
                    At { line: head.line, column: 0, span: 0..0 },
                    Bilingual::new(
                        format!("表头里没有“{label}”一列"),
                        format!("there is no column `{key}`"),
                    ),
                    Bilingual::new(
                        "第一行请写 届次,编号,案由,承办单位,交办日期,公开属性",
                        "let the first line be `session,numbers,subject,department,date_assigned,disclosure`",
                    ),
                );
            }
        }
        let (Some(session), Some(number)) = (place("session"), place("numbers")) else { return };
        let others = COLUMNS[2..].iter().map(|key| place(key)).collect::<Vec<_>>();
        for row in rows {
            self.row(row, (session, number), &others);
        }
    }

    /// What each column holds; a name that is none of them is told.
    fn columns(&mut self, head: &Row) -> Vec<Option<&'static str>> {
        let mut columns = Vec::new();
        for (place, cell) in head.cells.iter().enumerate() {
            let at = At { line: head.line, column: place, span: cell.at.clone() };
            let known = column(&cell.text).map(|field| field.key);
            let known = known.and_then(|key| COLUMNS.iter().copied().find(|one| *one == key));
            if known.is_some() && columns.contains(&known) {
                self.tell(
                    at.clone(),
                    Bilingual::new(
                        format!("“{}”一列有两列", cell.text),
                        format!("there are two columns `{}`", cell.text),
                    ),
                    Bilingual::new("请只留一列", "keep one of them"),
                );
            } else if known.is_none() && !cell.text.is_empty() {
                let fields: Vec<_> =
                    FIELDS.iter().filter(|field| COLUMNS.contains(&field.key)).collect();
                let near = nearest_key(&cell.text, &fields);
                let Some(near) = near else {
                    self.unread(place, cell);
                    columns.push(None);
                    continue;
                };
                self.tell(
                    at.clone(),
                    Bilingual::new(
                        format!("台账里没有“{}”这一列，是否为“{near}”？", cell.text),
                        format!("a ledger has no column `{}`; is it `{near}`?", cell.text),
                    ),
                    Bilingual::new(format!("请写 {near}"), format!("write `{near}`")),
                );
            }
            self.ledger.columns.extend(known.map(|key| (key, place)));
            columns.push(known);
        }
        self.nameless(&head.cells);
        columns
    }

    /// Notes the columns that have values, but no name.
    fn nameless(&mut self, names: &[Cell]) {
        let mut with_values = BTreeSet::new();
        for row in &self.table.rows {
            let cells = row.cells.iter().enumerate().filter(|(_, cell)| !cell.text.is_empty());
            let nameless =
                cells.filter(|(at, _)| names.get(*at).is_none_or(|one| one.text.is_empty()));
            with_values.extend(nameless.map(|(at, _)| at));
        }
        for place in with_values {
            self.unread(place, &Cell::default());
        }
    }

    fn unread(&mut self, place: usize, Cell { text, at, .. }: &Cell) {
        let (name, letters, at) = ((&**text).into(), letters(place), at.clone());
        self.ledger.unread.push(UnreadColumn { name, letters, at });
    }

    fn row(&mut self, row: &Row, (session, number): (usize, usize), others: &[Option<usize>]) {
        let wrong = |at: &usize| row.cells.get(*at)?.wrong().map(|wrong| (place(row, *at), wrong));
        let used = [session, number].into_iter().chain(others.iter().flatten().copied());
        let wrong: Vec<_> = used.filter_map(|at| wrong(&at)).collect();
        if !wrong.is_empty() {
            for (at, (message, help)) in wrong {
                self.tell(at, message, help);
            }
            return;
        }
        let cell = |at: usize| (row.text(at).trim(), place(row, at));
        let key = (self.session(cell(session)), self.number(cell(number)));
        let other = |at: usize| others[at].map(cell).filter(|(text, _)| !text.is_empty());
        let mut item = Item {
            at: place(row, number).span,
            line: row.line,
            session: row.text(session).into(),
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
