//! The arguments of `dafu build`, and those it shares with `check`.

use std::path::PathBuf;

use clap::Args;

use super::{Day, Report};

/// What is live before the run.
#[derive(Debug, Args)]
pub struct Before {
    /// 上次发布的 manifest.json，用来核对网址有没有消失；首次发布写 none（默认用输出目录里的，问题只作警告）
    #[arg(long, value_name = "清单")]
    pub previous: Option<PathBuf>,
}

/// `dafu build`.
#[derive(Debug, Args)]
pub struct Build {
    /// 输出目录（默认站点目录里的 public）
    #[arg(long, value_name = "目录")]
    pub out: Option<PathBuf>,
    /// 正式网址，代替 dafu.yaml 中的
    #[arg(long, value_name = "网址")]
    pub base_url: Option<String>,
    /// 有警告也算失败
    #[arg(long)]
    pub strict: bool,
    /// What counts as today.
    #[command(flatten)]
    pub day: Day,
    /// What is live before the run.
    #[command(flatten)]
    pub before: Before,
    /// 有错误的新稿件暂不发布，其余照常发布（结束码 3）；需要知道上次发布的清单
    #[arg(long)]
    pub hold_faulty: bool,
    /// 把这次新增、改动、移除的文件写成清单，供只上传变化的文件时用
    #[arg(long, value_name = "文件")]
    pub changes: Option<PathBuf>,
    /// 把 nginx、Apache、Caddy 等的设置（跳转、缓存、安全头）写到这个目录，不能在输出目录里
    #[arg(long, value_name = "目录")]
    pub server: Option<PathBuf>,
    /// 用几个线程（默认随机器）
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
    /// How findings are printed.
    #[command(flatten)]
    pub report: Report,
}
