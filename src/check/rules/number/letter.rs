//! Case numbers as title and text name them; two replies of one department to one case.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::World;
use crate::archive::entry::Entry;
use crate::archive::reply::Case;
use crate::check::example::Example;
use crate::check::place;
use crate::check::rule::{Advice, Check, Findings, HEAD, ReplyView, Rule, bilingual};
use crate::diagnostic::{Severity, SourcePath};
use crate::letter::numbers::CitedNumber;
use crate::model::{CaseKey, Date, DocumentNumber, SessionKey, Stated, case_number};

/// A number in title or text that is none of the reply's.
pub(crate) const TITLE_MISMATCH: Rule = Rule {
    name: "number/title-mismatch",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("标题或正文的编号与所填不同", "title or text name another number"),
    why: bilingual(
        "代表、委员和公众按编号查找答复；编号对不上，答复会归到别人的建议提案下。",
        "people look replies up by number; a wrong one files the reply under somebody else's case",
    ),
    wrong: Example::fields(
        "编号: [\"0083\"]\n标题: 乌有省工业和信息化厅对省政协十三届二次会议提案的答复",
    ),
    right: Example::fields(
        "编号: [\"0038\"]\n标题: 乌有省工业和信息化厅对省政协十三届二次会议提案的答复",
    ),
    check: Check::Reply(|view, found| {
        // What is missing is told by another rule.
        let cases = &view.reply().cases;
        let is_told = cases.is_empty() || cases.iter().any(|case| case.key.is_none());
        if !view.text.is_shown() || is_told {
            return;
        }
        if let Some(title) = &view.letter.title {
            for number in strange(view, &title.cited.numbers) {
                let at = place::in_field(view, "title", &number.text);
                report(view, found, at, ("标题", "the title"), number);
            }
        }
        if let Some(opening) = &view.letter.opening {
            for number in strange(view, &opening.part.cited.numbers) {
                let at = place::in_text(view, &opening.at, &number.text);
                report(view, found, at, ("正文开头", "the text's opening"), number);
            }
        }
    }),
};

/// The numbers of `cited` that do not say what the reply's cases say.
fn strange<'a>(view: &ReplyView<'_>, cited: &'a [CitedNumber]) -> Vec<&'a CitedNumber> {
    let cases = &view.reply().cases;
    let own = |number: &CitedNumber| cases.iter().any(|case| case.key == number.key);
    let spelled = |number: &CitedNumber| {
        // 闭会期间第08号 and 闭08 are spellings, 0038 and 38 are not.
        cases.iter().any(|case| digits(&case.number) == digits(&number.text))
    };
    let read = || cited.iter().filter(|number| number.key.is_some());
    let distinct: BTreeSet<&CaseKey> = read().filter_map(|number| number.key.as_ref()).collect();
    let cases_named: BTreeSet<&CaseKey> =
        cases.iter().filter_map(|case| case.key.as_ref()).collect();
    // A text may well name further cases beside its own; as many as its own
    // are meant to be its own.
    let all_meant = distinct.len() == cases_named.len() || !read().any(own);
    read().filter(|number| if own(number) { !spelled(number) } else { all_meant }).collect()
}

/// The digits of a number, zeros included.
fn digits(number: &str) -> String {
    let number = number.split(['(', '（']).next().unwrap_or(number);
    crate::model::text::nfkc(number).chars().filter(char::is_ascii_digit).collect()
}

fn report(
    view: &ReplyView<'_>,
    found: &mut Findings,
    at: std::ops::Range<u32>,
    (zh, en): (&str, &str),
    number: &CitedNumber,
) {
    let same = |case: &&Case| case.key == number.key;
    let cases = &view.reply().cases;
    let zeros = cases.iter().find(same);
    let own: Vec<&str> = cases.iter().map(|case| case_number::bare(&case.number)).collect();
    let own =
        zeros.map_or_else(|| own.join("、"), |case| case_number::bare(&case.number).to_owned());
    let text = case_number::bare(&number.text);
    let words = Advice::new(
        format!("{zh}写的是“{text}”号，编号填的是“{own}”"),
        format!("{en} says number {text}, the field {own}"),
    )
    .help(
        match zeros {
            Some(_) => "只差前面的 0，查找时算同一号；请按原件统一写法".to_owned(),
            None => format!("请对照原件，改正编号或{zh}"),
        },
        match zeros {
            Some(_) => {
                "only leading zeros differ, and both are found; write both as in the original"
            }
            None => "compare with the original and correct the one that is wrong",
        },
    );
    let finding = found.at(view.text.source, at).advise(words);
    if zeros.is_some() {
        finding.at_most(Severity::Hint);
    }
}

