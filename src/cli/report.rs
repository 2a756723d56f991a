//! How findings are printed, for the commands that print them.

use clap::{Args, ValueEnum};

/// How findings are printed.
#[derive(Debug, Args)]
pub struct Report {
    /// 问题的输出格式：text（默认）、json、github、gitlab 或 sarif
    #[arg(
        long,
        value_name = "格式",
        default_value = "text",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub format: Findings,
}

/// The forms of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Findings {
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
