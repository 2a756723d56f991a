//! The digest of a reply's public content, by which approval and corrections are recognised.
//!
//! `1:` + hex SHA-256 of UTF-8 lines, each ending in LF: every field given that
//! is public, except the id, former addresses, status and what belongs to a
//! correction or withdrawal, as `key=` and compact JSON; then the body; then
//! the published files. Theme, configuration and defaults do not count.

use serde_json::{Value, json};

use super::files::PublishedFile;
use super::proposal::session_address;
use super::reply::{Party, Reply, Text};
use super::schema::{FIELDS, Visibility};
use crate::config::Registers;
use crate::digest::Hasher;
use crate::model::{Choice, Date, Moment, Stated, date::UNSTATED};

/// Fields that may change without the content having changed.
const NOT_CONTENT: &[&str] =
    &["id", "aliases", "status", "corrections", "withdrawn_on", "withdrawn_reason"];

/// The digest of `reply`, of which the fields `present` are given.
#[must_use]
pub fn of(
    reply: &Reply,
    present: &[&str],
    registers: &Registers,
    body: &str,
    files: &[PublishedFile],
) -> String {
    let mut hasher = Hasher::default();
    for (key, value) in values(reply, present, registers) {
        hasher.update(format!("{key}={value}\n"));
    }
    let body = body.replace("\r\n", "\n");
    let body = serde_json::to_string(&trim_blank_lines(&body)).unwrap_or_default();
    hasher.update(format!("body={body}\n"));
    for file in files {
        hasher.update(format!("file={} {}\n", file.own_name(), file.facts.sha256));
    }
    format!("1:{}", hasher.finish())
}

/// The public values given, in the order of the field table, in their normal form.
#[must_use]
pub fn values(
    reply: &Reply,
    present: &[&str],
    registers: &Registers,
) -> Vec<(&'static str, Value)> {
    let mut cases_done = false;
    let mut out = Vec::new();
    for field in FIELDS {
        let counts = present.contains(&field.key)
            && !NOT_CONTENT.contains(&field.key)
            && field.visibility != Visibility::Internal;
        if !counts {
            continue;
        }
        // Both forms of writing cases have one normal form.
        let key = match field.key {
            "numbers" | "session" | "cases" if cases_done => continue,
            "numbers" | "session" | "cases" => "cases",
            key => key,
        };
        cases_done |= key == "cases";
        out.push((key, normal(reply, key, registers)));
    }
    out
}

fn normal(reply: &Reply, key: &str, registers: &Registers) -> Value {
    let department = |at: u16| registers.departments.get(at).code.as_str();
    let party =
        |party: &Party| party.department.map_or(json!(party.name), |at| json!(department(at)));
    let parties = |parties: &[Party]| -> Value { parties.iter().map(party).collect() };
    match key {
        "cases" => cases(reply, registers),
        "kind" => json!(reply.kind.map(Choice::key)),
        "department" => json!(reply.department.map(department)),
        "co_departments" => parties(&reply.co_departments),
        "other_departments" => parties(&reply.other_departments),
        "topics" => reply.topics.iter().map(|at| &*registers.topics.get(*at).slug).collect(),
        "role" => json!(reply.role.key()),
        "addressed_to_count" => json!(reply.addressed_to_count),
        "proposer_kind" => json!(reply.proposer_kind.map(Choice::key)),
        "date_written" => json!(reply.date_written.map(stated)),
        "date_published" => json!(reply.date_published.map(stated)),
        "date_replied" => json!(reply.date_replied.map(Moment::iso)),
        "disclosure" => json!(reply.disclosure.map(Choice::key)),
        "text_form" => json!(reply.text_form.key()),
        "satisfaction" => json!(reply.satisfaction.map(Choice::key)),
        "key_item" => json!(reply.key_item),
        "commitments" => commitments(reply),
        "attachments" => attachments(reply),
        "doc_number" => json!(reply.doc_number.as_ref().map(|number| &number.0)),
        "result_class" => json!(reply.result_class.as_ref().map(|class| &class.0)),
        _ => list(reply, key).map_or_else(|| json!(text(reply, key)), |list| json!(list)),
    }
}

/// The field `key`, where it is a text.
#[must_use]
pub fn text<'a>(reply: &'a Reply, key: &str) -> Option<&'a str> {
    match key {
        "title" => &reply.title,
        "subject" => &reply.subject,
        "source_unit" => &reply.source_unit,
        "index_number" => &reply.index_number,
        "signer" => &reply.signer,
        "contact" => &reply.contact,
        "contact_phone" => &reply.contact_phone,
        "source_url" => &reply.source_url,
        "summary" => &reply.summary,
        _ => &None,
    }
    .as_deref()
}

/// The field `key`, where it is a list of texts.
#[must_use]
pub fn list<'a>(reply: &'a Reply, key: &str) -> Option<Vec<&'a str>> {
    let list: &[Text] = match key {
        "aliases" => return Some(reply.aliases.iter().map(|alias| &*alias.text).collect()),
        "addressed_to" => &reply.addressed_to,
        "follows" => &reply.follows,
        "contacted" => &reply.contacted,
        "cc" => &reply.cc,
        "keywords" => &reply.keywords,
        _ => return None,
    };
    Some(list.iter().map(|text| &**text).collect())
}

fn stated(value: Stated<Moment>) -> String {
    value.value().map_or_else(|| UNSTATED.to_owned(), Moment::iso)
}

fn cases(reply: &Reply, registers: &Registers) -> Value {
    let case = |case: &super::reply::Case| {
        let session = case.session_key.map(|key| session_address(registers, key));
        json!([session, case.number])
    };
    reply.cases.iter().map(case).collect()
}

/// An object of the keys that have a value, in alphabetical order.
fn record(entries: &[(&str, Option<String>)]) -> Value {
    let given = entries.iter().filter_map(|(key, value)| Some(((*key).to_owned(), value.clone()?)));
    // Sorted here, so that the digest does not hang on how the library keeps its maps.
    let sorted: std::collections::BTreeMap<_, _> = given.collect();
    Value::Object(sorted.into_iter().map(|(key, value)| (key, Value::String(value))).collect())
}

fn commitments(reply: &Reply) -> Value {
    let day = |date: Option<Date>| date.map(|date| date.to_string());
    let one = |one: &super::reply::Commitment| {
        record(&[
            ("text", Some(one.text.to_string())),
            ("due", day(one.due)),
            ("state", one.state.as_deref().map(str::to_owned)),
            ("updated", day(one.updated)),
        ])
    };
    reply.commitments.iter().map(one).collect()
}

fn attachments(reply: &Reply) -> Value {
    let one = |one: &super::reply::Attachment| {
        record(&[
            ("title", Some(one.title.to_string())),
            ("file", Some(one.file.to_string())),
            ("name", one.name.as_deref().map(str::to_owned)),
        ])
    };
    reply.attachments.iter().map(one).collect()
}

/// `text` without the blank lines at either end, nor the last line's end.
fn trim_blank_lines(text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').collect();
    let written = |line: &&str| !line.trim().is_empty();
    let (first, last) = (lines.iter().position(written), lines.iter().rposition(written));
    first.zip(last).map_or_else(String::new, |(first, last)| lines[first..=last].join("\n"))
}
