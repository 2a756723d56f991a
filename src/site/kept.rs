//! What is written down of documents for the next run: of those on the site alone, and of none in
//! which something private stands as typed.

use std::collections::HashMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::cache::{Basis, Cache, Kept, Sources};
use super::document::{ArticleRead, Aside, ReplyRead};
use super::kept_finding::{KeptFinding, Names};
use crate::archive::Archive;
use crate::archive::entry::{ArticleEntry, Entry};
use crate::check::Checked;
use crate::diagnostic::SourcePath;

/// What a load leaves beside the archive, by which its documents can be written down.
#[derive(Default)]
pub(super) struct Left {
    pub(super) basis: Option<Basis>,
    pub(super) documents: HashMap<SourcePath, (Sources, Aside)>,
}

/// All that is written down.
#[derive(Serialize, Deserialize)]
struct Written<R, A> {
    basis: Basis,
    replies: Vec<Row<R>>,
    articles: Vec<Row<A>>,
}

/// What is kept of a document.
#[derive(Serialize, Deserialize)]
struct Row<E> {
    sources: Sources,
    entry: E,
    findings: Vec<KeptFinding>,
    exempted: u32,
    flag: bool,
}

impl<E> Row<E> {
    fn new(entry: E, path: &SourcePath, left: &Left) -> Option<Self> {
        let (sources, aside) = left.documents.get(path).filter(|(_, aside)| !aside.is_private)?;
        let Checked { findings, exempted } = &aside.checked;
        let findings = findings.iter().map(KeptFinding::of).collect();
        let (sources, exempted) = (sources.clone(), *exempted);
        Some(Self { sources, entry, findings, exempted, flag: aside.flag })
    }

    fn restored<T>(
        self,
        names: &Names,
        read: fn(E, Aside) -> T,
    ) -> Option<(SourcePath, (Sources, Arc<T>))> {
        let findings = names.restored(self.findings)?;
        let checked = Checked { findings, exempted: self.exempted };
        let aside = Aside { checked, flag: self.flag, is_private: false };
        let path = self.sources.first()?.0.clone();
        Some((path, (self.sources, Arc::new(read(self.entry, aside)))))
    }
}

/// The documents of `archive`, as bytes.
pub(super) fn written(archive: &Archive, left: &Left) -> Option<Vec<u8>> {
    let basis = left.basis.clone()?;
    let replies = archive.entries.iter();
    let replies = replies.filter_map(|entry| Row::new(entry, entry.source(), left)).collect();
    let articles = archive.articles.iter();
    let articles = articles.filter_map(|one| Row::new(one, &one.article.source, left)).collect();
    postcard::to_allocvec(&Written { basis, replies, articles }).ok()
}

impl Cache {
    /// The documents that an earlier run has written down; none where `bytes` are something else.
    #[must_use]
    pub fn restored(bytes: &[u8]) -> Option<Self> {
        let written: Written<Entry, ArticleEntry> = postcard::from_bytes(bytes).ok()?;
        let names = Names::all();
        let reply =
            |row: Row<Entry>| row.restored(&names, |entry, aside| ReplyRead { entry, aside });
        let article = |row: Row<ArticleEntry>| {
            row.restored(&names, |entry, aside| ArticleRead { entry, aside })
        };
        let replies: Option<Kept<_>> = written.replies.into_iter().map(reply).collect();
        let articles: Option<Kept<_>> = written.articles.into_iter().map(article).collect();
        Some(Self {
            basis: Some(written.basis),
            replies: replies?,
            articles: articles?,
            gives: true,
        })
    }

    /// One that holds nothing yet, for a run that writes its documents down.
    #[must_use]
    pub fn giving() -> Self {
        Self { gives: true, ..Self::default() }
    }
}
