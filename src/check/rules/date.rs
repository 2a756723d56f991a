//! Dates: stated, in order, never invented.

mod deadline;
mod signed;

pub(crate) use deadline::{LATE_PUBLICATION, OVERDUE_REPLY};
pub(crate) use signed::{BODY_MISMATCH, DAMAGED};

use crate::archive::field_error::FieldErrorKind;
use crate::archive::reply::Publication;
use crate::check::example::Example;
use crate::check::rule::{Advice, Check, ReplyView, Rule, bilingual};
use crate::check::rules::front_matter::{empty, line};
use crate::diagnostic::Severity;
use crate::model::date::UNSTATED;
use crate::model::{Date, Moment, Stated};

/// No day of publication, or 未载明 for a reply that was never published elsewhere.
pub(crate) const MISSING_PUBLISHED: Rule = Rule {
    name: "date/missing-published",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("缺发布日期", "no publication date"),
    why: bilingual(
        "没有发布日期的内容检查时视为未更新；用别的日期代替就是伪造发稿日期。",
        "undated items count as not updated, and an invented date is a forged one",
    ),
    wrong: Example::fields("发布日期!"),
    right: Example::fields("发布日期: 2024-05-20 10:26"),
    check: Check::Text(|view, found| {
        view.field_errors(
            |field_error| match field_error {
                FieldErrorKind::MissingField(field) if field.key == "date_published" => Some(Advice::new("缺发布日期", "no publication date is given").help("请写在网站公开的日期，可以带时间，例如 发布日期: 2024-01-09 10:26", "write the day, time optional: `date_published: 2024-01-09 10:26`")),
                FieldErrorKind::EmptyField(field) if field.key == "date_published" => {
                    Some(empty(view, field))
                }
                FieldErrorKind::UnstatedPublication => Some(Advice::new(format!("发布日期写了“{UNSTATED}”，却没有原网址"), "the publication date is 未载明, but no former address is given").help(format!(
                        "在本站首次公开的，请写实际日期，例如 {}；从旧网站迁移来的，请加一行 原网址: https://…",
                        line(view, "date_published", "2024-01-09"),
                    ), "write the day, or for a migrated reply add `source_url: https://…`")),
                _ => None,
            },
            found,
        );
    }),
};

/// No day of signing.
pub(crate) const MISSING_WRITTEN: Rule = Rule {
    name: "date/missing-written",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("缺成文日期", "no signing date"),
    why: bilingual(
        "成文（生成）日期是政府信息公开目录的必备项。",
        "the date of writing is a required part of the disclosure catalogue",
    ),
    wrong: Example::fields("成文日期!"),
    right: Example::fields("成文日期: 2024-05-06"),
    check: Check::Text(|view, found| {
        view.field_errors(
            |field_error| match field_error {
                FieldErrorKind::MissingField(field) if field.key == "date_written" => Some(Advice::new("缺成文日期", "no signing date is given").help(format!("请写落款的日期，例如 成文日期: 2023-07-20；原件没有的写 成文日期: {UNSTATED}"), format!("write `date_written: 2023-07-20`, or `{UNSTATED}` if the original has none"))),
                FieldErrorKind::EmptyField(field) if field.key == "date_written" => {
                    Some(empty(view, field))
                }
                _ => None,
            },
            found,
        );
    }),
};

/// A migrated reply whose day of publication is not known.
pub(crate) const UNSTATED_DAY: Rule = Rule {
    name: "date/unstated",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("发布日期未载明", "the publication date is not stated"),
    why: bilingual(
        "未载明日期的答复排在列表最后，不进入订阅，检查时可能视为未更新。",
        "an undated reply comes last in lists and appears in no feed",
    ),
    wrong: Example::fields("发布日期: 未载明\n原网址: https://old.wuyou.gov.cn/art/1.html"),
    right: Example::fields("发布日期: 2024-05-20\n原网址: https://old.wuyou.gov.cn/art/1.html"),
    check: Check::Reply(|view, found| {
        let reply = view.reply();
        if reply.date_published == Some(Stated::Unstated) && reply.source_url.is_some() {
            // No day before the one it was signed on.
            let written = reply.date_written.and_then(Stated::value);
            let example = written.map_or_else(|| "2022-03-08".to_owned(), Moment::iso_day);
            found
                .at(view.text.source, view.text.span("date_published"))
                .message(format!("发布日期为“{UNSTATED}”"), "the publication date is not stated")
                .help(
                    format!(
                        "能从原网址查到的，请照它写，例如 {}",
                        line(&view.text, "date_published", &example)
                    ),
                    "write it if the page at the former address shows it",
                );
        }
    }),
};

