//! The file that makes a folder a site.

/// Its name.
pub const FILE: &str = "dafu.yaml";
