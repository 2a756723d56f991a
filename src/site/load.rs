//! Loading every document of a site, on all cores.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rayon::prelude::*;

use super::options::Options;
use super::progress::Step;
use crate::archive::entry::{ArticleEntry, Entry};
use crate::archive::reply::Publication;
use crate::archive::schema;
use crate::check::rule::{ReplyView, TextView};
use crate::check::{Checked, RuleSet};
use crate::diagnostic::{Diagnostic, Severity, SourcePath};
use crate::document;
use crate::reading::{self, Vocabulary};
use crate::source::{Error, Folder, Listing};

/// Every document of the site, read, lowered and checked.
pub(super) struct Read {
    pub(super) entries: Vec<Entry>,
    pub(super) articles: Vec<ArticleEntry>,
    pub(super) findings: Vec<Diagnostic>,
    pub(super) exempted: u32,
    /// Every file there is.
    pub(super) listing: Listing,
}

/// Reads every document; one parallel job a file, after which its text is gone.
pub(super) fn documents(
    folder: &Folder,
    (vocabulary, rules): (Vocabulary<'_>, &RuleSet),
    today: Date,
    options: &Options,
) -> Result<Read, Error> {
    let mut listing = folder.list()?;
    listing.others.retain(|path| !is_note(folder, path));
    let job = Job { folder, vocabulary, rules, today, options };
    options.progress.begin(Step::Check, listing.replies.len() + listing.articles.len());
    let replies: Vec<_> = listing
        .replies
        .par_iter()
        .with_min_len(16)
        .map(|path| job.reply(path))
        .collect::<Result<_, _>>()?;
    let articles: Vec<_> =
        listing.articles.par_iter().map(|path| job.article(path)).collect::<Result<_, _>>()?;
    let mut read = Read {
        entries: Vec::new(),
        articles: Vec::new(),
        findings: Vec::new(),
        exempted: 0,
        listing,
    };
    for (entry, checked) in replies {
        read.entries.push(entry);
        read.add(checked);
    }
    for (article, checked) in articles {
        read.articles.push(article);
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

/// The findings of a draft of a reply that is not yet, or only just, a file of the site.
pub(super) fn draft(
    folder: &Folder,
    (vocabulary, rules): (Vocabulary<'_>, &RuleSet),
    path: &SourcePath,
    bytes: &[u8],
) -> Vec<Diagnostic> {
    let (facts, text) = reading::reply(path, bytes, vocabulary, folder);
    let Vocabulary { config, registers, .. } = vocabulary;
    let text = TextView::new(path, &facts.facts, text, config);
    rules.reply(&ReplyView { text, facts: &facts, is_draft: true, registers }).findings
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
    fn reply(&self, path: &SourcePath) -> Result<(Entry, Checked), Error> {
        let bytes = self.folder.read(path)?;
        let (facts, text) = reading::reply(path, &bytes, self.vocabulary, self.folder);
        let Vocabulary { config, registers, .. } = self.vocabulary;
        let publication = facts.reply.publication(self.today);
        let publication =
            self.options.admit(publication, &facts.reply, &facts.digest, config.review_required);
        let view = ReplyView {
            text: TextView::new(path, &facts.facts, text, config),
            facts: &facts,
            is_draft: publication == Publication::Draft,
            registers,
        };
        let checked = self.rules.reply(&view);
        self.options.progress.advance();
        Ok((facts.into_entry(publication), checked))
    }

    fn article(&self, path: &SourcePath) -> Result<(ArticleEntry, Checked), Error> {
        let bytes = self.folder.read(path)?;
        let (facts, text) = reading::article(path, &bytes, self.vocabulary, self.folder);
        let view = TextView::new(path, &facts.facts, text, self.vocabulary.config);
        let checked = self.rules.text(&view, facts.draft);
        let future = facts.article.date_published.is_some_and(|moment| moment.day > self.today);
        let live = !facts.draft && !future;
        self.options.progress.advance();
        Ok((facts.into_entry(live), checked))
    }
}
