//! The arguments of `dafu pack`.

use std::path::PathBuf;

use clap::Args;

/// `dafu pack`.
#[derive(Debug, Args)]
pub struct Pack {
    /// 生成好的网站（默认站点目录里的 public）
    ///
    /// The built site (default: public in the site's folder)
    #[arg(value_name = "目录")]
    pub dir: Option<PathBuf>,
    /// 压缩包（默认站点目录里的 dafu-site.zip）；一个装不下的分成几个，名称后面加 -1-of-3 等
    ///
    /// The archive (default: dafu-site.zip in the folder of the site); if one is too small, there are several,
    /// called -1-of-3 and so on
    #[arg(short, long, value_name = "文件")]
    pub out: Option<PathBuf>,
}
