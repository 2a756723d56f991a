//! Disclosure (公开属性): nothing is published that nobody said may be.

use crate::archive::misread::MisreadKind;
use crate::archive::reply::Publication;
use crate::check::example::Example;
use crate::check::rule::{Check, Rule, advice, words};
use crate::diagnostic::Severity;
use crate::model::{Choice, Disclosure};

/// No disclosure is given.
pub const MISSING: Rule = Rule {
    name: "disclosure/missing",
    severity: Severity::Error,
    firm: true,
    summary: words("未填公开属性", "no disclosure is given"),
    why: words(
        "复文与公开应当同步审查（国办发〔2014〕46号），没有结论的不能发布。",
        "whether a reply is public is decided with the reply itself",
    ),
    wrong: Example::fields("公开属性!"),
    right: Example::fields("公开属性: 主动公开"),
    check: Check::Text(|view, found| {
        view.misreads(
            |misread| match misread {
                MisreadKind::MissingField(field) if field.key == "disclosure" => Some(advice(
                    "未填写公开属性，不能发布",
                    "no disclosure is given: the reply cannot be published",
                    "请按签发时的审查结论加一行：公开属性: 主动公开（或 依申请公开、不予公开）",
                    "add `disclosure: open`, `on-request` or `withheld`, as decided",
                )),
                _ => None,
            },
            found,
        );
    }),
};

/// A reply that is not open and therefore left out.
pub const NOT_PUBLIC: Rule = Rule {
    name: "disclosure/not-public",
    severity: Severity::Hint,
    firm: false,
    summary: words("不主动公开，已排除", "not open, hence left out"),
    why: words(
        "依申请公开和不予公开的答复一个字也不会进入网站，这里只作提示。",
        "not a byte of such a reply reaches the site; this only says so",
    ),
    wrong: Example::fields("公开属性: 依申请公开"),
    right: Example::fields("公开属性: 主动公开"),
    check: Check::Reply(|view, found| {
        if view.publication != Publication::NotOpen {
            return;
        }
        let Some(disclosure @ (Disclosure::OnRequest | Disclosure::Withheld)) =
            view.reply().disclosure
        else {
            return;
        };
        let label = disclosure.label();
        let words = advice(
            format!("公开属性为“{label}”，不在网站上出现"),
            format!("disclosure is {}: the reply is left out of the site", disclosure.key()),
            "不需要改动；可以公开的，请改为“主动公开”",
            "nothing to do; write `open` if it may be published",
        );
        let at = view.text.span("disclosure");
        found.push(view.text.source, at, words.0, words.1);
    }),
};
