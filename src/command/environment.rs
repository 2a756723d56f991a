//! What a verb runs in: folder, language, terminal, clock.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::Error;
use super::console::Console;
use crate::cli::{Color, Day, Global, Lang};
use crate::config::FILE;
use crate::diagnostic::{Bilingual, Language};
use crate::model::date;
use crate::site::Options;
use crate::source::Folder;

/// Columns to print in where there is no terminal: a log.
const NO_TERMINAL: usize = 110;

/// The surroundings of one run.
pub(super) struct Environment {
    global: Global,
    /// The language of messages where no site says it.
    language: Language,
}

impl Environment {
    pub(super) fn new(global: Global, language: Language) -> Self {
        Self { global, language }
    }

    pub(super) fn folder(&self) -> Result<Folder, Error> {
        match &self.global.root {
            Some(root) if root.join(FILE).is_file() => {
                let root = root
                    .canonicalize()
                    .map_err(|cause| Error::File { path: root.clone(), cause })?;
                Ok(Folder::new(root))
            }
            Some(root) => Err(no_site(root)),
            None => Folder::find(Path::new(".")).ok_or_else(|| no_site(Path::new("."))),
        }
    }

    /// The language of messages: as asked for, else the site's, else that of the surroundings.
    pub(super) fn language(&self, site: Option<&str>) -> Language {
        match (self.global.lang, site) {
            (Some(Lang::En), _) => Language::English,
            (None, Some(language)) if !language.starts_with("zh") => Language::English,
            (Some(Lang::Zh), _) | (None, Some(_)) => Language::Chinese,
            (None, None) => self.language,
        }
    }

    pub(super) fn console(&self, site: Option<&str>) -> Console {
        Console {
            language: self.language(site),
            quiet: self.global.quiet,
            verbose: self.global.verbose,
            colour: self.colour(),
            width: Self::width(),
        }
    }

    /// Whether standard output gets colours.
    pub(super) fn colour(&self) -> bool {
        match self.global.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                std::io::stdout().is_terminal()
                    && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            }
        }
    }

    /// How many columns there are to print in: those of the terminal, where
    /// there is one; what `COLUMNS` says goes before.
    pub(super) fn width() -> usize {
        let said = std::env::var("COLUMNS").ok().and_then(|text| text.trim().parse().ok());
        let terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        said.or_else(terminal).filter(|width| *width > 0).unwrap_or(NO_TERMINAL)
    }

    /// What to load the site with.
    pub(super) fn options(day: Option<&Day>, base_url: Option<&str>) -> Result<Options, Error> {
        let today = day.and_then(|day| day.date.as_deref()).map(|text| {
            date::parse(text).map(|moment| moment.day).map_err(|_| {
                Error::Argument(Bilingual::new(
                    format!("--date 要写成 2024-01-09 的样子，现在是“{text}”"),
                    format!("--date takes a date such as 2024-01-09, got `{text}`"),
                ))
            })
        });
        if let Some(text) = base_url.filter(|text| crate::model::BaseUrl::parse(text).is_none()) {
            return Err(Error::Argument(Bilingual::new(
                format!(
                    "--base-url 要写完整网址，例如 https://dafu.example.gov.cn/，现在是“{text}”"
                ),
                format!("--base-url takes a full http or https address, got `{text}`"),
            )));
        }
        let base_url = base_url.map(str::to_owned);
        let today = today.transpose()?;
        Ok(Options { today, now: now()?, base_url, ..Options::default() })
    }

    /// Says what went wrong.
    pub(super) fn say_error(&self, error: &Error) {
        self.console(None).error(&error.message());
    }

    /// The home folder of whoever runs this, where it is known.
    pub(super) fn home() -> Option<PathBuf> {
        std::env::home_dir().filter(|home| !home.as_os_str().is_empty())
    }

    /// What counts as today in the zone called `time_zone`.
    pub(super) fn day(time_zone: &str) -> Result<Date, Error> {
        let zone = TimeZone::get(time_zone).unwrap_or(TimeZone::UTC);
        Ok(zone.to_datetime(now()?).date())
    }

    /// The day of the clock in `time_zone`, whatever else counts as today.
    pub(super) fn clock_day(time_zone: &TimeZone) -> Date {
        time_zone.to_datetime(Timestamp::now()).date()
    }

    /// A path given as an argument, relative to the root, with `/`.
    pub(super) fn relative(folder: &Folder, path: &Path) -> PathBuf {
        let absolute = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        absolute.strip_prefix(folder.root()).map_or_else(|_| absolute.clone(), Path::to_owned)
    }
}

/// There is no site in `folder`; what is meant to be its configuration, perhaps.
fn no_site(folder: &Path) -> Error {
    let names = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let is_near = |name: &String| {
        let lower = name.to_lowercase();
        lower.contains("dafu") && [".yaml", ".yml", ".txt"].iter().any(|end| lower.ends_with(end))
    };
    Error::NoSite { near: names.filter(is_near).min() }
}

/// The present moment: that of `SOURCE_DATE_EPOCH` where it is set, so that a
/// build can be repeated (reproducible-builds.org), else the clock's.
pub(super) fn now() -> Result<Timestamp, Error> {
    let epoch = std::env::var_os("SOURCE_DATE_EPOCH").unwrap_or_default();
    let epoch = epoch.to_string_lossy();
    // A variable that a recipe declares and nobody fills says nothing.
    if epoch.trim().is_empty() {
        return Ok(Timestamp::now());
    }
    let seconds =
        epoch.trim().parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
    seconds.ok_or_else(|| {
        Error::Argument(Bilingual::new(
            format!("环境变量 SOURCE_DATE_EPOCH 要写成秒数，现在是“{epoch}”"),
            format!("SOURCE_DATE_EPOCH takes seconds, got `{epoch}`"),
        ))
    })
}
