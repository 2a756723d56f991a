//! The arguments of `dafu status`.

use std::path::PathBuf;

use clap::Args;

use super::{Day, List};

/// `dafu status`.
#[derive(Debug, Args)]
pub struct Status {
    /// 线上网站的 manifest.json；还没有上线写 none（默认用输出目录里的）
    ///
    /// The manifest.json of what is live; `none` where nothing is (default: the one in the output folder)
    #[arg(long, value_name = "清单")]
    pub live: Option<PathBuf>,
    /// How the list is printed.
    #[command(flatten)]
    pub list: List,
    /// What counts as today.
    #[command(flatten)]
    pub day: Day,
}
