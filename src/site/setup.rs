//! Configuration, registers, word lists and theme: what must be usable before a document is read.

use jiff::civil::Date;

use super::options::{LoadError, Options};
use crate::check;
use crate::config::{self, Config, FILE, Registers, WordLists};
use crate::diagnostic::{Diagnostic, SourcePath};
use crate::model::{BaseUrl, Calendar};
use crate::source::{Error, Folder};
use crate::theme::Theme;

/// What must be usable before a document is read.
pub(super) struct Setup {
    pub(super) config: Config,
    pub(super) registers: Registers,
    pub(super) words: WordLists,
    pub(super) theme: Theme,
    pub(super) today: Date,
}

/// Reads configuration, registers and theme; all their mistakes are told at once.
pub(super) fn setup(folder: &Folder, options: &Options) -> Result<Setup, LoadError> {
    let mut findings = Vec::new();
    let mut registers = registers(folder, &mut findings)?;
    let path = SourcePath::new(FILE);
    let text = text(folder, &path, &mut findings)?;
    let config = text.readable().and_then(|text| {
        let (config, faults) = config::parse(&path, text);
        findings.extend(faults);
        config
    });
    let Some(mut config) = config else { return Err(LoadError::Setup(check::sorted(findings))) };
    findings.extend(check::configuration(&config));
    registers.calendar = calendar(folder, &config, &mut findings)?;
    let words = word_lists(folder, &config, &mut findings)?;
    if let Some(base_url) = options.base_url.as_deref().and_then(BaseUrl::parse) {
        config.base_url = base_url;
        // What is wrong with it stands in no line of the file.
        config.base_url_span = 0..0;
    }
    let theme_root = format!("themes/{}", config.theme);
    let own = theme_files(folder, &theme_root)?;
    if own.is_empty() && config.theme != config::DEFAULT_THEME {
        findings.push(config::missing_theme(&config.theme, config.theme_span.clone()));
    }
    let theme = match Theme::load(own, &theme_root, &config.language) {
        Ok(theme) if findings.is_empty() => theme,
        Ok(_) => return Err(LoadError::Setup(check::sorted(findings))),
        Err(faults) => {
            findings.extend(faults);
            return Err(LoadError::Setup(check::sorted(findings)));
        }
    };
    let now = || config.time_zone.to_datetime(options.now).date();
    let today = options.today.unwrap_or_else(now);
    Ok(Setup { config, registers, words, theme, today })
}

fn registers(folder: &Folder, findings: &mut Vec<Diagnostic>) -> Result<Registers, Error> {
    Ok(Registers {
        departments: register("departments", folder, config::departments, findings)?,
        topics: register("topics", folder, config::topics, findings)?,
        bodies: register("bodies", folder, config::bodies, findings)?,
        calendar: Calendar::default(),
    })
}

/// The register called `name`; an empty one where there is none, or it cannot be read.
fn register<T: Default>(
    name: &str,
    folder: &Folder,
    parse: fn(&SourcePath, &str) -> (T, Vec<Diagnostic>),
    findings: &mut Vec<Diagnostic>,
) -> Result<T, Error> {
    let path = SourcePath::new(format!("content/{name}.yaml"));
    let text = text(folder, &path, findings)?;
    let Some(text) = text.readable() else { return Ok(T::default()) };
    let (register, faults) = parse(&path, text);
    findings.extend(faults);
    Ok(register)
}

/// What stands in a file beside the documents.
enum Text {
    /// There is no such file.
    Missing,
    /// It is no UTF-8, which is a finding.
    Unreadable,
    Read(String),
}

impl Text {
    fn readable(&self) -> Option<&str> {
        match self {
            Self::Read(text) => Some(text),
            Self::Missing | Self::Unreadable => None,
        }
    }
}

fn text(folder: &Folder, path: &SourcePath, findings: &mut Vec<Diagnostic>) -> Result<Text, Error> {
    let Some(bytes) = folder.read_if_present(path)? else { return Ok(Text::Missing) };
    Ok(match config::text(path, &bytes) {
        Ok(text) => Text::Read(text),
        Err(faults) => {
            findings.extend(faults);
            Text::Unreadable
        }
    })
}

/// The holidays of the file that the configuration names.
fn calendar(
    folder: &Folder,
    config: &Config,
    findings: &mut Vec<Diagnostic>,
) -> Result<Calendar, Error> {
    let Some(path) = &config.deadlines.holidays else { return Ok(Calendar::default()) };
    let text = match text(folder, path, findings)? {
        Text::Read(text) => text,
        Text::Unreadable => return Ok(Calendar::default()),
        Text::Missing => {
            findings.extend(config::missing_holidays(&config.deadlines, path));
            return Ok(Calendar::default());
        }
    };
    let (calendar, faults) = config::holidays(path, &text);
    findings.extend(faults);
    Ok(calendar)
}

/// The words of all lists that the configuration gives or names.
fn word_lists(
    folder: &Folder,
    config: &Config,
    findings: &mut Vec<Diagnostic>,
) -> Result<WordLists, Error> {
    let mut lists = WordLists::default();
    lists.banned.clone_from(&config.words.banned);
    for file in &config.words.files {
        let text = text(folder, &file.path, findings)?;
        if matches!(text, Text::Unreadable) {
            continue;
        }
        let (words, faults) = config::word_list(file, text.readable());
        findings.extend(faults);
        lists.extend(file.list, words);
    }
    Ok(lists)
}

fn theme_files(folder: &Folder, root: &str) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let files = folder.files_below(root, usize::MAX, "")?;
    let inside = |path: &SourcePath| path.as_str()[root.len() + 1..].to_owned();
    files.iter().map(|path| Ok((inside(path), folder.read(path)?))).collect()
}
