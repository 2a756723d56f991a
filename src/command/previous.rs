//! What is live before a run, and what this run's publication will be to the
//! next: between the manifest's words and the archive's.

use std::path::{Path, PathBuf};

use super::argument::seen;
use super::environment::Environment;
use super::outcome::OUTPUT;
use super::{Error, manifest};
use crate::archive::reply::Publication;
use crate::check;
use crate::cli::Before;
use crate::diagnostic::Bilingual;
use crate::model::Status;
use crate::plan::previous::{LastPublication, LiveReply, Previous};
use crate::plan::{SitePath, address};
use crate::publish::{
    self, MANIFEST, Manifest, ManifestHead, Published, RemovedAddress, ReplyRow, State, Target,
};
use crate::site::Site;
use crate::source::Folder;

/// The word for "this is the first publication".
pub(super) const NONE: &str = "none";

/// Whether `path` is that word.
pub(super) fn is_none(path: &Path) -> bool {
    path.as_os_str() == NONE
}

/// What a site in `folder` is published into: `output`, or its usual place.
pub(super) fn target(folder: &Folder, output: Option<PathBuf>) -> Target {
    let root = folder.root().to_owned();
    Target {
        output: output.unwrap_or_else(|| root.join(OUTPUT)),
        state: root.join(".dafu"),
        root,
        home: Environment::home(),
    }
}

/// The last publication: the one that `before` names, else the one in the output folder.
pub(super) fn previous(before: &Before, target: &Target) -> Result<Previous, Error> {
    live(before.previous.as_deref(), "--previous", target)
}

/// The same, where `option` names the manifest as `path`.
pub(super) fn live(path: Option<&Path>, option: &str, target: &Target) -> Result<Previous, Error> {
    let last = match read(path, option, &target.root)? {
        Some(manifest) => last(manifest).confirmed(),
        None if path.is_some() => return Ok(Previous::First),
        None => match publish::find_manifest(&target.output.join(MANIFEST))? {
            Some(manifest) => last(manifest),
            None => return Ok(Previous::Unknown),
        },
    };
    Ok(Previous::Known(last.with_removed(removed_before(target)?)))
}

/// The last publication as the next run will know it, once `site` is `published`: as if it were
/// read.
pub(super) fn next(
    before: &Before,
    target: &Target,
    (site, published): (&Site, &Published),
) -> Result<Previous, Error> {
    if before.previous.is_some() {
        return previous(before, target);
    }
    let last = publication(head(site), published.addresses().cloned().collect());
    Ok(Previous::Known(last.with_removed(removed_before(target)?)))
}

/// The addresses that were removed and not settled, each with the day since when.
fn removed_before(target: &Target) -> Result<Vec<(SitePath, String)>, Error> {
    let removed = publish::removed_addresses(target)?;
    Ok(removed.into_iter().map(|one| (one.path, one.day)).collect())
}

/// The manifest that `before` names; none where it names none, or says that there is none.
pub(super) fn named(before: &Before, root: &Path) -> Result<Option<Manifest>, Error> {
    read(before.previous.as_deref(), "--previous", root)
}

fn read(path: Option<&Path>, option: &str, root: &Path) -> Result<Option<Manifest>, Error> {
    let named = path.filter(|word| !is_none(word));
    named.map(|path| manifest::read(&seen(Some(root), path), option)).transpose()
}

/// What is to be kept as removed and not settled once `site` is published; `None` where
/// it is not known what was published before.
pub(super) fn removed(site: &Site, previous: &Previous) -> Option<Vec<RemovedAddress>> {
    let last = previous.known()?;
    let since = |path: &SitePath| {
        let before = last.removed().iter().find(|(removed, _)| removed == path);
        before.map_or_else(|| site.today.to_string(), |(_, day)| day.clone())
    };
    let gone = check::gone(site.world(), &site.plan, last);
    Some(gone.into_iter().map(|path| RemovedAddress { day: since(&path), path }).collect())
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

/// The live replies that go because the day that counts as today is before their own.
pub(super) fn leaving(site: &Site, previous: &Previous) -> Vec<SitePath> {
    let unpublished = site.archive.unpublished.iter();
    let future = unpublished.filter(|entry| entry.publication == Publication::Future);
    let live = future.filter(|entry| previous.has_reply(&entry.reply.id));
    live.map(|entry| address::reply(&entry.reply.id)).collect()
}

/// What `manifest` tells of the last publication.
pub(super) fn last(manifest: Manifest) -> LastPublication {
    let Manifest { base_url, files, replies, .. } = manifest;
    let addresses = files.into_iter().map(|file| file.path).collect();
    publication(ManifestHead { base_url, replies }, addresses)
}

/// The publication at `addresses` of which a manifest says what `head` says.
fn publication(head: ManifestHead, addresses: Vec<SitePath>) -> LastPublication {
    let replies = head.replies.into_iter().map(|row| LiveReply {
        id: row.id.into(),
        digest: row.digest.into(),
        status: match row.state {
            State::Current => Status::Current,
            State::Corrected => Status::Corrected,
            State::Withdrawn => Status::Withdrawn,
        },
        corrections: row.corrections as usize,
    });
    LastPublication::new(head.base_url, addresses, replies.collect())
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
            "没有上次发布的清单，网址是否永久有效未作核对（第一次发布以前都是这样）",
            "no manifest of the last publication, published addresses were not checked (as always before the first)",
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
