//! Configuration, registers, word lists and theme: what must be usable before a document is read.

use std::sync::Arc;

use jiff::civil::Date;

use super::options::{LoadError, Options};
use crate::archive::context::Context;
use crate::archive::ledger::{self, Ledger};
use crate::check;
use crate::config::{self, Config, FILE, Registers, WordLists};
use crate::diagnostic::{Diagnostic, SourcePath};
use crate::digest::Digest;
use crate::model::{BaseUrl, Calendar};
use crate::render;
use crate::source::{Error, Folder};
use crate::theme::Theme;

/// What must be usable before a document is read.
pub(super) struct Setup {
    pub(super) config: Config,
    pub(super) registers: Registers,
    pub(super) words: WordLists,
    pub(super) ledger: Option<Arc<Ledger>>,
    pub(super) theme: Theme,
    pub(super) today: Date,
    /// Of the files of configuration, registers and words: all that documents are read with.
    pub(super) digests: Vec<Digest>,
    /// Of what of it their rows show: configuration, registers and holidays.
    pub(super) settings: Digest,
}

/// Reads configuration, registers and theme; all their mistakes are told at once.
pub(super) fn setup(folder: &Folder, options: &Options) -> Result<Setup, LoadError> {
    let mut reader = Reader { folder, findings: Vec::new(), digests: Vec::new() };
    let mut registers = reader.registers()?;
    let path = SourcePath::new(FILE);
    let text = reader.text(&path)?;
    let config = text.readable().and_then(|text| {
        let (config, faults) = config::parse(&path, text);
        reader.findings.extend(faults);
        config
    });
    let Some(mut config) = config else { return Err(reader.refuse()) };
    reader.findings.extend(check::configuration(&config));
    registers.calendar = reader.calendar(&config)?;
    let shown = reader.digests.clone();
    let words = reader.word_lists(&config)?;
    let ledger = reader.ledger(Context { config: &config, registers: &registers })?;
    if let Some(base_url) = options.base_url.as_deref().and_then(BaseUrl::parse) {
        config.base_url = base_url;
        // What is wrong with it stands in no line of the file.
        config.base_url_span = 0..0;
    }
    let theme_root = format!("themes/{}", config.theme);
    let own = theme_files(folder, &theme_root)?;
    if own.is_empty() && config.theme != config::DEFAULT_THEME {
        reader.findings.push(config::missing_theme(&config.theme, config.theme_span.clone()));
    }
    let theme = match Theme::load(own, &theme_root, &config.language) {
        Ok(theme) if reader.findings.is_empty() => theme,
        Ok(_) => return Err(reader.refuse()),
        Err(faults) => {
            reader.findings.extend(faults);
            return Err(reader.refuse());
        }
    };
    let now = || config.time_zone.to_datetime(options.now).date();
    let today = options.today.unwrap_or_else(now);
    let settings = render::settings(&shown, &config);
    let digests = reader.digests;
    Ok(Setup { config, registers, words, ledger, theme, today, digests, settings })
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

/// Reads files beside the documents, and notes what is wrong with them.
struct Reader<'a> {
    folder: &'a Folder,
    findings: Vec<Diagnostic>,
    /// Of each file, in the order they are read.
    digests: Vec<Digest>,
}

impl Reader<'_> {
    fn refuse(self) -> LoadError {
        LoadError::Setup(check::sorted(self.findings))
    }

    fn registers(&mut self) -> Result<Registers, Error> {
        Ok(Registers {
            departments: self.register("departments", config::departments)?,
            topics: self.register("topics", config::topics)?,
            bodies: self.register("bodies", config::bodies)?,
            calendar: Calendar::default(),
        })
    }

    /// The register called `name`; an empty one where there is none, or it cannot be read.
    fn register<T: Default>(
        &mut self,
        name: &str,
        parse: fn(&SourcePath, &str) -> (T, Vec<Diagnostic>),
    ) -> Result<T, Error> {
        let path = SourcePath::new(format!("content/{name}.yaml"));
        let text = self.text(&path)?;
        let Some(text) = text.readable() else { return Ok(T::default()) };
        let (register, faults) = parse(&path, text);
        self.findings.extend(faults);
        Ok(register)
    }

    fn bytes(&mut self, path: &SourcePath) -> Result<Option<Vec<u8>>, Error> {
        let bytes = self.folder.read_if_present(path)?;
        self.digests.push(bytes.as_ref().map(Digest::of).unwrap_or_default());
        Ok(bytes)
    }

    fn text(&mut self, path: &SourcePath) -> Result<Text, Error> {
        let bytes = self.bytes(path)?;
        Ok(bytes.map_or(Text::Missing, |bytes| self.decoded(path, &bytes)))
    }

    fn decoded(&mut self, path: &SourcePath, bytes: &[u8]) -> Text {
        match config::text(path, bytes) {
            Ok(text) => Text::Read(text),
            Err(faults) => {
                self.findings.extend(faults);
                Text::Unreadable
            }
        }
    }

    /// The ledger; none where the site keeps none.
    fn ledger(&mut self, context: Context<'_>) -> Result<Option<Arc<Ledger>>, Error> {
        let path = SourcePath::new(ledger::LEDGER);
        let Some(bytes) = self.bytes(&path)? else { return Ok(None) };
        if let Some(finding) = ledger::workbook(&path, &bytes) {
            self.findings.push(finding);
            return Ok(None);
        }
        let text = self.decoded(&path, &bytes);
        let Some(text) = text.readable() else { return Ok(None) };
        let (ledger, faults) = ledger::read(&path, text, context);
        self.findings.extend(faults);
        Ok(Some(Arc::new(ledger)))
    }

    /// The holidays of the file that the configuration names.
    fn calendar(&mut self, config: &Config) -> Result<Calendar, Error> {
        let Some(path) = &config.deadlines.holidays else { return Ok(Calendar::default()) };
        let text = match self.text(path)? {
            Text::Read(text) => text,
            Text::Unreadable => return Ok(Calendar::default()),
            Text::Missing => {
                self.findings.extend(config::missing_holidays(&config.deadlines, path));
                return Ok(Calendar::default());
            }
        };
        let (calendar, faults) = config::holidays(path, &text);
        self.findings.extend(faults);
        Ok(calendar)
    }

    /// The words of all lists that the configuration gives or names.
    fn word_lists(&mut self, config: &Config) -> Result<WordLists, Error> {
        let mut lists = WordLists::default();
        lists.banned.clone_from(&config.words.banned);
        for file in &config.words.files {
            let text = self.text(&file.path)?;
            if matches!(text, Text::Unreadable) {
                continue;
            }
            let (words, faults) = config::word_list(file, text.readable());
            self.findings.extend(faults);
            lists.extend(file.list, words);
        }
        Ok(lists)
    }
}

fn theme_files(folder: &Folder, root: &str) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let files = folder.files_below(root, usize::MAX, "")?;
    let inside = |path: &SourcePath| path.as_str()[root.len() + 1..].to_owned();
    files.iter().map(|path| Ok((inside(path), folder.read(path)?))).collect()
}
