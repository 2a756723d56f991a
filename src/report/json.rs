//! Findings for programs: one array of objects with exactly these fields.

use std::io::{self, Write};

use serde::{Serialize, Serializer as _};

use super::masked::Findings;
use crate::diagnostic::Language;

#[derive(Serialize)]
struct Row {
    rule: &'static str,
    severity: &'static str,
    path: String,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    message: String,
    help: String,
}

/// `findings` as a JSON array.
pub(super) fn print(
    findings: &Findings<'_>,
    language: Language,
    out: &mut dyn Write,
) -> io::Result<()> {
    let rows = findings.masked().map(|finding| Row {
        rule: finding.rule,
        severity: finding.severity.key(),
        path: finding.path,
        line: finding.extent.start.line,
        column: finding.extent.start.column,
        end_line: finding.extent.end.line,
        end_column: finding.extent.end.column,
        message: finding.message.get(language).to_owned(),
        help: finding.help.get(language).to_owned(),
    });
    list(rows, out)
}

/// `rows` as a JSON array that can be read, one after the other, with a final line end.
pub(super) fn list(
    rows: impl Iterator<Item = impl Serialize>,
    out: &mut dyn Write,
) -> io::Result<()> {
    serde_json::Serializer::pretty(&mut *out).collect_seq(rows)?;
    out.write_all(b"\n")
}
