//! `dafu table export`.

use super::row::{CHECK, FILE, check};
use crate::archive::table::{cell, columns};
use crate::cli::TableFile;
use crate::command::Error;
use crate::command::destination::{Bounds, Destination};
use crate::command::environment::Environment;
use crate::command::outcome::Outcome;
use crate::diagnostic::Bilingual;
use crate::document;
use crate::spreadsheet;

pub(super) fn run(verb: &TableFile, environment: &Environment) -> Result<Outcome, Error> {
    let folder = environment.folder()?;
    let console = environment.console(None);
    let name = verb.file.display();
    if !verb.file.extension().is_some_and(|one| one.eq_ignore_ascii_case("csv")) {
        return Err(Error::Argument(Bilingual::new(
            format!("{name}：表的文件名要以 .csv 结尾"),
            format!("{name}: the file of a table ends in .csv"),
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
    destination.write(spreadsheet::write(rows).as_bytes())?;
    console.note(&Bilingual::new(
        format!("{count} 件答复写入 {name}。草稿、不公开的和内部的字段也在内，请不要外传。改好以后运行 dafu table apply {name}"),
        format!("{count} replies written to {name}, with drafts, what is not open and internal fields: keep it inside. Then run dafu table apply {name}"),
    ));
    Ok(Outcome::Done)
}

/// Whether `bytes` are such a table, which may be written anew.
fn is_ours(bytes: &[u8]) -> bool {
    let start = format!("\u{feff}{FILE},");
    bytes.starts_with(start.as_bytes())
}
