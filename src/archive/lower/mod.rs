//! From a document's fields to a typed reply: the one place that gives them meaning.

mod article;
mod cases;
mod fields;

pub use article::{ArticleReading, lower_article};
pub use fields::UNCONFIRMED;

use std::ops::Range;

use super::misread::{Misread, MisreadKind};
use super::reply::{Attachment, Commitment, Correction, Party, Reply};
use super::schema::{self, Requirement};
use crate::config::{Config, NameUse, Registers};
use crate::diagnostic::SourcePath;
use crate::document::Document;
use crate::model::{Choice, Disclosure, DocumentNumber, Stated, Status, identifier};
use fields::Fields;

/// A reply as read, with all that could not be taken at its word.
#[derive(Debug)]
pub struct Reading {
    /// What could be read.
    pub reply: Reply,
    /// What could not.
    pub misreads: Vec<Misread>,
    /// Where the values stand that rules about several files point at.
    pub origin: Origin,
    /// The keys that are given, in the order of the field table.
    pub present: Vec<&'static str>,
    /// How the department was named.
    pub department_name: Option<NameUse>,
}

/// Places of values, for findings made after the text is gone.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The first line.
    pub head: Range<u32>,
    /// `id`, where given.
    pub id: Range<u32>,
    /// `doc_number`.
    pub doc_number: Range<u32>,
    /// `date_published`.
    pub date_published: Range<u32>,
    /// `date_written`.
    pub date_written: Range<u32>,
    /// `disclosure`.
    pub disclosure: Range<u32>,
    /// Each id of `follows`.
    pub follows: Vec<Range<u32>>,
}

/// What lowering looks things up in.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The configuration.
    pub config: &'a Config,
    /// The registers.
    pub registers: &'a Registers,
}

/// Lowers `document`, read from `source` as `text`, to a reply.
#[must_use]
pub fn lower(
    context: Context<'_>,
    source: &SourcePath,
    document: &Document,
    text: &str,
) -> Reading {
    let mut fields = Fields::new(schema::FIELDS, document);
    let status = fields.choice::<Status>("status");
    // A misspelt or torn status must never publish a draft.
    let status = if is_draft(document, text) { Some(Status::Draft) } else { status };
    let cases = cases::lower(&mut fields, context);
    let kind = cases::kind(&mut fields, &cases);
    let follows = fields.list("follows");
    let origin = origin(&fields, &follows);
    let (department, department_name) = department(&mut fields, context.registers);
    let doc_number = fields.plain("doc_number");
    let mut reply = Reply {
        id: stem(source).into(),
        source: source.clone(),
        title: fields.plain("title"),
        kind,
        subject: fields.plain("subject"),
        department,
        co_departments: parties(&mut fields, context.registers, "co_departments"),
        role: fields.choice("role").unwrap_or_default(),
        other_departments: parties(&mut fields, context.registers, "other_departments"),
        source_unit: fields.plain("source_unit"),
        addressed_to: fields.texts("addressed_to"),
        addressed_to_count: fields.number("addressed_to_count"),
        proposer_kind: fields.choice("proposer_kind"),
        doc_number: doc_number.map(|text| {
            let parsed = DocumentNumber::parse(&text).map(|found| found.0);
            (text, parsed)
        }),
        date_written: fields.date("date_written"),
        date_published: fields.date("date_published"),
        date_assigned: fields.date("date_assigned").and_then(Stated::value),
        date_replied: fields.date("date_replied").and_then(Stated::value),
        result_class: class(&mut fields, context, &cases, kind),
        disclosure: fields.choice("disclosure"),
        text_form: fields.choice("text_form").unwrap_or_default(),
        topics: topics(&mut fields, context.registers),
        index_number: fields.plain("index_number"),
        status: status.unwrap_or_default(),
        corrections: corrections(&mut fields),
        withdrawn_on: fields.date("withdrawn_on").and_then(Stated::value).map(|moment| moment.day),
        withdrawn_reason: fields.plain("withdrawn_reason"),
        follows: follows.into_iter().map(|placed| placed.0).collect(),
        commitments: commitments(&mut fields),
        satisfaction: fields.choice("satisfaction"),
        contacted: fields.texts("contacted"),
        signer: fields.plain("signer"),
        contact: fields.plain("contact"),
        contact_phone: fields.plain("contact_phone"),
        cc: fields.texts("cc"),
        attachments: attachments(&mut fields),
        key_item: fields.flag("key_item").unwrap_or_default(),
        aliases: fields.texts("aliases"),
        source_url: fields.url("source_url"),
        keywords: fields.texts("keywords"),
        summary: fields.plain("summary"),
        privacy_reviewed: fields
            .records("privacy_reviewed")
            .iter()
            .filter_map(|one| one.text(0))
            .collect(),
        cases,
    };
    internal(&mut fields);
    missing(&mut fields, &reply);
    unstated_publication(&mut fields, &reply);
    id(&mut fields, &mut reply, context);
    let keys = schema::FIELDS.iter().map(|field| field.key);
    let present = keys.filter(|key| fields.is_present(key)).collect();
    Reading { reply, misreads: fields.misreads, origin, present, department_name }
}

