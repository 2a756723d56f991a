//! The arguments of `dafu check`.

use std::path::PathBuf;

use clap::Args;

use super::{Before, Day, Report};

/// `dafu check`.
#[derive(Debug, Args)]
pub struct Check {
    /// 只看这些文件、目录的问题，或者这个标识、网址的稿件的（仍然读入整个站点）
    ///
    /// Only the findings of these files, folders, ids or addresses (the whole site is still read)
    #[arg(value_name = "路径")]
    pub paths: Vec<PathBuf>,
    /// 只看这以后改动过的稿件的问题：Git 的版本（如 origin/main），或者上次发布的清单
    ///
    /// Only the findings of what changed since: a revision of Git (such as origin/main), or the manifest of the
    /// last publication
    #[arg(long, value_name = "版本或清单")]
    pub changed_since: Option<PathBuf>,
    /// 先改正前言区里意思确定的写法（全角冒号、制表符、引号、全角数字的日期），列出改动；不动正文
    ///
    /// First fix what is certain in front matter (full-width colons, tabs, quotes, digits of dates), each
    /// change shown; texts are left alone
    #[arg(long)]
    pub fix: bool,
    /// 有警告也算失败
    ///
    /// Fail on warnings as well
    #[arg(long)]
    pub strict: bool,
    /// 列出各步用时和内存
    ///
    /// Tell how long each step took, and the memory
    #[arg(long)]
    pub timings: bool,
    /// How findings are printed.
    #[command(flatten)]
    pub report: Report,
    /// What is live before the run.
    #[command(flatten)]
    pub before: Before,
    /// What counts as today.
    #[command(flatten)]
    pub day: Day,
}
