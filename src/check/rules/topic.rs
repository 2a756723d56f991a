//! Topics (主题): each must be in the register.

use crate::archive::field_error::FieldErrorKind;
use crate::check::example::Example;
use crate::check::rule::{Check, Rule, bilingual};
use crate::diagnostic::Severity;
use crate::document::write::flow;

/// A topic that is not in the register.
pub(crate) const UNKNOWN: Rule = Rule {
    name: "topic/unknown",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("主题不在名录中", "a topic that is not in the register"),
    why: bilingual(
        "主题写法不一，同类答复就聚不到一起。",
        "a topic with two spellings becomes two lists",
    ),
    wrong: Example::fields("主题分类: [算力产页]"),
    right: Example::fields("主题分类: [算力产业]"),
    check: Check::Text(|view, found| {
        for field_error in view.readable_errors() {
            let finding = found.at(view.source, field_error.at.clone());
            let FieldErrorKind::Topic { name, nearest } = &field_error.kind else { continue };
            let entry = format!("- {{ slug: x, name: {} }}", flow(name));
            let near =
                nearest.as_ref().map_or_else(String::new, |near| format!("是否为“{near}”？"));
            let en_near =
                nearest.as_ref().map_or_else(String::new, |near| format!("did you mean {near}? "));
            finding
                .message(
                    format!("主题名录里没有“{name}”"),
                    format!("the topic `{name}` is not in the register"),
                )
                .help(
                    format!(
                        "{near}新主题请在 content/topics.yaml 加一行（x 换成小写英文，会出现在网址里）：{entry}"
                    ),
                    format!("{en_near}to add it, write this line in content/topics.yaml: {entry}"),
                );
        }
    }),
};
