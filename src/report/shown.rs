//! Findings as parts, for those who draw them themselves.

use super::excerpt::{Excerpt, clean};
use super::style::File;
use super::text::excerpt_of;
use crate::diagnostic::{Bilingual, Located, Position, Severity};

/// A finding as it may be shown: nothing private is in any part of it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The rule's name.
    pub rule: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// The file it stands in.
    pub path: String,
    /// Where it begins.
    pub start: Position,
    /// What is wrong.
    pub message: Bilingual,
    /// What to write instead; may be empty.
    pub help: Bilingual,
    /// The line before, at and behind its place; none where it is about the file as a whole.
    pub excerpt: Option<[String; 3]>,
}

/// The findings of `file`, with excerpts of at most `width` columns.
pub(super) fn of(file: &File, width: usize) -> impl Iterator<Item = Shown> + '_ {
    file.findings.iter().map(move |finding| shown(finding, &file.text, width))
}

fn shown(finding: &Located, text: &str, width: usize) -> Shown {
    let diagnostic = &finding.diagnostic;
    let parts = |Excerpt { line, span }: Excerpt| {
        let (start, end) = (span.start, span.end);
        [&line[..start], &line[start..end], &line[end..]].map(str::to_owned)
    };
    let said = |words: &Bilingual| Bilingual::new(clean(&words.zh), clean(&words.en));
    Shown {
        rule: diagnostic.rule,
        severity: diagnostic.severity,
        path: diagnostic.path.to_string(),
        start: finding.start,
        message: said(&diagnostic.message),
        help: said(&diagnostic.help),
        excerpt: excerpt_of(finding, text, width).map(parts),
    }
}
