//! Arguments of `dafu search`.

use clap::Args;

use super::{Day, List};

/// `dafu search`.
#[derive(Debug, Args)]
pub struct Search {
    /// 要查的编号、单位或事情；只写 - 就从标准输入读，一行查一次
    ///
    /// A number, a department, a subject; `-` alone reads queries from standard input, one a line
    #[arg(value_name = "词", required = true)]
    pub words: Vec<String>,
    /// What counts as today.
    #[command(flatten)]
    pub day: Day,
    /// A line for each reply, or a line of JSON for each query.
    #[command(flatten)]
    pub list: List,
}