/// Fields that are checked but reach no reply.
fn internal(fields: &mut Fields<'_>) {
    let reviews = fields.records("review");
    for review in &reviews {
        fields.day("复核", review, 1);
    }
    // A note may be anything that is a text; its value goes nowhere.
    fields.text("note");
}

fn origin(fields: &Fields<'_>, follows: &[fields::Placed]) -> Origin {
    Origin {
        head: 0..3,
        id: fields.span("id"),
        doc_number: fields.span("doc_number"),
        date_published: fields.span("date_published"),
        date_written: fields.span("date_written"),
        disclosure: fields.span("disclosure"),
        follows: follows.iter().map(|placed| placed.1.clone()).collect(),
    }
}

/// Whether the block has exactly one unindented status line and it says draft,
/// even where the block does not parse.
fn is_draft(document: &Document, text: &str) -> bool {
    let block = document.block.start as usize..document.block.end as usize;
    let field = schema::find("status").expect("the table has a status");
    let value = |line: &str| {
        let (key, value) = line.split_once([':', '：'])?;
        let known = field.is_named(key.trim_matches(['"', '\'', ' ']));
        (known && !line.starts_with([' ', '\t'])).then(|| value.trim().to_owned())
    };
    let mut values = text.get(block).unwrap_or_default().lines().filter_map(value);
    let (first, second) = (values.next(), values.next());
    first.zip(Some(second.is_none())).is_some_and(|(value, alone)| {
        let value = value.split(" #").next().unwrap_or_default();
        let value = value.trim().trim_matches(['"', '\'', '“', '”']);
        alone && Status::parse(value) == Some(Status::Draft)
    })
}

/// The file's stem, or the folder's name of an `index.md`.
#[must_use]
pub fn stem(source: &SourcePath) -> &str {
    let path = source.as_str().strip_suffix(".md").unwrap_or(source.as_str());
    let path = path.strip_suffix("/index").unwrap_or(path);
    path.rsplit('/').next().unwrap_or(path)
}

fn department(fields: &mut Fields<'_>, registers: &Registers) -> (Option<u16>, Option<NameUse>) {
    let Some((name, at)) = fields.text("department") else {
        return (None, None);
    };
    match registers.departments.find(&name) {
        Some((found, usage)) => (Some(found), Some(usage)),
        None => {
            let all = registers.departments.all().iter();
            let known = all.flat_map(|one| std::iter::once(&one.name).chain(&one.short));
            let nearest = crate::yaml::shape::nearest(&name, known.map(String::as_str));
            let kind =
                MisreadKind::Department { name: name.into(), nearest: nearest.map(str::to_owned) };
            fields.push(at, kind);
            (None, None)
        }
    }
}

fn parties(fields: &mut Fields<'_>, registers: &Registers, key: &str) -> Vec<Party> {
    let party = |name: Box<str>| Party {
        department: registers.departments.find(&name).map(|found| found.0),
        name,
    };
    fields.texts(key).into_iter().map(party).collect()
}

fn topics(fields: &mut Fields<'_>, registers: &Registers) -> Vec<u16> {
    let mut found = Vec::new();
    for (name, at) in fields.list("topics") {
        match registers.topics.find(&name) {
            Some(topic) if !found.contains(&topic) => found.push(topic),
            Some(_) => {}
            None => {
                let known = registers.topics.all().iter().map(|topic| topic.name.as_str());
                let nearest = crate::yaml::shape::nearest(&name, known).map(str::to_owned);
                fields.push(at, MisreadKind::Topic { name: name.into(), nearest });
            }
        }
    }
    found
}

