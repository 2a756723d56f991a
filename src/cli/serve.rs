//! The arguments of `dafu serve`.

use clap::Args;

use super::{Before, Day};

/// `dafu serve`.
#[derive(Debug, Args)]
pub struct Serve {
    /// 端口（默认 4000，被占用时用后面空着的一个）；写 0 由系统选
    ///
    /// The port (default: 4000, or the next free one); 0 lets the system choose
    #[arg(long, value_name = "端口")]
    pub port: Option<u16>,
    /// 启动后在浏览器里打开
    ///
    /// Open it in the browser
    #[arg(long)]
    pub open: bool,
    /// 让同一局域网里的手机也能打开，并显示二维码；同一网络里的人都看得到草稿，用完请结束
    ///
    /// Let phones on the same network open it, and show a QR code; everyone on that network can see the drafts
    #[arg(long)]
    pub lan: bool,
    /// 不显示草稿和未到发布日期的稿件，与发布后的网站完全一样
    ///
    /// Leave out drafts and replies that are not due yet: the site exactly as it would be published
    #[arg(long)]
    pub no_drafts: bool,
    /// What counts as today.
    #[command(flatten)]
    pub day: Day,
    /// What is live before the run.
    #[command(flatten)]
    pub before: Before,
}
