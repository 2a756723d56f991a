//! Findings as annotations of GitHub Actions (workflow commands).

use std::fmt::Write as _;
use std::io::{self, Write};

use super::masked::{Findings, Masked};
use super::tally::{count_words, counts, tally};
use crate::diagnostic::{Language, Severity};

/// GitHub shows ten annotations of a kind for a step; the rest is folded into the log.
const SHOWN: usize = 10;

/// Lines of the step's summary; it may hold one mebibyte.
const SUMMARISED: usize = 500;

/// Weights from the worst down, with the annotation for each.
const WEIGHTS: [(Severity, &str); 3] =
    [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Hint, "notice")];

/// `findings`, worst first; `prefix` leads from the work tree to the root.
pub(super) fn print(
    findings: &Findings<'_>,
    language: Language,
    prefix: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut rest = Vec::new();
    for (severity, command) in WEIGHTS {
        let mut found = of(findings, severity);
        for number in found.by_ref().take(SHOWN) {
            annotation(out, command, &findings.nth(number), language, prefix)?;
        }
        rest.extend(found);
    }
    if rest.is_empty() {
        return Ok(());
    }
    let count = count_words(tally(rest.iter().map(|number| findings.all()[*number].severity)));
    let title = match language {
        Language::Chinese => format!("其余问题：{}", count.zh),
        Language::English => format!("the rest: {}", count.en),
    };
    writeln!(out, "::group::{}", data(&title))?;
    for number in rest {
        writeln!(out, "{}", data(&line(&findings.nth(number), language, prefix)))?;
    }
    writeln!(out, "::endgroup::")
}

/// `findings`, worst first, as Markdown for the summary of a step.
pub(super) fn summary(findings: &Findings<'_>, language: Language, prefix: &str) -> String {
    let found = WEIGHTS.iter().flat_map(|(severity, _)| of(findings, *severity));
    let count = count_words(counts(findings.all()));
    let mut out = format!("### dafu: {}\n\n", count.get(language));
    for number in found.take(SUMMARISED) {
        let _ = writeln!(out, "- {}", escaped(&line(&findings.nth(number), language, prefix)));
    }
    if let Some(more) = findings.all().len().checked_sub(SUMMARISED).filter(|more| *more > 0) {
        let _ = match language {
            Language::Chinese => writeln!(out, "- 还有 {more} 条，请在本机运行 `dafu check` 查看"),
            Language::English => writeln!(out, "- {more} more: run `dafu check`"),
        };
    }
    out + "\n"
}

/// The numbers of those of one weight, in the order of the report.
fn of(findings: &Findings<'_>, severity: Severity) -> impl Iterator<Item = usize> {
    let all = findings.all().iter().enumerate();
    all.filter(move |(_, finding)| finding.severity == severity).map(|(number, _)| number)
}

/// A finding in a line.
fn line(finding: &Masked, language: Language, prefix: &str) -> String {
    let word = match (language, finding.severity) {
        (Language::Chinese, Severity::Error) => "错误",
        (Language::Chinese, Severity::Warning) => "警告",
        (Language::Chinese, Severity::Hint) => "提示",
        (Language::English, severity) => severity.key(),
    };
    let (line, column) = (finding.extent.start.line, finding.extent.start.column);
    let (message, help) = (finding.message.get(language), finding.help.get(language));
    let gap = match (help.is_empty(), language) {
        (true, _) => "",
        (false, Language::Chinese) => "。",
        (false, Language::English) => ". ",
    };
    let (path, rule) = (&finding.path, finding.rule);
    format!("{prefix}{path}:{line}:{column}: {word}[{rule}] {message}{gap}{help}")
}

fn annotation(
    out: &mut dyn Write,
    command: &str,
    finding: &Masked,
    language: Language,
    prefix: &str,
) -> io::Result<()> {
    let (message, help) = (finding.message.get(language), finding.help.get(language));
    let text = if help.is_empty() { message.to_owned() } else { format!("{message}\n{help}") };
    writeln!(
        out,
        "::{command} file={},line={},col={},endLine={},endColumn={},title={}::{}",
        property(&format!("{prefix}{}", finding.path)),
        finding.extent.start.line,
        finding.extent.start.column,
        finding.extent.end.line,
        finding.extent.end.column,
        property(finding.rule),
        data(&text),
    )
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// `text` as Markdown shows it as it stands.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\r' => out.push(' '),
            '\\' | '`' | '*' | '_' | '<' | '>' | '[' | ']' | '#' | '|' | '&' => {
                out.push('\\');
                out.push(character);
            }
            _ => out.push(character),
        }
    }
    out
}
