//! The columns of a table of replies that are no fields.

use crate::digest::Digest;

/// Which file a row is of.
pub(super) const FILE: &str = "文件";

/// What tells whether the file is as it was when it was written out.
pub(super) const CHECK: &str = "校验";

/// What stands under [`CHECK`] for these bytes of a file. It begins with a letter, so that no
/// program takes it for a number.
#[must_use]
pub(super) fn check(bytes: &[u8]) -> String {
    let digest = Digest::of(bytes).to_string();
    format!("v{}", &digest[..16])
}
