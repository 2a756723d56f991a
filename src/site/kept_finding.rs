//! Findings as they are kept between runs: nothing private is in them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::check::catalogue;
use crate::diagnostic::{Bilingual, Diagnostic, Severity, SourcePath};
use crate::sensitive;

/// A finding, masked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeptFinding {
    rule: String,
    severity: Severity,
    path: SourcePath,
    span: std::ops::Range<u32>,
    message: Bilingual,
    help: Bilingual,
}

impl KeptFinding {
    /// `finding` without what must not be kept.
    #[must_use]
    pub fn of(finding: &Diagnostic) -> Self {
        Self {
            rule: finding.rule.to_owned(),
            severity: finding.severity,
            path: finding.path.clone(),
            span: finding.span.clone(),
            message: sensitive::masked(&finding.message),
            help: sensitive::masked(&finding.help),
        }
    }
}

/// The findings that were kept; none where one bears a name that this program does not know.
#[must_use]
pub fn restored(kept: Vec<KeptFinding>) -> Option<Vec<Diagnostic>> {
    let names: BTreeMap<&str, &'static str> =
        catalogue::all().into_iter().map(|entry| (entry.name, entry.name)).collect();
    let finding = |kept: KeptFinding| {
        Some(Diagnostic {
            rule: names.get(kept.rule.as_str())?,
            severity: kept.severity,
            path: kept.path,
            span: kept.span,
            message: kept.message,
            help: kept.help,
        })
    };
    kept.into_iter().map(finding).collect()
}
