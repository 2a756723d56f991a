//! What a reply's row holds in each column.

use super::value::{Object, Value};
use crate::archive::digest;
use crate::archive::entry::{Entry, EntryId};
use crate::archive::files::PublishedFile;
use crate::archive::proposal::session_address;
use crate::archive::reply::{Case, Commitment, Party, Reply};
use crate::model::date::UNSTATED;
use crate::model::{Date, Moment, Stated};
use crate::plan::address;
use crate::render::context::RenderContext;
use crate::render::view::{names, page};

/// What is left of a withdrawn reply: that there was one, whose, and why it is gone.
const OF_WITHDRAWN: &[&str] = &[
    "numbers",
    "session",
    "cases",
    "department",
    "date_published",
    "status",
    "withdrawn_on",
    "withdrawn_reason",
    "id",
    "url",
    "department_code",
    "session_keys",
    "case_keys",
];

/// The value of the reply at `id` in the column `key`; of its text the caller knows.
#[must_use]
pub fn value(key: &str, id: EntryId, context: &RenderContext<'_>) -> Value {
    let entry = context.world.archive.entry(id);
    if entry.is_withdrawn() && !OF_WITHDRAWN.contains(&key) {
        return Value::Nothing;
    }
    let reply = &entry.reply;
    match key {
        "kind" => Value::choice(reply.kind),
        "role" => Value::choice(Some(reply.role)),
        "proposer_kind" => Value::choice(reply.proposer_kind),
        "disclosure" => Value::choice(reply.disclosure),
        "text_form" => Value::choice(Some(reply.text_form)),
        "status" => Value::choice(Some(reply.status)),
        "satisfaction" => Value::choice(reply.satisfaction),
        "date_written" => stated(reply.date_written),
        "date_published" => stated(reply.date_published),
        "date_replied" => reply.date_replied.map_or(Value::Nothing, Value::Moment),
        "withdrawn_on" => day(reply.withdrawn_on),
        "key_item" => Value::Flag(reply.key_item),
        "addressed_to" => Value::Texts(names::addressed_to(context.world, reply)),
        "addressed_to_count" => {
            reply.addressed_to_count.map_or(Value::Nothing, |count| Value::Number(count.into()))
        }
        "doc_number" => Value::text(reply.doc_number.as_ref().map(|number| &*number.0)),
        "result_class" => Value::text(reply.result_class.as_ref().map(|class| &*class.0)),
        "result_class_name" => {
            let class = reply.result_class.as_ref().and_then(|class| class.1);
            let outcomes = &context.world.config.outcomes;
            Value::text(class.map(|at| outcomes[usize::from(at)].name.as_str()))
        }
        "corrections" => corrections(reply),
        "withdrawn_reason" => Value::text(reply.withdrawn_reason.as_deref()),
        "commitments" => Value::Objects(reply.commitments.iter().map(commitment).collect()),
        "attachments" => attachments(entry, context),
        "id" => Value::Text(reply.id.to_string()),
        "digest" => Value::Text(entry.digest.to_string()),
        "url" => Value::Text(page::public_address(&address::reply(&reply.id), context)),
        // What is not on the site is named nowhere.
        "follows" => {
            let archive = context.world.archive;
            let live = reply.follows.iter().filter(|id| archive.find(id).is_some());
            Value::Texts(live.map(ToString::to_string).collect())
        }
        _ => registered(key, reply, context).unwrap_or_else(|| plain(key, reply)),
    }
}

/// Values that come from the registers.
fn registered(key: &str, reply: &Reply, context: &RenderContext<'_>) -> Option<Value> {
    let registers = context.world.registers;
    let departments = &registers.departments;
    let topic = |at: &u16| registers.topics.get(*at);
    Some(match key {
        "department" => {
            let one = departments.get(reply.department?);
            named(("code", Some(&one.code)), &one.name)
        }
        "department_code" => Value::Text(departments.get(reply.department?).code.clone()),
        "co_departments" => parties(&reply.co_departments, context),
        "other_departments" => parties(&reply.other_departments, context),
        "topics" => {
            let one = |at| named_object(("slug", Some(&topic(at).slug)), &topic(at).name);
            Value::Objects(reply.topics.iter().map(one).collect())
        }
        "topic_slugs" => {
            Value::Texts(reply.topics.iter().map(|at| topic(at).slug.clone()).collect())
        }
        "numbers" => Value::Texts(reply.cases.iter().map(|case| case.number.to_string()).collect()),
        "session" => distinct(reply.cases.iter().map(|case| case.session.to_string())),
        "cases" => {
            Value::Objects(reply.cases.iter().map(|case| case_object(case, context)).collect())
        }
        "session_keys" => {
            distinct(reply.cases.iter().filter_map(|case| session_key(case, context)))
        }
        "case_keys" => {
            let key = |case| {
                let case: &Case = case;
                Some(format!("{}/{}", session_key(case, context)?, case.key.as_ref()?))
            };
            Value::Texts(reply.cases.iter().filter_map(key).collect())
        }
        _ => return None,
    })
}

