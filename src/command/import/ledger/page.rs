//! A page beside the ledger: the cases that it names, and what is said of it.

use std::ops::Range;

use crate::archive::schema::{self, FieldDef};
use crate::diagnostic::{Bilingual, Diagnostic, Severity, SourcePath, span};
use crate::import::{Draft, DraftValue};

/// A case as a draft names it.
pub(super) struct Named {
    pub(super) session: String,
    pub(super) number: String,
}

/// The page that a draft was made from, and what is said of it.
pub(super) struct Page<'t> {
    pub(super) path: SourcePath,
    pub(super) text: &'t str,
    pub(super) found: Vec<Diagnostic>,
}

impl Page<'_> {
    pub(super) fn tell(
        &mut self,
        severity: Severity,
        at: Range<u32>,
        message: Bilingual,
        help: Bilingual,
    ) {
        let told = finding(&self.path, at, message, help);
        self.found.push(Diagnostic { severity, ..told });
    }

    /// Where the page first says `words`; its top where it says them in another way.
    pub(super) fn place(&self, words: &str) -> Range<u32> {
        let at = (!words.is_empty()).then(|| self.text.find(words)).flatten();
        at.map_or(0..0, |at| span(at..at + words.len()))
    }
}

pub(super) fn finding(
    path: &SourcePath,
    span: Range<u32>,
    message: Bilingual,
    help: Bilingual,
) -> Diagnostic {
    let (rule, severity, path) = ("import/ledger", Severity::Warning, path.clone());
    Diagnostic { rule, severity, path, span, message, help }
}

pub(super) fn label(key: &'static str) -> &'static str {
    schema::find(key).map_or(key, FieldDef::label)
}

/// The cases that `draft` names with a number.
pub(super) fn named(draft: &Draft) -> Vec<Named> {
    if let Some(DraftValue::Records(records)) = draft.get("cases") {
        let value = |record: &Vec<(&str, String)>, key| {
            record.iter().find(|one| one.0 == key).map(|one| one.1.clone()).unwrap_or_default()
        };
        let all = records
            .iter()
            .map(|one| Named { session: value(one, "session"), number: value(one, "number") });
        return all.collect();
    }
    let session = match draft.get("session") {
        Some(DraftValue::Text(session)) => session.clone(),
        _ => String::new(),
    };
    let Some(DraftValue::List(numbers)) = draft.get("numbers") else { return Vec::new() };
    numbers.iter().map(|one| Named { session: session.clone(), number: one.clone() }).collect()
}
