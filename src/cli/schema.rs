//! The arguments of `dafu schema`.

use clap::{Args, ValueEnum};

/// `dafu schema`.
#[derive(Debug, Args)]
pub struct Schema {
    /// 把编辑器的设置写进网站目录：vscode，或者网页编辑器 sveltia；名录改了以后再运行一次
    ///
    /// Write settings for an editor into the site: vscode, or the web editor sveltia; run again when registers change
    #[arg(long, value_name = "编辑器", hide_possible_values = true)]
    pub editor: Option<Editor>,
}

/// An editor that people write in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Editor {
    /// Visual Studio Code
    Vscode,
    /// Sveltia CMS（网页）
    #[value(alias = "decap")]
    Sveltia,
}
