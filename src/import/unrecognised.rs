//! How it is said that a field was left to the editor, and what says so.

use crate::archive::schema;
use crate::diagnostic::Diagnostic;

/// A required field, or one the page names, could not be told.
pub(super) const UNRECOGNISED: &str = "import/unrecognised";

/// How it is said that the field `key` was left to the editor.
pub(super) fn words(key: &str) -> String {
    let label = schema::find(key).map_or(key, |field| field.label());
    format!("“{label}”没有识别出来")
}

/// Whether `finding` says that the field `key` was left to the editor.
#[must_use]
pub(crate) fn is_unrecognised(finding: &Diagnostic, key: &str) -> bool {
    finding.rule == UNRECOGNISED && finding.message.zh.starts_with(&words(key))
}