/// Days that stand in the wrong order.
pub(crate) const ORDER: Rule = Rule {
    name: "date/order",
    severity: Severity::Error,
    locked: false,
    sensitive: false,
    summary: bilingual("日期先后颠倒", "dates in the wrong order"),
    why: bilingual(
        "先交办、再成文、后发布；颠倒的日期一看就是错的。",
        "assigned, then written, then published: another order is plainly wrong",
    ),
    wrong: Example::fields("发布日期: 2024-05-05"),
    right: Example::fields("发布日期: 2024-05-06"),
    check: Check::Reply(|view, found| {
        let label = |key| crate::archive::schema::find(key).map_or(key, |field| field.label());
        for ((earlier, first), (later, second)) in pairs(view) {
            if second >= first {
                continue;
            }
            let (before, after) = (label(earlier), label(later));
            found
                .at(view.text.source, view.text.span(later))
                .message(
                    format!("{after}（{second}）早于{before}（{first}）"),
                    format!("`{later}` ({second}) is before `{earlier}` ({first})"),
                )
                .help(
                    "请对照原件，改正其中写错的一个",
                    "compare with the original and correct the one that is wrong",
                );
        }
    }),
};

type Day = (&'static str, Date);

/// Every stated day with the nearest one that must not be later, so that one
/// wrong day is told once. The answer is sent and published after it was signed,
/// in either order.
fn pairs(view: &ReplyView<'_>) -> Vec<(Day, Day)> {
    let reply = view.reply();
    let stated = |stated: Option<Stated<Moment>>| stated.and_then(Stated::value);
    let named = |key: &'static str, day: Option<Date>| day.map(|day| (key, day));
    let of = |key, moment: Option<Moment>| named(key, moment.map(|moment| moment.day));
    let assigned = of("date_assigned", reply.date_assigned);
    let written = of("date_written", stated(reply.date_written));
    let replied = of("date_replied", reply.date_replied);
    let published = of("date_published", stated(reply.date_published));
    let withdrawn = named("withdrawn_on", reply.withdrawn_on);
    let pairs = [
        (assigned, written),
        (written.or(assigned), replied),
        (written.or(assigned), published),
        (published.or(written), withdrawn),
    ];
    pairs.into_iter().filter_map(|(earlier, later)| earlier.zip(later)).collect()
}

/// A reply whose day is still to come.
pub(crate) const FUTURE: Rule = Rule {
    name: "date/future",
    severity: Severity::Hint,
    locked: false,
    sensitive: false,
    summary: bilingual(
        "发布日期未到，暂不发布",
        "its publication date is in the future: held back",
    ),
    why: bilingual(
        "提前公开的日期与页面不符，属于伪造发稿日期；到日子会自动公开。",
        "a page that shows a future date is falsely dated; it appears on its date",
    ),
    wrong: Example::fields("发布日期: 2099-01-01"),
    right: Example::fields("发布日期: 2024-05-20"),
    check: Check::Entry(|view, found| {
        let entry = view.entry;
        let (Publication::Future, Some(moment)) = (entry.publication, entry.reply.published())
        else {
            return;
        };
        let day = moment.day;
        found
            .at(entry.source(), entry.origin.date_published.clone())
            .message(
                format!("发布日期 {day} 还没有到，暂不发布"),
                format!("to be published on {day}: held back until then"),
            )
            .help(
                "不需要改动，到那一天生成网站时会公开；日期写错的请改正",
                "nothing to do; correct the date if it is wrong",
            );
    }),
};
