//! `publish::Error`: what the machine refused, or what the editor must clear away.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::conflict::{Conflict, ConflictKind, list};
use super::forbidden::Forbidden;
use crate::diagnostic::system;
use crate::plan::path::SitePath;

/// Why nothing was published, or why publishing stopped.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The output folder would cover the site's sources or dafu's own state.
    #[error("{} cannot be the output folder: {reason}", shown(output))]
    ForbiddenOutput {
        /// The folder that was asked for.
        output: PathBuf,
        /// What it would cover.
        reason: Forbidden,
    },
    /// The output path names something that is not a folder.
    #[error("{} is not a folder, so nothing can be published into it", shown(output))]
    OutputNotAFolder {
        /// The path that was asked for.
        output: PathBuf,
    },
    /// The output folder is a file system by itself.
    #[error(
        "{} is a mount point, so files cannot be moved into it whole; publish into a folder in it, \
         such as {}",
        shown(output),
        shown(&output.join("site"))
    )]
    MountPoint {
        /// The folder that was asked for.
        output: PathBuf,
    },
    /// Where dafu keeps its records stands something else.
    #[error(
        "{} is a link or a file, and dafu keeps its records there; move or delete it",
        shown(path)
    )]
    StateNotAFolder {
        /// What stands where a folder is needed.
        path: PathBuf,
    },
    /// Where a file must be read stands a folder, a pipe or a device.
    #[error("{} is not a file", shown(path))]
    NotAFile {
        /// What stands where a file is needed.
        path: PathBuf,
    },
    /// Another build holds the lock of the output folder.
    #[error("another build is publishing into {}; wait until it has ended", shown(output))]
    Locked {
        /// The folder both want.
        output: PathBuf,
    },
    /// Files or folders that dafu did not publish stand where it must write.
    #[error(
        "nothing was published, these are in the way in {}; move or delete them:{}",
        shown(output),
        list(conflicts, ConflictKind::en)
    )]
    InTheWay {
        /// The folder they stand in.
        output: PathBuf,
        /// All of them, in order.
        conflicts: Vec<Conflict>,
    },
    /// `manifest.json` cannot be read as one of ours.
    #[error(
        "{} is not a manifest of dafu ({why}), so its own files cannot be told from others; nothing was \
         changed. Restore it from a backup or from the live site, or delete the output folder and build again",
        shown(path)
    )]
    DamagedManifest {
        /// The manifest that was read.
        path: PathBuf,
        /// What is wrong in it, with its place.
        why: String,
    },
    /// The manifest was written in a later format.
    #[error(
        "{} has format version {version}, which this dafu does not know; use a newer one",
        shown(path)
    )]
    UnknownManifestVersion {
        /// The manifest that was read.
        path: PathBuf,
        /// The version that it gives for its format.
        version: u64,
    },
    /// The journal of an interrupted run cannot be read.
    #[error(
        "the journal of an interrupted build, {}, is damaged at line {line}; nothing was changed. \
         Delete it together with the output folder and build again",
        shown(path)
    )]
    DamagedJournal {
        /// The journal that was read.
        path: PathBuf,
        /// The line that cannot be read, from 1.
        line: usize,
    },
    /// Two outputs would be one file on some file system, or a file and a folder.
    #[error("{first} and {second} cannot exist side by side on every file system")]
    Collision {
        /// One of the two.
        first: SitePath,
        /// The other of the two.
        second: SitePath,
    },
    /// An output has a name that the publisher keeps for itself.
    #[error("{path} is a name that dafu writes itself")]
    ReservedPath {
        /// The file that was to have this name.
        path: SitePath,
    },
    /// A file is not the one that was checked.
    #[error(
        "the file for {path} changed while the site was being built; nothing was published, run the \
         build again"
    )]
    Changed {
        /// The published file that was to be made of it.
        path: SitePath,
    },
    /// The operating system refused something.
    #[error("cannot {action} {}: {cause}", shown(path))]
    Io {
        /// What dafu was doing.
        action: Action,
        /// The file or folder that it was done to.
        path: PathBuf,
        /// What the system answered.
        #[source]
        cause: io::Error,
    },
}

/// What the operating system was asked for when it refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Reading a file or a folder.
    Read,
    /// Writing a file of our own: lock, staging, journal.
    Write,
    /// Moving a finished file to its place in the output.
    Place,
    /// Removing a file that the site no longer has.
    Remove,
}

impl Action {
    /// The error of this action at `path`, to be put behind `map_err`.
    pub(super) fn at(self, path: &Path) -> impl FnOnce(io::Error) -> Error {
        move |cause| Error::Io { action: self, path: path.to_path_buf(), cause }
    }
}

