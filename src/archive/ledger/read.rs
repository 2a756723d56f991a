//! Reading the ledger: every cell that cannot be taken at its word is told.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Item, Ledger};
use crate::archive::context::Context;
use crate::archive::nearest_key::nearest_key;
use crate::archive::schema::{self, FIELDS, FieldDef};
use crate::diagnostic::{Bilingual, Diagnostic, Severity, SourcePath};
use crate::model::{CaseKey, Choice, Date, Disclosure, SessionKey, date, session};
use crate::spreadsheet::{self, Row, TableFault, unguarded};
use crate::yaml::Placed;

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

/// Reads the ledger at `path`, and tells what is wrong with it.
#[must_use]
pub(crate) fn read(
    path: &SourcePath,
    text: &str,
    context: Context<'_>,
) -> (Ledger, Vec<Diagnostic>) {
    let ledger = Ledger { source: path.clone(), items: BTreeMap::new(), unread: Vec::new() };
    let mut reader = Reader { ledger, context, found: Vec::new(), sessions: BTreeMap::new() };
    match spreadsheet::read(text) {
        Ok(rows) => reader.rows(&rows),
        Err(TableFault::TooLarge) => reader.tell(
            0..0,
            Bilingual::new(
                format!("表太大：最多读 {} 个单元格", spreadsheet::MOST_CELLS),
                format!(
                    "the table is too large: at most {} cells are read",
                    spreadsheet::MOST_CELLS
                ),
            ),
            Bilingual::new("请删去空白的行和列", "delete empty rows and columns"),
        ),
        Err(TableFault::Quotation(line)) => reader.tell(
            0..0,
            Bilingual::new(
                format!("第 {line} 行的引号 \" 没有成对，后面的单元格读不出来"),
                format!("a quotation mark in line {line} is never closed"),
            ),
            Bilingual::new("请补上另一个引号，或者删去它", "close it, or delete it"),
        ),
    }
    (reader.ledger, reader.found)
}

struct Reader<'a> {
    ledger: Ledger,
    context: Context<'a>,
    found: Vec<Diagnostic>,
    /// The sessions that were read, by their spelling.
    sessions: BTreeMap<Box<str>, Option<SessionKey>>,
}

