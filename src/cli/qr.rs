//! The arguments of `dafu qr`.

use std::path::PathBuf;

use clap::Args;

/// `dafu qr`.
#[derive(Debug, Args)]
pub struct Qr {
    /// 答复的标识、编号、网址或文件，或者单位的代码
    ///
    /// The id, number, address or file of a reply, or the code of a department
    #[arg(value_name = "标识")]
    pub id: String,
    /// 写入文件，而不是标准输出
    ///
    /// Where to write it (default: standard output)
    #[arg(short, long, value_name = "文件")]
    pub out: Option<PathBuf>,
    /// 输出 PNG
    ///
    /// As PNG
    #[arg(long)]
    pub png: bool,
    /// 输出 SVG（默认）
    ///
    /// As SVG (the default)
    #[arg(long, conflicts_with = "png")]
    pub svg: bool,
    /// 正式网址，代替 dafu.yaml 中的
    ///
    /// The public address, instead of the one in dafu.yaml
    #[arg(long, value_name = "网址")]
    pub base_url: Option<String>,
}
