//! What the columns of a ledger hold, by their names and by the title above them.

use std::collections::{BTreeMap, BTreeSet};

use super::UnreadColumn;
use super::names::{COLUMNS, column};
use super::read::{At, Reader, finding};
use crate::archive::nearest_key::nearest_key;
use crate::archive::schema::{self, FIELDS, FieldDef};
use crate::diagnostic::{Bilingual, Diagnostic, Severity};
use crate::letter::cases::{Lookup, cited};
use crate::letter::reading::Reading;
use crate::letter::surroundings::Trust;
use crate::model::SessionKey;
use crate::spreadsheet::{Cell, Row, letters};
use crate::yaml::shape::MOST_COMPARED;

/// Whether a column of `head` holds the field called `name`.
fn has_column(head: &Row, name: &str) -> bool {
    let key = column(name).map(|field| field.key);
    head.cells.iter().any(|cell| column(&cell.text).map(|field| field.key) == key)
}

impl Reader<'_> {
    /// What each column holds; a name that is none of them is told.
    pub(super) fn columns(&mut self, head: &Row) -> Vec<Option<&'static str>> {
        let fields: Vec<_> = FIELDS.iter().filter(|field| COLUMNS.contains(&field.key)).collect();
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
                // 序号 is no slip for 编号 where that stands beside it.
                let near = (place < MOST_COMPARED).then(|| nearest_key(&cell.text, &fields));
                let near = near.flatten().filter(|near| !has_column(head, near));
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

    /// The session that the title above the columns names, if it is one alone, as printed.
    pub(super) fn session_above(&mut self) -> Option<(String, SessionKey)> {
        let (bodies, prefixes) =
            (&self.context.registers.bodies, &self.context.config.number_prefixes);
        let lookup = Lookup { bodies, prefixes };
        let titles = self.table.above.iter();
        let named =
            titles.flat_map(|title| cited(&Reading::joined(title), Trust::Title, lookup).sessions);
        let named =
            named.filter_map(|one| Some((bodies.session(one.spelling.as_ref().ok()?)?, one.text)));
        let all: BTreeMap<SessionKey, String> = named.collect();
        let (key, text) = all.iter().next().filter(|_| all.len() == 1)?;
        let message = Bilingual::new(
            format!("没有“届次”一列，届次取自标题：{text}"),
            format!("there is no column of sessions; the title names {text}"),
        );
        let help = Bilingual::new(
            "不都是这次会议的，请加一列“届次”",
            "add a column 届次 if the cases are of several sessions",
        );
        let told = finding(&self.ledger.source, 0..0, message, help);
        self.found.push(Diagnostic { severity: Severity::Hint, ..told });
        Some((text.clone(), *key))
    }

    /// Tells that no column holds `key`.
    pub(super) fn tell_missing(&mut self, key: &'static str) {
        let label = schema::find(key).map_or(key, FieldDef::label);
        self.tell(
            At { line: self.table.head.line, column: 0, span: 0..0 },
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