fn class(
    fields: &mut Fields<'_>,
    context: Context<'_>,
    cases: &[super::reply::Case],
    kind: Option<crate::model::Kind>,
) -> Option<(Box<str>, Option<u16>)> {
    let (letter, at) = fields.text("result_class")?;
    let letter: Box<str> = crate::model::text::nfkc(letter.trim_end_matches('类')).trim().into();
    let body = cases.first().and_then(|case| case.session_key);
    let body = body.map(|session| context.registers.bodies.get(session.body).key.as_str());
    let outcome = context.config.outcome(&letter, body, kind);
    // Where tables differ by body and the session could not be read, that finding says enough.
    let elsewhere =
        body.is_none() && context.config.outcomes.iter().any(|one| *one.letter == *letter);
    if outcome.is_none() && !elsewhere {
        let known = context.config.outcomes.iter().map(|outcome| outcome.letter.clone()).collect();
        fields.push(at, MisreadKind::Class { letter: letter.to_string(), known });
    }
    Some((letter, outcome))
}

fn corrections(fields: &mut Fields<'_>) -> Vec<Correction> {
    let records = fields.records("corrections");
    let mut found: Vec<_> = records
        .iter()
        .filter_map(|record| {
            Some(Correction { date: fields.day("更正记录", record, 0)?, note: record.text(1)? })
        })
        .collect();
    found.sort_by(|left, right| right.date.cmp(&left.date));
    found
}

fn commitments(fields: &mut Fields<'_>) -> Vec<Commitment> {
    let records = fields.records("commitments");
    let lower = |record: &fields::Record<'_>| {
        Some(Commitment {
            text: record.text(0)?,
            due: fields.day("承诺事项", record, 1),
            state: record.text(2),
            updated: fields.day("承诺事项", record, 3),
        })
    };
    records.iter().filter_map(lower).collect()
}

fn attachments(fields: &mut Fields<'_>) -> Vec<Attachment> {
    let records = fields.records("attachments");
    let lower = |record: &fields::Record<'_>| {
        Some(Attachment {
            title: record.text(0)?,
            file: record.text(1)?,
            name: record.text(2),
            span: record.span_of(1),
        })
    };
    records.iter().filter_map(lower).collect()
}

/// Names what is required and not there. A withdrawn reply may have lost its
/// text; one that is not open never gets a day of publication.
fn missing(fields: &mut Fields<'_>, reply: &Reply) {
    let withdrawn = reply.status == Status::Withdrawn;
    let head = 0..3;
    for field in schema::FIELDS {
        let needed = match (field.key, field.requirement) {
            ("numbers" | "session", _) => !fields.is_present("cases"),
            ("department", _) => true,
            ("date_published", _) if !withdrawn => {
                !matches!(reply.disclosure, Some(Disclosure::OnRequest | Disclosure::Withheld))
            }
            ("date_published", _) => true,
            (_, Requirement::Needed) => !withdrawn,
            (_, Requirement::WhenWithdrawn) => withdrawn,
            (_, Requirement::Recommended | Requirement::Optional) => false,
        };
        if needed && !fields.is_present(field.key) && !fields.is_misspelt(field) {
            let kind = if withdrawn {
                MisreadKind::MissingInWithdrawn(field)
            } else {
                MisreadKind::MissingField(field)
            };
            fields.push(head.clone(), kind);
        }
    }
}

/// 未载明 as the day of publication is only for replies moved from elsewhere.
fn unstated_publication(fields: &mut Fields<'_>, reply: &Reply) {
    if reply.date_published == Some(Stated::Unstated) && reply.source_url.is_none() {
        let at = fields.span("date_published");
        fields.push(at, MisreadKind::UnstatedPublication);
    }
}

fn id(fields: &mut Fields<'_>, reply: &mut Reply, context: Context<'_>) {
    let given = fields.text("id");
    let at = given.as_ref().map_or(0..3, |placed| placed.1.clone());
    if let Some((id, _)) = given {
        reply.id = id;
    }
    if let Err(fault) = identifier::check(&reply.id) {
        let proposal = super::proposal::id(context, reply);
        fields.push(at, MisreadKind::Id { text: reply.id.to_string(), fault, proposal });
        reply.id = super::proposal::stand_in(&reply.source);
    }
}