/// Values that are texts or lists of texts, as typed.
fn plain(key: &str, reply: &Reply) -> Value {
    match digest::list(reply, key) {
        Some(list) => Value::Texts(list.iter().map(ToString::to_string).collect()),
        None => Value::text(digest::text(reply, key)),
    }
}

fn distinct(texts: impl Iterator<Item = String>) -> Value {
    let mut out: Vec<String> = Vec::new();
    for text in texts {
        if !out.contains(&text) {
            out.push(text);
        }
    }
    Value::Texts(out)
}

fn stated(value: Option<Stated<Moment>>) -> Value {
    match value {
        None => Value::Nothing,
        Some(Stated::Unstated) => Value::Text(UNSTATED.to_owned()),
        Some(Stated::At(moment)) => Value::Moment(moment),
    }
}

fn day(date: Option<Date>) -> Value {
    date.map_or(Value::Nothing, |day| Value::Moment(Moment { day, time: None }))
}

fn named(key: (&'static str, Option<&str>), name: &str) -> Value {
    Value::Object(named_object(key, name))
}

fn named_object((key, value): (&'static str, Option<&str>), name: &str) -> Object {
    let parts = vec![(key, Value::text(value)), ("name", Value::Text(name.to_owned()))];
    Object { words: name.to_owned(), parts }
}

fn parties(parties: &[Party], context: &RenderContext<'_>) -> Value {
    let departments = &context.world.registers.departments;
    let one = |party: &Party| {
        let code = party.department.map(|at| departments.get(at).code.as_str());
        named_object(("code", code), &party.name)
    };
    Value::Objects(parties.iter().map(one).collect())
}

fn session_key(case: &Case, context: &RenderContext<'_>) -> Option<String> {
    Some(session_address(context.world.registers, case.session_key?))
}

fn case_object(case: &Case, context: &RenderContext<'_>) -> Object {
    let parts = vec![
        ("session", Value::Text(case.session.to_string())),
        ("session_key", Value::text(session_key(case, context))),
        ("number", Value::Text(case.number.to_string())),
        ("number_key", Value::text(case.key.as_ref().map(ToString::to_string))),
    ];
    Object { words: format!("{} {}", case.session, case.number), parts }
}

fn corrections(reply: &Reply) -> Value {
    let one = |one: &crate::archive::reply::Correction| Object {
        words: format!("{} {}", one.date, one.note),
        parts: vec![("date", day(Some(one.date))), ("note", Value::Text(one.note.to_string()))],
    };
    Value::Objects(reply.corrections.iter().map(one).collect())
}

fn commitment(one: &Commitment) -> Object {
    let due = one.due.map(|due| format!("期限 {due}"));
    let notes: Vec<String> =
        due.into_iter().chain(one.state.as_deref().map(str::to_owned)).collect();
    let notes =
        if notes.is_empty() { String::new() } else { format!("（{}）", notes.join("，")) };
    Object {
        words: format!("{}{notes}", one.text),
        parts: vec![
            ("text", Value::Text(one.text.to_string())),
            ("due", day(one.due)),
            ("state", Value::text(one.state.as_deref())),
            ("updated", day(one.updated)),
        ],
    }
}

/// The attachments as published; where they stand in the sources is nobody's business.
fn attachments(entry: &Entry, context: &RenderContext<'_>) -> Value {
    let one = |file: &PublishedFile| {
        let title = file.title.as_deref()?;
        let path = address::reply_file(&entry.reply.id, &file.name);
        let url = page::public_address(&path, context);
        Some(Object {
            words: format!("{title} {url}"),
            parts: vec![
                ("title", Value::Text(title.to_owned())),
                ("url", Value::Text(url)),
                ("size", Value::Number(file.facts.size)),
                ("sha256", Value::Text(file.facts.sha256.to_string())),
            ],
        })
    };
    Value::Objects(entry.files.iter().filter_map(one).collect())
}
