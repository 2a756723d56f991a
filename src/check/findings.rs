//! What a rule found, before the site's own severities weigh it.

use std::ops::Range;

use super::rule::Advice;
use crate::diagnostic::{Bilingual, Severity, SourcePath};

/// What one rule found so far.
#[derive(Debug, Default)]
pub struct Findings {
    pub(super) items: Vec<Finding>,
    pub(super) exempted: u32,
}

/// One thing found: where, what, and what to do.
#[derive(Debug)]
pub(super) struct Finding {
    pub(super) path: SourcePath,
    pub(super) at: Range<u32>,
    pub(super) message: Bilingual,
    pub(super) help: Bilingual,
    pub(super) severity: Option<Severity>,
}

impl Findings {
    /// Something wrong in `path` at `at`.
    pub fn push(&mut self, path: &SourcePath, at: Range<u32>, message: Bilingual, help: Bilingual) {
        self.items.push(Finding { path: path.clone(), at, message, help, severity: None });
    }

    /// The same, weighing less than the rule usually does.
    pub fn push_as(
        &mut self,
        severity: Severity,
        (path, at): (&SourcePath, Range<u32>),
        (message, help): Advice,
    ) {
        let severity = Some(severity);
        self.items.push(Finding { path: path.clone(), at, message, help, severity });
    }

    /// What a person has reviewed and let pass, at so many places.
    pub fn exempted(&mut self, places: u32) {
        self.exempted += places;
    }
}
