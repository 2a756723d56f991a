//! `data/changes.json`: what was published, corrected and withdrawn, by the replies' own dates.

use serde::Serialize;

use crate::archive::events::EventKind;
use crate::archive::reply::Reply;
use crate::model::{Date, Moment};
use crate::plan::{Class, Output, Phase, Subject, address};
use crate::render::context::{Error, RenderContext, Rendered};
use crate::render::data;
use crate::render::format::{Format, PlanContext};

pub(super) const FORMAT: Format = Format {
    name: "data-changes",
    phase: Phase::Data,
    class: Class::Data,
    in_sitemap: false,
    plan,
    render,
};

/// Grows when a key is taken away or changes its meaning.
const VERSION: u32 = 1;

/// What happened to a reply, in the order in which it can happen on one day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
enum What {
    Published,
    Corrected,
    Withdrawn,
}

#[derive(Serialize)]
struct Change<'a> {
    date: Option<String>,
    event: What,
    id: &'a str,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

/// What orders changes: undated ones last, then day, event, time, id, note.
type Key<'a> = (bool, Option<Date>, What, Option<Moment>, &'a str, Option<&'a str>);

fn plan(_: &PlanContext<'_>) -> Vec<Output> {
    let path = address::data("changes.json");
    vec![Output { path, format: FORMAT.name, subject: Subject::Site }]
}

fn render(_: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let archive = context.world.archive;
    let mut keys: Vec<Key<'_>> = Vec::new();
    for entry in &archive.entries {
        keys.push(key(What::Published, entry.reply.published(), &entry.reply, None));
    }
    for event in &archive.events {
        let what = match event.kind {
            EventKind::Correction => What::Corrected,
            EventKind::Withdrawal => What::Withdrawn,
        };
        let moment = Moment { day: event.date, time: None };
        let reply = &archive.entry(event.entry).reply;
        keys.push(key(what, Some(moment), reply, Some(&event.note)));
    }
    keys.sort_unstable();
    let lines: Vec<String> = keys.iter().map(|key| data::json(&change(key, context))).collect();
    let out = format!("{{\"version\":{VERSION},\"changes\":[\n{}\n]}}\n", lines.join(",\n"));
    Ok(out.into())
}

fn key<'a>(what: What, moment: Option<Moment>, reply: &'a Reply, note: Option<&'a str>) -> Key<'a> {
    (moment.is_none(), moment.map(|moment| moment.day), what, moment, &reply.id, note)
}

fn change<'a>(key: &Key<'a>, context: &RenderContext<'_>) -> Change<'a> {
    let (_, _, event, moment, id, note) = *key;
    Change {
        date: moment.map(Moment::iso),
        event,
        id,
        url: context.public_address(&address::reply(id)),
        note,
    }
}
