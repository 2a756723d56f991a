//! Speaking: results to standard output, everything else to standard error.

use std::fs::OpenOptions;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::civil::Date;
use unicode_width::UnicodeWidthStr;

use super::Error;
use crate::check::catalogue;
use crate::diagnostic::{Bilingual, Diagnostic, Language};
use crate::report::{self, Last, Printed, ReportFormat, Sources, Style, count_words, counts};
use crate::source::Folder;

/// A language and how much to say in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Console {
    pub(super) language: Language,
    pub(super) quiet: bool,
    pub(super) verbose: bool,
    /// Whether standard output gets colours.
    pub(super) colour: bool,
    /// How many columns there are to print in.
    pub(super) width: usize,
}

impl Console {
    /// A line on standard error, unless only results are wanted.
    pub(super) fn note(self, text: &Bilingual) {
        if !self.quiet {
            self.line(text);
        }
    }

    /// Where and as of when the run works: the folder for those who want to know more,
    /// the day for everybody where it is not that of the clock.
    pub(super) fn surroundings(self, folder: &Folder, today: Date, clock_day: Date) {
        if self.verbose {
            let root = folder.root().display();
            self.line(&Bilingual::new(
                format!("站点目录 {root}，以 {today} 为今天"),
                format!("site {root}, as of {today}"),
            ));
        } else if today != clock_day {
            self.note(&Bilingual::new(
                format!("以 {today} 为今天，不是当前日期"),
                format!("as of {today}, which is not today by the clock"),
            ));
        }
    }

    /// What must not be overlooked, on standard error, always.
    pub(super) fn warning(self, text: &Bilingual) {
        let (zh, en) = (&text.zh, &text.en);
        self.line(&Bilingual::new(format!("注意：{zh}"), format!("warning: {en}")));
    }

    /// What went wrong, on standard error, always.
    pub(super) fn error(self, text: &Bilingual) {
        let head = match self.language {
            Language::Chinese => "错误：",
            Language::English => "error: ",
        };
        self.line(&Bilingual::new(format!("{head}{}", text.zh), format!("{head}{}", text.en)));
    }

    /// How findings are printed in this `format`.
    pub(super) fn style(self, format: ReportFormat) -> Style {
        let Self { language, colour, width, .. } = self;
        Style { format, language, colour, width }
    }

    fn line(self, text: &Bilingual) {
        line(text.get(self.language));
    }
}

/// A path that can be pasted from where one stands: relative to the working directory
/// where it lies below it.
pub(super) fn shown(path: &Path) -> String {
    let here = std::env::current_dir().and_then(|here| here.canonicalize()).ok();
    let place = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let below = here.and_then(|here| place.strip_prefix(here).ok().map(Path::to_owned));
    below.as_deref().unwrap_or(&place).display().to_string()
}

/// How many columns of the terminal's last line a progress line takes.
static DRAWN: AtomicUsize = AtomicUsize::new(0);

/// A line on standard error.
pub(super) fn line(text: &str) {
    let mut out = std::io::stderr().lock();
    let cleared = cleared(DRAWN.swap(0, Ordering::Relaxed));
    // Nobody is left to tell if standard error is closed.
    let _ = writeln!(out, "{cleared}{}", report::printable(text));
}

/// Shows `text` on standard error, a terminal, until the next line is written there or more
/// progress shown; nothing any more where it is empty.
pub(super) fn progress(text: &str) {
    let mut out = std::io::stderr().lock();
    let before = DRAWN.swap(text.width(), Ordering::Relaxed);
    // Written over, for a line that is cleared first would flicker.
    let shown = match before.saturating_sub(text.width()) {
        0 if text.is_empty() => return,
        _ if text.is_empty() => cleared(before),
        rest => format!("\r{text}{}", " ".repeat(rest)),
    };
    // Nobody looks any more if it cannot be written.
    let _ = out.write_all(shown.as_bytes()).and_then(|()| out.flush());
}

/// What takes a line of so many columns off the terminal.
fn cleared(columns: usize) -> String {
    if columns == 0 { String::new() } else { format!("\r{}\r", " ".repeat(columns)) }
}

/// Writes a result that people read to standard output.
pub(super) fn text(text: &str) -> Result<(), Error> {
    output(report::printable(text).as_bytes())
}

/// Writes a result to standard output, byte for byte.
pub(super) fn output(bytes: &[u8]) -> Result<(), Error> {
    let mut out = std::io::stdout().lock();
    written(out.write_all(bytes).and_then(|()| out.flush()))
}

