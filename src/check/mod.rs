//! Checking: rules over replies, the archive and the site plan.
//!
//! Rules only look (`rule`, `rules`), at what `view` shows them. A run's `RuleSet` asks
//! them; what each finds is weighed there by the site's own severities, and softened in
//! drafts. `report` masks what is private.

pub mod catalogue;
pub mod example;
mod findings;
pub mod illustration;
pub mod place;
mod places;
pub mod rule;
pub mod rules;
mod run;
mod severities;
mod view;

pub use run::{Checked, RuleSet};
pub use severities::configuration;

use crate::diagnostic::{Diagnostic, report_order};

/// Puts findings in the order of a report, each once.
#[must_use]
pub fn sorted(mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    findings.sort_by(report_order);
    findings.dedup();
    findings
}
