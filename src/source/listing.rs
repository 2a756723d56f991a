//! The names of the files of a site.

use crate::diagnostic::SourcePath;
use crate::digest::{Digest, Hasher};

/// The files of a site, each list sorted by path.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// Markdown files under `content/replies/`.
    pub replies: Vec<SourcePath>,
    /// Markdown files directly under `content/pages/`.
    pub articles: Vec<SourcePath>,
    /// Every other file under `content/` and `themes/`, and those beside `dafu.yaml`.
    pub others: Vec<SourcePath>,
    /// Links to folders among them, which are not followed.
    pub links: Vec<SourcePath>,
}

impl Listing {
    /// The digest of all names in it.
    pub(super) fn digest(&self) -> Digest {
        let mut hasher = Hasher::default();
        for list in [&self.replies, &self.articles, &self.others, &self.links] {
            for path in list {
                hasher.update(path.as_str());
                hasher.update([0]);
            }
            hasher.update([1]);
        }
        hasher.finish()
    }
}
