//! The arguments of `dafu import`.

use std::path::PathBuf;

use clap::Args;

use super::Report;

/// `dafu import`.
#[derive(Debug, Args)]
pub struct Import {
    /// 网页正文的文本（.txt）或 Word、WPS 文档（.docx）
    ///
    /// Text of pages (.txt) or documents of Word and WPS (.docx)
    #[arg(value_name = "文件", required = true)]
    pub files: Vec<PathBuf>,
    /// 稿件放到哪个目录（默认 content/replies/年份）
    ///
    /// The folder for the drafts (default: content/replies/YEAR)
    #[arg(long, value_name = "目录")]
    pub into: Option<PathBuf>,
    /// 文件编码（默认自动识别），例如 gbk
    ///
    /// The encoding of the files, such as gbk (default: detected)
    #[arg(long, value_name = "编码")]
    pub encoding: Option<String>,
    /// How findings are printed.
    #[command(flatten)]
    pub report: Report,
}
