//! What a table of replies asks to be changed, and what of it cannot be.

use std::collections::{BTreeMap, BTreeSet};

use super::row::{CHECK, FILE, check};
use crate::archive::schema::{self, FieldDef};
use crate::archive::table::{Compared, Refusal, cell, columns, compared, edited};
use crate::command::Error;
use crate::diagnostic::{Bilingual, Severity, SourcePath};
use crate::document;
use crate::site::Site;
use crate::spreadsheet::{Cell, Row, Table};

/// A file that is to be written anew.
pub(in crate::command) struct Change {
    pub(in crate::command) path: SourcePath,
    pub(in crate::command) old: Vec<u8>,
    pub(in crate::command) new: String,
}

/// What is wrong in a table, and where.
pub(in crate::command) struct Fault {
    pub(in crate::command) place: Bilingual,
    pub(in crate::command) message: Bilingual,
}

/// So many faults are shown: who mends them runs it again.
const MOST_FAULTS: usize = 500;

/// Whether a column called `name` may stand in a table of replies.
pub(super) fn is_column(name: &str) -> bool {
    [FILE, CHECK].contains(&name) || columns().any(|field| field.is_named(name))
}

/// What is to be written anew, and what stands against it.
#[derive(Default)]
pub(in crate::command) struct Wanted {
    /// The first of what is wrong, and how much there is in all.
    pub(in crate::command) faults: Vec<Fault>,
    pub(in crate::command) faulty: usize,
    /// How many cells a spreadsheet program has written in another way.
    pub(in crate::command) respelt: usize,
    pub(in crate::command) changes: Vec<Change>,
}

/// A table being read for what it asks for.
pub(super) struct Reader<'a> {
    site: &'a Site,
    table: &'a Table,
    wanted: Wanted,
}

impl<'a> Reader<'a> {
    pub(super) fn new(site: &'a Site, table: &'a Table) -> Self {
        Self { site, table, wanted: Wanted::default() }
    }

    fn fault(&mut self, row: &Row, zh: impl Into<String>, en: impl Into<String>) {
        self.fault_at((row, None), Bilingual::new(zh.into(), en.into()));
    }

    fn fault_at(&mut self, (row, column): (&Row, Option<usize>), message: Bilingual) {
        self.wanted.faulty += 1;
        if self.wanted.faults.len() < MOST_FAULTS {
            let place = self.table.place(row.line, column);
            self.wanted.faults.push(Fault { place, message });
        }
    }

    pub(super) fn read(mut self) -> Result<Wanted, Error> {
        let Table { head, rows, .. } = self.table;
        let place = |name: &str| head.cells.iter().position(|cell| &*cell.text == name);
        let (Some(file), Some(sum)) = (place(FILE), place(CHECK)) else {
            self.fault(
                head,
                format!("没有“{FILE}”或“{CHECK}”一列；请用 dafu table export 写出的表来改"),
                format!("there is no column {FILE} or {CHECK}: change a table that dafu table export wrote"),
            );
            return Ok(self.wanted);
        };
        let fields = self.fields(head, [file, sum]);
        let listing = self.site.folder.list()?.replies;
        let listing: BTreeMap<&str, &SourcePath> =
            listing.iter().map(|path| (path.as_str(), path)).collect();
        let mut seen = BTreeSet::new();
        for row in rows {
            let name = row.text(file);
            let Some(path) = listing.get(name).copied() else {
                self.fault(
                    row,
                    format!("没有 {name} 这个稿件"),
                    format!("there is no document {name}"),
                );
                continue;
            };
            if row.cells.len() > head.cells.len() {
                self.fault(
                    row,
                    "格子比列名多；多出来的请删去，CSV 里有逗号的值要放在英文双引号里",
                    "it has more cells than there are columns: delete them; in CSV a value with a comma stands in quotation marks",
                );
                continue;
            }
            if !seen.insert(path) {
                self.fault(
                    row,
                    format!("{name} 前面已经有一行"),
                    format!("{name} has a row above already"),
                );
                continue;
            }
            self.row(row, path, row.text(sum), &fields)?;
        }
        Ok(self.wanted)
    }

