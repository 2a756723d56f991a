//! Findings as annotations of GitHub Actions (workflow commands).

use std::fmt::Write;

use super::File;
use crate::diagnostic::{Language, Located, Severity};

/// GitHub shows ten annotations of a kind for a step; the rest goes into a notice.
const SHOWN: usize = 10;

/// The findings of `files`, worst first; `prefix` leads from the work tree to the root.
pub(super) fn print(files: &[File], language: Language, prefix: &str) -> String {
    let mut out = String::new();
    for (severity, command) in
        [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Hint, "notice")]
    {
        let all = files.iter().flat_map(|file| &file.findings);
        let found: Vec<&Located> =
            all.filter(|finding| finding.diagnostic.severity == severity).collect();
        for finding in found.iter().take(SHOWN) {
            annotation(&mut out, command, finding, language, prefix);
        }
        if found.len() > SHOWN {
            let more = found.len() - SHOWN;
            let _ = match language {
                Language::Chinese => {
                    writeln!(out, "另有 {more} 条 {command} 未显示，请在本机运行 dafu check 查看")
                }
                Language::English => writeln!(out, "{more} more of kind {command}: run dafu check"),
            };
        }
    }
    out
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
