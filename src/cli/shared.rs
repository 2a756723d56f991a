//! What several verbs are told.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::report::ReportFormat;

/// How findings are printed.
#[derive(Debug, Args)]
pub struct Report {
    /// 问题的输出格式：text（默认）、json、github、gitlab 或 sarif
    ///
    /// Format of the findings: text (the default), json, github, gitlab or sarif
    #[arg(
        long,
        value_name = "格式",
        default_value = "text",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub format: ReportFormat,
}

/// What is live before the run.
#[derive(Debug, Args)]
pub struct Before {
    /// 上次发布的 manifest.json，用来核对网址有没有消失；首次发布写 none（默认用输出目录里的，问题只作警告）
    ///
    /// The manifest.json of what is live, to see that no address vanishes; `none` for a first publication
    /// (default: the one in the output folder, what is found then only warns)
    #[arg(long, value_name = "清单")]
    pub previous: Option<PathBuf>,
}

/// What counts as today.
#[derive(Debug, Args)]
pub struct Day {
    /// 以哪一天为今天（默认为当前日期；设了环境变量 `SOURCE_DATE_EPOCH` 的用它）
    ///
    /// The date to treat as today (default: `SOURCE_DATE_EPOCH` if set, otherwise the clock)
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<String>,
}

/// How a list is printed.
#[derive(Clone, Copy, Debug, Args)]
pub struct List {
    /// 输出格式：text（默认）或 json
    ///
    /// Format of the list: text (the default) or json
    #[arg(
        long,
        value_name = "格式",
        default_value = "text",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub format: ListFormat,
}

/// The forms of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// 表格
    Text,
    /// JSON 数组
    Json,
}

impl List {
    /// The form of findings beside it.
    #[must_use]
    pub fn findings(self) -> ReportFormat {
        match self.format {
            ListFormat::Json => ReportFormat::Json,
            ListFormat::Text => ReportFormat::Text,
        }
    }
}
