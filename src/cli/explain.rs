//! The arguments of `dafu explain`.

use std::path::PathBuf;

use clap::Args;

use super::Day;

/// `dafu explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// 规则名（如 docnum/bracket）、规则的类别（如 docnum）、文件，或者稿件的标识、编号、网址；不写则列出全部规则
    ///
    /// A rule (such as docnum/bracket), a family of rules (docnum), a file, or the id, number or address of a
    /// document; all rules are listed without it
    #[arg(value_name = "规则或文件")]
    pub what: Option<String>,
    /// 输出一件答复的审核单（可打印的网页），供复核人签字
    ///
    /// Write a review sheet of a reply, a page to print and sign
    #[arg(long, requires = "what")]
    pub sheet: bool,
    /// 审核单写入文件，而不是标准输出
    ///
    /// Where to write the sheet (default: standard output)
    #[arg(short, long, value_name = "文件", requires = "sheet")]
    pub out: Option<PathBuf>,
    /// What counts as today.
    #[command(flatten)]
    pub day: Day,
}
