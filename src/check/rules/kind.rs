//! The kind (类型): 提案 or 建议.

use crate::archive::field_error::FieldErrorKind;
use crate::check::example::Example;
use crate::check::place;
use crate::check::rule::{Check, Findings, ReplyView, Rule, bilingual};
use crate::check::rules::salutation::only_kind;
use crate::diagnostic::Severity;
use crate::model::{Choice, Kind};

/// A kind that none of the reply's sessions is of.
pub(crate) const MISMATCH: Rule = Rule {
    name: "kind/mismatch",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("类型与届次不符", "a kind that matches none of the sessions"),
    why: bilingual(
        "人大代表提的是建议，政协委员提的是提案，归错栏目就找不到。",
        "congresses receive suggestions, CPPCC committees proposals",
    ),
    wrong: Example::fields("类型: 建议"),
    right: Example::fields("类型: 提案"),
    check: Check::Text(|view, found| {
        for field_error in view.readable_errors() {
            let finding = found.at(view.source, field_error.at.clone());
            let FieldErrorKind::KindMismatch { given, actual } = &field_error.kind else {
                continue;
            };
            let key = view.key("kind");
            finding
                .message(
                    format!("类型填的是“{given}”，按届次应为“{actual}”"),
                    format!("the kind says {given}, the session {actual}"),
                )
                .help(
                    format!("请改为 {key}: {actual}，或删去这一行；届次写错的请改届次"),
                    format!("write `{key}: {actual}`, or correct the session"),
                );
        }
    }),
};

/// 提案 in a reply to a suggestion, 建议 as the name of a proposal, 议案 for either.
pub(crate) const MIXED_TERMS: Rule = Rule {
    name: "kind/mixed-terms",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("建议、提案、议案混用", "suggestion, proposal and motion confused"),
    why: bilingual(
        "建议是人大代表提的，提案是政协委员提的，议案要由大会审议；混用会让人以为答错了对象。",
        "deputies make suggestions, members make proposals, and a motion is put to the congress itself",
    ),
    wrong: Example::fields("标题: 乌有省工业和信息化厅对省政协十三届二次会议第0038号建议的答复"),
    right: Example::fields("标题: 乌有省工业和信息化厅对省政协十三届二次会议第0038号提案的答复"),
    check: Check::Reply(|view, found| {
        let Some(kind) = only_kind(view) else { return };
        if let Some(title) = &view.letter.title
            && let Some(wrong) = other_term(&title.words, kind)
        {
            let at = place::in_field(view, "title", wrong);
            mixed(view, found, ("标题", "the title", at), (kind, wrong));
        }
        if let Some(opening) = &view.letter.opening
            && let Some(wrong) = other_term(&opening.part.words, kind)
        {
            let at = place::in_text(view, &opening.at, wrong);
            mixed(view, found, ("正文开头", "the text's opening", at), (kind, wrong));
        }
    }),
};

/// The word of another kind that `words` (without quotations) call the case by.
fn other_term(words: &str, kind: Kind) -> Option<&'static str> {
    // A motion may be handled as a suggestion: 议案转建议, 作为建议处理的议案.
    let both = words.contains("转")
        || words.contains("处理")
        || words.contains("、议案")
        || words.contains("议案、");
    if words.contains("议案") && !both && !words.contains("议案建议") {
        return Some("议案");
    }
    match kind {
        // 提案 is nothing else; where both words stand, it may be said in passing.
        Kind::Suggestion => (words.contains("提案") && !words.contains("建议")).then_some("提案"),
        // 建议 is also what anybody gives; only what has the number is the case.
        Kind::Proposal => (names_case(words, "建议") && !words.contains("提案")).then_some("建议"),
    }
}

/// Whether the case is called `term`: 第38号建议, 建议（第38号）, 建议收悉, 建议的答复.
fn names_case(words: &str, term: &str) -> bool {
    words.match_indices(term).any(|(at, _)| {
        let (before, after) = (&words[..at], &words[at + term.len()..]);
        let counted = before.ends_with('号') || before.ends_with("号的");
        counted
            || ["(第", "(编号", "收悉", "的答复", "的复函", "答复", "办理"]
                .iter()
                .any(|next| after.starts_with(next))
    })
}

fn mixed(
    view: &ReplyView<'_>,
    found: &mut Findings,
    (zh, en, at): (&str, &str, std::ops::Range<u32>),
    (kind, wrong): (Kind, &str),
) {
    let right = kind.label();
    found
        .at(view.text.source, at)
        .message(
            format!("{zh}称“{wrong}”，按届次应为“{right}”"),
            format!("{en} says {wrong}, but by its session it is a {}", kind.key()),
        )
        .help(
            format!("请对照原件，应为“{right}”；原件如此的不必改动，届次写错的请改届次"),
            format!(
                "compare with the original: it should say {right}; leave it if the original is like this, and correct the session if that is wrong"
            ),
        );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_is_told_from_what_is_said_in_passing() {
        for (words, kind, expected) in [
            ("您提出的(第12号)提案收悉", Kind::Suggestion, Some("提案")),
            ("您提出的第12号建议收悉", Kind::Suggestion, None),
            ("您的建议、提案收悉", Kind::Suggestion, None),
            ("您提出的(第12号)收悉", Kind::Suggestion, None),
            ("对第12号建议的答复", Kind::Proposal, Some("建议")),
            ("您的建议收悉", Kind::Proposal, Some("建议")),
            ("感谢您的宝贵建议,我们认真研究", Kind::Proposal, None),
            ("您在第12号提案中提出的建议收悉", Kind::Proposal, None),
            ("对第12号议案的答复", Kind::Suggestion, Some("议案")),
            ("您领衔的议案转建议收悉", Kind::Suggestion, None),
        ] {
            assert_eq!(other_term(words, kind), expected, "{words}");
        }
    }
}
