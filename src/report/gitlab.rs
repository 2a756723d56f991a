//! Findings as a Code Quality report of GitLab.

use std::io::{self, Write};

use serde::Serialize;

use super::fingerprint::Fingerprints;
use super::masked::Findings;
use crate::diagnostic::{Language, Severity};

#[derive(Serialize)]
struct Row {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
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

/// `findings` as a JSON array; `prefix` leads from the work tree to the root.
pub(super) fn print(
    findings: &Findings<'_>,
    language: Language,
    prefix: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut fingerprints = Fingerprints::default();
    let rows = findings.masked().map(|finding| {
        let (message, help) = (finding.message.get(language), finding.help.get(language));
        let gap = if help.is_empty() || message.is_empty() { "" } else { "\n" };
        let lines = Lines { begin: finding.extent.start.line, end: finding.extent.end.line };
        Row {
            description: format!("{message}{gap}{help}"),
            check_name: finding.rule,
            fingerprint: fingerprints.next(&finding),
            severity: match finding.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Hint => "info",
            },
            location: Location { path: format!("{prefix}{}", finding.path), lines },
        }
    });
    super::json::list(rows, out)
}
