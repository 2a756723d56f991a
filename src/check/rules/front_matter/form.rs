//! The form of the front matter: what YAML does not allow.

use std::borrow::Cow;

use crate::archive::field_error::FieldErrorKind;
use crate::archive::schema::{self, ARTICLE_FIELDS, FIELDS};
use crate::check::example::Example;
use crate::check::rule::{Advice, Check, Rule, TextView, bilingual};
use crate::diagnostic::{Bilingual, Severity};
use crate::document::{Fault, FaultKind};
use crate::yaml::mistake::{LikelyMistake, MistakeKind, write_line};

/// Anything YAML does not allow that has no closer name.
pub(crate) const SYNTAX: Rule = Rule {
    name: "front-matter/syntax",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("前言区不合 YAML 的写法", "the front matter is not valid YAML"),
    why: bilingual(
        "前言区读不出来，就无法知道这件答复能不能公开。",
        "what cannot be read cannot be known to be public",
    ),
    wrong: Example::fields("编号: [\"0038\""),
    right: Example::fields("编号: [\"0038\"]"),
    check: Check::Text(|view, found| {
        view.faults(
            |fault| match &fault.kind {
                FaultKind::Syntax(mistake) => {
                    let help = without_colon(view, fault, mistake);
                    Some(Advice { message: mistake.message(), help: help.unwrap_or_else(|| mistake.help()) })
                }
                FaultKind::Invisible(one) => {
                    let code = format!("U+{:04X}", u32::from(*one));
                    Some(mended(
                        view,
                        fault,
                        format!("这一行有看不见的字符（{code}）"),
                        format!("this line contains an invisible character ({code})"),
                    ))
                }
                FaultKind::WideBlank => Some(mended(
                    view,
                    fault,
                    "这一行用了全角空格或特殊空格，应为半角空格",
                    "this line has a full-width or special space; use a plain one",
                )),
                FaultKind::ListDash(dash) => Some(mended(
                    view,
                    fault,
                    format!("每一项前面应为半角减号加一个空格，这里是“{dash}”"),
                    format!("each entry begins with `- `, not with `{dash}`"),
                )),
                FaultKind::FlowPunctuation => Some(mended(
                    view,
                    fault,
                    "括号里的冒号、逗号应为半角，后面空一格",
                    "in brackets, colons and commas are ASCII and followed by a space",
                )),
                FaultKind::NoFields => Some(Advice::new("两行 --- 之间应当是一行行的“名称: 值”", "the front matter must consist of lines `key: value`").help("例如：标题: 某某厅对省政协十三届一次会议第0038号提案的答复（冒号用半角，后面空一格）", "for example `title: …`")),
                FaultKind::CurlyQuotes => {
                    let quoted = &view.text[fault.at.start as usize..fault.at.end as usize];
                    let bare = quoted.trim_matches(['“', '”', '‘', '’', '＂']);
                    Some(Advice::new(format!("“{bare}”两边的中文引号会被当成文字"), "Chinese quotation marks would become part of the text").help(format!("请删去两边的引号，或换成英文引号：\"{bare}\""), format!("delete them, or use ASCII ones: \"{bare}\"")))
                }
                _ => None,
            },
            found,
        );
        // The same slip in the lines of a list, which only the field's keys can tell.
        view.field_errors(
            |field_error| {
                let FieldErrorKind::RecordColon { line } = field_error else { return None };
                Some(Advice { message: COLON, help: write_line(line, false) })
            },
            found,
        );
    }),
};

/// The advice to write the line of `fault` as it was meant.
fn mended(
    view: &TextView<'_>,
    fault: &Fault,
    zh: impl Into<Cow<'static, str>>,
    en: impl Into<Cow<'static, str>>,
) -> Advice {
    let at = fault.at.start as usize;
    let line = view.text[..at].rfind('\n').map_or(0, |end| end + 1);
    let was_indented = view.text[line..].starts_with(|one: char| one.is_whitespace());
    let help = write_line(&view.document.mended_line(view.text, fault.at.start), was_indented);
    Advice { message: Bilingual::new(zh, en), help }
}

/// The line as meant, where a known key stands before something else than a colon.
fn without_colon(view: &TextView<'_>, fault: &Fault, mistake: &LikelyMistake) -> Option<Bilingual> {
    if mistake.kind != MistakeKind::NoColon {
        return None;
    }
    let line = view.text[fault.at.start as usize..].lines().next().unwrap_or_default();
    let table = if view.is_article { ARTICLE_FIELDS } else { FIELDS };
    let mark = |one: char| one.is_whitespace() || "=＝-－—→;；,，、.。|>".contains(one);
    let after = |name: &str| line.strip_prefix(name).filter(|rest| rest.starts_with(mark));
    let longest =
        schema::names(table).filter(|name| after(name).is_some()).max_by_key(|name| name.len())?;
    let value = after(longest)?.trim_start_matches(mark).trim_end();
    Some(write_line(&format!("{longest}: {value}"), false))
}

/// What is wrong with a colon.
const COLON: Bilingual = bilingual(
    "名称后面是全角冒号“：”，应为半角冒号加一个空格",
    "the key is followed by a full-width colon `：`; it must be `:` and a space",
);

/// A full-width colon after a key.
pub(crate) const FULL_WIDTH_COLON: Rule = Rule {
    name: "front-matter/full-width-colon",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("名称后面用了全角冒号", "a full-width colon after a key"),
    why: bilingual(
        "YAML 只认半角冒号加一个空格。",
        "YAML ends a key with an ASCII colon and a space only",
    ),
    wrong: Example::fields("案由：关于试点的提案"),
    right: Example::fields("案由: 关于试点的提案"),
    check: Check::Text(|view, found| {
        view.faults(
            |fault| {
                let is_colon = fault.kind == FaultKind::FullWidthColon;
                is_colon.then(|| mended(view, fault, COLON.zh, COLON.en))
            },
            found,
        );
    }),
};

/// A tab in the front matter.
pub(crate) const TAB: Rule = Rule {
    name: "front-matter/tab",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("前言区里有制表符", "a tab in the front matter"),
    why: bilingual(
        "YAML 的缩进只用空格；制表符看上去像空格，却会让层次读错。",
        "YAML is indented with spaces; a tab looks like spaces but is not read as such",
    ),
    wrong: Example::fields("案由:\t关于试点的提案"),
    right: Example::fields("案由: 关于试点的提案"),
    check: Check::Text(|view, found| {
        view.faults(
            |fault| {
                (fault.kind == FaultKind::Tab).then(|| {
                    mended(
                        view,
                        fault,
                        "这一行有制表符（Tab 键），应当用空格",
                        "this line contains a tab; use spaces instead",
                    )
                })
            },
            found,
        );
    }),
};