impl Reader<'_> {
    fn tell(&mut self, span: Range<u32>, message: Bilingual, help: Bilingual) {
        let path = self.ledger.source.clone();
        let (rule, severity) = ("config/value", Severity::Error);
        self.found.push(Diagnostic { rule, severity, path, span, message, help });
    }

    fn rows(&mut self, rows: &[Row]) {
        let Some((head, rows)) = rows.split_first() else { return };
        let columns = self.columns(head);
        let place = |key: &str| columns.iter().position(|column| *column == Some(key));
        for key in ["session", "numbers"] {
            if place(key).is_none() {
                let label = schema::find(key).map_or(key, FieldDef::label);
                self.tell(
                    0..0,
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
        for cell in &head.cells {
            let known = column(&cell.text).map(|field| field.key);
            let known = known.and_then(|key| COLUMNS.iter().copied().find(|one| *one == key));
            if known.is_some() && columns.contains(&known) {
                self.tell(
                    cell.at.clone(),
                    Bilingual::new(
                        format!("“{}”一列有两列", cell.text),
                        format!("there are two columns `{}`", cell.text),
                    ),
                    Bilingual::new("请只留一列", "keep one of them"),
                );
            } else if known.is_none() && !cell.text.is_empty() {
                let fields = FIELDS.iter().filter(|field| COLUMNS.contains(&field.key));
                let near = nearest_key(&cell.text, fields);
                let Some(near) = near else {
                    self.ledger
                        .unread
                        .push(Placed { text: cell.text.clone(), at: cell.at.clone() });
                    columns.push(None);
                    continue;
                };
                self.tell(
                    cell.at.clone(),
                    Bilingual::new(
                        format!("台账里没有“{}”这一列，是否为“{near}”？", cell.text),
                        format!("a ledger has no column `{}`; is it `{near}`?", cell.text),
                    ),
                    Bilingual::new(format!("请写 {near}"), format!("write `{near}`")),
                );
            }
            columns.push(known);
        }
        columns
    }

    fn row(&mut self, row: &Row, (session, number): (usize, usize), others: &[Option<usize>]) {
        let cell = |at: usize| (unguarded(row.text(at)).trim(), place(row, at));
        let key = (self.session(cell(session)), self.number(cell(number)));
        let other = |at: usize| others[at].map(cell).filter(|(text, _)| !text.is_empty());
        let mut item = Item { at: place(row, number), ..Item::default() };
        item.subject =
            other(0).map(|(text, _)| text.trim_start_matches('《').trim_end_matches('》').into());
        item.departments = other(1).map(|cell| self.departments(cell)).unwrap_or_default();
        item.date_assigned = other(2).and_then(|cell| self.day(cell));
        item.disclosure = other(3).and_then(|cell| self.disclosure(cell));
        let (Some(session), Some(found)) = key else { return };
        let at = item.at.clone();
        if self.ledger.items.insert((session, found), item).is_some() {
            let (number, _) = cell(number);
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
    }

    fn session(&mut self, (text, at): (&str, Range<u32>)) -> Option<SessionKey> {
        if let Some(known) = self.sessions.get(text) {
            return *known;
        }
        let bodies = &self.context.registers.bodies;
        let spelling = session::parse(text);
        let body = spelling.as_ref().ok().and_then(|one| bodies.find(&one.body));
        let found = spelling.as_ref().ok().zip(body).map(|(one, body)| SessionKey {
            body,
            term: one.term,
            meeting: one.meeting,
        });
        if found.is_none() {
            let help = match &spelling {
                Err(fault) if fault.suggestion.is_some() => {
                    let near = fault.suggestion.clone().unwrap_or_default();
                    Bilingual::new(format!("请写 {near}"), format!("write {near}"))
                }
                Err(_) => Bilingual::new(
                    "请照 省政协十三届一次会议 的样子写",
                    "write it as in 省政协十三届一次会议",
                ),
                Ok(_) => Bilingual::new(
                    "请写 content/bodies.yaml 里有的机构，或者先在那里登记",
                    "name a body of content/bodies.yaml, or enter it there",
                ),
            };
            self.tell(
                at,
                Bilingual::new(
                    format!("“{text}”不是能认出的届次"),
                    format!("`{text}` is no session that can be recognised"),
                ),
                help,
            );
        }
        self.sessions.insert(text.into(), found);
        found
    }

    fn number(&mut self, (text, at): (&str, Range<u32>)) -> Option<CaseKey> {
        let found = CaseKey::parse(text, &self.context.config.number_prefixes).ok();
        if found.is_none() {
            self.tell(
                at,
                Bilingual::new(
                    format!("“{text}”不是一个编号"),
                    format!("`{text}` is no number of a case"),
                ),
                Bilingual::new("请写一个编号，例如 0121", "write one number, as in 0121"),
            );
        }
        found
    }

    fn departments(&mut self, (text, at): (&str, Range<u32>)) -> Vec<u16> {
        let register = &self.context.registers.departments;
        if let Some((whole, _)) = register.find(text) {
            return vec![whole];
        }
        let parts = text.split(['、', '，', ',', '；', ';', '\n', ' ']).map(str::trim);
        let (mut found, mut unknown) = (Vec::new(), Vec::new());
        for part in parts.filter(|part| !part.is_empty()) {
            match register.find(part) {
                Some((one, _)) if !found.contains(&one) => found.push(one),
                Some(_) => {}
                None => unknown.push(part.to_owned()),
            }
        }
        for name in unknown {
            self.tell(
                at.clone(),
                Bilingual::new(
                    format!("名录里没有“{name}”"),
                    format!("`{name}` is not in the register"),
                ),
                Bilingual::new(
                    "请写 content/departments.yaml 里的名称、简称或代码，或者先在那里登记",
                    "write a name or code of content/departments.yaml, or enter it there",
                ),
            );
        }
        found
    }

    fn day(&mut self, (text, at): (&str, Range<u32>)) -> Option<Date> {
        let found = date::parse(text).ok().map(|moment| moment.day);
        if found.is_none() {
            self.tell(
                at,
                Bilingual::new(format!("“{text}”不是日期"), format!("`{text}` is no date")),
                Bilingual::new("请写成 2024-03-01", "write it as in 2024-03-01"),
            );
        }
        found
    }

    fn disclosure(&mut self, (text, at): (&str, Range<u32>)) -> Option<Disclosure> {
        let found = Disclosure::parse(text);
        if found.is_none() {
            self.tell(
                at,
                Bilingual::new(
                    format!("“{text}”不是公开属性"),
                    format!("`{text}` is no kind of disclosure"),
                ),
                Bilingual::new(
                    "请写 主动公开、依申请公开 或 不予公开",
                    "write 主动公开, 依申请公开 or 不予公开",
                ),
            );
        }
        found
    }
}

/// Where the cell in the column `at` stands; the row, where it is shorter.
fn place(row: &Row, at: usize) -> Range<u32> {
    row.cells.get(at).or(row.cells.first()).map_or(0..0, |cell| cell.at.clone())
}
