//! Deadlines: from assignment to the reply, from the reply to its publication.

use crate::archive::reply::{Publication, Reply};
use crate::check::example::Example;
use crate::check::rule::{Check, EntryView, Findings, Rule, bilingual};
use crate::diagnostic::Severity;
use crate::model::{Date, Role, Stated};

/// A reply published later than it may be.
pub(crate) const LATE_PUBLICATION: Rule = Rule {
    name: "date/late-publication",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("超过期限才公开", "published after the deadline"),
    why: bilingual(
        "主动公开的信息应当自形成之日起20个工作日内公开（政府信息公开条例第二十六条）。期限和放假安排写在 dafu.yaml 的 deadlines 里。",
        "what is disclosed must be published within 20 working days (disclosure regulations, art. 26); deadline and holidays are set under `deadlines` in dafu.yaml",
    ),
    wrong: Example { config: HOLIDAYS, ..Example::fields("发布日期: 2024-06-05") }
        .and_files(&[("content/holidays.yaml", LISTED.as_bytes())]),
    right: Example { config: HOLIDAYS, ..Example::fields("发布日期: 2024-06-04") }
        .and_files(&[("content/holidays.yaml", LISTED.as_bytes())]),
    check: Check::Entry(late_publication),
};

const HOLIDAYS: &str = "deadlines: { publish_working_days: 22, holidays: content/holidays.yaml }";
const LISTED: &str = "2024: { off: [2024-05-03], work: [2024-05-11] }\n";

fn late_publication(view: &EntryView<'_>, found: &mut Findings) {
    let reply = &view.entry.reply;
    if !matches!(view.entry.publication, Publication::Published | Publication::Draft) {
        return;
    }
    let Some((label, en_label, start)) = answered(reply) else { return };
    let Some(published) = reply.published().map(|moment| moment.day) else { return };
    let days = view.world.config.deadlines.publish_working_days;
    let calendar = &view.world.registers.calendar;
    let due = calendar.add_working_days(start, days);
    if calendar.working_days_between(start, published) <= days {
        return;
    }
    let later = start.until(published).map_or(0, |span| span.get_days());
    let (note, en_note) = unlisted(&calendar.unlisted(start, due));
    found
        .at(view.entry.source(), view.entry.origin.date_published.clone())
        .message(
            format!("{label}后第{later}天才公开，超过{days}个工作日{note}"),
            format!(
                "published {later} days after it was {en_label}, more than {days} working days{en_note}"
            ),
        )
        .help(
            format!(
                "应在 {due} 以前公开；日期写错的请改正，确实公开晚了的不要改日期，以后请按期公开"
            ),
            format!("it was due on {due}; correct a date that is wrong, but never change a true one"),
        );
}

/// The day the proposer was answered: that of the reply, else that of signing.
fn answered(reply: &Reply) -> Option<(&'static str, &'static str, Date)> {
    let written = reply.date_written.and_then(Stated::value);
    let replied = reply.date_replied.map(|moment| ("答复", "sent", moment.day));
    replied.or(written.map(|moment| ("成文", "signed", moment.day)))
}

/// What is to be said where holidays are not known.
fn unlisted(years: &[i16]) -> (String, String) {
    if years.is_empty() {
        return (String::new(), String::new());
    }
    let years: Vec<_> = years.iter().map(ToString::to_string).collect();
    (
        format!("（没有{}年的放假安排，只扣除了周六、周日）", years.join("、")),
        format!(
            " (no holidays are listed for {}: only Saturdays and Sundays were left out)",
            years.join(", ")
        ),
    )
}

/// A reply later than it may be.
pub(crate) const OVERDUE_REPLY: Rule = Rule {
    name: "date/overdue-reply",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("超过期限才答复", "replied after the deadline"),
    why: bilingual(
        "代表建议、政协提案一般自交办之日起3个月内答复，经批准延期的最长6个月（各地办理规定）。期限写在 dafu.yaml 的 deadlines 里。",
        "cases are answered within 3 months of assignment, 6 at most if approved; the deadlines are set under `deadlines` in dafu.yaml",
    ),
    wrong: Example::fields("交办日期: 2024-02-03"),
    right: Example::fields("交办日期: 2024-02-04"),
    check: Check::Reply(|view, found| {
        let reply = view.reply();
        // An opinion goes to the lead department, and an answer given once more
        // was assigned in another way: neither has the period of a first answer.
        if reply.role == Role::Joint || !reply.follows.is_empty() {
            return;
        }
        let Some(assigned) = reply.date_assigned.map(|moment| moment.day) else { return };
        let Some((.., replied)) = answered(reply) else { return };
        let deadlines = &view.text.config.deadlines;
        let (months, most) = (deadlines.reply_months, deadlines.reply_months_at_most);
        let calendar = &view.registers.calendar;
        let due = calendar.months_due(assigned, months);
        let last = calendar.months_due(assigned, most);
        if replied <= due {
            return;
        }
        let key = if reply.date_replied.is_some() { "date_replied" } else { "date_written" };
        let finding = found.at(view.text.source, view.text.span(key));
        if replied <= last {
            finding
                .message(
                    format!("交办（{assigned}）后超过{months}个月才答复（{replied}）"),
                    format!(
                        "replied on {replied}, more than {months} months after assignment on {assigned}"
                    ),
                )
                .help(
                    format!("期限是 {due}；经批准延期到{most}个月以内的不必改动，日期写错的请改正"),
                    format!(
                        "it was due on {due}; nothing to do if an extension was approved; otherwise correct the date"
                    ),
                )
        } else {
            finding
                .message(
                    format!(
                        "交办（{assigned}）后超过{most}个月才答复（{replied}），延期也最长{most}个月"
                    ),
                    format!(
                        "replied on {replied}, more than {most} months after assignment on {assigned}: no extension allows that"
                    ),
                )
                .help(
                    format!("最迟期限是 {last}；日期写错的请改正，确实逾期的不要改日期"),
                    format!(
                        "the last day was {last}; correct a date that is wrong, but never change a true one"
                    ),
                )
        };
    }),
};
