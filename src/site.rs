//! `Site`: the stages strung together. Read this file first.
//!
//! read → parse → lower → check (a file at a time, on all cores) → assemble →
//! plan → check (the whole). Rendering and publishing start from here.

mod cache;
mod document;
mod kept;
mod kept_finding;
mod load;
mod options;
mod preview;
mod progress;
mod rendering;
mod settings;
mod setup;

pub(crate) use cache::Cache;
pub(crate) use kept_finding::{KeptFindings, Names};
pub use options::{LoadError, Options};
pub(crate) use progress::{Progress, Step};
pub use rendering::Rendering;

use std::collections::BTreeMap;
use std::io::{self, Write};

use jiff::civil::Date;

use cache::Basis;
use kept::Left;

use crate::archive::context::Context;
use crate::archive::entry::Entry;
use crate::archive::listing::Listing;
use crate::archive::reply::Publication;
use crate::archive::{self, Archive, World};
use crate::check::{self, RuleSet};
use crate::config::{Config, Registers, WordLists};
use crate::diagnostic::{Diagnostic, Severity, SourcePath, report_order};
use crate::digest::Digest;
use crate::plan::{Previous, SitePlan};
use crate::reading::{ReplyFacts, Vocabulary};
use crate::render;
use crate::source::Folder;
use crate::theme::Theme;

/// A site, loaded and checked; immutable from then on.
pub struct Site {
    /// The one reader of its sources.
    pub folder: Folder,
    /// `dafu.yaml`, checked.
    pub config: Config,
    /// Departments, topics and bodies, by code.
    pub registers: Registers,
    /// The theme, the site's own files laid over the default one.
    pub theme: Theme,
    /// Its replies and articles.
    pub archive: Archive,
    /// Every file it will have.
    pub plan: SitePlan,
    /// Of a preview, what is on it and not published, with the reason.
    pub pending: BTreeMap<SourcePath, Publication>,
    /// What counts as today.
    pub today: Date,
    /// The digest of configuration and registers.
    pub settings: Digest,
    rules: RuleSet,
    /// The site's lists of words.
    words: WordLists,
    left: Left,
    /// What of `findings` was found beside the last publication.
    beside: Vec<Diagnostic>,
    /// What is wrong with it, in the order of a report.
    pub findings: Vec<Diagnostic>,
    /// At how many places something personal stands that a person reviewed and let pass.
    pub exempted: u32,
}

impl Site {
    /// Loads and checks the site in `folder`.
    ///
    /// # Errors
    /// [`LoadError`], when it cannot be known what the site should be.
    pub fn load(folder: Folder, options: &Options) -> Result<Self, LoadError> {
        Self::load_with(folder, options, None)
    }

    /// The same, where documents that are as `cache` knows them are not read again.
    ///
    /// # Errors
    /// As [`Site::load`].
    pub fn load_with(
        folder: Folder,
        options: &Options,
        mut cache: Option<&mut Cache>,
    ) -> Result<Self, LoadError> {
        let setup::Setup { config, registers, words, ledger, theme, today, digests, settings } =
            setup::setup(&folder, options)?;
        if let Some(cache) = &mut cache {
            cache.rebase(Basis::of(digests, &config));
        }
        let context = Context { config: &config, registers: &registers };
        let rules = RuleSet::new(&config);
        let scanner = rules.scanner(&words);
        let vocabulary = Vocabulary { config: &config, registers: &registers, scanner: &scanner };
        let read = load::documents(&folder, (vocabulary, &rules), (today, options), cache)?;
        let preview = options.preview.then(|| preview::documents(&read)).flatten();
        let was_live = |listing: &Listing, key: &str| options.previous.has_term(listing, key);
        let assembled = |entries, articles| {
            let archive =
                archive::assemble(context, (entries, articles), ledger.clone(), &was_live);
            let world = World { config: &config, registers: &registers, archive: &archive };
            let plan = SitePlan::new(render::outputs(world, &theme));
            (archive, plan)
        };
        let (entries, articles, listing) = (read.entries, read.articles, read.listing);
        let ((archive, plan, (found, beside)), preview) = rayon::join(
            || {
                let (archive, plan) = assembled(entries, articles);
                let world = World { config: &config, registers: &registers, archive: &archive };
                let beside = permanence(world, &plan, &rules, &options.previous);
                let whole = rules.site(world, &plan, (today, &options.previous));
                let found = [rules.files(world, &listing), whole, beside.clone()].concat();
                (archive, plan, (found, beside))
            },
            || preview.map(|(entries, articles)| assembled(entries, articles)),
        );
        let (archive, plan) = preview.unwrap_or((archive, plan));
        let personal = settings::personal(&folder, &rules, &config)?;
        let mut findings = read.findings;
        let warnings = theme.warnings().iter().cloned();
        findings.extend(warnings.chain(found).chain(personal.findings));
        let findings = check::sorted(findings);
        Ok(Self {
            folder,
            config,
            registers,
            theme,
            archive,
            plan,
            pending: if options.preview { read.pending } else { BTreeMap::new() },
            today,
            settings,
            rules,
            words,
            left: read.left,
            beside,
            findings,
            exempted: read.exempted + personal.exempted,
        })
    }

