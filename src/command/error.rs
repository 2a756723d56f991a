//! Why a verb could not do its work: everything that is not a finding.

use std::io;
use std::path::PathBuf;

use crate::diagnostic::{Bilingual, system};
use crate::{publish, render, source};

/// Failed with the machine, the arguments or the folder.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// No site above the working directory.
    #[error("no dafu.yaml here or above{}", near.as_ref().map(|name| format!(", but there is {name}: rename it to dafu.yaml")).unwrap_or_default())]
    NoSite {
        /// A file that may be meant to be it.
        near: Option<String>,
    },
    /// An argument that means nothing.
    #[error("{}", .0.en)]
    Argument(Bilingual),
    /// It must be known what is live, and is not.
    #[error(
        "{0} must know what is live: give the last manifest with --previous, or `--previous none` for a first publication"
    )]
    NoPrevious(&'static str),
    /// A file or folder of the site could not be read.
    #[error(transparent)]
    Source(#[from] source::Error),
    /// A row could not be rendered.
    #[error(transparent)]
    Render(#[from] render::Error),
    /// The output folder could not be written.
    #[error(transparent)]
    Publish(#[from] publish::Error),
    /// Another file could not be read or written.
    #[error("{path}: {cause}")]
    File {
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// The terminal cannot be asked.
    #[error("the terminal failed: {0}; give the answers as options, with --yes")]
    Terminal(io::Error),
    /// Standard output is closed or full.
    #[error("standard output: {0}")]
    Output(io::Error),
}

impl Error {
    /// What is wrong, in both languages.
    #[must_use]
    pub(crate) fn message(&self) -> Bilingual {
        let en = self.to_string();
        let zh = match self {
            Self::NoSite { near: Some(name) } => format!(
                "这里没有 dafu.yaml，只有 {name}。请把 {name} 改名为 dafu.yaml（看不到结尾的，先在文件夹选项里显示“文件扩展名”）"
            ),
            Self::NoSite { near: None } => {
                "这里和上级目录里都没有 dafu.yaml。请进入站点目录，或用 --root 指出它".to_owned()
            }
            Self::Argument(text) => text.zh.to_string(),
            Self::NoPrevious(what) => format!(
                "{what} 要先知道哪些答复已经发布：请用 --previous 给出上次发布的 manifest.json；首次发布写 --previous none"
            ),
            Self::Source(error) => format!("读不了 {}：{}", error.path, system(&error.cause)),
            Self::Render(error) => render_error(error),
            Self::Publish(error) => error.zh(),
            Self::File { path, cause } => format!("{}：{}", path.display(), system(cause)),
            Self::Terminal(cause) => {
                format!("终端上问不了：{}。请用选项写明，加上 --yes", system(cause))
            }
            Self::Output(cause) => format!("结果输出不了：{}", system(cause)),
        };
        Bilingual::new(zh, en)
    }
}

fn render_error(error: &render::Error) -> String {
    match error {
        render::Error::Theme(error) => {
            format!(
                "{}:{}:{} 模板用不了：{}",
                error.path, error.line, error.column, error.message.zh
            )
        }
        render::Error::Source(error) => {
            format!("读不了 {}：{}", error.path, system(&error.cause))
        }
        render::Error::Changed(path) => {
            format!("{path} 在生成过程中被改动了，没有发布任何内容。请保存好后再运行一次")
        }
        render::Error::Address(address) => format!("网址太长，放不进二维码：{address}"),
    }
}
