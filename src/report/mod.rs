//! Printing findings: for people, and for the programs that people use.
//!
//! Nothing here knows what a finding is about. Whatever is private has been
//! masked in the messages before; here it is masked in the excerpts too.

mod github;
mod json;
mod text;

use crate::diagnostic::{Diagnostic, Language, Located, Severity, SourcePath, locate};

/// The forms findings can be printed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportFormat {
    /// For people, with excerpts and carets.
    Text,
    /// One JSON array.
    Json,
    /// Annotations of GitHub Actions.
    Github,
}

/// How to print.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// The form.
    pub format: ReportFormat,
    /// The language.
    pub language: Language,
    /// Whether with colours.
    pub colour: bool,
    /// How many columns the terminal has.
    pub width: usize,
}

/// Where excerpts come from, and what must not be shown of them.
pub struct Sources<'a> {
    /// The bytes of a file; none where it cannot be read.
    pub read: &'a dyn Fn(&SourcePath) -> Option<Vec<u8>>,
    /// The places in a text that must not be printed.
    pub private: &'a dyn Fn(&str) -> Vec<std::ops::Range<usize>>,
    /// What leads from the top of the Git work tree to the root, for formats that want it.
    pub prefix: &'a str,
}

/// A file's findings with their places counted out, and its text, masked.
struct File {
    findings: Vec<Located>,
    text: String,
}

/// `findings`, already in order, as text in the form asked for.
#[must_use]
pub fn print(findings: &[Diagnostic], style: Style, sources: &Sources<'_>) -> String {
    let files = findings.chunk_by(|left, right| left.path == right.path);
    let files: Vec<File> = files.map(|run| file(run, sources)).collect();
    match style.format {
        ReportFormat::Text => text::print(&files, style),
        ReportFormat::Json => json::print(&files, style.language),
        ReportFormat::Github => github::print(&files, style.language, sources.prefix),
    }
}

fn file(findings: &[Diagnostic], sources: &Sources<'_>) -> File {
    let bytes = (sources.read)(&findings[0].path).unwrap_or_default();
    let located = locate(findings.to_vec(), &bytes);
    let text = String::from_utf8(bytes).unwrap_or_default();
    let mut private = (sources.private)(&text);
    let sensitive = findings.iter().filter(|finding| finding.is_sensitive());
    private.extend(sensitive.map(|finding| finding.span.start as usize..finding.span.end as usize));
    File { findings: located, text: masked(&text, &private) }
}

/// `text` with the characters in `ranges` replaced by asterisks of equal length.
fn masked(text: &str, ranges: &[std::ops::Range<usize>]) -> String {
    if ranges.is_empty() {
        return text.to_owned();
    }
    let hidden = |at: usize| ranges.iter().any(|range| range.contains(&at));
    let mut out = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        match character.len_utf8() {
            _ if !hidden(at) || character == '\n' => out.push(character),
            3 => out.push('＊'),
            length => out.extend(std::iter::repeat_n('*', length)),
        }
    }
    out
}

/// How many findings of each weight: errors, warnings, hints.
#[must_use]
pub fn counts(findings: &[Diagnostic]) -> [usize; 3] {
    [Severity::Error, Severity::Warning, Severity::Hint]
        .map(|severity| findings.iter().filter(|finding| finding.severity == severity).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masking_keeps_every_place() {
        assert_eq!(
            masked("电话13800000000。", std::slice::from_ref(&(6..17))),
            "电话***********。"
        );
        assert_eq!(masked("１３8", std::slice::from_ref(&(0..7))), "＊＊*");
    }
}
