//! What rendering a row looks at, what it becomes, and why it could not.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Mutex, OnceLock};

use serde::{Deserialize, Serialize};

use crate::archive::World;
use crate::archive::entry::EntryId;
use crate::archive::statistics::AssignedCounts;
use crate::diagnostic::SourcePath;
use crate::digest::Digest;
use crate::plan::SitePath;
use crate::plan::redirect::Redirect;
use crate::search::{Collector, Cuts, Packed};
use crate::source::{self, Folder};
use crate::theme::{self, Theme};

use super::fingerprint;
use super::frame::Frame;
use super::row_cache::RowCache;
use super::sitemap_entry::SitemapEntry;

/// What is known of a search index: its packed blocks, each with what its documents are made of,
/// and how its pieces were cut into shards.
#[derive(Default, Serialize, Deserialize)]
pub struct KnownIndex {
    pub(super) blocks: Vec<(Vec<Digest>, Packed)>,
    pub(super) cuts: Cuts,
}

impl KnownIndex {
    /// Forgets how pieces were cut: then every shard is made.
    pub(crate) fn forget_cuts(&mut self) {
        self.cuts = Cuts::default();
    }
}

/// What the rows of one plan share. It borrows nothing, so that it can be kept with its site.
pub struct Shared {
    /// What every page of the site shares.
    pub frame: Frame,
    /// The rows of lists.
    pub rows: RowCache,
    /// The digest of what stands around the pages of all replies.
    pub around: Digest,
    /// The digest of the theme.
    pub theme: Digest,
    /// The digest of its words alone.
    pub words: Digest,
    /// The digest of configuration and registers.
    pub settings: Digest,
    /// What the files that show a reply are made of.
    pub replies: Vec<fingerprint::OfReply>,
    /// What was assigned by the ledger, once a page asks for it.
    pub(crate) assigned: OnceLock<AssignedCounts>,
    /// The pages the sitemap lists.
    pub sitemap: Vec<SitemapEntry>,
    /// Where former addresses lead.
    pub redirects: Vec<Redirect>,
    /// What the search index is made of, gathered while its documents are rendered.
    pub search: Collector,
    /// First what is known of an earlier one, then what is known of this one.
    pub index: Mutex<KnownIndex>,
}

/// What rendering looks at.
#[derive(Clone, Copy)]
pub struct RenderContext<'a> {
    /// What the site says: configuration, registers and archive.
    pub world: World<'a>,
    /// Templates, words and styles.
    pub theme: &'a Theme,
    /// The one reader: texts are read again when their row is rendered.
    pub folder: &'a Folder,
    /// What the rows share.
    pub shared: &'a Shared,
    /// What a row is gone through for.
    pub pass: Pass,
    /// The file of lines that an earlier run has made of the row, if it has.
    pub held: Option<&'a HeldLines>,
}

/// A file of lines as it stands in the output: those that would be the same are taken from it.
pub struct HeldLines {
    text: String,
    /// Where each line stands, by what it is made of.
    places: HashMap<Digest, Range<usize>>,
}

impl HeldLines {
    /// The lines of `bytes`, which are made of `made_of`; none where they are not so many.
    #[must_use]
    pub fn new(bytes: Vec<u8>, made_of: &[Digest]) -> Option<Self> {
        let text = String::from_utf8(bytes).ok()?;
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        let mut start = 0;
        let places = ends.map(|end| std::mem::replace(&mut start, end)..end);
        let places: Vec<Range<usize>> = places.collect();
        let is_whole = places.len() == made_of.len() && start == text.len();
        is_whole.then(|| Self { places: made_of.iter().copied().zip(places).collect(), text })
    }

    /// The line that is made of `made_of`, with its end.
    pub(super) fn line(&self, made_of: &Digest) -> Option<&str> {
        self.text.get(self.places.get(made_of)?.clone())
    }
}

/// What a row is gone through for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pass {
    /// To be written or served.
    Render,
    /// Only to know what it is made of: in place of what is costly stands what that is made of.
    Fingerprint,
}

impl<'a> RenderContext<'a> {
    /// What is digested once of the reply `id`.
    #[must_use]
    pub(super) fn digests_of(&self, id: EntryId) -> &'a fingerprint::OfReply {
        &self.shared.replies[id.0 as usize]
    }

    /// All that is known of the reply `id`, told by what it follows from: its file, the files
    /// it publishes, what they were read with, and what the day and its editors make of it. The
    /// words of the theme are added, which name what has no name of its own.
    #[must_use]
    pub(super) fn known_of(&self, id: EntryId) -> Digest {
        let known = || {
            let entry = self.world.archive.entry(id);
            let Shared { settings, words, .. } = self.shared;
            let file = (entry.source(), entry.body.file);
            fingerprint::of(&(settings, words, file, &entry.files, entry.publication))
        };
        *self.digests_of(id).known.get_or_init(known)
    }

    /// The public address of the page at `path`; the home page is the base address itself.
    #[must_use]
    pub(super) fn public_address(&self, path: &SitePath) -> String {
        let path = if path.as_str() == "index.html" { "" } else { path.as_str() };
        self.world.config.base_url.join(path)
    }

    /// What was assigned by the ledger.
    #[must_use]
    pub(super) fn assigned(&self) -> &'a AssignedCounts {
        self.shared.assigned.get_or_init(|| AssignedCounts::of(self.world.archive))
    }

    /// The words of the theme under `key`.
    #[must_use]
    pub fn text(&self, key: &str) -> &'a str {
        self.theme.text(key)
    }

    /// The words of the theme under `key`, its `{name}`s replaced.
    #[must_use]
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        values.iter().fold(self.text(key).to_owned(), |text, (name, value)| {
            text.replace(&format!("{{{name}}}"), value)
        })
    }
}

/// What a row of the plan becomes.
#[derive(Debug)]
pub enum Rendered {
    /// Made here, whole.
    Bytes(Vec<u8>),
    /// The bytes of this file, of which this is the digest.
    File(SourcePath, Digest),
    /// These bytes, and files beside them whose names are known only now: they bear digests. Those
    /// without bytes are files of an earlier index that was known.
    Files(Vec<u8>, Vec<(SitePath, Option<Vec<u8>>)>),
}

impl From<String> for Rendered {
    fn from(text: String) -> Self {
        Self::Bytes(text.into_bytes())
    }
}

/// Why a row could not be rendered.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A template asks for what is not there.
    #[error(transparent)]
    Theme(#[from] Box<theme::Error>),
    /// A text could not be read again.
    #[error(transparent)]
    Source(#[from] source::Error),
    /// A file changed between checking and rendering: half a build would be a mix.
    #[error("{0} changed while the site was being built")]
    Changed(SourcePath),
    /// An address does not fit a QR code.
    #[error("the address {0} is too long for a QR code")]
    Address(String),
}
