//! Fingerprints: what a file of the site is made of. Most are gone through as if they were rendered, so
//! that nothing of them can be forgotten; where something costly would stand, a text or a code,
//! stands the digest of what that is made of. Of the many rows about a single reply what they are
//! made of is named outright: the reply, what it was read with, and what else of the site they show.

use std::sync::OnceLock;

use serde::Serialize;

use crate::digest::Digest;

/// What is digested of a reply once, however many files show it.
#[derive(Default)]
pub struct OfReply {
    /// All that is known of it.
    pub(super) known: OnceLock<Digest>,
    /// What its row in lists is made of.
    pub(super) row: OnceLock<Digest>,
}

/// How long most values are: room for them is asked for once.
const USUAL: usize = 1024;

/// The digest of `values`.
pub(super) fn of(values: &impl Serialize) -> Digest {
    // Unlike a list of texts without their lengths, this has one reading alone.
    let bytes = postcard::to_extend(values, Vec::with_capacity(USUAL));
    Digest::of(bytes.expect("views are plain values of known length"))
}

/// The same, written out.
pub(super) fn digest(values: &impl Serialize) -> String {
    of(values).to_string()
}
