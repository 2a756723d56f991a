//! Letters beside the ledger (content/cases.csv), where the site keeps one.

use std::collections::BTreeSet;

use crate::archive::World;
use crate::archive::entry::Entry;
use crate::archive::ledger::{Item, Ledger, UnreadColumn};
use crate::archive::reply::Case;
use crate::check::example::Example;
use crate::check::rule::{Check, Findings, Rule, bilingual};
use crate::diagnostic::{Bilingual, Severity};
use crate::model::text::comparable;
use crate::model::{Choice, Disclosure, SessionKey, Status};

/// A reply to a case that was never assigned.
pub(crate) const UNKNOWN_CASE: Rule = Rule {
    name: "ledger/unknown-case",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("台账里没有这一件", "a case that is not in the ledger"),
    why: bilingual(
        "编号或届次写错的答复，代表、委员按编号查不到；台账漏记的，办复率就算不准。",
        "who looks for a number does not find a reply under another; and shares are counted by the ledger",
    ),
    wrong: Example::files(&[(
        "content/cases.csv",
        "届次,编号\n省政协十三届二次会议,39\n".as_bytes(),
    )]),
    right: Example::files(&[(
        "content/cases.csv",
        "届次,编号\n省政协十三届二次会议,38\n".as_bytes(),
    )]),
    check: Check::Archive(|world, found| {
        let Some(ledger) = world.archive.ledger.as_deref() else { return };
        let mut absent: BTreeSet<SessionKey> = BTreeSet::new();
        for (entry, case) in cases(world) {
            let Some(session) = case.session_key else { continue };
            if item(ledger, case).is_some() || case.key.is_none() {
                continue;
            }
            // Of a session that it has nothing of, the ledger need not tell.
            if !ledger.has_session(session) {
                if absent.insert(session) {
                    let printed = &case.session;
                    found
                        .at(&ledger.source, 0..0)
                        .message(
                            format!("台账里没有“{printed}”的交办件，这次会议的答复没有和台账核对"),
                            format!(
                                "the ledger has no case of {printed}: its replies are not compared"
                            ),
                        )
                        .help(
                            "有当时台账的，请补进来；没有的不必改动",
                            "add them if there is a ledger of that time; otherwise leave it",
                        )
                        .at_most(Severity::Hint);
                }
                continue;
            }
            let (number, printed) = (&case.number, &case.session);
            found
                .at(entry.source(), entry.origin.numbers.clone())
                .message(
                    format!("台账里没有{printed}的 {number} 号"),
                    format!("the ledger has no {number} of {printed}"),
                )
                .help(
                    format!(
                        "请对照原件改正编号或届次；台账漏记的，请在 {} 里补一行",
                        ledger.source
                    ),
                    format!("correct number or session; or add a line to {}", ledger.source),
                );
        }
    }),
};

/// A letter that says otherwise than the ledger.
pub(crate) const MISMATCH: Rule = Rule {
    name: "ledger/mismatch",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("与台账不一致", "other than in the ledger"),
    why: bilingual(
        "同一件的案由、单位、日期在台账和答复里不同，有一处写错了。",
        "where ledger and letter differ, one of them is wrong",
    ),
    wrong: Example::files(&[(
        "content/cases.csv",
        "届次,编号,案由\n省政协十三届二次会议,38,关于建设图书馆的提案\n".as_bytes(),
    )]),
    right: Example::files(&[(
        "content/cases.csv",
        "届次,编号,案由\n省政协十三届二次会议,38,关于建设公共算力平台的提案\n".as_bytes(),
    )]),
    check: Check::Archive(|world, found| {
        let Some(ledger) = world.archive.ledger.as_deref() else { return };
        for (entry, case) in cases(world) {
            if let Some(item) = item(ledger, case) {
                compare(world, (entry, case), item, found);
            }
        }
    }),
};

fn compare(world: World<'_>, (entry, case): (&Entry, &Case), item: &Item, found: &mut Findings) {
    let (reply, origin, number) = (&entry.reply, &entry.origin, &case.number);
    let mut tell = |at: &std::ops::Range<u32>, what: (&str, &str), wanted: &str| {
        let at = if at.is_empty() { origin.head.clone() } else { at.clone() };
        found
            .at(entry.source(), at)
            .message(
                format!("台账里 {number} 号的{}是“{wanted}”", what.0),
                format!("in the ledger the {} of {number} is `{wanted}`", what.1),
            )
            .help(
                format!("请对照原件，改正答复或者 {}", crate::archive::ledger::LEDGER),
                format!("correct the letter or {}", crate::archive::ledger::LEDGER),
            );
    };
    if let (Some(given), Some(wanted)) = (&reply.subject, &item.subject)
        && comparable(given) != comparable(wanted)
    {
        tell(&origin.subject, ("案由", "subject"), wanted);
    }
    let units = &item.departments;
    let is_named = reply.department.is_none_or(|one| units.is_empty() || units.contains(&one));
    if !is_named {
        let all = world.registers.departments.all();
        let names: Vec<&str> = units.iter().map(|at| &*all[usize::from(*at)].name).collect();
        tell(&origin.department, ("承办单位", "department"), &names.join("、"));
    }
    if let (Some(given), Some(wanted)) = (reply.date_assigned, item.date_assigned)
        && given.day != wanted
    {
        tell(&origin.date_assigned, ("交办日期", "day of assignment"), &wanted.to_string());
    }
}

