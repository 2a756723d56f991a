//! `session/future-or-range`: a session that cannot have been when the reply was written.

use std::collections::BTreeMap;

use crate::archive::World;
use crate::archive::entry::Entry;
use crate::archive::listings::session_title;
use crate::check::example::Example;
use crate::check::rule::{Check, HEAD, Rule, bilingual};
use crate::diagnostic::{Bilingual, Severity};
use crate::model::calendar::months_after;
use crate::model::session::short_body;
use crate::model::{Date, SessionKey, Stated};

/// A session that does not fit the day of signing, or that no body holds.
pub(crate) const FUTURE_OR_RANGE: Rule = Rule {
    name: "session/future-or-range",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("届次与成文日期对不上", "a session that does not fit the signing date"),
    why: bilingual(
        "会议开过以后才有建议提案，当年或下一年答复；对不上的，多半是届次或成文日期写错。",
        "cases come from a session and are answered within a year or two; otherwise one of them is wrong",
    ),
    wrong: Example::fields("届次: 省政协十三届二十次会议\n标题: 关于第0038号提案的答复"),
    right: Example::fields("届次: 省政协十三届二次会议\n标题: 关于第0038号提案的答复"),
    check: Check::Archive(|world, found| {
        let usual = usual(world);
        for entry in entries(world) {
            let odd = entry.reply.cases.iter().find_map(|case| {
                let key = case.session_key?;
                impossible(world, key).or_else(|| untimely(world, entry, key, &usual))
            });
            if let Some(Odd { message, help }) = odd {
                let at = &entry.origin.session;
                let at = if at.is_empty() { HEAD } else { at.clone() };
                found.at(entry.source(), at).message(message.zh, message.en).help(help.zh, help.en);
            }
        }
    }),
};

/// What is odd about a session, and what to do.
struct Odd {
    message: Bilingual,
    help: Bilingual,
}

fn entries(world: World<'_>) -> impl Iterator<Item = &Entry> {
    let all = world.archive.entries.iter().chain(&world.archive.unpublished);
    all.filter(|entry| !entry.is_withdrawn())
}

fn written(entry: &Entry) -> Option<Date> {
    entry.reply.date_written.and_then(Stated::value).map(|moment| moment.day)
}

/// A term has five yearly sessions, seldom a few more.
const MOST_MEETINGS: u16 = 10;
const MOST_TERMS: u16 = 40;

fn impossible(world: World<'_>, key: SessionKey) -> Option<Odd> {
    let name = session_title(world.registers, key);
    (key.meeting > MOST_MEETINGS || key.term > MOST_TERMS).then(|| Odd {
        message: Bilingual::new(
            format!("没有“{name}”这样的届次，一届通常开五次会议"),
            format!("there is no {name}: a term has five sessions or a few more"),
        ),
        help: bilingual(
            "请对照原件，改正第几届、第几次；常委会会议不是届次",
            "compare with the original and correct term and session",
        ),
    })
}

/// The year of a session of the national bodies, whose terms began together.
fn national_year(world: World<'_>, key: SessionKey) -> Option<i16> {
    let name = short_body(&world.registers.bodies.get(key.body).name);
    let is_national = matches!(name.as_str(), "全国人大" | "全国政协") && key.term >= 7;
    let (term, meeting) = (i16::try_from(key.term).ok()?, i16::try_from(key.meeting).ok()?);
    is_national.then_some(2023 + (term - 14) * 5 + meeting - 1)
}

/// What a session's replies were usually written between, and whose replies say so.
#[derive(Clone, Copy, Debug, Default)]
struct Usual {
    after: Option<(Date, SessionKey)>,
    before: Option<(Date, SessionKey)>,
}

/// Fewer replies than this say nothing of when a session was.
const ENOUGH: usize = 5;

/// By session, the latest median day of it and the sessions before it, and the
/// earliest of it and those after it.
fn usual(world: World<'_>) -> BTreeMap<SessionKey, Usual> {
    let mut days: BTreeMap<SessionKey, Vec<Date>> = BTreeMap::new();
    for entry in entries(world) {
        let day = written(entry).filter(|_| entry.reply.follows.is_empty());
        for key in entry.reply.cases.iter().filter_map(|case| case.session_key) {
            days.entry(key).or_default().extend(day);
        }
    }
    let medians: Vec<(SessionKey, Option<Date>)> = days.into_iter().map(median).collect();
    let mut usual = BTreeMap::new();
    // Sessions are ordered by body, then as they were held.
    for body in medians.chunk_by(|left, right| left.0.body == right.0.body) {
        let mut latest: Option<(Date, SessionKey)> = None;
        for (key, day) in body {
            let own = day.map(|day| (day, *key));
            latest = latest.filter(|one| own.is_none_or(|own| one.0 > own.0)).or(own);
            usual.insert(*key, Usual { after: latest, before: None });
        }
        let mut earliest: Option<(Date, SessionKey)> = None;
        for (key, day) in body.iter().rev() {
            let own = day.map(|day| (day, *key));
            earliest = earliest.filter(|one| own.is_none_or(|own| one.0 < own.0)).or(own);
            usual.entry(*key).or_default().before = earliest;
        }
    }
    usual
}

fn median((key, mut days): (SessionKey, Vec<Date>)) -> (SessionKey, Option<Date>) {
    days.sort_unstable();
    (key, (days.len() >= ENOUGH).then(|| days[days.len() / 2]))
}

/// A reply more than a year earlier than the usual ones cannot be to that
/// session; one more than three years later hardly is, unless it follows another.
const MONTHS_EARLIER: u32 = 12;
const MONTHS_LATER: u32 = 36;

fn untimely(
    world: World<'_>,
    entry: &Entry,
    key: SessionKey,
    usual: &BTreeMap<SessionKey, Usual>,
) -> Option<Odd> {
    let day = written(entry)?;
    let title = |key| session_title(world.registers, key);
    let help = bilingual(
        "请对照原件，改正届次或成文日期",
        "compare with the original and correct the session or the date",
    );
    if let Some(year) = national_year(world, key).filter(|year| day.year() < *year) {
        return Some(Odd {
            message: Bilingual::new(
                format!("成文日期 {day} 早于{}，这次会议{year}年召开", title(key)),
                format!("signed on {day}, before {}, which was in {year}", title(key)),
            ),
            help,
        });
    }
    let Usual { after, before } = usual.get(&key).copied().unwrap_or_default();
    if let Some((usual, of)) = after.filter(|one| months_after(day, MONTHS_EARLIER) < one.0) {
        let (year, month) = (usual.year(), usual.month());
        return Some(Odd {
            message: Bilingual::new(
                format!("成文日期 {day} 太早：{}的答复多在{year}年{month}月前后成文", title(of)),
                format!(
                    "signed on {day}, too early: replies to {} date from about {year}-{month:02}",
                    title(of)
                ),
            ),
            help,
        });
    }
    let (usual, of) = before.filter(|one| day > months_after(one.0, MONTHS_LATER))?;
    let (year, month) = (usual.year(), usual.month());
    entry.reply.follows.is_empty().then(|| {
        Odd { message: Bilingual::new(format!("成文日期 {day} 太晚：{}的答复多在{year}年{month}月前后成文", title(of)), format!("signed on {day}, too late: replies to {} date from about {year}-{month:02}", title(of))), help: bilingual("请对照原件，改正届次或成文日期；若为续复，请填前次答复", "compare with the original and correct the session or the date; name the earlier reply if it follows one") }
    })
}
