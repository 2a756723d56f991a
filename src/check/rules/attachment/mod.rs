//! Files a reply publishes: their names in addresses, their types, what they hold.

mod inside;
mod unlinked;

pub(crate) use inside::{NO_TEXT, POSITION, REVISIONS, UNREAD_PART, UNREADABLE};
pub(crate) use unlinked::UNLINKED;

use crate::archive::field_error::FieldErrorKind;
use crate::archive::files::TYPES;
use crate::check::example::Example;
use crate::check::rule::{Check, Rule, bilingual};
use crate::diagnostic::Severity;

/// A published name that is taken or cannot be part of an address.
pub(crate) const NAME: Rule = Rule {
    name: "attachment/name",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("附件的网址名不能用", "a file's published name is taken or invalid"),
    why: bilingual(
        "两个附件不能共用一个网址；网址名要能在任何系统上存成文件。",
        "two files cannot share one address",
    ),
    wrong: Example::fields("附件: [{名称: 甲, 文件: list.csv}, {名称: 乙, 文件: b/list.csv}]")
        .and_files(&[
            ("content/replies/list.csv", b"a,b\n"),
            ("content/replies/b/list.csv", b"c,d\n"),
        ]),
    right: Example::fields(
        "附件: [{名称: 甲, 文件: list.csv}, {名称: 乙, 文件: b/list.csv, 网址名: list-2}]",
    )
    .and_files(&[("content/replies/list.csv", b"a,b\n"), ("content/replies/b/list.csv", b"c,d\n")]),
    check: Check::Text(|view, found| {
        if !view.is_shown() {
            return;
        }
        for field_error in view.readable_errors() {
            let finding = found.at(view.source, field_error.at.clone());
            let FieldErrorKind::FileName { name, taken } = &field_error.kind else { continue };
            let (zh, en) = if *taken {
                (
                    format!("这件答复已有一个附件的网址名是“{name}”"),
                    format!("another file of this page is published as `{name}`"),
                )
            } else {
                (
                    format!("网址名“{name}”只能用字母、数字、- 和 _，并以字母或数字开头"),
                    format!("`{name}`: letters, digits, - and _ only"),
                )
            };
            let help = "请给其中一个附件另写网址名，例如 {名称: 项目清单, 文件: list.xlsx, 网址名: list-2}，或者改文件名";
            finding
                .message(zh, en)
                .help(help, "give one of them a `name`, for example `name: list-2`");
        }
    }),
};

/// A file of a type that may not be published.
pub(crate) const TYPE: Rule = Rule {
    name: "attachment/type",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("附件类型不允许发布", "a file of a type that may not be published"),
    why: bilingual(
        "网页、脚本、矢量图会在本站的网址下运行，可被用来冒充本站。",
        "html, scripts and svg would run on the site's own origin",
    ),
    wrong: Example::fields("附件: [{名称: 清单, 文件: list.html}]")
        .and_files(&[("content/replies/list.html", b"<p>x</p>\n")]),
    right: Example::fields("附件: [{名称: 清单, 文件: list.csv}]")
        .and_files(&[("content/replies/list.csv", b"a,b\n")]),
    check: Check::Text(|view, found| {
        if !view.is_shown() {
            return;
        }
        for field_error in view.readable_errors() {
            let finding = found.at(view.source, field_error.at.clone());
            let FieldErrorKind::FileType { name, extension } = &field_error.kind else { continue };
            let shown = if extension.is_empty() {
                "没有扩展名".to_owned()
            } else {
                format!("是 {extension} 文件")
            };
            finding
                .message(
                    format!("“{name}”{shown}，不能作为附件发布"),
                    format!("`{name}` is of a type that may not be published"),
                )
                .help(
                    format!("请转换成 pdf、ofd 或者图片再发布；允许的类型：{}", TYPES.join(" ")),
                    format!("convert it, for example to pdf; allowed: {}", TYPES.join(" ")),
                );
        }
        inside::disguised(view, found);
    }),
};
