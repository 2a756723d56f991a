//! Findings as annotations of GitHub Actions (workflow commands).

use std::fmt::Write;

use super::style::File;
use super::tally::{count_words, tally};
use crate::diagnostic::{Language, Located, Severity};

/// GitHub shows ten annotations of a kind for a step; the rest is folded into the log.
const SHOWN: usize = 10;

/// Lines of the step's summary; it may hold one mebibyte.
const SUMMARISED: usize = 500;

/// The findings of `files`, worst first; `prefix` leads from the work tree to the root.
pub(super) fn print(files: &[File], language: Language, prefix: &str) -> String {
    let (mut out, mut rest) = (String::new(), Vec::new());
    for (severity, command) in
        [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Hint, "notice")]
    {
        let found = of(files, severity);
        let (shown, folded) = found.split_at(found.len().min(SHOWN));
        for finding in shown {
            annotation(&mut out, command, finding, language, prefix);
        }
        rest.extend_from_slice(folded);
    }
    if !rest.is_empty() {
        let count = count_words(tally(rest.iter().map(|one| one.diagnostic.severity)));
        let title = match language {
            Language::Chinese => format!("其余问题：{}", count.zh),
            Language::English => format!("the rest: {}", count.en),
        };
        let _ = writeln!(out, "::group::{}", data(&title));
        for finding in rest {
            let _ = writeln!(out, "{}", data(&line(finding, language, prefix)));
        }
        out.push_str("::endgroup::\n");
    }
    out
}

/// The findings of `files`, worst first, as Markdown for the summary of a step.
pub(super) fn summary(files: &[File], language: Language, prefix: &str) -> String {
    let severities = [Severity::Error, Severity::Warning, Severity::Hint];
    let found: Vec<&Located> = severities.iter().flat_map(|one| of(files, *one)).collect();
    let count = count_words(tally(found.iter().map(|one| one.diagnostic.severity)));
    let mut out = format!("### dafu: {}\n\n", count.get(language));
    for finding in found.iter().take(SUMMARISED) {
        let _ = writeln!(out, "- {}", escaped(&line(finding, language, prefix)));
    }
    if found.len() > SUMMARISED {
        let more = found.len() - SUMMARISED;
        let _ = match language {
            Language::Chinese => writeln!(out, "- 还有 {more} 条，请在本机运行 `dafu check` 查看"),
            Language::English => writeln!(out, "- {more} more: run `dafu check`"),
        };
    }
    out + "\n"
}

/// The findings of one weight, in the order of the report.
fn of(files: &[File], severity: Severity) -> Vec<&Located> {
    let all = files.iter().flat_map(|file| &file.findings);
    all.filter(|finding| finding.diagnostic.severity == severity).collect()
}

/// A finding in a line.
fn line(finding: &Located, language: Language, prefix: &str) -> String {
    let diagnostic = &finding.diagnostic;
    let word = match (language, diagnostic.severity) {
        (Language::Chinese, Severity::Error) => "错误",
        (Language::Chinese, Severity::Warning) => "警告",
        (Language::Chinese, Severity::Hint) => "提示",
        (Language::English, severity) => severity.key(),
    };
    let (line, column) = (finding.start.line, finding.start.column);
    let (message, help) = (diagnostic.message.get(language), diagnostic.help.get(language));
    let gap = match (help.is_empty(), language) {
        (true, _) => "",
        (false, Language::Chinese) => "。",
        (false, Language::English) => ". ",
    };
    let (path, rule) = (&diagnostic.path, diagnostic.rule);
    format!("{prefix}{path}:{line}:{column}: {word}[{rule}] {message}{gap}{help}")
}

fn annotation(
    out: &mut String,
    command: &str,
    finding: &Located,
    language: Language,
    prefix: &str,
) {
    let diagnostic = &finding.diagnostic;
    let (message, help) = (diagnostic.message.get(language), diagnostic.help.get(language));
    let text = if help.is_empty() { message.to_owned() } else { format!("{message}\n{help}") };
    let _ = writeln!(
        out,
        "::{command} file={},line={},col={},endLine={},endColumn={},title={}::{}",
        property(&format!("{prefix}{}", diagnostic.path)),
        finding.start.line,
        finding.start.column,
        finding.end.line,
        finding.end.column,
        property(diagnostic.rule),
        data(&text),
    );
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