    /// The field of each column but `others`; what is none is told.
    fn fields(&mut self, head: &Row, others: [usize; 2]) -> Vec<(usize, &'static FieldDef)> {
        let mut fields: Vec<(usize, &'static FieldDef)> = Vec::new();
        for (at, cell) in head.cells.iter().enumerate() {
            let name = &*cell.text;
            let field =
                schema::find(name).filter(|one| columns().any(|field| field.key == one.key));
            match field {
                Some(field) if fields.iter().any(|known| known.1.key == field.key) => self.fault(
                    head,
                    format!("“{name}”有两列"),
                    format!("there are two columns {name}"),
                ),
                Some(field) => fields.push((at, field)),
                None if others.contains(&at) || name.is_empty() => {}
                None => self.fault(
                    head,
                    format!("没有“{name}”这个字段；自己加的列请删去"),
                    format!("there is no field {name}: delete columns of your own"),
                ),
            }
        }
        fields
    }

    fn row(
        &mut self,
        row: &Row,
        path: &SourcePath,
        sum: &str,
        fields: &[(usize, &'static FieldDef)],
    ) -> Result<(), Error> {
        let bytes = self.site.folder.read(path)?;
        let Ok(old) = std::str::from_utf8(&bytes) else {
            self.fault(row, format!("{path} 不是 UTF-8"), format!("{path} is not UTF-8"));
            return Ok(());
        };
        let (document, _) = document::parse(&bytes);
        let mut new = old.to_owned();
        for (at, field) in fields {
            let (label, wanted, here) = (field.label(), row.text(*at), (row, Some(*at)));
            if let Some((message, help)) = row.cells.get(*at).and_then(Cell::wrong) {
                let message = Bilingual::new(
                    format!("{}（{}）", message.zh, help.zh),
                    format!("{} ({})", message.en, help.en),
                );
                self.fault_at(here, message);
                continue;
            }
            match compared(field, &cell(&document, field), wanted) {
                Compared::Same => {}
                Compared::Respelt => self.wanted.respelt += 1,
                Compared::Shortened => self.fault_at(here, Bilingual::new(format!("“{label}”一格 {wanted} 是表格软件缩写的数，少了几位；请按原样重新填写，前面加一个英文单引号"), format!("{wanted} under {label} was shortened by the spreadsheet program; type it anew with ' in front"))),
                Compared::Changed => match edited(&new, field, wanted) {
                    Ok(text) => new = text,
                    Err(Refusal::Unreadable) => self.fault_at(here, Bilingual::new(format!("{path} 的前言区读不出来，请先运行 dafu check"), format!("the front matter of {path} cannot be read: run dafu check first"))),
                    Err(Refusal::Entangled) => self.fault_at(here, Bilingual::new(format!("{path} 里“{label}”的写法不能照表改（例如几行之间有注释），请在稿件里手工改"), format!("{label} of {path} is written in a way that only a person can change"))),
                },
            }
        }
        if new == old {
            return Ok(());
        }
        if sum != check(&bytes) {
            self.fault(
                row,
                format!("{path} 在写出这张表以后改过；请重新写出一张表，再改这一件"),
                format!("{path} was changed after this table was written: write a new one, and change that"),
            );
            return Ok(());
        }
        self.judge(row, path, &bytes, &new);
        self.wanted.changes.push(Change { path: path.clone(), old: bytes, new });
        Ok(())
    }

    /// What the rules say of the new front matter that they did not say of the old one.
    fn judge(&mut self, row: &Row, path: &SourcePath, old: &[u8], new: &str) {
        let of = |bytes: &[u8]| {
            let (_, mut found) = self.site.read_reply(path, bytes);
            found.retain(|one| one.severity == Severity::Error);
            found
        };
        let before = of(old);
        for finding in of(new.as_bytes()) {
            if before.iter().any(|one| one.rule == finding.rule && one.message == finding.message) {
                continue;
            }
            let (message, help) = (&finding.message, &finding.help);
            self.fault(
                row,
                format!("{}（{}）", message.zh, help.zh),
                format!("{} ({})", message.en, help.en),
            );
        }
    }
}
