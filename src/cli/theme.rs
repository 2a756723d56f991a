//! The arguments of `dafu theme`.

use clap::{Args, Subcommand};

/// `dafu theme`.
#[derive(Debug, Args)]
pub struct Theme {
    /// What to do.
    #[command(subcommand)]
    pub verb: ThemeVerb,
}

/// What can be done with a theme.
#[derive(Debug, Subcommand)]
pub enum ThemeVerb {
    /// 把默认主题的文件复制到 themes/，供修改；不覆盖已有的文件
    ///
    /// Copy files of the default theme into themes/ for editing; existing files are never overwritten
    Export(Export),
}

/// `dafu theme export`.
#[derive(Debug, Args)]
pub struct Export {
    /// 只复制这一个，例如 templates/base.html；不写则全部复制（建议只复制要改的）
    ///
    /// This one alone, such as templates/base.html; all without it (better take only what is to be changed)
    #[arg(value_name = "文件")]
    pub file: Option<String>,
    /// 主题的名称（默认 dafu.yaml 里的 theme；用默认主题的站点为 own）
    ///
    /// The name of the theme (default: that in dafu.yaml, or own where it is the default theme)
    #[arg(long, value_name = "主题名")]
    pub name: Option<String>,
}
