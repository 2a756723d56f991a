//! What is kept of a document once its text is gone.

use crate::archive::entry::{ArticleEntry, Entry};
use crate::archive::reply::Publication;
use crate::check::Checked;

/// What came of reading a reply.
#[derive(Clone)]
pub(super) struct ReplyRead {
    pub(super) entry: Entry,
    pub(super) checked: Checked,
    pub(super) may_be_previewed: bool,
}

/// What came of reading an article.
#[derive(Clone)]
pub(super) struct ArticleRead {
    pub(super) entry: ArticleEntry,
    pub(super) checked: Checked,
    pub(super) publication: Publication,
}
