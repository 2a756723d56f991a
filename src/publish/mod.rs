//! Publishing: the only writer of the output folder.
//!
//! Rendered files are put on a [`Stage`], which compares each with the output
//! and keeps what differs beside it. [`Stage::commit`] then renames them into
//! place under a journal, removes those of our files that the site no longer
//! has, and writes `manifest.json`. The old site stands whole until the first
//! rename; from there on every file is whole, old or new, and after a stop the
//! next run ends in the same bytes as a clean one.
//!
//! A file is ours if the previous manifest lists it, or the journal of a
//! stopped run does and it holds what that run found or left, or it holds the
//! very bytes to be written. Nothing else is ever replaced or removed. What is
//! in the way, a file, a folder or a link, is reported before anything is
//! touched.
//!
//! This room knows paths and bytes, nothing of replies.

#![expect(clippy::disallowed_methods, reason = "the room that writes")]

mod commit;
mod conflict;
mod error;
mod file;
mod forbidden;
mod held;
mod journal;
mod lock;
mod manifest;
mod output_tree;
mod ownership;
mod pack;
mod paths;
mod prepare;
mod published;
mod removed;
mod source;
mod stage;
mod staged;
mod state_file;
mod summary;
mod verify;

pub use conflict::ConflictKind;
pub use error::Error;
pub(crate) use file::{resolved, write_whole};
pub use forbidden::Forbidden;
pub(crate) use manifest::{Manifest, find_manifest};
pub use manifest::{ManifestHead, ReplyRow, State, read_manifest};
pub(crate) use pack::{PACK_LIMITS, PackPart, is_pack, pack_parts, write_pack};
pub use paths::Target;
pub(crate) use paths::reserved_folder;
pub(crate) use published::{Published, Standing, stands};
pub use removed::{RemovedAddress, removed_addresses};
pub use stage::{Stage, Written};
pub(crate) use state_file::{StateFault, StateFile, WriteSection};
pub use summary::{Change, ChangeKind, Summary};
pub use verify::{Difference, verify};

pub use crate::plan::{Class, Phase};

use crate::plan::SitePath;

/// What the manifest is called in the output.
pub(crate) const MANIFEST: &str = "manifest.json";

fn manifest_path() -> SitePath {
    SitePath::new(MANIFEST).expect("the manifest's name is a path of the site")
}
