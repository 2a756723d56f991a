//! Values that are looked up or made of parts: departments, topics, classes, records.

use std::ops::Range;

use super::fields::Fields;
use super::records::Record;
use crate::archive::context::Context;
use crate::archive::field_error::FieldErrorKind;
use crate::archive::reply::{Attachment, Case, Commitment, Correction, Party, ResultClass, Review};
use crate::config::{NameUse, Registers};
use crate::letter::organisation;
use crate::model::Kind;
use crate::yaml::{Placed, Value};

pub(super) fn department(
    fields: &mut Fields<'_>,
    registers: &Registers,
) -> (Option<u16>, Option<NameUse>) {
    if let Some((parts, at)) = several_departments(fields, registers) {
        fields.push(at, FieldErrorKind::Departments(parts));
        return (None, None);
    }
    let Some(Placed { text: name, at }) = fields.text("department") else {
        return (None, None);
    };
    match registers.departments.find(&name) {
        Some((found, usage)) => (Some(found), Some(usage)),
        None => {
            let all = registers.departments.all().iter();
            let known = all.flat_map(|one| std::iter::once(&one.name).chain(&one.short));
            let nearest = crate::yaml::shape::nearest(&name, known.map(String::as_str));
            let kind = FieldErrorKind::Department {
                name: name.into(),
                nearest: nearest.map(str::to_owned),
            };
            fields.push(at, kind);
            (None, None)
        }
    }
}

/// The departments that stand where one is meant, and where; a name is never torn apart
/// that the register has.
fn several_departments(
    fields: &Fields<'_>,
    registers: &Registers,
) -> Option<(Vec<String>, Range<u32>)> {
    let node = fields.node("department").1?;
    let owned = |part: &str| part.trim().to_owned();
    let parts: Vec<String> = match &node.value {
        Value::Sequence(items) if items.len() > 1 => {
            items.iter().map(|item| item.scalar().map(owned)).collect::<Option<_>>()?
        }
        Value::Scalar { text, .. } if registers.departments.find(text).is_none() => {
            let is_name = |part: &&str| {
                registers.departments.find(part).is_some() || organisation::is_organisation(part)
            };
            let split = |marks: &str| -> Option<Vec<String>> {
                let is_mark = |one: char| one.is_whitespace() || marks.contains(one);
                let parts: Vec<&str> =
                    text.split(is_mark).filter(|part| !part.is_empty()).collect();
                (parts.len() > 1 && parts.iter().all(is_name))
                    .then(|| parts.into_iter().map(owned).collect())
            };
            // 和 may stand in a name: it parts only what is all names then.
            split("、，,；;/／|｜+＋&＆\\和与及暨").or_else(|| split("、，,；;/／|｜+＋&＆\\"))?
        }
        Value::Scalar { .. } | Value::Sequence(_) | Value::Mapping(_) => return None,
    };
    Some((parts, node.span.clone()))
}

pub(super) fn parties(fields: &mut Fields<'_>, registers: &Registers, key: &str) -> Vec<Party> {
    let party = |name: Box<str>| Party {
        department: registers.departments.find(&name).map(|found| found.0),
        name,
    };
    fields.texts(key).into_iter().map(party).collect()
}

pub(super) fn topics(fields: &mut Fields<'_>, registers: &Registers) -> Vec<u16> {
    let mut found = Vec::new();
    let is_name = |name: &str| registers.topics.find(name).is_some();
    for Placed { text: name, at } in rejoined(&fields.list("topics"), &is_name) {
        match registers.topics.find(&name) {
            Some(topic) if !found.contains(&topic) => found.push(topic),
            Some(_) => {}
            None => {
                let known = registers.topics.all().iter().map(|topic| topic.name.as_str());
                let nearest = crate::yaml::shape::nearest(&name, known).map(str::to_owned);
                fields.push(at, FieldErrorKind::Topic { name: name.into(), nearest });
            }
        }
    }
    found
}

