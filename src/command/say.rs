//! Speaking: results to standard output, everything else to standard error.

use std::io::Write;

use super::Error;
use super::environment::Environment;
use crate::check::rules::privacy;
use crate::cli::Findings;
use crate::diagnostic::{Bilingual, Diagnostic, Language};
use crate::report::{self, ReportFormat, Sources, Style, counts};
use crate::site::Site;
use crate::source::Folder;

/// A language and how much to say in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Voice {
    pub(super) language: Language,
    pub(super) quiet: bool,
    pub(super) verbose: bool,
}

impl Voice {
    /// A line on standard error, unless only results are wanted.
    pub(super) fn note(self, text: &Bilingual) {
        if !self.quiet {
            self.line(text);
        }
    }

    /// Where and as of when the run works, for those who want to know more.
    pub(super) fn surroundings(self, site: &Site) {
        if self.verbose {
            let (root, today) = (site.folder.root().display(), site.today);
            self.line(&Bilingual::new(
                format!("站点目录 {root}，以 {today} 为今天"),
                format!("site {root}, as of {today}"),
            ));
        }
    }

    /// What went wrong, on standard error, always.
    pub(super) fn error(self, text: &Bilingual) {
        let head = match self.language {
            Language::Chinese => "错误：",
            Language::English => "error: ",
        };
        self.line(&Bilingual::new(format!("{head}{}", text.zh), format!("{head}{}", text.en)));
    }

    fn line(self, text: &Bilingual) {
        line(text.get(self.language));
    }
}

/// A line on standard error.
pub(super) fn line(text: &str) {
    // Nobody is left to tell if standard error is closed.
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// Writes a result to standard output.
pub(super) fn output(bytes: &[u8]) -> Result<(), Error> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        // A reader that has seen enough, such as `head`, is no failure.
        Err(cause) if cause.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        done => done.map_err(Error::Output),
    }
}

/// Writes `findings` to standard output in the form asked for.
pub(super) fn findings(
    findings: &[Diagnostic],
    format: Findings,
    folder: &Folder,
    speaker: (&Environment, Voice),
) -> Result<(), Error> {
    let prefix = prefix(folder);
    let sources = Sources {
        read: &|path| folder.read(path).ok(),
        private: &privacy::private_ranges,
        prefix: &prefix,
    };
    findings_in(findings, format, &sources, speaker)
}

/// The same for findings about files that need not be the site's.
pub(super) fn findings_in(
    findings: &[Diagnostic],
    format: Findings,
    sources: &Sources<'_>,
    (environment, voice): (&Environment, Voice),
) -> Result<(), Error> {
    let style = Style {
        format: match format {
            Findings::Text => ReportFormat::Text,
            Findings::Json => ReportFormat::Json,
            Findings::Github => ReportFormat::Github,
        },
        language: voice.language,
        colour: environment.colour(),
        width: std::env::var("COLUMNS").ok().and_then(|text| text.parse().ok()).unwrap_or(110),
    };
    output(report::print(findings, style, sources).as_bytes())
}

/// What leads from the top of the Git work tree to the root: empty at the top.
fn prefix(folder: &Folder) -> String {
    let root = folder.root();
    let top = root.ancestors().find(|ancestor| ancestor.join(".git").exists());
    let inside = top.and_then(|top| root.strip_prefix(top).ok());
    let inside = inside.map(|path| path.to_string_lossy().replace('\\', "/")).unwrap_or_default();
    if inside.is_empty() { inside } else { inside + "/" }
}

/// The closing count of findings.
pub(super) fn count(findings: &[Diagnostic]) -> Bilingual {
    let [errors, warnings, hints] = counts(findings);
    Bilingual::new(
        format!("{errors} 个错误，{warnings} 个警告，{hints} 个提示"),
        format!("{errors} errors, {warnings} warnings, {hints} hints"),
    )
}

/// What of personal data was let pass by `privacy_reviewed`; nothing where nothing was.
pub(super) fn let_pass(site: &Site) -> Bilingual {
    match site.let_pass {
        0 => Bilingual::default(),
        places => Bilingual::new(
            format!("；按隐私复核放行 {places} 处"),
            format!("; {places} places let pass by privacy_reviewed"),
        ),
    }
}
