//! What a run asks for, and why it may get no site.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use super::progress::Progress;
use crate::archive::reply::{Publication, Reply};
use crate::diagnostic::{Diagnostic, SourcePath};
use crate::plan::Previous;
use crate::source::{self, spool::Spool};

/// What a run asks for besides what stands in the folder.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What counts as today, where it is said.
    pub today: Option<Date>,
    /// The present moment: today in the site's time zone, where it is not said.
    pub now: Timestamp,
    /// The public address, instead of the configured one.
    pub base_url: Option<String>,
    /// What is live before this run.
    pub previous: Previous,
    /// Files of replies that are held back for their errors.
    pub held: BTreeSet<SourcePath>,
    /// Whether what waits to be published is on the site as well, for its editors to look at.
    pub preview: bool,
    /// Where texts are put by until they are rendered, in a run that renders them.
    pub spool: Option<Arc<Spool>>,
    /// How far the run is.
    pub progress: Arc<Progress>,
}

impl Options {
    /// What becomes of a reply that could be on the site: not if it is held
    /// back for its errors, nor, where `reviews` are asked for, if it is new
    /// and nobody reviewed what it says.
    pub(super) fn admit(
        &self,
        publication: Publication,
        reply: &Reply,
        digest: &str,
        reviews: bool,
    ) -> Publication {
        let is_live = || self.previous.has_reply(&reply.id);
        match publication {
            Publication::Published | Publication::Withdrawn
                if self.held.contains(&reply.source) =>
            {
                Publication::Faulty
            }
            Publication::Published if reviews && !is_live() && !reply.is_reviewed(digest) => {
                Publication::Unreviewed
            }
            other => other,
        }
    }
}

/// Why a site could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// Configuration, registers or theme cannot be used; the findings say why.
    #[error("the configuration, a register or the theme cannot be used")]
    Setup(Vec<Diagnostic>),
    /// A file or folder could not be read.
    #[error(transparent)]
    Source(#[from] source::Error),
}
