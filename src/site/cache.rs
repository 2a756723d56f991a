//! What was read of each document, kept from one load of a site to the next.
//!
//! A document is read again if it, or a file that it names, is another one; all of them are, if
//! what they are read with changed.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::document::{ArticleRead, Document, ReplyRead};
use crate::config::Config;
use crate::diagnostic::SourcePath;
use crate::digest::Digest;
use crate::reading::Files;
use crate::source::{Error, FileFacts, FileFault, Folder, Note};

/// More changed paths than are looked up one by one.
const MANY: usize = 100;

/// What was read of each document.
#[derive(Default)]
pub struct Cache {
    pub(super) basis: Option<Basis>,
    pub(super) replies: Kept<ReplyRead>,
    pub(super) articles: Kept<ArticleRead>,
    /// Whether it gives away what it holds, and is left with what it cannot give: a site that is
    /// loaded once need not be held twice.
    pub(super) gives: bool,
}

/// What all documents were read with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Basis {
    /// Of configuration, registers and word lists.
    pub(super) digests: Vec<Digest>,
    /// The public address, which links may name.
    pub(super) base_url: String,
}

impl Basis {
    pub(super) fn of(digests: Vec<Digest>, config: &Config) -> Self {
        Self { digests, base_url: config.base_url.as_str().to_owned() }
    }
}

/// The documents of a kind, with every file that they were read from.
pub(super) type Kept<T> = HashMap<SourcePath, (Sources, Arc<T>)>;

/// The files that a document was read from, itself first.
pub(super) type Sources = Vec<(SourcePath, Note)>;

impl Cache {
    /// Forgets what was read of `changed` files, or of any file in changed folders.
    pub fn forget(&mut self, changed: &BTreeSet<SourcePath>) {
        if changed.len() > MANY {
            *self = Self::default();
            return;
        }
        let is_in = |path: &str, folder: &str| {
            path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let is_kept = |sources: &Sources| {
            !sources.iter().any(|(path, _)| {
                changed.iter().any(|changed| is_in(path.as_str(), changed.as_str()))
            })
        };
        self.replies.retain(|_, (sources, _)| is_kept(sources));
        self.articles.retain(|_, (sources, _)| is_kept(sources));
    }

    /// Forgets everything unless it was read with `basis`.
    pub(super) fn rebase(&mut self, basis: Basis) {
        if self.basis.as_ref() != Some(&basis) {
            *self = Self { basis: Some(basis), gives: self.gives, ..Self::default() };
        }
    }
}

/// Every document at `paths`, on all cores: by `read` where it is not in `kept`, or another one
/// since; each with the files it was read from.
pub(super) fn documents<T: Document>(
    paths: &[SourcePath],
    folder: &Folder,
    kept: Option<&Kept<T>>,
    read: impl Fn(&SourcePath, &dyn Files) -> Result<T, Error> + Sync,
) -> Result<Vec<(Sources, Arc<T>)>, Error> {
    let all = paths.par_iter().with_min_len(16);
    let Some(kept) = kept else {
        return all.map(|path| Ok((Vec::new(), Arc::new(read(path, folder)?)))).collect();
    };
    let documents = all.map(|path| {
        if let Some((sources, document)) = kept.get(path)
            && let Some(sources) = still(folder, sources)
        {
            return Ok((sources, Arc::clone(document)));
        }
        let files = Noted::new(folder);
        let mut note = folder.look(path);
        let document = read(path, &files)?;
        note.bytes = Some(document.file());
        let sources = std::iter::once((path.clone(), note)).chain(files.sources());
        Ok((sources.collect(), Arc::new(document)))
    });
    documents.collect()
}

/// The files of a document as they are known from now on, if all of them are what they were.
fn still(folder: &Folder, sources: &Sources) -> Option<Sources> {
    let still = |(path, note): &(SourcePath, Note)| Some((path.clone(), folder.still(path, note)?));
    sources.iter().map(still).collect()
}

/// The files of a folder, with what they were known by when they were asked for.
struct Noted<'a> {
    folder: &'a Folder,
    sources: Mutex<Sources>,
}

impl<'a> Noted<'a> {
    fn new(folder: &'a Folder) -> Self {
        Self { folder, sources: Mutex::default() }
    }

    fn sources(self) -> Sources {
        self.sources.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Files for Noted<'_> {
    fn facts(&self, path: &SourcePath) -> Result<FileFacts, FileFault> {
        // Before it is read: what changes meanwhile is another one the next time.
        let mut note = self.folder.look(path);
        let facts = self.folder.facts(path);
        note.bytes = facts.as_ref().ok().map(|facts| facts.sha256);
        let mut sources = self.sources.lock().unwrap_or_else(PoisonError::into_inner);
        sources.push((path.clone(), note));
        drop(sources);
        facts
    }

    fn bytes(&self, path: &SourcePath) -> Option<Vec<u8>> {
        self.folder.read(path).ok()
    }
}
