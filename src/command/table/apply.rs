//! `dafu table apply`.

use std::collections::BTreeSet;

use super::file::rows;
use super::row::{CHECK, FILE, check};
use crate::archive::schema::{self, FieldDef};
use crate::archive::table::{Compared, Refusal, cell, columns, compared, edited};
use crate::cli::TableApply;
use crate::command::console::Console;
use crate::command::environment::Environment;
use crate::command::fix::{replace, shown};
use crate::command::outcome::Outcome;
use crate::command::{Error, ask, load};
use crate::diagnostic::{Bilingual, Severity, SourcePath};
use crate::document;
use crate::report::ReportFormat;
use crate::site::Site;
use crate::spreadsheet::{Row, unguarded};

/// A file that is to be written anew.
struct Change {
    path: SourcePath,
    old: Vec<u8>,
    new: String,
}

pub(super) fn run(verb: &TableApply, environment: &Environment) -> Result<Outcome, Error> {
    let folder = environment.folder()?;
    let options = Environment::options(None, None)?;
    let rows = rows(&verb.file)?;
    let Some(site) = load::site(&folder, &options, ReportFormat::Text, environment)? else {
        return Ok(Outcome::Failed);
    };
    let console = environment.console(Some(&site.config.language));
    let mut table = Applied { site: &site, faults: Vec::new(), respelt: 0, changes: Vec::new() };
    table.read(&rows)?;
    let Applied { faults, respelt, changes, .. } = table;
    let lines = tell(verb, (&changes, &faults, respelt), console);
    if !faults.is_empty() {
        console.note(&Bilingual::new(
            format!("有 {} 处不能写，什么都没有写。请改正表里的这几处再运行", faults.len()),
            format!(
                "{} cells cannot be written, so nothing was: correct them and run it again",
                faults.len()
            ),
        ));
        return Ok(Outcome::Failed);
    }
    let count = changes.len();
    let summary = Bilingual::new(
        format!("{count} 个文件，{lines} 行"),
        format!("{count} files, {lines} lines"),
    );
    if count == 0 {
        console.note(&Bilingual::new("没有改动", "nothing changes"));
        return Ok(Outcome::Done);
    }
    if verb.dry_run || !(verb.yes || agreed(environment, &site, &summary)?) {
        console.note(&Bilingual::new(
            format!("要改 {}，还没有写。写入请加 --yes", summary.zh),
            format!("{} would change, nothing is written; add --yes to write", summary.en),
        ));
        return Ok(Outcome::Done);
    }
    for change in &changes {
        replace(&folder.locate(&change.path), &change.old, change.new.as_bytes())?;
    }
    console.note(&Bilingual::new(
        format!("改了 {}，正文没有动。下一步：运行 dafu check", summary.zh),
        format!("changed {}; texts are as they were. Next: run dafu check", summary.en),
    ));
    Ok(Outcome::Done)
}

/// Shows each change, and each cell that cannot be written; how many lines change.
fn tell(
    verb: &TableApply,
    (changes, faults, respelt): (&[Change], &[(usize, Bilingual)], usize),
    console: Console,
) -> usize {
    if respelt > 0 {
        console.note(&Bilingual::new(
            format!("有 {respelt} 格只是被表格软件换了写法（少了前面的 0，日期换了样子），没有当作改动"),
            format!("{respelt} cells were only respelt by the spreadsheet program (zeros in front, dates) and are left as they were"),
        ));
    }
    let mut lines = 0;
    for change in changes {
        let (text, count) = shown(&String::from_utf8_lossy(&change.old), &change.new);
        lines += count;
        let path = &change.path;
        console.note(&Bilingual::new(format!("{path}\n{text}"), format!("{path}\n{text}")));
    }
    for (line, fault) in faults {
        let name = verb.file.display();
        console.error(&Bilingual::new(
            format!("{name} 第 {line} 行：{}", fault.zh),
            format!("{name}, row {line}: {}", fault.en),
        ));
    }
    lines
}

/// Whether the person at the terminal agrees; nobody is there to agree where it is none.
fn agreed(environment: &Environment, site: &Site, summary: &Bilingual) -> Result<bool, Error> {
    let Some(mut person) = ask::person(environment) else { return Ok(false) };
    let question = Bilingual::new(
        format!("写入以上改动（{}）吗？写 y 同意", summary.zh),
        format!("write these changes ({})? y to agree", summary.en),
    );
    let language = environment.language(Some(&site.config.language));
    let said = person.ask(question.get(language), "")?;
    Ok(matches!(said.trim().to_lowercase().as_str(), "y" | "yes" | "是"))
}

/// What a table asks for, gathered.
struct Applied<'a> {
    site: &'a Site,
    /// Rows of the table, and what is wrong in them.
    faults: Vec<(usize, Bilingual)>,
    respelt: usize,
    changes: Vec<Change>,
}

impl Applied<'_> {
    fn fault(&mut self, row: &Row, zh: impl Into<String>, en: impl Into<String>) {
        self.faults.push((row.line, Bilingual::new(zh.into(), en.into())));
    }

    fn read(&mut self, rows: &[Row]) -> Result<(), Error> {
        let Some((head, rows)) = rows.split_first() else { return Ok(()) };
        let place = |name: &str| head.cells.iter().position(|cell| &*cell.text == name);
        let (Some(file), Some(sum)) = (place(FILE), place(CHECK)) else {
            self.fault(
                head,
                format!("没有“{FILE}”或“{CHECK}”一列；请用 dafu table export 写出的表来改"),
                format!("there is no column {FILE} or {CHECK}: change a table that dafu table export wrote"),
            );
            return Ok(());
        };
        let fields = self.fields(head, [file, sum]);
        let listing = self.site.folder.list()?.replies;
        let mut seen = BTreeSet::new();
        for row in rows {
            let name = unguarded(row.text(file));
            let Some(path) = listing.iter().find(|path| path.as_str() == name) else {
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
                    "格子比列名多；有逗号的值要放在英文双引号里",
                    "it has more cells than there are columns: a value with a comma stands in quotation marks",
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
        Ok(())
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
            let (label, wanted) = (field.label(), unguarded(row.text(*at)));
            match compared(field, &cell(&document, field), wanted) {
                Compared::Same => {}
                Compared::Respelt => self.respelt += 1,
                Compared::Shortened => self.fault(
                    row,
                    format!("“{label}”一格 {wanted} 是表格软件缩写的数，少了几位；请按原样重新填写，前面加一个英文单引号"),
                    format!("{wanted} under {label} was shortened by the spreadsheet program; type it anew with ' in front"),
                ),
                Compared::Changed => match edited(&new, field, wanted) {
                    Ok(text) => new = text,
                    Err(Refusal::Unreadable) => self.fault(
                        row,
                        format!("{path} 的前言区读不出来，请先运行 dafu check"),
                        format!("the front matter of {path} cannot be read: run dafu check first"),
                    ),
                    Err(Refusal::Entangled) => self.fault(
                        row,
                        format!("{path} 里“{label}”的写法不能照表改（例如几行之间有注释），请在稿件里手工改"),
                        format!("{label} of {path} is written in a way that only a person can change"),
                    ),
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
        self.changes.push(Change { path: path.clone(), old: bytes, new });
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
