//! `manifest.json`: what a publication consists of, and hence what the next
//! one may replace or remove.

use std::io::{self, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::{Action, Error};
use super::file;
use crate::digest::Digest;
use crate::plan::{Class, SitePath};

/// The only format there is so far.
const VERSION: u32 = 1;

/// A published site as its `manifest.json` lists it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Manifest {
    /// The format, 1.
    pub version: u32,
    /// The address the site was built for.
    pub base_url: String,
    /// Every published file but the manifest itself, by path.
    pub files: Vec<ManifestFile>,
    /// Every published reply, by id.
    pub replies: Vec<ReplyRow>,
}

impl Manifest {
    /// Whether it says the same as `head` of address and replies.
    pub(super) fn has_head(&self, head: &ManifestHead) -> bool {
        let sorted = |rows: &[ReplyRow]| {
            let mut rows = rows.to_vec();
            rows.sort_by(|one, other| one.id.cmp(&other.id));
            rows
        };
        self.base_url == head.base_url && sorted(&self.replies) == sorted(&head.replies)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestFile {
    pub path: SitePath,
    /// Its length in bytes.
    pub size: u64,
    pub sha256: Digest,
    /// What kind of file it is.
    pub class: Class,
}

/// What the manifest says of a published reply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyRow {
    /// The id of the reply, the last part of its address.
    pub id: String,
    /// The digest of its public content.
    pub digest: String,
    /// Whether it stands as first published.
    pub state: State,
    /// How many corrections it carries.
    pub corrections: u32,
}

/// Whether a published reply stands as it first did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// It stands (or was never declared changed).
    Current,
    /// It was corrected (已更正).
    Corrected,
    /// It was withdrawn (已撤回) and its address gives the notice.
    Withdrawn,
}

/// The part of a manifest that the publisher cannot know from the files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ManifestHead {
    /// The address the site is built for.
    pub base_url: String,
    /// The published replies, in any order.
    pub replies: Vec<ReplyRow>,
}

/// Reads the manifest at `path`; anything that is not wholly one is refused,
/// because files would be kept or removed by it.
///
/// # Errors
/// If there is none, it cannot be read, is damaged, or has an unknown format version.
pub fn read_manifest(path: &Path) -> Result<Manifest, Error> {
    find_manifest(path)?.ok_or_else(|| Action::Read.at(path)(io::ErrorKind::NotFound.into()))
}

/// The manifest at `path`, where there is a file.
///
/// # Errors
/// Like [`read_manifest`].
pub(crate) fn find_manifest(path: &Path) -> Result<Option<Manifest>, Error> {
    #[derive(Deserialize)]
    struct Versioned {
        version: u64,
    }

    let Some(bytes) = file::read(path)? else { return Ok(None) };
    // Some programs put a mark of the encoding before what they save.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    // The version is asked first: another format need not have our fields.
    if let Ok(Versioned { version }) = serde_json::from_slice(bytes)
        && version != u64::from(VERSION)
    {
        return Err(Error::UnknownManifestVersion { path: path.to_path_buf(), version });
    }
    serde_json::from_slice(bytes).map(Some).map_err(|error| Error::DamagedManifest {
        path: path.to_path_buf(),
        why: error.to_string(),
    })
}

/// Writes a manifest, one file or reply a line: it is compared by programs
/// and by people. `files` must be in the order of their paths.
pub(super) fn write(
    out: &mut impl Write,
    head: &ManifestHead,
    files: impl Iterator<Item = ManifestFile>,
) -> io::Result<()> {
    let mut replies: Vec<&ReplyRow> = head.replies.iter().collect();
    replies.sort_by(|one, other| one.id.cmp(&other.id));
    write!(out, "{{\"version\":{VERSION},\"base_url\":")?;
    serde_json::to_writer(&mut *out, &head.base_url)?;
    out.write_all(b",\"files\":[")?;
    rows(out, files)?;
    out.write_all(b"],\"replies\":[")?;
    rows(out, replies.into_iter())?;
    out.write_all(b"]}\n")
}

fn rows<T: Serialize>(out: &mut impl Write, rows: impl Iterator<Item = T>) -> io::Result<()> {
    let mut lead = "\n";
    for row in rows {
        out.write_all(lead.as_bytes())?;
        serde_json::to_writer(&mut *out, &row)?;
        lead = ",\n";
    }
    if lead == "\n" {
        return Ok(());
    }
    out.write_all(b"\n")
}
