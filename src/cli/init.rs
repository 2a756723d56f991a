//! The arguments of `dafu init`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// `dafu init`.
#[derive(Clone, Debug, Args)]
pub struct Init {
    /// 网站放在哪个目录（默认为当前目录）；里面已有 dafu.yaml 的不动
    ///
    /// The folder for the site (default: the current one); an existing site is left alone
    #[arg(value_name = "目录")]
    pub dir: Option<PathBuf>,
    /// 网站名称，例如 某某县建议提案答复公开
    ///
    /// The site's title
    #[arg(long, value_name = "名称")]
    pub title: Option<String>,
    /// 网站的正式网址，二维码由它生成；还没有定的可以先不写
    ///
    /// The public address, used in QR codes; can be filled in later
    #[arg(long, value_name = "网址")]
    pub base_url: Option<String>,
    /// 哪个地方的，例如 某某县（默认从名称中取）
    ///
    /// The place the site belongs to (default: what its title begins with)
    #[arg(long, value_name = "地名")]
    pub place: Option<String>,
    /// 答复的是人大建议（congress）还是政协提案（cppcc），可以写几次（默认都有）
    ///
    /// Who receives the replies: congress or cppcc; can be repeated (default: both)
    #[arg(long, value_name = "人大或政协", hide_possible_values = true)]
    pub body: Vec<NewBody>,
    /// 承办单位，写名称或者“代码=名称”（代码一般用简称的拼音首字母），可以写几次
    ///
    /// A department, as NAME or CODE=NAME; can be repeated
    #[arg(long, value_name = "单位")]
    pub department: Vec<String>,
    /// 同时写好持续集成的设置：gitlab、github、gitea、gitee 或 jenkins
    ///
    /// Add recipes for continuous integration: gitlab, github, gitea, gitee or jenkins
    #[arg(long, value_name = "平台", value_parser = ["gitlab", "github", "gitea", "gitee", "jenkins"], hide_possible_values = true)]
    pub ci: Option<String>,
    /// 不询问，没有写的用默认的
    ///
    /// Ask nothing, and use defaults for whatever is not given
    #[arg(short, long)]
    pub yes: bool,
}

/// Whose sessions the replies belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum NewBody {
    /// 人大
    #[value(alias = "人大")]
    Congress,
    /// 政协
    #[value(alias = "政协")]
    Cppcc,
}