    /// Writes what the next run can spare itself to read, for [`Cache::restored`]; nothing where
    /// the site was loaded without a cache that gives away what it holds.
    ///
    /// # Errors
    /// What `out` said.
    pub(crate) fn write_documents(&self, out: &mut dyn Write) -> io::Result<()> {
        kept::write(&self.archive, &self.left, out)
    }

    /// The reply that would stand at `path` and hold `bytes`, and what the rules say of it.
    #[must_use]
    pub fn read_reply(&self, path: &SourcePath, bytes: &[u8]) -> (ReplyFacts, Vec<Diagnostic>) {
        let scanner = self.rules.scanner(&self.words);
        let vocabulary =
            Vocabulary { config: &self.config, registers: &self.registers, scanner: &scanner };
        load::one_reply(&self.folder, (vocabulary, &self.rules), path, bytes)
    }

    /// What rules and formats look things up in.
    #[must_use]
    pub fn world(&self) -> World<'_> {
        World { config: &self.config, registers: &self.registers, archive: &self.archive }
    }

    /// Whether the site reads `source`: a document, a file of one, a setting.
    #[must_use]
    pub fn reads(&self, source: &SourcePath) -> bool {
        let archive = &self.archive;
        let mut replies = archive.entries.iter().chain(&archive.unpublished);
        let mut articles = archive.articles.iter().chain(&archive.unpublished_articles);
        source.as_str().starts_with(&format!("themes/{}/", self.config.theme))
            || check::used(self.world()).contains(source)
            || replies.any(|entry| entry.source() == source)
            || articles.any(|entry| entry.article.source == *source)
    }

    /// What would be found beside the publication `after`, where `findings` were found beside
    /// `before`, that of the load: those of rendered pages are the same.
    #[must_use]
    pub fn findings_beside(
        &self,
        (before, after): (&Previous, &Previous),
        rendered: &[Diagnostic],
    ) -> Vec<Diagnostic> {
        let (world, archive) = (self.world(), &self.archive);
        let was = |entry: &&Entry| before.has_reply(&entry.reply.id);
        let differs = |entry: &&Entry| was(entry) != after.has_reply(&entry.reply.id);
        // All others look the same beside both.
        let entries = archive.entries.iter().chain(&archive.unpublished).filter(differs);
        let entries: Vec<&Entry> = entries.collect();
        let of_entries =
            |previous: &Previous| self.rules.entries(&entries, world, (self.today, previous));
        let gone = check::sorted([&self.beside[..], &of_entries(before)].concat());
        let is_gone =
            |one: &&Diagnostic| gone.binary_search_by(|other| report_order(other, one)).is_ok();
        let stays = self.findings.iter().filter(|one| !is_gone(one)).chain(rendered).cloned();
        let beside = permanence(world, &self.plan, &self.rules, after);
        check::sorted(stays.chain(of_entries(after)).chain(beside).collect())
    }

    /// Whether a finding forbids to publish.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }
}

/// What `rules` find beside what was published last.
fn permanence(
    world: World<'_>,
    plan: &SitePlan,
    rules: &RuleSet,
    previous: &Previous,
) -> Vec<Diagnostic> {
    previous.known().map_or_else(Vec::new, |last| rules.permanence(world, plan, last))
}
