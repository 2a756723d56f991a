//! Findings: what is wrong in a file an editor can mend, where, and what to write instead.
//!
//! This room knows how a finding looks, not what is wrong with replies (the
//! rules in `check` do) and not how it is printed (`report` does).

mod invisible;
mod locate;
mod system;

pub(crate) use invisible::{escaped, is_filler, is_invisible, is_zero_width};
pub use locate::locate;
pub(crate) use locate::{Extent, Position};
pub(crate) use system::{Refusal, system};

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// A file's path relative to the site's root, `/` between its segments.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(into = "String", from = "String")]
pub struct SourcePath(Arc<str>);

impl From<String> for SourcePath {
    fn from(path: String) -> Self {
        Self::new(path)
    }
}

impl From<SourcePath> for String {
    fn from(path: SourcePath) -> Self {
        path.as_str().to_owned()
    }
}

impl SourcePath {
    /// Takes `path`, already relative and with `/` as separator.
    #[must_use]
    pub fn new(path: impl Into<Arc<str>>) -> Self {
        Self(path.into())
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for SourcePath {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A place in a file as findings keep it. Places behind 4 GiB, which no file that is read
/// has, become its last: never the first, which would accuse the wrong line.
#[must_use]
pub(crate) fn span(range: Range<usize>) -> Range<u32> {
    offset(range.start)..offset(range.end)
}

/// The same of a place in a part of the file that begins at `start`.
#[must_use]
pub(crate) fn span_from(start: u32, range: Range<usize>) -> Range<u32> {
    let at = |byte: usize| start.saturating_add(offset(byte));
    at(range.start)..at(range.end)
}

/// One end of such a place.
#[must_use]
pub(crate) fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// How much a finding weighs. Ordered: a greater one is worse.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum Severity {
    /// Worth knowing; asks for nothing.
    Hint,
    /// Should be mended; publishes all the same.
    Warning,
    /// Nothing is published while it stands.
    Error,
}

impl Severity {
    /// The word used in machine formats and in `rules:` of `dafu.yaml`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A text in both languages dafu speaks to editors in.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Default, serde::Serialize, serde::Deserialize,
)]
pub struct Bilingual {
    /// Simplified Chinese, for editors.
    pub zh: Cow<'static, str>,
    /// English, saying the same.
    pub en: Cow<'static, str>,
}

/// Both texts, known when the program is built.
#[must_use]
pub(crate) const fn bilingual(zh: &'static str, en: &'static str) -> Bilingual {
    Bilingual { zh: Cow::Borrowed(zh), en: Cow::Borrowed(en) }
}

impl Bilingual {
    /// A text in Chinese and in English.
    #[must_use]
    pub fn new(zh: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// The text in `language`.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Chinese => &self.zh,
            Language::English => &self.en,
        }
    }
}

/// The language findings are told in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub enum Language {
    /// 简体中文.
    #[default]
    Chinese,
    /// English, `--lang en`.
    English,
}

/// What an editor can mend: where it is, what is wrong, what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule's name, `family/name`.
    pub rule: &'static str,
    /// How much it weighs here.
    pub severity: Severity,
    /// The file it stands in.
    pub path: SourcePath,
    /// Bytes of that file; `0..0` where the finding concerns the file as a whole.
    pub span: Range<u32>,
    /// What is wrong, in one sentence.
    pub message: Bilingual,
    /// What to write instead; may be empty.
    pub help: Bilingual,
}

impl Diagnostic {
    /// Whether the characters it points at must not be printed: personal data
    /// and secrets would otherwise leak through the log.
    #[must_use]
    pub fn is_sensitive(&self) -> bool {
        self.rule.starts_with("privacy/") || self.rule.starts_with("secrecy/")
    }
}

/// Two findings' order in a report: file, place, severity (worst first), rule, text.
#[must_use]
pub(crate) fn report_order(left: &Diagnostic, right: &Diagnostic) -> std::cmp::Ordering {
    let key = |finding: &Diagnostic| (finding.path.clone(), finding.span.start, finding.span.end);
    key(left)
        .cmp(&key(right))
        .then_with(|| right.severity.cmp(&left.severity))
        .then_with(|| left.rule.cmp(right.rule))
        .then_with(|| left.message.cmp(&right.message))
}
