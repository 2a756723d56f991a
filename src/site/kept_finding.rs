//! Findings as they are kept between runs: nothing private is in them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize, Serializer};

use crate::check::catalogue;
use crate::diagnostic::{Bilingual, Diagnostic, Severity, SourcePath};
use crate::sensitive;

/// A finding that may be kept: masked already.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct KeptFinding {
    rule: String,
    severity: Severity,
    path: SourcePath,
    span: std::ops::Range<u32>,
    message: Bilingual,
    help: Bilingual,
}

impl KeptFinding {
    /// `finding` without what must not be kept.
    fn of(finding: &Diagnostic) -> Self {
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

/// Findings as they are written down, one at a time.
pub(crate) struct KeptFindings<'a>(pub(crate) &'a [Diagnostic]);

impl Serialize for KeptFindings<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_seq(self.0.iter().map(KeptFinding::of))
    }
}

/// The names that findings of this program bear.
pub(crate) struct Names(BTreeMap<&'static str, &'static str>);

impl Names {
    #[must_use]
    pub(crate) fn all() -> Self {
        Self(catalogue::all().into_iter().map(|entry| (entry.name, entry.name)).collect())
    }

    /// The findings that were kept; none where one bears another name.
    #[must_use]
    pub(crate) fn restored(&self, kept: Vec<KeptFinding>) -> Option<Vec<Diagnostic>> {
        let finding = |kept: KeptFinding| {
            let rule = self.0.get(kept.rule.as_str())?;
            let KeptFinding { severity, path, span, message, help, .. } = kept;
            Some(Diagnostic { rule, severity, path, span, message, help })
        };
        kept.into_iter().map(finding).collect()
    }
}
