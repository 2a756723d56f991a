//! Findings as parts, for those who draw them themselves.

use std::ops::Range;

use super::excerpt::{Excerpt, clean};
use super::masked::{Findings, Masked};
use super::text::excerpt_of;
use crate::diagnostic::{Bilingual, Position, Severity};

/// A finding as it may be shown: nothing private is in any part of it.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    pub rule: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// The file it stands in.
    pub path: String,
    pub start: Position,
    pub message: Bilingual,
    /// What to write instead; may be empty.
    pub help: Bilingual,
    /// The line before, at and behind its place; none where it is about the file as a whole.
    pub excerpt: Option<[String; 3]>,
}

/// Those of `findings` that have the numbers of `file`, with excerpts of at most `width` columns.
pub(super) fn of(findings: &Findings<'_>, file: Range<usize>, width: usize) -> Vec<Shown> {
    let text = findings.text(file.clone());
    file.map(|number| shown(findings.nth(number), &text, width)).collect()
}

fn shown(finding: Masked, text: &str, width: usize) -> Shown {
    let parts = |Excerpt { line, span }: Excerpt| {
        let (start, end) = (span.start, span.end);
        [&line[..start], &line[start..end], &line[end..]].map(str::to_owned)
    };
    let said = |words: &Bilingual| Bilingual::new(clean(&words.zh), clean(&words.en));
    Shown {
        rule: finding.rule,
        severity: finding.severity,
        start: finding.extent.start,
        message: said(&finding.message),
        help: said(&finding.help),
        excerpt: excerpt_of(&finding, text, width).map(parts),
        path: finding.path,
    }
}
