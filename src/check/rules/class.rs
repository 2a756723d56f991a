//! Result classes (办理结果): each letter must have its meaning in the site's table.

use crate::archive::misread::MisreadKind;
use crate::check::example::Example;
use crate::check::rule::{Check, Rule, advice, words};
use crate::diagnostic::Severity;

/// A class that is not in the table.
pub const UNKNOWN: Rule = Rule {
    name: "class/unknown",
    severity: Severity::Error,
    firm: true,
    summary: words("办理结果不在类别表中", "a class that is not in the site's table"),
    why: words(
        "各地字母的含义不同，没有登记含义的字母公众看不懂。",
        "letters mean different things in different places; one without a meaning says nothing",
    ),
    wrong: Example::fields("办理结果: E"),
    right: Example::fields("办理结果: B"),
    check: Check::Text(|view, found| {
        view.misreads(
            |misread| {
                let MisreadKind::Class { letter, known } = misread else { return None };
                let entry = format!("- {{ letter: {letter}, name: …, meaning: … }}");
                let known = known.join("、");
                let choose = if known.is_empty() {
                    String::new()
                } else {
                    format!("请从 {known} 中选一个；")
                };
                Some(advice(
                    format!("办理结果“{letter}”不在类别表中"),
                    format!("class `{letter}` is not in the site's table"),
                    format!("{choose}确有此类的，在 dafu.yaml 的 outcomes 下加一行：{entry}"),
                    format!(
                        "one of {known}; a new one is a line below `outcomes` in dafu.yaml: {entry}"
                    ),
                ))
            },
            found,
        );
    }),
};
