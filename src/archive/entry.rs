//! A reply or article with what its file holds besides the front matter.

use std::ops::Range;

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
    /// Whether tags stand in it.
    pub has_tags: bool,
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
