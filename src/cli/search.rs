//! Arguments of `dafu search`.

use clap::{Args, ValueEnum};

use super::Day;

/// `dafu search`.
#[derive(Debug, Args)]
pub struct Search {
    /// 要查的编号、单位或事情；只写 - 就从标准输入读，一行查一次
    ///
    /// A number, a department, a matter; `-` alone reads the standard input, a query a line
    #[arg(value_name = "词", required = true)]
    pub words: Vec<String>,
    /// What counts as today.
    #[command(flatten)]
    pub day: Day,
    /// 输出格式：text（默认）或 json（一次查找一行）
    ///
    /// Form of the output: text (default) or json, a line for each query
    #[arg(
        long,
        value_name = "格式",
        default_value = "text",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub format: SearchFormat,
}

/// The forms of results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SearchFormat {
    /// A line for each reply.
    Text,
    /// A line of JSON for each query.
    Json,
}
