//! Topics (主题): each must be in the register.

use crate::archive::field_error::FieldErrorKind;
use crate::check::example::Example;
use crate::check::rule::{Check, Rule, advice, words};
use crate::diagnostic::Severity;

/// A topic that is not in the register.
pub const UNKNOWN: Rule = Rule {
    name: "topic/unknown",
    severity: Severity::Error,
    locked: true,
    summary: words("主题不在名录中", "a topic that is not in the register"),
    why: words(
        "主题写法不一，同类答复就聚不到一起。",
        "one topic under two spellings is two lists",
    ),
    wrong: Example::fields("主题分类: [算力产页]"),
    right: Example::fields("主题分类: [算力产业]"),
    check: Check::Text(|view, found| {
        view.field_errors(
            |field_error| {
                let FieldErrorKind::Topic { name, nearest } = field_error else { return None };
                let entry = format!("- {{ slug: x, name: {name} }}");
                let near = nearest.as_ref().map_or_else(String::new, |near| format!("是否为“{near}”？"));
                let en_near = nearest.as_ref().map_or_else(String::new, |near| format!("did you mean {near}? "));
                Some(advice(
                    format!("主题名录里没有“{name}”"),
                    format!("the topic `{name}` is not in the register"),
                    format!("{near}新主题请在 content/topics.yaml 加一行（x 换成小写英文，会出现在网址里）：{entry}"),
                    format!("{en_near}a new one is a line in content/topics.yaml: {entry}"),
                ))
            },
            found,
        );
    }),
};