/// A second reply of one department to one case that does not say so.
pub(crate) const DUPLICATE: Rule = Rule {
    name: "number/duplicate",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual(
        "同一单位对同一件重复答复",
        "a second reply to one case that does not say so",
    ),
    why: bilingual(
        "同一单位对同一件有两份答复，公众不知道以哪份为准；续复要与前次答复相连。",
        "of two replies to one case nobody knows which holds; a follow-up is linked to the earlier one",
    ),
    wrong: Example::replies(&[("content/replies/b.md", "发文字号: 乌工信〔2024〕2号")]),
    right: Example::replies(&[(
        "content/replies/b.md",
        "发文字号: 乌工信〔2024〕2号\n前次答复: [gxt-2024-1]",
    )]),
    check: Check::Archive(|world, found| {
        let mut told: BTreeSet<&SourcePath> = BTreeSet::new();
        for ((department, ..), replies) in by_case(world) {
            // Whoever names an earlier reply has said what it is.
            let mut unlinked: Vec<_> =
                replies.into_iter().filter(|one| one.0.reply.follows.is_empty()).collect();
            unlinked.sort_by_key(|one| age(one.0));
            let Some(((first, _), rest)) = unlinked.split_first() else { continue };
            for (entry, case) in rest {
                // A copy of one document is told by its document number or its id.
                let is_copy = number(entry).is_some() && number(entry) == number(first)
                    || entry.reply.id == first.reply.id;
                if is_copy || !told.insert(entry.source()) {
                    continue;
                }
                let name = &world.registers.departments.get(department).name;
                let (other, id) = (first.source(), &first.reply.id);
                let (session, number) = (&case.session, case_number::bare(&case.number));
                found.at(entry.source(), HEAD).message(format!("{name}已对{session}第{number}号作过答复（{other}）"), format!("{name} has already answered number {number} of {session} ({other})")).help(format!(
                        "若为续复，请加一行 前次答复: [{id}]；编号或届次写错的请改正；重复的只留一件"
                    ), format!(
                        "a follow-up takes a line `follows: [{id}]`; otherwise correct the number or session, or keep only one"
                    ));
            }
        }
    }),
};

type ByCase<'a> = BTreeMap<(u16, SessionKey, &'a CaseKey), Vec<(&'a Entry, &'a Case)>>;

/// The replies of each department to each case, withdrawn ones apart.
fn by_case(world: World<'_>) -> ByCase<'_> {
    let mut groups = ByCase::new();
    let all = world.archive.entries.iter().chain(&world.archive.unpublished);
    for entry in all.filter(|entry| !entry.is_withdrawn()) {
        for case in &entry.reply.cases {
            let of = (entry.reply.department, case.session_key, &case.key);
            let (Some(department), Some(session), Some(key)) = of else { continue };
            let replies = groups.entry((department, session, key)).or_default();
            // A reply may name one number twice, in two spellings.
            if replies.last().is_none_or(|last| last.0.source() != entry.source()) {
                replies.push((entry, case));
            }
        }
    }
    groups
}

/// What orders replies to one case: live ones first, then by day, then by path.
fn age(entry: &Entry) -> (bool, Option<Date>, &SourcePath) {
    let written = entry.reply.date_written.and_then(Stated::value);
    let day = written.or(entry.reply.published()).map(|moment| moment.day);
    (!entry.publication.is_live(), day, entry.source())
}

fn number(entry: &Entry) -> Option<&DocumentNumber> {
    entry.reply.doc_number.as_ref().and_then(|number| number.number.as_ref())
}