/// A letter that is published though the ledger says that the case is not open.
pub(crate) const DISCLOSURE: Rule = Rule {
    name: "ledger/disclosure",
    severity: Severity::Error,
    locked: false,
    sensitive: false,
    summary: bilingual("台账里不是主动公开的答复", "a reply that the ledger does not let out"),
    why: bilingual(
        "台账写明依申请公开、不予公开的件，答复公开了就收不回来。",
        "what is once published cannot be taken back",
    ),
    wrong: Example::files(&[(
        "content/cases.csv",
        "届次,编号,公开属性\n省政协十三届二次会议,38,不予公开\n".as_bytes(),
    )]),
    right: Example::files(&[(
        "content/cases.csv",
        "届次,编号,公开属性\n省政协十三届二次会议,38,主动公开\n".as_bytes(),
    )]),
    check: Check::Archive(|world, found| {
        let Some(ledger) = world.archive.ledger.as_deref() else { return };
        for (entry, case) in cases(world) {
            let stated = item(ledger, case).and_then(|item| item.disclosure);
            let is_open = entry.reply.disclosure == Some(Disclosure::Open);
            let (Some(stated), true) = (stated.filter(|one| *one != Disclosure::Open), is_open)
            else {
                continue;
            };
            let (number, label) = (&case.number, stated.label());
            found
                .at(entry.source(), entry.origin.disclosure.clone())
                .message(
                    format!("台账里 {number} 号是{label}，这件答复却写着主动公开"),
                    format!("in the ledger {number} is {label}, but this reply is open"),
                )
                .help(
                    format!(
                        "请核对：不能公开的，在这里写 {label}；可以公开的，改正 {}",
                        ledger.source
                    ),
                    format!("write {label} here, or correct {}", ledger.source),
                );
        }
    }),
};

/// A column of the ledger that nothing reads.
pub(crate) const UNUSED_COLUMN: Rule = Rule {
    name: "ledger/unused-column",
    severity: Severity::Hint,
    locked: false,
    sensitive: false,
    summary: bilingual("台账里没有用到的列", "a column of the ledger that nothing reads"),
    why: bilingual(
        "没有用到的列留在仓库里，可能带着不该有的姓名、电话。",
        "what nothing reads may hold names and numbers that do not belong there",
    ),
    wrong: Example::files(&[(
        "content/cases.csv",
        "届次,编号,序次说明\n省政协十三届二次会议,38,1\n".as_bytes(),
    )]),
    right: Example::files(&[(
        "content/cases.csv",
        "届次,编号\n省政协十三届二次会议,38\n".as_bytes(),
    )]),
    check: Check::Archive(|world, found| {
        let Some(ledger) = world.archive.ledger.as_deref() else { return };
        for column in &ledger.unread {
            let told = unused(std::slice::from_ref(column));
            found
                .at(&ledger.source, column.at.clone())
                .message(told.zh, told.en)
                .help("请删去这一列", "delete the column");
        }
    }),
};

/// So many columns are named.
const NAMED: usize = 20;

/// That nothing reads `columns`.
#[must_use]
pub(crate) fn unused(columns: &[UnreadColumn]) -> Bilingual {
    let named = columns.iter().take(NAMED).map(|UnreadColumn { name, letters, .. }| {
        if name.is_empty() {
            (format!("没有列名的 {letters} 列"), format!("{letters}, which has no name,"))
        } else {
            (format!("“{name}”"), format!("`{name}`"))
        }
    });
    let (zh, en): (Vec<_>, Vec<_>) = named.unzip();
    let (zh, en, count) = (zh.join("、"), en.join(", "), columns.len());
    match columns {
        [one] if one.name.is_empty() => {
            Bilingual::new(format!("{zh}没有用到"), format!("the column {en} is not used"))
        }
        [_] => Bilingual::new(format!("{zh}一列没有用到"), format!("the column {en} is not used")),
        _ => Bilingual::new(
            format!("{zh} {}{count} 列没有用到", if count > NAMED { "等 " } else { "" }),
            format!("{count} columns are not used: {en}{}", if count > NAMED { " …" } else { "" }),
        ),
    }
}

/// Every reply that is or may be on the site, with each of its cases.
fn cases(world: World<'_>) -> impl Iterator<Item = (&Entry, &Case)> {
    let all = world.archive.entries.iter().chain(&world.archive.unpublished);
    let standing = all.filter(|entry| entry.reply.status != Status::Withdrawn);
    standing.flat_map(|entry| entry.reply.cases.iter().map(move |case| (entry, case)))
}

fn item<'a>(ledger: &'a Ledger, case: &Case) -> Option<&'a Item> {
    ledger.items.get(&(case.session_key?, case.key.clone()?))
}
