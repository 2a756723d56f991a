//! `dafu table export`.

use super::row::{CHECK, FILE, check};
use super::wanted::is_column;
use crate::archive::table::{cell, columns};
use crate::cli::TableFile;
use crate::command::Error;
use crate::command::destination::{Bounds, Destination};
use crate::command::environment::Environment;
use crate::command::outcome::Outcome;
use crate::diagnostic::Bilingual;
use crate::document;
use crate::spreadsheet::{self, Table};

pub(super) fn run(verb: &TableFile, environment: &Environment) -> Result<Outcome, Error> {
    let folder = environment.folder()?;
    let console = environment.console(None);
    let name = verb.file.display();
    let is = |ending| verb.file.extension().is_some_and(|one| one.eq_ignore_ascii_case(ending));
    if !is("csv") && !is("xlsx") {
        return Err(Error::Argument(Bilingual::new(
            format!("{name}：表的文件名要以 .xlsx 或 .csv 结尾"),
            format!("{name}: the file of a table ends in .xlsx or .csv"),
        )));
    }
    let destination = Destination::file("table export", &verb.file, &Bounds::of(&folder), is_ours)?;
    let fields: Vec<_> = columns().collect();
    let head = [FILE].into_iter().chain(fields.iter().map(|field| field.label())).chain([CHECK]);
    let mut rows: Vec<Vec<String>> = vec![head.map(str::to_owned).collect()];
    for path in folder.list()?.replies {
        let bytes = folder.read(&path)?;
        let (document, _) = document::parse(&bytes);
        if document.is_unreadable() {
            console.warning(&Bilingual::new(
                format!("{path} 的前言区读不出来，没有放进表里；请运行 dafu check 看是哪里"),
                format!("the front matter of {path} cannot be read: it is not in the table; run dafu check"),
            ));
            continue;
        }
        let mut row = vec![path.as_str().to_owned()];
        row.extend(fields.iter().map(|field| cell(&document, field)));
        row.push(check(&bytes));
        rows.push(row);
    }
    let count = rows.len() - 1;
    let bytes = if is("csv") {
        spreadsheet::write(rows).into_bytes()
    } else {
        spreadsheet::write_workbook(SHEET, &rows).map_err(|(line, at)| {
            let (file, label) = (&rows[line - 1][0], &rows[0][at]);
            Error::Argument(Bilingual::new(
                format!("{file} 的“{label}”超过 32767 字，工作簿放不下；请写成 .csv"),
                format!("{label} of {file} is longer than a cell of a workbook: write a .csv"),
            ))
        })?
    };
    destination.write(&bytes)?;
    console.note(&Bilingual::new(
        format!("{count} 件答复写入 {name}。草稿、不公开的和内部的字段也在内，请不要外传。改好以后运行 dafu table apply {name}"),
        format!("{count} replies written to {name}, with drafts, what is not open and internal fields: keep it inside. Then run dafu table apply {name}"),
    ));
    Ok(Outcome::Done)
}

/// What the sheet of such a table is called.
const SHEET: &str = "答复";

/// Whether `bytes` are such a table, which may be written anew.
fn is_ours(bytes: &[u8]) -> bool {
    let start = format!("\u{feff}{FILE},");
    let is_workbook = || {
        let table = spreadsheet::open(bytes, &is_column).ok();
        let has = |table: &Table, name| table.head.cells.iter().any(|cell| &*cell.text == name);
        table.is_some_and(|table| [FILE, CHECK].into_iter().all(|name| has(&table, name)))
    };
    bytes.starts_with(start.as_bytes()) || bytes.starts_with(b"PK") && is_workbook()
}
