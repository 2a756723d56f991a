//! The name of the theme, and what to say where there is no such folder.

use super::faults::Faults;
use super::file::FILE;
use crate::diagnostic::{Bilingual, Diagnostic, Severity, SourcePath};
use crate::yaml::Node;

/// The theme that needs no folder: it is part of the program.
pub(crate) const DEFAULT_THEME: &str = "default";

/// Whether `name` can be that of a theme: of a folder below `themes/`.
#[must_use]
pub(crate) fn is_theme_name(name: &str) -> bool {
    let letter = |one: char| one.is_ascii_alphanumeric() || matches!(one, '-' | '_');
    !name.is_empty() && name.chars().all(letter)
}

/// A name that is no folder below `themes/`.
pub(super) fn check(theme: Option<&str>, node: &Node, faults: &mut Faults) {
    let Some(theme) = theme.filter(|name| !is_theme_name(name)) else { return };
    faults.value(
        node.get("theme").map_or(0..0, |value| value.span.clone()),
        format!("theme 要写 themes/ 下的文件夹名，只用英文字母、数字、- 和 _，现在写的是“{theme}”"),
        format!("theme names a folder below themes/: letters, digits, - and _; got `{theme}`"),
    );
}

/// The configuration names a theme that has no file.
#[must_use]
pub(crate) fn missing_theme(theme: &str, span: std::ops::Range<u32>) -> Diagnostic {
    Diagnostic {
        rule: "config/value",
        severity: Severity::Error,
        path: SourcePath::new(FILE),
        span,
        message: Bilingual::new(
            format!("没有 themes/{theme} 这个文件夹，或者它是空的"),
            format!("there is no folder themes/{theme}, or it is empty"),
        ),
        help: Bilingual::new(
            "请改成 themes/ 下已有的文件夹名；用自带的主题，写 theme: default",
            "name a folder below themes/, or write `theme: default`",
        ),
    }
}
