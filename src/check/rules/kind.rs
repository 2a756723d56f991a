//! The kind (类型): 提案 or 建议.

use crate::archive::misread::MisreadKind;
use crate::check::example::Example;
use crate::check::rule::{Check, Rule, advice, words};
use crate::diagnostic::Severity;

/// A kind that none of the reply's sessions is of.
pub const MISMATCH: Rule = Rule {
    name: "kind/mismatch",
    severity: Severity::Error,
    firm: true,
    summary: words("类型与届次不符", "a kind that none of the sessions is of"),
    why: words(
        "人大代表提的是建议，政协委员提的是提案，归错栏目就找不到。",
        "congresses receive suggestions, CPPCC committees proposals",
    ),
    wrong: Example::fields("类型: 建议"),
    right: Example::fields("类型: 提案"),
    check: Check::Text(|view, found| {
        view.misreads(
            |misread| {
                let MisreadKind::KindMismatch { given, actual } = misread else { return None };
                let key = view.key("kind");
                Some(advice(
                    format!("类型填的是“{given}”，按届次应为“{actual}”"),
                    format!("the kind says {given}, the session {actual}"),
                    format!("请改为 {key}: {actual}，或删去这一行；届次写错的请改届次"),
                    format!("write `{key}: {actual}`, or mend the session"),
                ))
            },
            found,
        );
    }),
};
