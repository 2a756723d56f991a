//! A template that makes no page.

use std::ops::Range;

use crate::diagnostic::{Bilingual, Diagnostic, Severity, SourcePath};

/// A template that cannot render what it was given.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}:{line}:{column}: {}", message.en)]
pub struct Error {
    /// The template: a path in the site, or `default/…` for an embedded one.
    pub path: SourcePath,
    /// Bytes of that file.
    pub span: Range<u32>,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    pub message: Bilingual,
    /// What to write instead.
    pub help: Bilingual,
    /// The rule it is told under.
    pub rule: &'static str,
}

impl Error {
    /// The same as a finding.
    #[must_use]
    pub fn into_diagnostic(self) -> Diagnostic {
        Diagnostic {
            rule: self.rule,
            severity: Severity::Error,
            path: self.path,
            span: self.span,
            message: self.message,
            help: self.help,
        }
    }
}
