//! A reply or article with what its file holds besides the front matter.

use std::ops::{Index, Range};
use std::slice;
use std::sync::Arc;

use super::article::Article;
use super::files::PublishedFile;
use super::lower::Origin;
use super::reply::{Publication, Reply};
use super::spooled::SpooledText;
use crate::diagnostic::SourcePath;
use crate::digest::Digest;

/// A reply's place in [`super::Archive::entries`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub u32);

impl EntryId {
    /// The id of the entry at `index`.
    ///
    /// # Panics
    /// If there are more entries than a folder can hold files.
    #[must_use]
    pub fn at(index: usize) -> Self {
        Self(u32::try_from(index).expect("fewer than 2^32 files stand in a folder"))
    }
}

/// A reply and what its file holds. The text itself is not kept.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Entry {
    /// Its fields, typed; internal ones among them.
    pub reply: Reply,
    /// Whether it is on the site.
    pub publication: Publication,
    /// Where its text stands.
    pub body: Body,
    /// The files it publishes, in order.
    pub files: Vec<PublishedFile>,
    /// The files it names and does not publish.
    pub unpublished_files: Vec<PublishedFile>,
    /// Links to other documents and addresses of the site.
    pub links: Vec<SiteLink>,
    /// Where its values stand.
    pub origin: Origin,
    /// The digest of its public content.
    pub digest: Box<str>,
}

impl Entry {
    /// The file it stands in.
    #[must_use]
    pub fn source(&self) -> &SourcePath {
        &self.reply.source
    }

    /// Whether its address answers with a notice of withdrawal.
    #[must_use]
    pub fn is_withdrawn(&self) -> bool {
        self.publication == Publication::Withdrawn
    }

    /// The published file that stands at `source`.
    #[must_use]
    pub fn file(&self, source: &SourcePath) -> Option<&PublishedFile> {
        self.files.iter().find(|file| file.is_at(source))
    }
}

/// Replies in order. Each stands where it was put when its file was read, and is never moved or
/// copied: a hundred thousand of them would be in memory twice.
#[derive(Clone, Debug, Default)]
pub struct Entries(Vec<Arc<Entry>>);

impl Entries {
    /// The replies, in order.
    pub fn iter(&self) -> EntriesIter<'_> {
        self.into_iter()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// How many of the replies of a site bear a date of publication; they come first.
    #[must_use]
    pub fn dated(&self) -> usize {
        self.0.partition_point(|entry| entry.reply.published().is_some())
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<Vec<Arc<Entry>>> for Entries {
    fn from(entries: Vec<Arc<Entry>>) -> Self {
        Self(entries)
    }
}

impl Index<usize> for Entries {
    type Output = Entry;

    fn index(&self, at: usize) -> &Entry {
        &self.0[at]
    }
}

/// Goes through replies in order.
type EntriesIter<'a> = std::iter::Map<slice::Iter<'a, Arc<Entry>>, fn(&'a Arc<Entry>) -> &'a Entry>;

impl<'a> IntoIterator for &'a Entries {
    type Item = &'a Entry;
    type IntoIter = EntriesIter<'a>;

    fn into_iter(self) -> EntriesIter<'a> {
        self.0.iter().map(|entry| entry)
    }
}

/// An article and what its file holds.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct ArticleEntry {
    /// Its fields, typed.
    pub article: Article,
    /// Whether it is on the site.
    pub live: bool,
    /// Where its text stands.
    pub body: Body,
    /// The files it publishes.
    pub files: Vec<PublishedFile>,
    /// Links to other documents and addresses of the site.
    pub links: Vec<SiteLink>,
}

impl ArticleEntry {
    /// What orders articles: the order given, then the id.
    #[must_use]
    pub fn order_key(&self) -> (u32, &str) {
        (self.article.order, &self.article.id)
    }
}

/// A handle on a text: where it stands in its file, and what the file was.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Body {
    /// Bytes of the file.
    pub span: Range<u32>,
    /// Rendering refuses a file that changed meanwhile.
    pub file: Digest,
    /// How many characters a reader sees.
    pub length: u32,
    /// What was made of it when the file was read, where this run put it by.
    #[serde(skip)]
    pub spooled: Option<SpooledText>,
}

/// A link in a text to something of the site.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct SiteLink {
    /// Another document, or an address without its leading `/`.
    pub target: SiteTarget,
    /// Bytes of the file.
    pub at: Range<u32>,
}

/// What of the site a text links to.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum SiteTarget {
    /// A Markdown file, by its path from the site's root.
    Document(SourcePath),
    /// An address of the site, without its leading `/`.
    Address(Box<str>),
    /// Nothing that can be followed: the target as written.
    Nothing(Box<str>),
}
