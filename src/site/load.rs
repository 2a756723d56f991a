//! Loading every document of a site, on all cores.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::cache::{self, Cache};
use super::document::{ArticleRead, ReplyRead};
use super::options::Options;
use super::progress::Step;
use crate::archive::entry::{ArticleEntry, Entry};
use crate::archive::reply::Publication;
use crate::archive::schema;
use crate::archive::spooled::SpooledText;
use crate::check::rule::{ReplyView, TextView};
use crate::check::{Checked, RuleSet};
use crate::diagnostic::{Diagnostic, Severity, SourcePath};
use crate::document;
use crate::model::Status;
use crate::reading::{self, Files, ReplyFacts, Vocabulary};
use crate::source::{Error, Folder, Listing};

/// Every document of the site, read, lowered and checked.
pub(super) struct Read {
    pub(super) entries: Vec<Entry>,
    pub(super) articles: Vec<ArticleEntry>,
    /// Those that are not published and may be shown to their editors, with the reason.
    pub(super) pending: BTreeMap<SourcePath, Publication>,
    pub(super) findings: Vec<Diagnostic>,
    pub(super) exempted: u32,
    /// Every file there is.
    pub(super) listing: Listing,
}

/// Reads every document; one parallel job a file, after which its text is gone.
pub(super) fn documents(
    folder: &Folder,
    (vocabulary, rules): (Vocabulary<'_>, &RuleSet),
    (today, options): (Date, &Options),
    cache: Option<&mut Cache>,
) -> Result<Read, Error> {
    let mut listing = folder.list()?;
    listing.others.retain(|path| !is_note(folder, path));
    let job = Job { folder, vocabulary, rules, today, options };
    options.progress.begin(Step::Check, listing.replies.len() + listing.articles.len());
    let (replies, articles) =
        cache.map_or((None, None), |cache| (Some(&mut cache.replies), Some(&mut cache.articles)));
    let replies =
        cache::documents(&listing.replies, folder, replies, |path, files| job.reply(path, files))?;
    let articles = cache::documents(&listing.articles, folder, articles, |path, files| {
        job.article(path, files)
    })?;
    let mut read = Read {
        entries: Vec::with_capacity(replies.len()),
        articles: Vec::with_capacity(articles.len()),
        pending: BTreeMap::new(),
        findings: Vec::new(),
        exempted: 0,
        listing,
    };
    for reply in replies {
        let ReplyRead { entry, checked, may_be_previewed } = Arc::unwrap_or_clone(reply);
        if may_be_previewed && entry.publication.is_pending() {
            read.pending.insert(entry.source().clone(), entry.publication);
        }
        read.entries.push(entry);
        read.add(checked);
    }
    for article in articles {
        let ArticleRead { entry, checked, publication } = Arc::unwrap_or_clone(article);
        if publication.is_pending() {
            read.pending.insert(entry.article.source.clone(), publication);
        }
        read.articles.push(entry);
        read.add(checked);
    }
    read.forget_beside_unknown();
    Ok(read)
}

fn folder_of(path: &SourcePath) -> &str {
    path.as_str().rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Whether a file beside dafu.yaml is Markdown about something else than a case.
fn is_note(folder: &Folder, path: &SourcePath) -> bool {
    if path.as_str().contains('/') || !path.as_str().to_lowercase().contains(".md") {
        return false;
    }
    let bytes = folder.read(path).unwrap_or_default();
    let (document, _) = document::parse(&bytes);
    let is_of_reply = |name: &str| {
        let keys = ["department", "numbers", "session", "cases", "disclosure"];
        schema::find(name).is_some_and(|field| keys.contains(&field.key))
    };
    !document.fields.iter().any(|field| is_of_reply(&field.key))
}

impl Read {
    /// Leaves out the files beside documents that cannot be read, for what those name is not
    /// known, and the files of withdrawn replies, which need no longer be there.
    fn forget_beside_unknown(&mut self) {
        let is_unreadable = |finding: &&Diagnostic| {
            finding.rule.starts_with("front-matter/") && finding.severity == Severity::Error
        };
        let unreadable = self.findings.iter().filter(is_unreadable).map(|finding| &finding.path);
        let withdrawn = self.entries.iter().filter(|entry| entry.is_withdrawn()).map(Entry::source);
        let withdrawn = withdrawn.filter(|path| path.as_str().ends_with("/index.md"));
        let folders: BTreeSet<&str> = unreadable.chain(withdrawn).map(folder_of).collect();
        let listing = &mut self.listing;
        listing.others.retain(|path| !folders.contains(folder_of(path)));
    }

    fn add(&mut self, checked: Checked) {
        self.findings.extend(checked.findings);
        self.exempted += checked.exempted;
    }
}

/// A reply that is not yet, or only just, a file of the site, and its findings.
pub(super) fn one_reply(
    folder: &Folder,
    (vocabulary, rules): (Vocabulary<'_>, &RuleSet),
    path: &SourcePath,
    bytes: &[u8],
) -> (ReplyFacts, Vec<Diagnostic>) {
    let (facts, text) = reading::reply(path, bytes, vocabulary, folder);
    let Vocabulary { config, registers, .. } = vocabulary;
    let text = TextView::new(path, &facts.facts, text.source, config);
    let is_draft = facts.reply.status == Status::Draft;
    let checked = rules.reply(&ReplyView { text, facts: &facts, is_draft, registers });
    (facts, checked.findings)
}

/// What every per-file job needs.
struct Job<'a> {
    folder: &'a Folder,
    vocabulary: Vocabulary<'a>,
    rules: &'a RuleSet,
    today: Date,
    options: &'a Options,
}

impl Job<'_> {
    fn reply(&self, path: &SourcePath, files: &dyn Files) -> Result<ReplyRead, Error> {
        let bytes = self.folder.read(path)?;
        let (facts, text) = reading::reply(path, &bytes, self.vocabulary, files);
        let Vocabulary { config, registers, .. } = self.vocabulary;
        let publication = facts.reply.publication(self.today);
        let publication =
            self.options.admit(publication, &facts.reply, &facts.digest, config.review_required);
        let view = ReplyView {
            text: TextView::new(path, &facts.facts, text.source, config),
            facts: &facts,
            is_draft: publication == Publication::Draft,
            registers,
        };
        let checked = self.rules.reply(&view);
        self.options.progress.advance();
        let may_be_previewed = facts.may_be_previewed();
        let mut entry = facts.into_entry(publication);
        // Only a page, open data and the search ask for the text again.
        if publication == Publication::Published {
            entry.body.spooled =
                self.options.spool.as_ref().and_then(|spool| SpooledText::put(&text.body, spool));
        }
        Ok(ReplyRead { entry, checked, may_be_previewed })
    }

    fn article(&self, path: &SourcePath, files: &dyn Files) -> Result<ArticleRead, Error> {
        let bytes = self.folder.read(path)?;
        let (facts, text) = reading::article(path, &bytes, self.vocabulary, files);
        let view = TextView::new(path, &facts.facts, text.source, self.vocabulary.config);
        let checked = self.rules.text(&view, facts.draft);
        let future = facts.article.date_published.is_some_and(|moment| moment.day > self.today);
        let publication = match (facts.draft, future) {
            (true, _) => Publication::Draft,
            (false, true) => Publication::Future,
            (false, false) => Publication::Published,
        };
        let entry = facts.into_entry(publication.is_live());
        Ok(ArticleRead { entry, checked, publication })
    }
}
