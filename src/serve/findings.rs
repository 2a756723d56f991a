//! Findings as HTML.

use super::words;
use crate::check::catalogue;
use crate::diagnostic::{Diagnostic, Language, Severity};
use crate::render::markup::escaped;
use crate::report::{self, Shown, Sources};
use crate::source::Folder;

/// Columns of an excerpt: a line of a telephone's screen.
const WIDTH: usize = 60;

/// `findings` as they may be shown, with the lines of `folder` they stand in.
pub(super) fn shown(findings: &[Diagnostic], folder: &Folder) -> Vec<Shown> {
    let sources = Sources {
        read: &|path| folder.read(path).ok(),
        prefix: "",
        rule: &|name| catalogue::find(name).map(|entry| entry.text()),
    };
    report::shown(findings, WIDTH, &sources)
}

/// How many findings of each weight.
pub(super) fn tally(findings: &[Shown]) -> [usize; 3] {
    let of = |severity| findings.iter().filter(|one| one.severity == severity).count();
    [Severity::Error, Severity::Warning, Severity::Hint].map(of)
}

/// `findings` as a list.
pub(super) fn list(findings: &[Shown], language: Language) -> String {
    let items: String = findings.iter().map(|finding| item(finding, language)).collect();
    format!("<ul>{items}</ul>")
}

fn item(finding: &Shown, language: Language) -> String {
    let word = match finding.severity {
        Severity::Error => &words::ERROR,
        Severity::Warning => &words::WARNING,
        Severity::Hint => &words::HINT,
    };
    let (class, word) = (finding.severity.key(), word.get(language));
    let place = format!("{}:{}:{}", finding.path, finding.start.line, finding.start.column);
    let excerpt = finding.excerpt.as_ref().map_or_else(String::new, |[before, at, behind]| {
        let [before, at, behind] = [before, at, behind].map(|part| escaped(part));
        format!("<pre>{before}<mark>{at}</mark>{behind}</pre>")
    });
    let help = finding.help.get(language);
    let help = if help.is_empty() {
        String::new()
    } else {
        format!("<p class=\"help\">{}{}</p>", words::HELP.get(language), escaped(help))
    };
    format!(
        "<li class=\"{class}\"><p><b>{word}</b> {}</p>{excerpt}{help}<p class=\"place\">{} \
         <code>{}</code></p></li>",
        escaped(finding.message.get(language)),
        escaped(&place),
        finding.rule
    )
}
