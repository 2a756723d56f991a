//! Checking: rules over replies, the archive and the site plan.
//!
//! Rules only look (`rule`, `rules`), at what `view` shows them. A run's `RuleSet` asks
//! them; what each finds is weighed there by the site's own severities, and softened in
//! drafts. `report` masks what is private.

mod active;
pub mod catalogue;
pub mod example;
mod findings;
pub mod illustration;
pub(crate) mod place;
mod places;
pub mod rule;
pub mod rules;
mod run;
mod severities;
mod view;

pub use active::Checked;
pub use run::RuleSet;
pub(crate) use severities::configuration;

use std::collections::BTreeSet;

use crate::archive::World;
use crate::diagnostic::{Diagnostic, SourcePath, report_order};
use crate::plan::{LastPublication, SitePath, SitePlan};

/// Every file that the site reads or publishes, apart from its documents.
#[must_use]
pub(crate) fn used(world: World<'_>) -> BTreeSet<SourcePath> {
    rules::site::used(world)
}

/// The addresses that were published, are no more and are not settled.
#[must_use]
pub(crate) fn gone(world: World<'_>, plan: &SitePlan, last: &LastPublication) -> Vec<SitePath> {
    rules::link::gone(world, plan, last).map(|(path, ..)| path.clone()).collect()
}

/// Puts findings in the order of a report, each once.
#[must_use]
pub(crate) fn sorted(mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    findings.sort_by(report_order);
    findings.dedup();
    findings
}
