//! What is written down of documents for the next run: of those on the site alone, and of none in
//! which something private stands as typed.

use std::collections::HashMap;
use std::io::{self, Write};
use std::sync::Arc;

use serde::{Deserialize, Serialize, Serializer};

use super::cache::{Basis, Cache, Kept, Sources};
use super::document::{ArticleRead, Aside, ReplyRead};
use super::kept_finding::{KeptFinding, KeptFindings, Names};
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
struct Written<B, R, A> {
    basis: B,
    replies: R,
    articles: A,
}

/// What is read back.
type WrittenBefore = Written<Basis, Vec<RowBefore<Entry>>, Vec<RowBefore<ArticleEntry>>>;

/// What is kept of a document.
#[derive(Serialize, Deserialize)]
struct Row<S, E, F> {
    sources: S,
    entry: E,
    findings: F,
    exempted: u32,
    flag: bool,
}

/// A document that is read back.
type RowBefore<E> = Row<Sources, E, Vec<KeptFinding>>;

impl<E> RowBefore<E> {
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

/// Documents of one kind, as they are written: made a row at a time.
struct Rows<'a, E> {
    entries: Vec<&'a E>,
    path: fn(&E) -> &SourcePath,
    left: &'a Left,
}

impl<'a, E: Serialize> Serialize for Rows<'a, E> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let known = |entry: &&'a E| Some((*entry, self.left.documents.get((self.path)(entry))?));
        let known = self.entries.iter().filter_map(known);
        let kept: Vec<_> = known.filter(|(_, (_, aside))| !aside.is_private).collect();
        out.collect_seq(kept.into_iter().map(|(entry, (sources, aside))| {
            let Checked { findings, exempted } = &aside.checked;
            let (findings, exempted) = (KeptFindings(findings), *exempted);
            Row { sources, entry, findings, exempted, flag: aside.flag }
        }))
    }
}

/// Writes the documents of `archive`; nothing where they are not to be kept.
pub(super) fn write(archive: &Archive, left: &Left, out: &mut dyn Write) -> io::Result<()> {
    let Some(basis) = &left.basis else { return Ok(()) };
    let entries = archive.entries.iter().collect();
    let replies = Rows { entries, path: Entry::source, left };
    let entries = archive.articles.iter().collect();
    let articles = Rows { entries, path: |one| &one.article.source, left };
    let written = Written { basis, replies, articles };
    postcard::to_io(&written, out).map(drop).map_err(io::Error::other)
}

impl Cache {
    /// The documents that an earlier run has written down; none where `bytes` are something else.
    #[must_use]
    pub fn restored(bytes: &[u8]) -> Option<Self> {
        let written: WrittenBefore = postcard::from_bytes(bytes).ok()?;
        let names = Names::all();
        let reply = |row: RowBefore<Entry>| {
            row.restored(&names, |entry, aside| ReplyRead { entry: Arc::new(entry), aside })
        };
        let article = |row: RowBefore<ArticleEntry>| {
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

    /// The same, which goes on holding what it gives: for a site that is loaded again and again.
    #[must_use]
    pub fn kept_on(self) -> Self {
        Self { gives: false, ..self }
    }

    /// One that holds nothing yet, for a run that writes its documents down.
    #[must_use]
    pub fn giving() -> Self {
        Self { gives: true, ..Self::default() }
    }
}
