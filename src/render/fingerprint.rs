//! Fingerprints: what a file of the site is made of. It is gone through as if it were rendered, so
//! that nothing of it can be forgotten; where something costly would stand, a text or a code,
//! stands the digest of what that is made of.

use serde::Serialize;

use crate::digest::Digest;

/// The digest of `values`, written out.
pub(super) fn digest(values: &impl Serialize) -> String {
    // Unlike a list of texts without their lengths, this has one reading alone.
    let bytes = postcard::to_allocvec(values).expect("views are plain values of known length");
    Digest::of(bytes).to_string()
}
