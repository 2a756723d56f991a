//! The arguments of `dafu build`.

use std::path::PathBuf;

use clap::Args;

use super::{Before, Day, Report};

/// `dafu build`.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "one for each switch")]
pub struct Build {
    /// 有警告也算失败
    ///
    /// Fail on warnings as well
    #[arg(long)]
    pub strict: bool,
    /// What is live before the run.
    #[command(flatten)]
    pub before: Before,
    /// 把这次新增、改动、移除的文件写成清单，供只上传变化的文件时用
    ///
    /// Write a list of the files added, changed and removed, to upload only those
    #[arg(long, value_name = "文件")]
    pub changes: Option<PathBuf>,
    /// 有错误的新稿件暂不发布，其余照常发布（结束码 3）；需要知道上次发布的清单
    ///
    /// Hold back new replies with errors and publish the rest (exit code 3); needs the manifest of what is live
    #[arg(long)]
    pub hold_faulty: bool,
    /// 输出目录（默认站点目录里的 public）
    ///
    /// The output folder (default: public in the folder of the site)
    #[arg(long, value_name = "目录")]
    pub out: Option<PathBuf>,
    /// 正式网址，代替 dafu.yaml 中的
    ///
    /// The public address, instead of the one in dafu.yaml
    #[arg(long, value_name = "网址")]
    pub base_url: Option<String>,
    /// 把 nginx、Apache、Caddy 等的设置（跳转、缓存、安全头）写到这个目录，不能在输出目录里
    ///
    /// Write settings of nginx, Apache, Caddy … (redirects, caching, security headers) to this folder, which
    /// must be outside the output
    #[arg(long, value_name = "目录")]
    pub server: Option<PathBuf>,
    /// 不凭时间和大小，而是逐个核对输出目录里文件的内容，看哪些可以沿用
    ///
    /// Compare the bytes of the files in the output, not just their times and sizes, before they are left as
    /// they are
    #[arg(long)]
    pub verify_output: bool,
    /// 列出各步用时、渲染和沿用了几个文件、最慢的十个和内存
    ///
    /// Tell how long each step took, how many rows were rendered and skipped, the ten slowest, and the memory
    #[arg(long)]
    pub timings: bool,
    /// How findings are printed.
    #[command(flatten)]
    pub report: Report,
    /// What counts as today.
    #[command(flatten)]
    pub day: Day,
    /// 用几个线程（默认随机器）
    ///
    /// How many threads to use (default: as many as the machine has cores)
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
}
