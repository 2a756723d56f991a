//! A file of a new site.

/// A file of the new site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NewFile {
    /// Its path from the root, with `/`.
    pub path: String,
    pub text: String,
}

impl NewFile {
    pub(crate) fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into() }
    }
}
