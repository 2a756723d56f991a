//! Disclosure (公开属性): nothing is published that nobody said may be.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::archive::field_error::FieldErrorKind;
use crate::archive::reply::Publication;
use crate::check::example::Example;
use crate::check::rule::{Advice, Check, Rule, TextView, bilingual};
use crate::check::rules::front_matter::empty;
use crate::diagnostic::Severity;
use crate::model::{Choice, Disclosure};

/// No disclosure is given.
pub(crate) const MISSING: Rule = Rule {
    name: "disclosure/missing",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("未填公开属性", "no disclosure is given"),
    why: bilingual(
        "复文与公开应当同步审查（国办发〔2014〕46号），没有结论的不能发布。",
        "whether a reply is public is decided with the reply itself",
    ),
    wrong: Example::fields("公开属性!"),
    right: Example::fields("公开属性: 主动公开"),
    check: Check::Text(|view, found| {
        view.field_errors(
            |field_error| match field_error {
                FieldErrorKind::MissingField(field) if field.key == "disclosure" => Some(
                    Advice::new(
                        "未填写公开属性，不能发布",
                        "no disclosure is given: the reply cannot be published",
                    )
                    .help(
                        "请按签发时的审查结论加一行：公开属性: 主动公开（或 依申请公开、不予公开）",
                        "add `disclosure: open`, `on-request` or `withheld`, as decided",
                    ),
                ),
                FieldErrorKind::EmptyField(field) if field.key == "disclosure" => {
                    Some(empty(view, field))
                }
                _ => None,
            },
            found,
        );
    }),
};

/// A reply that is not open and therefore left out.
pub(crate) const NOT_PUBLIC: Rule = Rule {
    name: "disclosure/not-public",
    severity: Severity::Hint,
    locked: false,
    sensitive: false,
    summary: bilingual("不主动公开，已排除", "not open, so left out"),
    why: bilingual(
        "依申请公开和不予公开的答复一个字也不会进入网站，这里只作提示。",
        "not a byte of such a reply reaches the site; this is only a reminder",
    ),
    wrong: Example::fields("公开属性: 依申请公开"),
    right: Example::fields("公开属性: 主动公开"),
    check: Check::Entry(|view, found| {
        let entry = view.entry;
        let (Publication::NotOpen, Some(disclosure)) = (entry.publication, entry.reply.disclosure)
        else {
            return;
        };
        let label = disclosure.label();
        found
            .at(entry.source(), entry.origin.disclosure.clone())
            .message(
                format!("公开属性为“{label}”，不在网站上出现"),
                format!("disclosure is {}: the reply is left out of the site", disclosure.key()),
            )
            .help(
                "不需要改动；可以公开的，请改为“主动公开”",
                "nothing to do; write `open` if it may be published",
            );
    }),
};

/// The front matter says open, the text says otherwise.
pub(crate) const CONFLICT: Rule = Rule {
    name: "disclosure/conflict",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("公开属性与正文不一致", "the text contradicts the disclosure"),
    why: bilingual(
        "前置资料写“主动公开”、正文却标着不公开的，多半是填错了属性；发出去就是误公开，收不回来。",
        "a text that says it is not public under a front matter that says it is cannot be taken back",
    ),
    wrong: Example::body(
        "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n\n（不予公开）\n",
    ),
    right: Example::body(
        "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n\n（主动公开）\n",
    ),
    check: Check::ReplyWhere(WORDS, |view, places, found| {
        let text = &view.text;
        if view.reply().disclosure != Some(Disclosure::Open) || !text.is_shown() {
            return;
        }
        let body = &text.document.body;
        let in_body = places.iter().filter(|at| body.start <= at.start && at.end <= body.end);
        for line in text.lines_at(in_body) {
            let Some(said) = statement(text.at(&line)) else { continue };
            let key = text.key("disclosure");
            found.at(text.source, line).message(format!("“{key}”填的是“主动公开”，正文却写着“{said}”"), format!("the disclosure is open, but the text says `{said}`")).help(format!(
                    "请对照签发时的审查结论：确可公开的，删去正文中的这一行；不公开的，改为 {key}: 不予公开（或 依申请公开）"
                ), format!(
                    "go by what was decided: delete this line, or write `{key}: withheld` or `on-request`"
                ));
        }
    }),
};

/// What a statement that a reply is not open holds.
const WORDS: &[&str] =
    &["不予公开", "不公开", "不宜公开", "不对外公开", "依申请公开", "公开：否", "公开:否"];

/// A line that is such a statement, brackets and emphasis apart. The words within a sentence
/// are text, and 依申请公开 alone may be the name of a column.
static STATEMENT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^[\s*_>#-]*[（(【\[〔]\s*(?<bracketed>依申请公开)\s*[）)】\]〕][\s*_]*$",
        r"|^[\s*_>（(【\[〔#-]*(?<said>",
        r"(?:附注\s*[：:]\s*)?(?:(?:此|本)[件文])?(?:同意)?不(?:予|宜|对外)?公开",
        r"|(?:此|本)[件文]依申请公开",
        r"|(?:公开属性|公开方式|公开类型|公开范围|公开形式|公开意见|信息公开)\s*[：:]\s*(?:不(?:予|宜)?公开|依申请公开)",
        r"|是否(?:同意|可以|可)?公开\s*[：:]\s*(?:否|不同意|不(?:予)?公开|依申请公开)",
        r")[\s*_。；;）)】\]〕]*$",
    ))
    .expect("the pattern is tested below")
});

/// Whether the line of `at` states that the reply is not open, under a front matter that says
/// it is.
pub(super) fn contradicts(view: &TextView<'_>, at: &Range<u32>) -> bool {
    let disclosure = view.field("disclosure").and_then(|field| field.value.scalar());
    let is_open = disclosure.and_then(Disclosure::parse) == Some(Disclosure::Open);
    let in_body = view.document.body.start <= at.start && view.is_shown() && !view.is_article;
    let lines = view.lines_at([at]);
    is_open && in_body && lines.into_iter().any(|line| statement(view.at(&line)).is_some())
}

/// What `line` states, where it states that a reply is not open.
fn statement(line: &str) -> Option<&str> {
    STATEMENT.captures(line)?.iter().flatten().skip(1).map(|said| said.as_str()).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_are_told_from_sentences() {
        for line in [
            "（不予公开）",
            "不公开",
            "**（不予公开）**",
            "公开属性：不予公开",
            "【依申请公开】",
            "（此件依申请公开）",
            "是否公开：否",
            "是否同意公开:否",
            "公开方式：依申请公开",
            "  （同意不公开）  ",
            "（此件不予公开）",
            "附注：此件不公开",
        ] {
            assert!(statement(line).is_some(), "{line}");
        }
        for line in [
            "依申请公开",
            "不予公开的理由有三条。",
            "（主动公开）",
            "是否公开：是",
            "说明公开什么、不公开什么",
            "公开属性：主动公开",
            "涉及国家秘密的不予公开",
        ] {
            assert_eq!(statement(line), None, "{line}");
        }
    }
}
