//! A label of a page with its value.

use super::labels::Label;
use crate::letter::{boilerplate, marks};

/// A label of the page and what stands behind it.
#[derive(Clone, Debug)]
pub(super) struct Labelled {
    /// What the label means.
    pub(super) label: Label,
    /// The label as printed, without blanks.
    pub(super) name: String,
    /// The value, without boilerplate; empty where the page gives none.
    pub(super) value: String,
    /// The line it stands on.
    pub(super) line: usize,
}

/// The label with what stands behind it, boilerplate apart.
pub(super) fn labelled((label, name): (Label, String), value: &str, line: usize) -> Labelled {
    // A is a class behind its label, and a button for larger letters elsewhere.
    let is_class = label == Label::Class && marks::class(value.trim()).is_some();
    let value = if is_class { value } else { boilerplate::without_boilerplate(value) };
    let value = value.trim().to_owned();
    let nothing = matches!(value.as_str(), "无" | "-" | "--" | "—" | "/" | "暂无" | "null");
    Labelled { label, name, value: if nothing { String::new() } else { value }, line }
}

/// The first value that is not empty under one of `labels`.
pub(super) fn first(found: &[Labelled], label: Label) -> Option<&Labelled> {
    found.iter().find(|one| one.label == label && !one.value.is_empty())
}
