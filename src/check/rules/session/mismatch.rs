//! `session/mismatch`: the session as title and text name it.

use std::ops::Range;

use crate::check::example::Example;
use crate::check::place;
use crate::check::rule::{Check, Findings, ReplyView, Rule, bilingual};
use crate::diagnostic::Severity;
use crate::letter::cases::CitedSession;
use crate::model::session::{SessionSpelling, short_body};

/// A session named in title or text that is none of the reply's, or no session at all.
pub(crate) const MISMATCH: Rule = Rule {
    name: "session/mismatch",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("标题或正文的届次与所填不同", "title or text name another session"),
    why: bilingual(
        "从旧稿改写时容易留下上一年的届次，答复会归错地方。",
        "a text based on last year's keeps its session, and the reply is filed wrongly",
    ),
    wrong: Example::fields("届次: 省政协十三届三次会议"),
    right: Example::fields("届次: 省政协十三届二次会议"),
    check: Check::Reply(|view, found| {
        // What is missing is told by another rule.
        let cases = &view.reply().cases;
        let is_told = cases.is_empty() || cases.iter().any(|case| case.session_key.is_none());
        if !view.text.is_shown() || is_told {
            return;
        }
        if let Some(title) = &view.letter.title
            && let Some(session) = strange(view, &title.cited.sessions)
        {
            let at = place::in_field(view, "title", &session.text);
            report(view, found, ("标题", "the title", at), session);
        }
        if let Some(opening) = &view.letter.opening
            && let Some(session) = strange(view, &opening.part.cited.sessions)
        {
            let at = place::in_text(view, &opening.at, &session.text);
            report(view, found, ("正文开头", "the text's opening", at), session);
        }
    }),
};

/// The first of `cited`, unless one of them is the reply's own: a text may well
/// name earlier sessions too.
fn strange<'a>(view: &ReplyView<'_>, cited: &'a [CitedSession]) -> Option<&'a CitedSession> {
    let own = |one: &CitedSession| one.spelling.as_ref().is_ok_and(|named| is_own(view, named));
    if cited.iter().any(own) { None } else { cited.first() }
}

fn report(
    view: &ReplyView<'_>,
    found: &mut Findings,
    (zh, en, at): (&str, &str, Range<u32>),
    session: &CitedSession,
) {
    let words = &session.text;
    let own = view.reply().cases.first().map_or("", |case| &*case.session);
    let finding = found.at(view.text.source, at);
    match &session.spelling {
        Ok(_) => finding
            .message(
                format!("{zh}写的是“{words}”，届次填的是“{own}”"),
                format!("{en} names {words}, the field says {own}"),
            )
            .help(
                format!("请对照原件，改正届次或{zh}"),
                "compare with the original and correct the one that is wrong",
            ),
        // The field may say it in the very same way and is told by another rule.
        Err(likely) => {
            let likely = likely.as_deref().unwrap_or(own);
            finding
                .message(
                    format!("{zh}的“{words}”不是完整的届次，届次填的是“{own}”"),
                    format!("`{words}` in {en} is not a complete session, the field says {own}"),
                )
                .help(
                    format!("请对照原件，是否漏了字，应为“{likely}”；原件如此的不必改动"),
                    format!(
                        "compare with the original: it is probably `{likely}`; leave it if the original is like this"
                    ),
                )
        }
    };
}

/// Whether one of the reply's own cases is of this session. A text may leave
/// the body or its region out: what it does not say contradicts nothing.
fn is_own(view: &ReplyView<'_>, named: &SessionSpelling) -> bool {
    let bodies = &view.registers.bodies;
    view.reply().cases.iter().filter_map(|case| case.session_key).any(|key| {
        let same = (named.term, named.meeting) == (key.term, key.meeting);
        same && match bodies.find(&named.body) {
            Some(body) => body == key.body,
            None => {
                let kind = |text: &str| (text.contains("政协"), text.contains("人大"));
                let (said, own) =
                    (kind(&short_body(&named.body)), kind(&short_body(&bodies.get(key.body).name)));
                said == (false, false) || said == own || said == (true, true)
            }
        }
    })
}
