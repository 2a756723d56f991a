//! What a reply's row holds in each column.

use super::value::{Object, Value};
use crate::archive::entry::Entry;
use crate::archive::files::PublishedFile;
use crate::archive::proposal::session_address;
use crate::archive::reply::{Case, Commitment, Correction, Party};
use crate::archive::value::FieldValue;
use crate::config::Topic;
use crate::model::date::UNSTATED;
use crate::model::{Date, Moment};
use crate::plan::address;
use crate::render::context::{Error, RenderContext};
use crate::render::view::body::Text;
use crate::render::view::names;

/// How a derived column gets its value.
pub type Derived = fn(&Entry, &RenderContext<'_>) -> Result<Value, Error>;

/// The value of a field as it may be seen.
pub(super) fn published(
    value: &FieldValue<'_>,
    entry: &Entry,
    context: &RenderContext<'_>,
) -> Value {
    let registers = context.world.registers;
    match value {
        FieldValue::Nothing => Value::Nothing,
        FieldValue::Text(text) => Value::Text((*text).to_owned()),
        FieldValue::Texts(texts) => {
            Value::Texts(texts.iter().copied().map(str::to_owned).collect())
        }
        FieldValue::Number(number) => Value::Number((*number).into()),
        FieldValue::Flag(flag) => Value::Flag(*flag),
        FieldValue::Choice(key, label) => Value::Choice(key, label),
        FieldValue::Moment(moment) => Value::Moment(*moment),
        FieldValue::Unstated => Value::Text(UNSTATED.to_owned()),
        FieldValue::Proposers(_) => Value::Texts(names::addressed_to(context.world, &entry.reply)),
        FieldValue::Replies(ids) => {
            let live = followed(ids, context).into_iter();
            Value::Texts(live.map(str::to_owned).collect())
        }
        FieldValue::Numbers(cases) => {
            Value::Texts(cases.iter().map(|case| case.number.to_string()).collect())
        }
        FieldValue::Sessions(cases) => distinct(cases.iter().map(|case| case.session.to_string())),
        FieldValue::Cases(cases) => {
            Value::Objects(cases.iter().map(|case| case_object(case, context)).collect())
        }
        FieldValue::Department(at) => {
            let one = registers.departments.get(*at);
            Value::Object(named(("code", Some(&one.code)), &one.name))
        }
        FieldValue::Parties(all) => parties(all, context),
        FieldValue::Topics(topics) => {
            let topics = topics.iter().map(|at| registers.topics.get(*at));
            let one = |topic: &Topic| named(("slug", Some(&topic.slug)), &topic.name);
            Value::Objects(topics.map(one).collect())
        }
        FieldValue::Corrections(all) => Value::Objects(all.iter().map(correction).collect()),
        FieldValue::Commitments(all) => Value::Objects(all.iter().map(commitment).collect()),
        FieldValue::Attachments(_) => attachments(entry, context),
        FieldValue::Reviews(_) | FieldValue::NotKept => {
            unreachable!("internal fields have no column")
        }
    }
}

/// Those of `ids` that are on the site: what is not is named nowhere.
pub(super) fn followed<'a>(ids: &'a [Box<str>], context: &RenderContext<'_>) -> Vec<&'a str> {
    let live = ids.iter().filter(|id| context.world.archive.find(id).is_some());
    live.map(|id| &**id).collect()
}

pub(super) fn url(entry: &Entry, context: &RenderContext<'_>) -> Result<Value, Error> {
    Ok(Value::Text(context.public_address(&address::reply(&entry.reply.id))))
}

pub(super) fn department_code(entry: &Entry, context: &RenderContext<'_>) -> Result<Value, Error> {
    let departments = &context.world.registers.departments;
    Ok(Value::text(entry.reply.department.map(|at| departments.get(at).code.clone())))
}

pub(super) fn session_keys(entry: &Entry, context: &RenderContext<'_>) -> Result<Value, Error> {
    Ok(distinct(entry.reply.cases.iter().filter_map(|case| session_key(case, context))))
}

pub(super) fn case_keys(entry: &Entry, context: &RenderContext<'_>) -> Result<Value, Error> {
    let key = |case: &Case| Some(format!("{}/{}", session_key(case, context)?, case.key.as_ref()?));
    Ok(Value::Texts(entry.reply.cases.iter().filter_map(key).collect()))
}

pub(super) fn result_class_name(
    entry: &Entry,
    context: &RenderContext<'_>,
) -> Result<Value, Error> {
    let outcome = entry.reply.result_class.as_ref().and_then(|class| class.outcome);
    let outcomes = &context.world.config.outcomes;
    Ok(Value::text(outcome.map(|at| outcomes[usize::from(at)].name.as_str())))
}

pub(super) fn topic_slugs(entry: &Entry, context: &RenderContext<'_>) -> Result<Value, Error> {
    let topics = &context.world.registers.topics;
    Ok(Value::Texts(entry.reply.topics.iter().map(|at| topics.get(*at).slug.clone()).collect()))
}

pub(super) fn text(entry: &Entry, context: &RenderContext<'_>) -> Result<Value, Error> {
    Ok(Value::Text(Text::of(entry, "").plain(context)?))
}

pub(super) fn digest(entry: &Entry, _: &RenderContext<'_>) -> Result<Value, Error> {
    Ok(Value::Text(entry.digest.to_string()))
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

fn day(date: Option<Date>) -> Value {
    date.map_or(Value::Nothing, |day| Value::Moment(Moment { day, time: None }))
}

fn named((key, value): (&'static str, Option<&str>), name: &str) -> Object {
    let parts = vec![(key, Value::text(value)), ("name", Value::Text(name.to_owned()))];
    Object { words: name.to_owned(), parts }
}

fn parties(parties: &[Party], context: &RenderContext<'_>) -> Value {
    let departments = &context.world.registers.departments;
    let one = |party: &Party| {
        let code = party.department.map(|at| departments.get(at).code.as_str());
        named(("code", code), &party.name)
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

fn correction(one: &Correction) -> Object {
    Object {
        words: format!("{} {}", one.date, one.note),
        parts: vec![("date", day(Some(one.date))), ("note", Value::Text(one.note.to_string()))],
    }
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
        let url = context.public_address(&path);
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
