//! The arguments of `dafu import`.

use std::path::PathBuf;

use clap::Args;

use super::Report;

/// `dafu import`.
#[derive(Debug, Args)]
pub struct Import {
    /// 网页（.html、.mht）、网页正文的文本（.txt）、Word 和 WPS 文档（.docx），或者放这些文件的目录
    ///
    /// Pages (.html, .mht), their text (.txt), documents of Word and WPS (.docx), or a folder of such files
    #[arg(value_name = "文件或目录", required_unless_present = "urls")]
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
    /// 各页原来网址的表（.xlsx 或 .csv，列名如 文件,旧网址；也可以写标题或编号），写进稿件；不写要导入的文件时，写进网站已有的答复
    ///
    /// A table of the pages' addresses (.xlsx or .csv, columns as in file,address; a title or number will do), put into the drafts; without pages, into the replies of the site
    #[arg(long, value_name = "文件")]
    pub urls: Option<PathBuf>,
    /// 旧网址写进已有的答复时，只列出改动，什么都不写
    ///
    /// Where addresses go into replies of the site, show the changes and write nothing
    #[arg(long, requires = "urls", conflicts_with = "files")]
    pub dry_run: bool,
    /// 旧网址写进已有的答复时，列出改动以后直接写，不询问
    ///
    /// Where addresses go into replies of the site, write without asking, once the changes are shown
    #[arg(long, requires = "urls", conflicts_with_all = ["files", "dry_run"])]
    pub yes: bool,
    /// 台账（.xlsx 或 .csv，列名如 届次,编号,案由,承办单位,交办日期,公开属性）：各项以台账为准，和原文不同的列出
    ///
    /// The ledger of assigned cases (.xlsx or .csv, columns as in content/cases.csv): its values win, and what differs from the letter is told
    #[arg(long, value_name = "文件")]
    pub ledger: Option<PathBuf>,
    /// How findings are printed.
    #[command(flatten)]
    pub report: Report,
}
