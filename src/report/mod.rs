//! Printing findings: for people, and for the programs that people use.
//!
//! Nothing here knows what a finding is about. Whatever is private is masked here and
//! nowhere else: in messages, help texts, paths and excerpts, in every form. Findings are
//! printed one at a time: beside them only their places are held, a file's text while its own
//! findings are printed, and of what was printed no more than is kept for the next run.

pub(crate) mod diff;
mod excerpt;
mod fingerprint;
mod github;
mod gitlab;
mod json;
mod masked;
mod printed;
mod repeated;
mod sarif;
mod shown;
mod style;
mod tally;
mod text;

pub(crate) use masked::{Last, printable};
pub(crate) use printed::Printed;
pub(crate) use shown::Shown;
pub(crate) use style::RuleText;
pub use style::{ReportFormat, Sources, Style};
pub(crate) use tally::{count_words, counts};

use std::io::{self, Write};

use crate::diagnostic::{Diagnostic, Language};
use masked::Findings;
use printed::Keeping;

/// Writes `findings`, already in order, to `out` in the form asked for.
///
/// # Errors
/// If they cannot be written.
pub fn print(
    findings: &[Diagnostic],
    style: Style,
    sources: &Sources<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    print_after(Last::NONE, findings, style, sources, out).map(drop)
}

/// The same, where what stands in the `last` report of these files is not made again; gives what was printed, where
/// it is no longer than may be kept and the same wherever the site stands.
///
/// # Errors
/// As [`print`].
pub(crate) fn print_after(
    last: Last<'_>,
    findings: &[Diagnostic],
    style: Style,
    sources: &Sources<'_>,
    out: &mut dyn Write,
) -> io::Result<Option<Printed>> {
    let findings = Findings::after(last, findings, sources);
    let mut kept = Keeping::new(out);
    match style.format {
        ReportFormat::Text => text::print(&findings, style, &mut kept)?,
        ReportFormat::Json => json::print(&findings, style.language, &mut kept)?,
        ReportFormat::Github => {
            return github::print(&findings, style.language, sources.prefix, out).map(|()| None);
        }
        ReportFormat::Gitlab => {
            return gitlab::print(&findings, style.language, sources.prefix, out).map(|()| None);
        }
        ReportFormat::Sarif => {
            return sarif::print(&findings, style.language, sources, out).map(|()| None);
        }
    }
    Ok(Printed::new(style, kept, findings.known()))
}

/// `findings`, already in order, as parts; an excerpt has at most `width` columns.
#[must_use]
pub(crate) fn shown(findings: &[Diagnostic], width: usize, sources: &Sources<'_>) -> Vec<Shown> {
    let findings = Findings::new(findings, sources);
    let files = findings.files();
    files.flat_map(|file| shown::of(&findings, file, width)).collect()
}

/// `findings` as Markdown for the summary that GitHub shows of a step.
#[must_use]
pub(crate) fn summary(
    findings: &[Diagnostic],
    language: Language,
    sources: &Sources<'_>,
) -> String {
    github::summary(&Findings::new(findings, sources), language, sources.prefix)
}
