//! The arguments of `dafu status`.

use std::path::PathBuf;

use clap::Args;

use super::{Day, PlanFormat};

/// `dafu status`.
#[derive(Debug, Args)]
pub struct Status {
    /// 线上网站的 manifest.json；还没有上线写 none（默认用输出目录里的）
    ///
    /// The manifest.json of what is live; `none` where nothing is (default: the one in the output folder)
    #[arg(long, value_name = "清单")]
    pub live: Option<PathBuf>,
    /// 输出格式：text（默认）或 json
    ///
    /// The form: text (the default) or json
    #[arg(
        long,
        value_name = "格式",
        default_value = "text",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub format: PlanFormat,
    /// What counts as today.
    #[command(flatten)]
    pub day: Day,
}
