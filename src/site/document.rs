//! What is kept of a document once its text is gone. Neither the day nor another document decides.

use std::sync::Arc;

use crate::archive::entry::{ArticleEntry, Entry};
use crate::check::Checked;
use crate::digest::Digest;

/// What is known of a document.
pub(super) trait Document: Send + Sync {
    /// The digest of the file it was read from.
    fn file(&self) -> Digest;
}

/// What came of reading a reply.
#[derive(Clone)]
pub(super) struct ReplyRead {
    /// Whether it is on the site is settled when it is used.
    pub(super) entry: Arc<Entry>,
    pub(super) aside: Aside,
}

/// What came of reading an article.
#[derive(Clone)]
pub(super) struct ArticleRead {
    /// Whether it is on the site is settled when it is used.
    pub(super) entry: ArticleEntry,
    pub(super) aside: Aside,
}

/// What is known of a document beside its entry.
#[derive(Clone)]
pub(super) struct Aside {
    pub(super) checked: Checked,
    /// Of an article, whether it is a draft; of a reply, whether it may be previewed.
    pub(super) flag: bool,
    /// Whether something private stands in it as typed: then nothing of it is written down.
    pub(super) is_private: bool,
}

impl Document for ReplyRead {
    fn file(&self) -> Digest {
        self.entry.body.file
    }
}

impl Document for ArticleRead {
    fn file(&self) -> Digest {
        self.entry.body.file
    }
}
