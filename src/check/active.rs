//! Rules that look on a site, and how they are asked.

use std::ops::Range;

use super::findings::{Finding, Findings};
use super::rule::Rule;
use crate::diagnostic::{Diagnostic, Severity, SourcePath};
use crate::reading::words::WordHits;

/// What checking a file gave.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// What was found, in no particular order.
    pub findings: Vec<Diagnostic>,
    /// At how many places something personal stands that a person let pass.
    pub exempted: u32,
}

/// A rule that is not switched off.
pub(super) struct Active<Look> {
    pub(super) rule: &'static Rule,
    pub(super) severity: Severity,
    pub(super) look: Look,
}

/// A rule's look at words, by the number that the scan knows it by.
pub(super) struct Seeking<Look> {
    pub(super) number: u16,
    /// Whether it looks even where none of its words stands.
    pub(super) always: bool,
    pub(super) look: Look,
}

impl<Look> Seeking<Look> {
    /// Looks, with the places of its words, where there is something to look at.
    pub(super) fn at(&self, words: &WordHits, look: impl FnOnce(&Look, &[Range<u32>])) {
        let places = words.places(self.number);
        if self.always || !places.is_empty() {
            look(&self.look, places);
        }
    }
}

/// Asks each of `rules`, and weighs what it finds.
pub(super) fn ask<'a, Look: 'a>(
    rules: impl IntoIterator<Item = &'a Active<Look>>,
    out: &mut Checked,
    is_draft: impl Fn(&SourcePath) -> bool,
    look: impl Fn(&Look, &mut Findings),
) {
    for Active { rule, severity, look: rule_look } in rules {
        let mut found = Findings::default();
        look(rule_look, &mut found);
        out.exempted += found.exempted;
        for item in found.into_items() {
            let mut severity = item.at_most.min(*severity);
            if severity == Severity::Error && !rule.sensitive && is_draft(&item.path) {
                severity = Severity::Warning;
            }
            let Finding { path, at: span, message, help, .. } = item;
            out.findings.push(Diagnostic { rule: rule.name, severity, path, span, message, help });
        }
    }
}
