//! The command line: arguments and help texts, no behaviour.

mod build;
mod explain;
mod fault;
mod report;

pub use build::{Before, Build};
pub use explain::Explain;
pub use fault::usage_fault;
pub use report::Report;

use std::path::PathBuf;

use clap::{ArgAction, Args, Command, CommandFactory, Parser, Subcommand, ValueEnum};

/// What dafu is, in a line.
const ABOUT: &str = "dafu（答复）：把人大代表建议、政协提案的答复做成公开网站";

/// The help of dafu itself: what there is to do.
const TOP_HELP: &str = "{about}\n\n用法：{usage}\n\n命令：\n{subcommands}\n\n选项：\n{options}\n\n各命令的用法：dafu 命令 --help\n结束码：0 完成；1 有错误，没有发布；2 命令、设置或机器有问题；3 已发布，有几件暂不发布（--hold-faulty）";

/// The help of a command.
const VERB_HELP: &str = "{about}\n\n用法：{usage}\n\n选项：\n{options}\n";

/// The same for a command that is told what to work on.
const VERB_HELP_WITH_FILES: &str =
    "{about}\n\n用法：{usage}\n\n参数：\n{positionals}\n\n选项：\n{options}\n";

/// What is typed after `dafu`.
#[derive(Debug, Parser)]
#[command(name = "dafu", version, about = ABOUT, long_about = None, subcommand_required = true, arg_required_else_help = true)]
#[command(disable_help_subcommand = true, disable_help_flag = true, disable_version_flag = true)]
pub struct Arguments {
    /// What all commands have in common.
    #[command(flatten)]
    pub global: Global,
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// The whole command line, its help in Chinese.
#[must_use]
pub fn command() -> Command {
    let headed = |verb: Command| {
        let usage = format!("dafu {} [选项]", verb.get_name());
        // As clap lists them: `[路径]...`, `<清单>`.
        let wanted: String =
            verb.get_positionals().map(|argument| format!(" {argument}")).collect();
        let template = if wanted.is_empty() { VERB_HELP } else { VERB_HELP_WITH_FILES };
        verb.help_template(template).override_usage(usage + &wanted)
    };
    let top = Arguments::command().help_template(TOP_HELP).override_usage("dafu [选项] 命令");
    top.mut_subcommands(headed)
}

/// What all commands have in common.
#[derive(Debug, Args)]
pub struct Global {
    /// 站点目录（默认：向上最近的含 dafu.yaml 的目录）
    #[arg(long, global = true, value_name = "目录")]
    pub root: Option<PathBuf>,
    /// 提示信息的语言：zh 或 en（默认随站点语言）
    #[arg(long, global = true, value_name = "语言", hide_possible_values = true)]
    pub lang: Option<Lang>,
    /// 颜色：auto（默认，在终端上用）、always 或 never
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
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// 多说一些
    #[arg(short, long, global = true)]
    pub verbose: bool,
    /// 显示用法
    #[arg(short, long, global = true, action = ArgAction::HelpShort)]
    help: Option<bool>,
    /// 显示版本
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

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// 检查并生成网站到 public/
    Build(Build),
    /// 检查全部稿件，列出所有问题；不用 --fix 就不改任何文件
    Check(Check),
    /// 解释一条规则，或说明一个文件在不在网站上、为什么
    Explain(Explain),
    /// 把已公布的答复页面文本转成稿件
    Import(Import),
    /// 列出网站将有的全部文件
    Plan(Plan),
    /// 输出前言区的 JSON Schema，供编辑器补全和检查
    Schema,
    /// 输出一件答复或一个单位的二维码
    Qr(Qr),
    /// 核对一个目录是否与清单完全一致
    Verify(Verify),
    /// 输出命令行补全脚本
    Completions(Completions),
}

/// What counts as today and where the site will stand.
#[derive(Debug, Args)]
pub struct Day {
    /// 以哪一天为今天（默认为当前日期；设了环境变量 `SOURCE_DATE_EPOCH` 的用它）
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<String>,
}

/// `dafu check`.
#[derive(Debug, Args)]
pub struct Check {
    /// 只看这些文件、目录的问题，或者这个标识、网址的稿件的（仍然读入整个站点）
    #[arg(value_name = "路径")]
    pub paths: Vec<PathBuf>,
    /// 有警告也算失败
    #[arg(long)]
    pub strict: bool,
    /// 先改正前言区里意思确定的写法（全角冒号、制表符、引号、全角数字的日期），列出改动；不动正文
    #[arg(long)]
    pub fix: bool,
    /// What counts as today.
    #[command(flatten)]
    pub day: Day,
    /// What is live before the run.
    #[command(flatten)]
    pub before: Before,
    /// How findings are printed.
    #[command(flatten)]
    pub report: Report,
}

/// `dafu import`.
#[derive(Debug, Args)]
pub struct Import {
    /// 页面文本文件（.txt）
    #[arg(value_name = "文件", required = true)]
    pub files: Vec<PathBuf>,
    /// 稿件放到哪个目录（默认 content/replies/年份）
    #[arg(long, value_name = "目录")]
    pub into: Option<PathBuf>,
    /// 文件编码（默认自动识别），例如 gbk
    #[arg(long, value_name = "编码")]
    pub encoding: Option<String>,
    /// How findings are printed.
    #[command(flatten)]
    pub report: Report,
}

/// `dafu plan`.
#[derive(Debug, Args)]
pub struct Plan {
    /// What counts as today.
    #[command(flatten)]
    pub day: Day,
    /// 输出格式：text（默认）或 json
    #[arg(
        long,
        value_name = "格式",
        default_value = "text",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub format: PlanFormat,
}

/// The forms of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PlanFormat {
    /// 表格
    Text,
    /// JSON 数组
    Json,
}

/// `dafu qr`.
#[derive(Debug, Args)]
pub struct Qr {
    /// 答复的标识、网址或文件，或者单位的代码
    #[arg(value_name = "标识")]
    pub id: String,
    /// 输出 SVG（默认）
    #[arg(long, conflicts_with = "png")]
    pub svg: bool,
    /// 输出 PNG
    #[arg(long)]
    pub png: bool,
    /// 写入文件，而不是标准输出
    #[arg(short, long, value_name = "文件")]
    pub out: Option<PathBuf>,
    /// 正式网址，代替 dafu.yaml 中的
    #[arg(long, value_name = "网址")]
    pub base_url: Option<String>,
}

/// `dafu verify`.
#[derive(Debug, Args)]
pub struct Verify {
    /// 清单文件 manifest.json
    #[arg(value_name = "清单")]
    pub manifest: PathBuf,
    /// 要核对的目录
    #[arg(value_name = "目录")]
    pub dir: PathBuf,
}

/// `dafu completions`.
#[derive(Debug, Args)]
pub struct Completions {
    /// bash、zsh、fish、powershell 或 elvish
    #[arg(value_name = "SHELL", hide_possible_values = true)]
    pub shell: clap_complete::Shell,
}
