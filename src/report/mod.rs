//! Printing findings: for people, and for the programs that people use.
//!
//! Nothing here knows what a finding is about. Whatever is private is masked here and
//! nowhere else: in messages, help texts, paths and excerpts, in every form.

pub(crate) mod diff;
mod excerpt;
mod fingerprint;
mod github;
mod gitlab;
mod json;
mod repeated;
mod sarif;
mod shown;
mod style;
mod tally;
mod text;

pub use shown::Shown;
pub use style::{ReportFormat, RuleText, Sources, Style};
pub use tally::{count_words, counts};

use crate::diagnostic::{Bilingual, Diagnostic, Language, SourcePath, escaped, locate};
use crate::sensitive;
use style::File;

/// `findings`, already in order, as text in the form asked for.
#[must_use]
pub fn print(findings: &[Diagnostic], style: Style, sources: &Sources<'_>) -> String {
    let files = files(findings, sources);
    match style.format {
        ReportFormat::Text => text::print(&files, style),
        ReportFormat::Json => json::print(&files, style.language),
        ReportFormat::Github => github::print(&files, style.language, sources.prefix),
        ReportFormat::Gitlab => gitlab::print(&files, style.language, sources.prefix),
        ReportFormat::Sarif => sarif::print(&files, style.language, sources),
    }
}

/// `findings`, already in order, as parts; an excerpt has at most `width` columns.
#[must_use]
pub fn shown(findings: &[Diagnostic], width: usize, sources: &Sources<'_>) -> Vec<Shown> {
    files(findings, sources).iter().flat_map(|file| shown::of(file, width)).collect()
}

/// `findings` as Markdown for the summary that GitHub shows of a step.
#[must_use]
pub fn summary(findings: &[Diagnostic], language: Language, sources: &Sources<'_>) -> String {
    github::summary(&files(findings, sources), language, sources.prefix)
}

fn files(findings: &[Diagnostic], sources: &Sources<'_>) -> Vec<File> {
    let files = findings.chunk_by(|left, right| left.path == right.path);
    files.map(|run| file(run, sources)).collect()
}

fn file(findings: &[Diagnostic], sources: &Sources<'_>) -> File {
    let bytes = (sources.read)(&findings[0].path).unwrap_or_default();
    let shown = SourcePath::new(printable(findings[0].path.as_str()));
    let public = findings.iter().map(|finding| Diagnostic {
        path: shown.clone(),
        span: finding.span.clone(),
        message: said(&finding.message),
        help: said(&finding.help),
        ..*finding
    });
    let located = locate(public.collect(), &bytes);
    let text = String::from_utf8(bytes).unwrap_or_default();
    let mut private = sensitive::private_ranges(&text);
    let sensitive = findings.iter().filter(|finding| finding.is_sensitive());
    private.extend(sensitive.map(|finding| finding.span.start as usize..finding.span.end as usize));
    File { findings: located, text: masked(&text, &private) }
}

/// What a finding says, as it may be printed.
fn said(words: &Bilingual) -> Bilingual {
    let Bilingual { zh, en } = sensitive::masked(words);
    Bilingual::new(escaped(&zh).into_owned(), escaped(&en).into_owned())
}

/// `text` as it may be printed beside findings: what is surely personal is masked, what cannot
/// be seen is written out, and nothing else is changed, for a path or an address that reads otherwise leads nowhere.
#[must_use]
pub fn printable(text: &str) -> String {
    escaped(&sensitive::masked_where_sure(text)).into_owned()
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
