//! The file that makes a folder a site.

/// Its name.
pub(crate) const FILE: &str = "dafu.yaml";
