//! `Conflict`: what stands where the site must write, and is not dafu's to clear.

/// Something that stands where the site must write.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Conflict {
    /// Where, relative to the output folder.
    pub path: String,
    pub kind: ConflictKind,
}

/// What stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConflictKind {
    /// A file that dafu did not publish.
    ForeignFile,
    /// A file where a folder must be.
    NotAFolder,
    /// A folder, or something else that is no file, where a file must be.
    NotAFile,
    /// A symbolic link; what lies behind it is not the output's.
    Link,
}

impl ConflictKind {
    pub(super) fn en(self) -> &'static str {
        match self {
            Self::ForeignFile => " (not published by dafu)",
            Self::NotAFolder => " (a file where a folder must be)",
            Self::NotAFile => " (not a file)",
            Self::Link => " (a symbolic link)",
        }
    }

    pub(super) fn zh(self) -> &'static str {
        match self {
            Self::ForeignFile => "（不是本工具发布的文件）",
            Self::NotAFolder => "（是文件，此处应为文件夹）",
            Self::NotAFile => "（不是文件）",
            Self::Link => "（是符号链接）",
        }
    }
}

/// One obstacle a line, so that a long list stays readable.
pub(super) fn list(conflicts: &[Conflict], describe: fn(ConflictKind) -> &'static str) -> String {
    let line = |conflict: &Conflict| format!("\n  {}{}", conflict.path, describe(conflict.kind));
    conflicts.iter().map(line).collect()
}