/// Draws `text`, which may have colours, on standard error.
pub(super) fn drawing(text: &str, colour: bool) {
    // Nobody is left to tell if standard error is closed.
    let _ = anstream::AutoStream::new(std::io::stderr(), choice(colour)).write_all(text.as_bytes());
}

/// Colours, shown in the way that the terminal at hand does, or none.
fn choice(colour: bool) -> anstream::ColorChoice {
    if colour { anstream::ColorChoice::Always } else { anstream::ColorChoice::Never }
}

/// A reader that has seen enough, such as `head`, is no failure.
fn written(done: std::io::Result<()>) -> Result<(), Error> {
    match done {
        Err(cause) if cause.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        done => done.map_err(Error::Output),
    }
}

/// Writes `findings` to standard output in the form asked for; gives what was written, where it may
/// be kept. What stands in the report of the `last` run is not made again.
pub(super) fn findings(
    findings: &[Diagnostic],
    format: ReportFormat,
    (folder, last): (&Folder, Option<&Printed>),
    console: Console,
) -> Result<Option<Printed>, Error> {
    let prefix = prefix(folder);
    let sources =
        Sources { read: &|path| folder.read(path).ok(), prefix: &prefix, rule: &rule_text };
    let last = Last { printed: last, digest: &|path| folder.noted(path) };
    findings_in(findings, format, (&sources, last), console)
}

/// Writes a report once more.
pub(super) fn repeat(printed: &Printed) -> Result<(), Error> {
    let choice = choice(printed.style.colour);
    let mut out = anstream::AutoStream::new(std::io::stdout(), choice).lock();
    written(out.write_all(&printed.bytes).and_then(|()| out.flush()))
}

/// The report that would be written of `findings` in the way that `printed` was, without writing it.
pub(super) fn unwritten(
    findings: &[Diagnostic],
    printed: &Printed,
    folder: &Folder,
) -> Option<Printed> {
    let sources = Sources { read: &|path| folder.read(path).ok(), prefix: "", rule: &rule_text };
    let last = Last { printed: Some(printed), digest: &|path| folder.noted(path) };
    report::print_after(last, findings, printed.style, &sources, &mut std::io::sink()).ok()?
}

/// The same for findings about files that need not be the site's.
pub(super) fn findings_in(
    findings: &[Diagnostic],
    format: ReportFormat,
    (sources, last): (&Sources<'_>, Last<'_>),
    console: Console,
) -> Result<Option<Printed>, Error> {
    let style = console.style(format);
    let out = anstream::AutoStream::new(std::io::stdout(), choice(style.colour)).lock();
    let mut out = BufWriter::new(out);
    let mut kept = None;
    let printed = report::print_after(last, findings, style, sources, &mut out);
    let printed = printed.and_then(|printed| {
        kept = printed;
        out.flush()
    });
    written(printed)?;
    if format == ReportFormat::Github {
        let summary = report::summary(findings, console.language, sources);
        step_summary(&summary)?;
    }
    Ok(kept)
}

/// Adds `text` to the summary that GitHub shows of a step, where there is one.
fn step_summary(text: &str) -> Result<(), Error> {
    let Some(path) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) else {
        return Ok(());
    };
    let path = PathBuf::from(path);
    let file = OpenOptions::new().append(true).create(true).open(&path);
    file.and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(|cause| Error::File { path, cause })
}

/// What the printers say of a rule.
pub(super) fn rule_text(name: &str) -> Option<report::RuleText> {
    catalogue::find(name).map(|entry| entry.text())
}

/// What leads from the top of the Git work tree to the root: empty at the top.
fn prefix(folder: &Folder) -> String {
    let root = folder.root();
    let top = root.ancestors().find(|ancestor| ancestor.join(".git").exists());
    let inside = top.and_then(|top| root.strip_prefix(top).ok());
    let inside = inside.map(|path| path.to_string_lossy().replace('\\', "/")).unwrap_or_default();
    if inside.is_empty() { inside } else { inside + "/" }
}

/// The closing count of findings: by weight, and in how many files.
pub(super) fn count(findings: &[Diagnostic]) -> Bilingual {
    let count = count_words(counts(findings));
    let files = findings.chunk_by(|left, right| left.path == right.path).count();
    if files < 2 {
        return count;
    }
    Bilingual::new(
        format!("{}，在 {files} 个文件里", count.zh),
        format!("{} in {files} files", count.en),
    )
}

/// What of personal data was let pass by `privacy_reviewed`; nothing where nothing was.
pub(super) fn exempted(places: u32) -> Bilingual {
    match places {
        0 => Bilingual::default(),
        places => Bilingual::new(
            format!("；按隐私复核放行 {places} 处"),
            format!("; {places} places allowed by privacy_reviewed"),
        ),
    }
}
