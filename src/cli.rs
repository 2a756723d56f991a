//! The command line: arguments and help texts, no behaviour.
//!
//! Help texts are doc comments of two paragraphs: Chinese, then English.

mod build;
mod check;
mod examples;
mod explain;
mod fault;
mod import;
mod init;
mod language;
mod new;
mod pack;
mod qr;
mod schema;
mod search;
mod serve;
mod shared;
mod status;
mod table;
mod theme;

pub(crate) use build::Build;
pub(crate) use check::Check;
pub use examples::EXAMPLES;
pub(crate) use explain::Explain;
pub(crate) use fault::usage_fault;
pub(crate) use import::Import;
pub(crate) use init::{Init, NewBody};
pub use language::command;
pub(crate) use new::{FieldOptions, New};
pub(crate) use pack::Pack;
pub(crate) use qr::Qr;
pub(crate) use schema::{Editor, Schema};
pub(crate) use search::Search;
pub(crate) use serve::Serve;
pub(crate) use shared::{Before, Day, List, ListFormat, Report};
pub(crate) use status::Status;
pub(crate) use table::{Table, TableApply, TableFile, TableVerb};
pub(crate) use theme::{Export, Theme, ThemeVerb};

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

/// 把人大代表建议、政协提案的答复做成公开网站
///
/// Builds disclosure sites for replies (答复) to deputies' suggestions and CPPCC proposals
#[derive(Debug, Parser)]
#[command(name = "dafu", version, subcommand_required = true, arg_required_else_help = true)]
#[command(disable_help_subcommand = true, disable_help_flag = true, disable_version_flag = true)]
pub struct Arguments {
    /// What all commands have in common.
    #[command(flatten)]
    pub global: Global,
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// What all commands have in common; listed last.
#[derive(Debug, Args)]
#[command(next_display_order = 900)]
pub struct Global {
    /// 站点目录（默认：向上最近的含 dafu.yaml 的目录）
    ///
    /// The site's folder (default: the nearest parent folder with a dafu.yaml)
    #[arg(long, global = true, value_name = "目录")]
    pub root: Option<PathBuf>,
    /// 提示信息的语言：zh 或 en（默认随站点语言）
    ///
    /// Language of messages: zh or en (default: the site's)
    #[arg(long, global = true, value_name = "语言", hide_possible_values = true)]
    pub lang: Option<Lang>,
    /// 颜色：auto（默认，在终端上用）、always 或 never
    ///
    /// When to use colours: auto (on a terminal; the default), always or never
    #[arg(
        long,
        global = true,
        value_name = "方式",
        default_value = "auto",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub color: Color,
    /// 只输出结果
    ///
    /// Print only the results
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// 多说一些
    ///
    /// Print more details
    #[arg(short, long, global = true)]
    pub verbose: bool,
    /// 显示用法
    ///
    /// Show this help
    #[arg(short, long, global = true, action = ArgAction::HelpShort)]
    help: Option<bool>,
    /// 显示版本
    ///
    /// Show the version
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

/// The language of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// 中文
    Zh,
    /// English
    En,
}

/// When to print colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// 在终端上用
    Auto,
    /// 总是用
    Always,
    /// 从不用
    Never,
}

/// The verbs, in the order of an editor's day.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// 建立一个新网站：设置、名录、一件答复的例子、几篇文章
    ///
    /// Create a new site: configuration, registers, an example reply, articles
    Init(Init),
    /// 新写一件答复：按提示填写，或者用选项写明，得到一个草稿
    ///
    /// Write a draft of a new reply, by answering questions or with options
    New(New),
    /// 把 Word 文档、网页、文本转成稿件
    ///
    /// Make drafts from Word documents, saved web pages and plain text
    Import(Import),
    /// 在本机预览网站：保存稿件，网页自动更新；草稿也看得到
    ///
    /// Preview the site while you write: changes show as soon as you save, drafts included
    Serve(Serve),
    /// 检查全部稿件，列出所有问题；不用 --fix 就不改任何文件
    ///
    /// Check all documents and list all findings; without --fix no file is changed
    Check(Check),
    /// 检查并生成网站到 public/
    ///
    /// Check, then build the site into public/
    Build(Build),
    /// 看每件答复到了哪一步：已上线、改过、待发布、还在等、不公开，按单位汇总
    ///
    /// Show where each reply stands, by department: live, changed, ready, waiting or held back
    Status(Status),
    /// 解释一条规则，或说明一个文件在不在网站上、为什么
    ///
    /// Explain a rule, or why a file is or is not on the site
    Explain(Explain),
    /// 输出一件答复或一个单位的二维码
    ///
    /// Print the QR code of a reply or a department
    Qr(Qr),
    /// 把生成好的网站打成 ZIP 压缩包，供手工上传
    ///
    /// Pack the built site into ZIP files for uploading by hand
    Pack(Pack),
    /// 列出网站将有的全部文件
    ///
    /// List every file the site will have
    Plan(Plan),
    /// 在网站里查找，结果和查找页一样
    ///
    /// Find replies, as the search page does
    Search(Search),
    /// 把全部答复的元数据写成一张表，改好再写回；正文不动
    ///
    /// Write the metadata of all replies as a table, and a changed one back; texts stay
    #[command(arg_required_else_help = true)]
    Table(Table),
    /// 做自己的主题：取出默认主题的模板、样式和文字
    ///
    /// Start your own theme from the templates, style and strings of the default one
    #[command(arg_required_else_help = true)]
    Theme(Theme),
    /// 核对一个目录是否与清单完全一致
    ///
    /// Check that a folder holds exactly what a manifest lists
    Verify(Verify),
    /// 输出前言区的 JSON Schema，供编辑器补全和检查
    ///
    /// Print the JSON Schema of the front matter, for completion and checks in editors
    Schema(Schema),
    /// 输出命令行补全脚本
    ///
    /// Print completions for your shell
    Completions(Completions),
    /// 输出手册页（man page）
    ///
    /// Print a man page
    Man(About),
    /// 显示一个命令的用法
    ///
    /// Show the help of a command
    Help(About),
}

/// `dafu plan`.
#[derive(Debug, Args)]
pub struct Plan {
    /// How the list is printed.
    #[command(flatten)]
    pub list: List,
    /// What counts as today.
    #[command(flatten)]
    pub day: Day,
}

/// `dafu verify`.
#[derive(Debug, Args)]
pub struct Verify {
    /// 清单文件 manifest.json
    ///
    /// The manifest.json to compare with
    #[arg(value_name = "清单")]
    pub manifest: PathBuf,
    /// 要核对的目录
    ///
    /// The folder to check
    #[arg(value_name = "目录")]
    pub dir: PathBuf,
}

/// `dafu completions`.
#[derive(Debug, Args)]
pub struct Completions {
    /// bash、zsh、fish、powershell 或 elvish
    ///
    /// bash, zsh, fish, powershell or elvish
    #[arg(value_name = "SHELL", hide_possible_values = true)]
    pub shell: clap_complete::Shell,
}

/// A command that is to be described.
#[derive(Debug, Args)]
pub struct About {
    /// 命令名；不写则是 dafu 本身
    ///
    /// The command; dafu itself without it
    #[arg(value_name = "命令")]
    pub verb: Vec<String>,
}
