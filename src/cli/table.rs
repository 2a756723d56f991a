//! The arguments of `dafu table`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// `dafu table`.
#[derive(Debug, Args)]
pub struct Table {
    /// What to do.
    #[command(subcommand)]
    pub verb: TableVerb,
}

/// What can be done with a table.
#[derive(Debug, Subcommand)]
pub enum TableVerb {
    /// 把全部答复的元数据写成一张表（.xlsx 或 .csv），草稿和不公开的也在内
    ///
    /// Write the metadata of all replies as a table (.xlsx or .csv), drafts and what is not open included
    Export(TableFile),
    /// 把改过的表写回稿件：先逐处列出改动，同意以后才写；正文不动
    ///
    /// Write a changed table back: every change is shown first and written once agreed to; texts stay
    Apply(TableApply),
}

/// `dafu table export`.
#[derive(Debug, Args)]
pub struct TableFile {
    /// 表的文件名，以 .xlsx 或 .csv 结尾
    ///
    /// The file, ending in .xlsx or .csv
    #[arg(value_name = "文件")]
    pub file: PathBuf,
}

/// `dafu table apply`.
#[derive(Debug, Args)]
pub struct TableApply {
    /// dafu table export 写出、改过的表
    ///
    /// What dafu table export wrote, changed
    #[arg(value_name = "文件")]
    pub file: PathBuf,
    /// 只列出改动，什么都不写
    ///
    /// Show the changes and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// 列出改动以后直接写，不询问
    ///
    /// Write without asking, once the changes are shown
    #[arg(long, conflicts_with = "dry_run")]
    pub yes: bool,
}
