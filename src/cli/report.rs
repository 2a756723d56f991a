//! How findings are printed, for the commands that print them.

use clap::Args;

use crate::report::ReportFormat;

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
    pub format: ReportFormat,
}
