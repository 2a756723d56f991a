//! What was read of each document, kept from one load of a site to the next.
//!
//! A document is read again if it, or a file that it names, is another one; all of them are, if
//! what they are read with changed.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;
use rayon::prelude::*;

use super::document::{ArticleRead, ReplyRead};
use crate::diagnostic::SourcePath;
use crate::digest::Digest;
use crate::reading::Files;
use crate::source::stamp::Stamp;
use crate::source::{Error, FileFacts, FileFault, Folder};

/// More changed paths than are looked up one by one.
const MANY: usize = 100;

/// What was read of each document.
#[derive(Default)]
pub struct Cache {
    basis: Option<Basis>,
    pub(super) replies: Kept<ReplyRead>,
    pub(super) articles: Kept<ArticleRead>,
}

/// What all documents were read with.
#[derive(Clone, PartialEq)]
pub(super) struct Basis {
    /// Of configuration, registers and word lists.
    pub(super) digests: Vec<Digest>,
    /// The day.
    pub(super) today: Date,
}

/// The documents of a kind, with the stamps of every file that they were read from.
type Kept<T> = HashMap<SourcePath, (Vec<Stamped>, Arc<T>)>;

type Stamped = (SourcePath, Option<Stamp>);

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
        let is_kept = |stamps: &[Stamped]| {
            !stamps.iter().any(|(path, _)| {
                changed.iter().any(|changed| is_in(path.as_str(), changed.as_str()))
            })
        };
        self.replies.retain(|_, (stamps, _)| is_kept(stamps));
        self.articles.retain(|_, (stamps, _)| is_kept(stamps));
    }

    /// Forgets everything unless it was read with `basis`.
    pub(super) fn rebase(&mut self, basis: Basis) {
        if self.basis.as_ref() != Some(&basis) {
            *self = Self { basis: Some(basis), ..Self::default() };
        }
    }
}

/// Every document at `paths`, on all cores: by `read` where it is not in `kept`, or another one
/// since. Then `kept` holds these and no others.
pub(super) fn documents<T: Send + Sync>(
    paths: &[SourcePath],
    folder: &Folder,
    kept: Option<&mut Kept<T>>,
    read: impl Fn(&SourcePath, &dyn Files) -> Result<T, Error> + Sync,
) -> Result<Vec<Arc<T>>, Error> {
    let all = paths.par_iter().with_min_len(16);
    let Some(kept) = kept else {
        return all.map(|path| read(path, folder).map(Arc::new)).collect();
    };
    let before = &*kept;
    let documents = all.map(|path| {
        let is_same = |(path, stamp): &Stamped| folder.stamp(path) == *stamp;
        match before.get(path) {
            Some((stamps, document)) if stamps.iter().all(is_same) => {
                Ok((stamps.clone(), Arc::clone(document)))
            }
            _ => {
                let files = Noted::from(path, folder);
                let document = read(path, &files)?;
                Ok((files.stamps(), Arc::new(document)))
            }
        }
    });
    let documents: Vec<_> = documents.collect::<Result<_, Error>>()?;
    let found = documents.iter().map(|(_, document)| Arc::clone(document)).collect();
    *kept = paths.iter().cloned().zip(documents).collect();
    Ok(found)
}

/// The files of a folder, with the stamps that they had when they were asked for.
struct Noted<'a> {
    folder: &'a Folder,
    stamps: Mutex<Vec<Stamped>>,
}

impl<'a> Noted<'a> {
    /// Those that the document at `path` is read from: itself first.
    fn from(path: &SourcePath, folder: &'a Folder) -> Self {
        Self { folder, stamps: Mutex::new(vec![(path.clone(), folder.stamp(path))]) }
    }

    fn stamps(self) -> Vec<Stamped> {
        self.stamps.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Files for Noted<'_> {
    fn facts(&self, path: &SourcePath) -> Result<FileFacts, FileFault> {
        // Before it is read: what changes meanwhile is another one the next time.
        let stamp = self.folder.stamp(path);
        let mut stamps = self.stamps.lock().unwrap_or_else(PoisonError::into_inner);
        stamps.push((path.clone(), stamp));
        drop(stamps);
        self.folder.facts(path)
    }

    fn bytes(&self, path: &SourcePath) -> Option<Vec<u8>> {
        self.folder.read(path).ok()
    }
}
