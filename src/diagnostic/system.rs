//! What the operating system says, in the words of editors.

use std::io;

/// Why a file is not read although the system would.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refusal {
    /// A pipe or a device: reading one may never end.
    #[error("not a regular file")]
    NoFile,
    /// A reply or article that is a link to a file outside `content/`.
    #[error("a link that leads out of content/")]
    Outside,
}

/// What the system said, in Chinese where it is one of the usual things.
#[must_use]
pub(crate) fn system(cause: &io::Error) -> String {
    let refusal = cause.get_ref().and_then(|inner| inner.downcast_ref::<Refusal>());
    if let Some(refusal) = refusal {
        return match refusal {
            Refusal::NoFile => "它是管道或设备，不是文件".to_owned(),
            Refusal::Outside => "它是指向 content 文件夹外面的链接，请换成文件本身".to_owned(),
        };
    }
    match cause.kind() {
        io::ErrorKind::NotFound => "没有这个文件或目录".to_owned(),
        io::ErrorKind::PermissionDenied => "没有权限".to_owned(),
        io::ErrorKind::AlreadyExists => "已经存在".to_owned(),
        io::ErrorKind::StorageFull => "磁盘已满".to_owned(),
        io::ErrorKind::IsADirectory => "它是文件夹，不是文件".to_owned(),
        io::ErrorKind::NotADirectory => "路径中有一段不是文件夹".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "磁盘是只读的".to_owned(),
        io::ErrorKind::ResourceBusy => "正被其他程序使用".to_owned(),
        io::ErrorKind::InvalidFilename => "文件名太长，或者有不能用的字符".to_owned(),
        io::ErrorKind::QuotaExceeded => "磁盘配额已用完".to_owned(),
        _ => cause
            .raw_os_error()
            .map_or_else(|| "读写失败".to_owned(), |code| format!("系统拒绝了（代码 {code}）")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_english_of_the_system_is_said() {
        for code in 1..=140 {
            let said = system(&io::Error::from_raw_os_error(code));
            assert!(!said.contains("os error"), "{said}");
        }
        assert_eq!(system(&io::Error::other("out of luck")), "读写失败");
    }
}
