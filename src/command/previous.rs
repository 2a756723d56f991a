//! What is live before a run, and what this run's publication will be to the
//! next: between the manifest's words and the archive's.

use std::path::Path;

use super::Error;
use crate::cli::Before;
use crate::diagnostic::Bilingual;
use crate::model::Status;
use crate::plan::previous::{LastPublication, LiveReply, Previous};
use crate::publish::{self, Manifest, ManifestHead, ReplyRow, State};
use crate::site::Site;

/// The name of the manifest in an output folder.
const MANIFEST: &str = "manifest.json";

/// The word for "this is the first publication".
const NONE: &str = "none";

/// The last publication: the one that `before` names, else the one in the output folder.
pub(super) fn previous(before: &Before, output: &Path) -> Result<Previous, Error> {
    match &before.previous {
        Some(word) if word.as_os_str() == NONE => Ok(Previous::First),
        Some(path) => Ok(Previous::Known(last(publish::read_manifest(path)?).confirmed())),
        None => {
            let path = output.join(MANIFEST);
            let found = path.exists().then(|| publish::read_manifest(&path)).transpose()?;
            Ok(found.map_or(Previous::Unknown, |manifest| Previous::Known(last(manifest))))
        }
    }
}

/// Refuses to go on where `what` is asked for and it is not known what is live.
pub(super) fn require(previous: &Previous, what: Option<&'static str>) -> Result<(), Error> {
    match (previous, what) {
        (Previous::Unknown, Some(what)) => Err(Error::NoPrevious(what)),
        _ => Ok(()),
    }
}

/// What of the site's configuration needs to know what is live.
pub(super) fn need(site: &Site) -> Option<&'static str> {
    site.config.review_required.then_some("review: required")
}

fn last(manifest: Manifest) -> LastPublication {
    let replies = manifest.replies.into_iter().map(|row| LiveReply {
        id: row.id.into(),
        digest: row.digest.into(),
        status: match row.state {
            State::Current => Status::Current,
            State::Corrected => Status::Corrected,
            State::Withdrawn => Status::Withdrawn,
        },
        corrections: row.corrections as usize,
    });
    let addresses = manifest.files.into_iter().map(|file| file.path).collect();
    LastPublication::new(manifest.base_url, addresses, replies.collect())
}

/// What the manifest of `site` says besides its files.
pub(super) fn head(site: &Site) -> ManifestHead {
    let row = |reply: LiveReply| ReplyRow {
        id: reply.id.into(),
        digest: reply.digest.into(),
        state: match reply.status {
            Status::Withdrawn => State::Withdrawn,
            Status::Corrected => State::Corrected,
            Status::Current | Status::Draft => State::Current,
        },
        corrections: u32::try_from(reply.corrections).unwrap_or(u32::MAX),
    };
    ManifestHead {
        base_url: site.config.base_url.as_str().to_owned(),
        replies: site.archive.entries.iter().map(LiveReply::of).map(row).collect(),
    }
}

/// What the closing line says of the comparison.
pub(super) fn said(previous: &Previous) -> Bilingual {
    match previous {
        Previous::Unknown => Bilingual::new(
            "没有上次发布的清单，网址是否永久有效未作核对",
            "no manifest of the last publication, permanence was not checked",
        ),
        Previous::First => Bilingual::new("首次发布", "a first publication"),
        Previous::Known(last) => {
            let count = last.addresses().len();
            Bilingual::new(
                format!("已与上次发布的 {count} 个网址核对"),
                format!("compared with the {count} addresses of the last publication"),
            )
        }
    }
}
