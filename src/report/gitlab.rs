//! Findings as a Code Quality report of GitLab.

use std::collections::BTreeMap;

use serde::Serialize;

use super::fingerprint::fingerprint;
use super::style::File;
use crate::diagnostic::{Language, Severity};

#[derive(Serialize)]
struct Row<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'a str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

/// The findings of `files` as a JSON array; `prefix` leads from the work tree to the root.
pub(super) fn print(files: &[File], language: Language, prefix: &str) -> String {
    let mut seen = BTreeMap::new();
    let mut rows = Vec::new();
    for finding in files.iter().flat_map(|file| &file.findings) {
        let diagnostic = &finding.diagnostic;
        let (message, help) = (diagnostic.message.get(language), diagnostic.help.get(language));
        let gap = if help.is_empty() || message.is_empty() { "" } else { "\n" };
        rows.push(Row {
            description: format!("{message}{gap}{help}"),
            check_name: diagnostic.rule,
            fingerprint: fingerprint(diagnostic, &mut seen),
            severity: match diagnostic.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Hint => "info",
            },
            location: Location {
                path: format!("{prefix}{}", diagnostic.path),
                lines: Lines { begin: finding.start.line, end: finding.end.line },
            },
        });
    }
    super::json::pretty(&rows)
}
