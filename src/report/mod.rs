//! Printing findings: for people, and for the programs that people use.
//!
//! Nothing here knows what a finding is about. Whatever is private is masked here and
//! nowhere else: in messages, help texts, paths and excerpts, in every form.

pub mod diff;
mod excerpt;
mod fingerprint;
mod github;
mod gitlab;
mod json;
mod sarif;
mod text;

use crate::diagnostic::{
    Bilingual, Diagnostic, Language, Located, Severity, SourcePath, escaped, locate,
};
use crate::sensitive;

/// The forms findings can be printed in; the help of `--format` says so to editors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum ReportFormat {
    /// 给人看
    Text,
    /// JSON 数组
    Json,
    /// GitHub Actions 注释
    Github,
    /// GitLab 代码质量报告
    Gitlab,
    /// SARIF 2.1.0
    Sarif,
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
    /// What leads from the top of the Git work tree to the root, for formats that want it.
    pub prefix: &'a str,
    /// What a rule of that name is, for formats that explain their findings.
    pub rule: &'a dyn Fn(&str) -> Option<RuleText>,
}

/// What is known of a rule.
#[derive(Clone, Debug)]
pub struct RuleText {
    /// What its findings weigh unless the site says otherwise.
    pub severity: Severity,
    /// What it finds.
    pub summary: Bilingual,
    /// Why it matters.
    pub why: Bilingual,
}

/// A file's findings with their places counted out, and its text, masked.
struct File {
    findings: Vec<Located>,
    text: String,
}

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

/// How many findings of each weight: errors, warnings, hints.
#[must_use]
pub fn counts(findings: &[Diagnostic]) -> [usize; 3] {
    tally(findings.iter().map(|finding| finding.severity))
}

fn tally(severities: impl Iterator<Item = Severity>) -> [usize; 3] {
    severities.fold([0; 3], |mut all, severity| {
        let place = match severity {
            Severity::Error => 0,
            Severity::Warning => 1,
            Severity::Hint => 2,
        };
        all[place] += 1;
        all
    })
}

/// A count in words; weights of which there is none are left out.
#[must_use]
pub fn count_words([errors, warnings, hints]: [usize; 3]) -> Bilingual {
    let all =
        [(errors, "个错误", "error"), (warnings, "个警告", "warning"), (hints, "个提示", "hint")];
    let there: Vec<_> = all.into_iter().filter(|one| one.0 > 0).collect();
    if there.is_empty() {
        return Bilingual::new("没有问题", "no findings");
    }
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    let zh = there.iter().map(|(count, zh, _)| format!("{count} {zh}"));
    let en = there.iter().map(|(count, _, en)| format!("{count} {en}{}", plural(*count)));
    Bilingual::new(zh.collect::<Vec<_>>().join("、"), en.collect::<Vec<_>>().join(", "))
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