impl Error {
    /// The message in Chinese, for editors.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            Self::ForbiddenOutput { output, reason } => {
                format!("不能以 {} 为输出目录：{}。", shown(output), reason.zh())
            }
            Self::OutputNotAFolder { output } => {
                format!("{} 不是文件夹，无法向其中发布。", shown(output))
            }
            Self::MountPoint { output } => format!(
                "{} 是单独挂载的，文件无法整份移入，未作任何改动。请发布到它里面的文件夹，例如 --out {}。",
                shown(output),
                shown(&output.join("site"))
            ),
            Self::StateNotAFolder { path } => format!(
                "{} 是链接或文件，而本工具要在这里存放发布记录。请移走或删除它，再重新构建。",
                shown(path)
            ),
            Self::NotAFile { path } => format!("{} 不是普通文件，无法读取。", shown(path)),
            Self::Locked { output } => {
                format!("另一次构建正在向 {} 发布，请等它结束后再试。", shown(output))
            }
            Self::InTheWay { output, conflicts } => {
                format!(
                    "未发布任何内容。{} 中以下路径被占用，请移走或删除后重新构建：{}",
                    shown(output),
                    list(conflicts, ConflictKind::zh)
                )
            }
            Self::DamagedManifest { path, .. } => format!(
                "{} 不是完好的发布清单，无法分辨哪些文件由本工具发布，因此未作任何改动。\
                 请从备份或线上网站恢复该文件，或删除整个输出目录后重新构建。",
                shown(path)
            ),
            Self::UnknownManifestVersion { path, version } => {
                format!("{} 的格式版本为 {version}，本版本无法识别，请升级后再试。", shown(path))
            }
            Self::DamagedJournal { path, line } => format!(
                "上次构建中断，其日志 {} 第 {line} 行已损坏，因此未作任何改动。\
                 请将该日志与输出目录一并删除后重新构建。",
                shown(path)
            ),
            Self::Collision { first, second } => {
                format!("{first} 与 {second} 在部分文件系统上无法并存，请改动其中一个的名称。")
            }
            Self::ReservedPath { path } => format!("{path} 是本工具自用的文件名，请改用其他名称。"),
            Self::Changed { path } => format!(
                "{path} 的原文件在生成过程中被改动了，没有发布任何内容。请保存好后再运行一次。"
            ),
            Self::Io { action, path, cause } => zh_of_io(*action, path, cause),
        }
    }

    /// The same error with its path relative to the site's root, where it
    /// lies below it: messages name `public/…`, not where the machine keeps it.
    pub(super) fn relative_to(mut self, root: &Path) -> Self {
        if let Self::ForbiddenOutput { output: path, .. }
        | Self::OutputNotAFolder { output: path }
        | Self::MountPoint { output: path }
        | Self::StateNotAFolder { path }
        | Self::NotAFile { path }
        | Self::Locked { output: path }
        | Self::InTheWay { output: path, .. }
        | Self::DamagedManifest { path, .. }
        | Self::UnknownManifestVersion { path, .. }
        | Self::DamagedJournal { path, .. }
        | Self::Io { path, .. } = &mut self
            && let Ok(below) = path.strip_prefix(root)
            && below != Path::new("")
        {
            *path = below.to_path_buf();
        }
        self
    }
}

/// The hint is for the most usual cause on an office machine.
fn zh_of_io(action: Action, path: &Path, cause: &io::Error) -> String {
    let verb = match action {
        Action::Read => "读取",
        Action::Write => "写入",
        Action::Place => "发布",
        Action::Remove => "删除",
    };
    let hint = match cause.kind() {
        io::ErrorKind::PermissionDenied => "请检查权限，以及它是否只读或正被其他程序使用。",
        io::ErrorKind::StorageFull => "请腾出磁盘空间。",
        _ => "",
    };
    let again = match action {
        Action::Place | Action::Remove => "发布中断，各文件均完整；排除故障后重新构建即可。",
        Action::Read | Action::Write => "",
    };
    format!("无法{verb} {}：{}。{hint}{again}", shown(path), system(cause))
}

impl fmt::Display for Action {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Place => "publish",
            Self::Remove => "remove",
        })
    }
}

/// Messages write `/` on every system, like the editors' own files.
fn shown(path: &Path) -> String {
    let text = path.display().to_string();
    if cfg!(windows) { text.trim_start_matches(r"\\?\").replace('\\', "/") } else { text }
}
