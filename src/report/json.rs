//! Findings for programs: one array of objects with exactly these fields.

use serde::Serialize;

use super::style::File;
use crate::diagnostic::Language;

#[derive(Serialize)]
struct Row<'a> {
    rule: &'a str,
    severity: &'a str,
    path: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    message: &'a str,
    help: &'a str,
}

/// The findings of `files` as a JSON array.
pub(super) fn print(files: &[File], language: Language) -> String {
    let rows: Vec<Row<'_>> = files
        .iter()
        .flat_map(|file| &file.findings)
        .map(|finding| {
            let diagnostic = &finding.diagnostic;
            Row {
                rule: diagnostic.rule,
                severity: diagnostic.severity.key(),
                path: diagnostic.path.as_str(),
                line: finding.start.line,
                column: finding.start.column,
                end_line: finding.end.line,
                end_column: finding.end.column,
                message: diagnostic.message.get(language),
                help: diagnostic.help.get(language),
            }
        })
        .collect();
    pretty(&rows)
}

/// `value` as JSON that can be read, with a final line end.
pub(super) fn pretty(value: &impl Serialize) -> String {
    // Structures of texts and numbers always are JSON.
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}