/// `parts` of a list, those of one value put together again where they are one name (卫生、体育).
fn rejoined(parts: &[Placed], is_name: &dyn Fn(&str) -> bool) -> Vec<Placed> {
    let mut names: Vec<Placed> = Vec::new();
    let mut rest = parts;
    while let Some((first, after)) = rest.split_first() {
        let beside = after.iter().take_while(|part| part.at == first.at).count();
        let joined = (1..=beside).rev().find_map(|count| {
            let texts: Vec<&str> = rest[..=count].iter().map(|part| &*part.text).collect();
            Some((count, texts.join("、"))).filter(|(_, text)| is_name(text))
        });
        let (count, text) = joined.unwrap_or_else(|| (0, first.text.to_string()));
        names.push(Placed { text: text.into(), at: first.at.clone() });
        rest = &rest[count + 1..];
    }
    names
}

pub(super) fn class(
    fields: &mut Fields<'_>,
    context: Context<'_>,
    cases: &[Case],
    kind: Option<Kind>,
) -> Option<ResultClass> {
    let Placed { text: letter, at } = fields.text("result_class")?;
    let letter: Box<str> = crate::model::text::nfkc(letter.trim_end_matches('类')).trim().into();
    let body = cases.first().and_then(|case| case.session_key);
    let body = body.map(|session| context.registers.bodies.get(session.body).key.as_str());
    let outcome = context.config.outcome(&letter, body, kind);
    // Where tables differ by body and the session could not be read, that finding says enough.
    let elsewhere =
        body.is_none() && context.config.outcomes.iter().any(|one| *one.letter == *letter);
    if outcome.is_none() && !elsewhere {
        let known = context.config.outcomes.iter().map(|outcome| outcome.letter.clone()).collect();
        fields.push(at, FieldErrorKind::Class { letter: letter.to_string(), known });
    }
    Some(ResultClass { letter, outcome })
}

pub(super) fn corrections(fields: &mut Fields<'_>) -> Vec<Correction> {
    let records = fields.records("corrections");
    let mut found: Vec<_> = records
        .iter()
        .filter_map(|record| {
            Some(Correction { date: fields.day("更正记录", record, 0)?, note: record.text(1)? })
        })
        .collect();
    found.sort_by_key(|correction| std::cmp::Reverse(correction.date));
    found
}

pub(super) fn commitments(fields: &mut Fields<'_>) -> Vec<Commitment> {
    let records = fields.records("commitments");
    let lower = |record: &Record<'_>| {
        Some(Commitment {
            text: record.text(0)?,
            due: fields.day("承诺事项", record, 1),
            state: record.text(2),
            updated: fields.day("承诺事项", record, 3),
        })
    };
    records.iter().filter_map(lower).collect()
}

pub(super) fn attachments(fields: &mut Fields<'_>) -> Vec<Attachment> {
    let records = fields.records("attachments");
    let lower = |record: &Record<'_>| {
        Some(Attachment {
            title: record.text(0)?,
            file: record.text(1)?,
            name: record.text(2),
            span: record.span_of(1),
        })
    };
    records.iter().filter_map(lower).collect()
}

/// Fields that are checked but reach no reply.
pub(super) fn internal(fields: &mut Fields<'_>) {
    // A note may be anything that is a text; its value goes nowhere.
    fields.text("note");
}

/// What a person approved, and when.
pub(super) fn reviews(fields: &mut Fields<'_>) -> Vec<Review> {
    let records = fields.records("review");
    let lower = |record: &Record<'_>| {
        let date = fields.day("复核", record, 1)?;
        Some(Review { by: record.text(0)?, date, digest: record.text(2)? })
    };
    records.iter().filter_map(lower).collect()
}

/// The exact strings a person has let pass.
pub(super) fn reviewed(fields: &mut Fields<'_>) -> Vec<Box<str>> {
    fields.records("privacy_reviewed").iter().filter_map(|record| record.text(0)).collect()
}
