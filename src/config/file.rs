//! The file that makes a folder a site.

/// The name of the configuration file, in the site's root.
pub(crate) const FILE: &str = "dafu.yaml";
