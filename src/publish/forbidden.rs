//! `Forbidden`: why a folder may not be the output.

use std::fmt;

/// What a refused output folder would cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forbidden {
    /// It is the site's root.
    Root,
    /// It is a folder above the site's root.
    AboveRoot,
    /// It is the home folder of whoever publishes, or lies above it.
    Home,
    /// It is, lies in, or lies above this folder of the root.
    Reserved(&'static str),
}

impl Forbidden {
    pub(super) fn zh(self) -> String {
        match self {
            Self::Root => "它是站点根目录".to_owned(),
            Self::AboveRoot => "它在站点根目录之上".to_owned(),
            Self::Home => "它是您的主目录，或在主目录之上".to_owned(),
            Self::Reserved(name) => format!("它与 {name}/ 相同或互相包含"),
        }
    }
}

impl fmt::Display for Forbidden {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => formatter.write_str("it is the site's root"),
            Self::AboveRoot => formatter.write_str("the site's root is in it"),
            Self::Home => formatter.write_str("it is your home folder, or above it"),
            Self::Reserved(name) => write!(formatter, "it is, is in or is above {name}/"),
        }
    }
}
