//! Loading every document of a site, on all cores.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::cache::{self, Cache, Kept, Sources};
use super::document::{ArticleRead, Aside, ReplyRead};
use super::kept::Left;
use super::options::Options;
use super::progress::Step;
use crate::archive::article::Article;
use crate::archive::entry::{ArticleEntry, Entry};
use crate::archive::reply::Publication;
use crate::archive::schema;
use crate::archive::spooled::SpooledText;
use crate::check::RuleSet;
use crate::check::rule::{ReplyView, TextView};
use crate::diagnostic::{Diagnostic, Severity, SourcePath};
use crate::document;
use crate::model::Status;
use crate::reading::{self, Facts, Files, ReplyFacts, Vocabulary};
use crate::source::{Error, Folder, Listing};

/// Every document of the site, read, lowered and checked.
pub(super) struct Read {
    pub(super) entries: Vec<Arc<Entry>>,
    pub(super) articles: Vec<ArticleEntry>,
    /// Those that are not published and may be shown to their editors, with the reason.
    pub(super) pending: BTreeMap<SourcePath, Publication>,
    pub(super) findings: Vec<Diagnostic>,
    pub(super) exempted: u32,
    /// Every file there is.
    pub(super) listing: Listing,
    /// What is left to write the documents down for the next run.
    pub(super) left: Left,
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
    let kept = cache.as_deref().map(|cache| (&cache.replies, &cache.articles)).unzip();
    let replies =
        cache::documents(&listing.replies, folder, kept.0, |path, files| job.reply(path, files))?;
    let articles = cache::documents(&listing.articles, folder, kept.1, |path, files| {
        job.article(path, files)
    })?;
    let mut left = Left::default();
    if let Some(cache) = cache {
        let gives = cache.gives;
        cache.replies = if gives { Kept::new() } else { kept_of(&listing.replies, &replies) };
        cache.articles = if gives { Kept::new() } else { kept_of(&listing.articles, &articles) };
        left.basis = cache.basis.clone().filter(|_| gives);
    }
    let mut read = Read {
        entries: Vec::with_capacity(replies.len()),
        articles: Vec::with_capacity(articles.len()),
        pending: BTreeMap::new(),
        findings: Vec::new(),
        exempted: 0,
        listing,
        left,
    };
    let reviews = vocabulary.config.review_required;
    for (sources, reply) in replies {
        let ReplyRead { mut entry, aside } = Arc::unwrap_or_clone(reply);
        let publication = entry.reply.publication(today);
        let publication = options.admit(publication, &entry.reply, &entry.digest, reviews);
        if entry.publication != publication {
            Arc::make_mut(&mut entry).publication = publication;
        }
        if aside.flag && publication.is_pending() {
            read.pending.insert(entry.source().clone(), publication);
        }
        read.add(entry.source(), sources, aside, publication);
        read.entries.push(entry);
    }
    for (sources, article) in articles {
        let ArticleRead { mut entry, aside } = Arc::unwrap_or_clone(article);
        let publication = publication_of(&entry.article, aside.flag, today);
        entry.live = publication.is_live();
        if publication.is_pending() {
            read.pending.insert(entry.article.source.clone(), publication);
        }
        read.add(&entry.article.source, sources, aside, publication);
        read.articles.push(entry);
    }
    read.forget_beside_unknown();
    Ok(read)
}

/// `documents`, which stand at `paths`, as they are kept.
fn kept_of<T>(paths: &[SourcePath], documents: &[(Sources, Arc<T>)]) -> Kept<T> {
    paths.iter().cloned().zip(documents.iter().cloned()).collect()
}

/// What becomes of an article on `today`.
fn publication_of(article: &Article, is_draft: bool, today: Date) -> Publication {
    let is_future = article.date_published.is_some_and(|moment| moment.day > today);
    match (is_draft, is_future) {
        (true, _) => Publication::Draft,
        (false, true) => Publication::Future,
        (false, false) => Publication::Published,
    }
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
        let withdrawn =
            self.entries.iter().filter(|entry| entry.is_withdrawn()).map(|entry| entry.source());
        let withdrawn = withdrawn.filter(|path| path.as_str().ends_with("/index.md"));
        let folders: BTreeSet<&str> = unreadable.chain(withdrawn).map(folder_of).collect();
        let listing = &mut self.listing;
        listing.others.retain(|path| !folders.contains(folder_of(path)));
    }

    fn add(&mut self, path: &SourcePath, sources: Sources, aside: Aside, publication: Publication) {
        self.exempted += aside.checked.exempted;
        if self.left.basis.is_some() && publication.is_live() {
            self.findings.extend(aside.checked.findings.iter().cloned());
            self.left.documents.insert(path.clone(), (sources, aside));
        } else {
            self.findings.extend(aside.checked.findings);
        }
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
        let view = ReplyView {
            text: TextView::new(path, &facts.facts, text.source, config),
            facts: &facts,
            is_draft: facts.reply.status == Status::Draft,
            registers,
        };
        let checked = self.rules.reply(&view);
        self.options.progress.advance();
        let publication = facts.reply.publication(self.today);
        let (flag, is_private) = (facts.may_be_previewed(), is_private(&facts.facts));
        let mut entry = facts.into_entry(publication);
        // Only a page, open data and the search ask for the text again.
        if publication == Publication::Published {
            entry.body.spooled =
                self.options.spool.as_ref().and_then(|spool| SpooledText::put(&text.body, spool));
        }
        Ok(ReplyRead { entry: Arc::new(entry), aside: Aside { checked, flag, is_private } })
    }

    fn article(&self, path: &SourcePath, files: &dyn Files) -> Result<ArticleRead, Error> {
        let bytes = self.folder.read(path)?;
        let (facts, text) = reading::article(path, &bytes, self.vocabulary, files);
        let view = TextView::new(path, &facts.facts, text.source, self.vocabulary.config);
        let checked = self.rules.text(&view, facts.draft);
        let (flag, is_private) = (facts.draft, is_private(&facts.facts));
        let aside = Aside { checked, flag, is_private };
        Ok(ArticleRead { entry: facts.into_entry(false), aside })
    }
}

/// Whether something private stands in a document as typed.
fn is_private(facts: &Facts) -> bool {
    !facts.private.is_empty() || !facts.reviewed.is_empty()
}
