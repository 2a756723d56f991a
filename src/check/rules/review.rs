//! Reviews (复核): where a site asks for them, what is published is what a person approved.

use crate::archive::reply::Publication;
use crate::archive::schema::{self, FieldDef};
use crate::check::example::Example;
use crate::check::rule::{Check, EntryView, Findings, HEAD, Rule, bilingual};
use crate::diagnostic::Severity;

/// A reply that nobody reviewed.
pub(crate) const MISSING: Rule = Rule {
    name: "review/missing",
    severity: Severity::Error,
    locked: false,
    sensitive: false,
    summary: bilingual("没有复核记录", "a reply that nobody reviewed"),
    why: bilingual(
        "本站要求先复核后公开（review: required），没有复核的不能上网。",
        "this site publishes only what was reviewed (`review: required`)",
    ),
    wrong: Example::config("review: required").after(&Example::RIGHT),
    right: Example {
        config: "review: required",
        ..Example::fields(REVIEWED).after(&Example::RIGHT)
    },
    check: Check::Entry(|view, found| {
        if view.entry.reply.review.is_empty() {
            report(
                view,
                ("没有复核记录", "nobody reviewed it"),
                ("核对以后", "review it, then add"),
                found,
            );
        }
    }),
};

/// A reply that changed after it was reviewed.
pub(crate) const STALE: Rule = Rule {
    name: "review/stale",
    severity: Severity::Error,
    locked: false,
    sensitive: false,
    summary: bilingual("复核以后又改了内容", "a reply that changed after it was reviewed"),
    why: bilingual(
        "复核的是当时的内容，改过以后要重新复核。",
        "a review is valid only for the content that was reviewed",
    ),
    wrong: Example {
        config: "review: required",
        ..Example::fields(OUTDATED).after(&Example::RIGHT)
    },
    right: Example {
        config: "review: required",
        ..Example::fields(REVIEWED).after(&Example::RIGHT)
    },
    check: Check::Entry(|view, found| {
        let reply = &view.entry.reply;
        if !reply.review.is_empty() && !reply.is_reviewed(&view.entry.digest) {
            report(
                view,
                ("复核以后内容又改了", "it changed after it was reviewed"),
                ("重新核对以后", "review it again, then add"),
                found,
            );
        }
    }),
};

/// A review of the small site's reply as it stands.
const REVIEWED: &str = "复核: [{复核人: 文样章, 日期: 2024-05-18, 指纹: \"1:e8b41484eb599ed7e9b4d3f16216a831d93ef02085fc48a1d8804c0351735e46\"}]";

/// A review of what it was before.
const OUTDATED: &str = "复核: [{复核人: 文样章, 日期: 2024-05-11, 指纹: \"1:5e0c1b\"}]";

fn report(
    view: &EntryView<'_>,
    (zh, en): (&str, &str),
    (zh_do, en_do): (&str, &str),
    found: &mut Findings,
) {
    let publishable =
        [Publication::Published, Publication::Unreviewed, Publication::Future, Publication::Faulty];
    let entry = view.entry;
    if !view.world.config.review_required || !publishable.contains(&entry.publication) {
        return;
    }
    let (zh_end, en_end) =
        if view.is_live { ("", "") } else { ("，暂不公开", "; it is held back") };
    let (key, at) = match &entry.origin.review {
        Some((key, at)) => (&**key, at.clone()),
        None => (schema::find("review").map_or("", FieldDef::label), HEAD),
    };
    let (digest, today) = (&entry.digest, view.today);
    let finding = found
        .at(entry.source(), at)
        .message(format!("这件答复{zh}{zh_end}"), format!("{en}{en_end}"))
        .help(
            format!(
                "{zh_do}，请加上 {key}: [{{复核人: 姓名, 日期: {today}, 指纹: \"{digest}\"}}]（换成复核人的姓名）"
            ),
            format!(
                "{en_do} `{key}: [{{by: NAME, date: {today}, digest: \"{digest}\"}}]` with the reviewer's name"
            ),
        );
    if !view.is_live {
        finding.at_most(Severity::Warning);
    }
}
