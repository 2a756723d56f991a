//! A file for an editor.

/// A file for an editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EditorFile {
    /// Its path from the root.
    pub path: &'static str,
    pub text: String,
}
