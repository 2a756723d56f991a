//! What printers are given: the form asked for, and where excerpts come from.

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Bilingual, Language, Severity, SourcePath};

/// The forms findings can be printed in; the help of `--format` says so to editors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum, Serialize, Deserialize)]
pub enum ReportFormat {
    /// 给人看
    Text,
    /// JSON 数组
    Json,
    /// GitHub Actions 注释
    Github,
    /// GitLab 代码质量报告
    Gitlab,
    /// SARIF 2.1.0
    Sarif,
}

/// How to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Style {
    /// The form.
    pub format: ReportFormat,
    /// The language.
    pub language: Language,
    /// Whether with colours.
    pub colour: bool,
    /// How many columns the terminal has.
    pub width: usize,
}

/// Where excerpts come from, and what must not be shown of them.
pub struct Sources<'a> {
    /// The bytes of a file; none where it cannot be read.
    pub read: &'a dyn Fn(&SourcePath) -> Option<Vec<u8>>,
    /// What leads from the top of the Git work tree to the root, for formats that want it.
    pub prefix: &'a str,
    /// What a rule of that name is, for formats that explain their findings.
    pub rule: &'a dyn Fn(&str) -> Option<RuleText>,
}

/// What is known of a rule.
#[derive(Clone, Debug)]
pub struct RuleText {
    /// What its findings weigh unless the site says otherwise.
    pub severity: Severity,
    /// What it finds.
    pub summary: Bilingual,
    /// Why it matters.
    pub why: Bilingual,
}
