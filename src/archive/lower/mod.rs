//! From a document's fields to a typed reply: the one place that gives them meaning.

mod article;
mod cases;
mod fields;
mod file;
mod records;
mod required;
mod values;

pub(crate) use article::lower_article;
pub(crate) use fields::UNCONFIRMED;
pub(crate) use file::stem;

use std::ops::Range;

use super::context::Context;
use super::field_error::{FieldError, FieldErrorKind};
use super::proposal::{self, IdParts};
use super::reply::{Reply, StatedNumber};
use super::schema;
use crate::config::NameUse;
use crate::diagnostic::SourcePath;
use crate::document::Document;
use crate::model::{DocumentNumber, Stated, Status, identifier};
use fields::Fields;
use file::is_draft;

/// A reply as read, with all that could not be taken at its word.
#[derive(Debug)]
pub(crate) struct Lowered {
    /// What could be read.
    pub reply: Reply,
    pub field_errors: Vec<FieldError>,
    /// Where the values stand that rules about several files point at.
    pub origin: Origin,
    /// The keys that are given, in the order of the field table.
    pub present: Vec<&'static str>,
    /// How the department was named.
    pub department_name: Option<NameUse>,
}

/// Places of values, for findings made after the text is gone.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Origin {
    pub head: Range<u32>,
    pub id: Range<u32>,
    pub doc_number: Range<u32>,
    pub date_published: Range<u32>,
    pub date_written: Range<u32>,
    pub session: Range<u32>,
    pub disclosure: Range<u32>,
    pub withdrawn_on: Range<u32>,
    pub source_url: Range<u32>,
    pub numbers: Range<u32>,
    pub subject: Range<u32>,
    pub department: Range<u32>,
    pub date_assigned: Range<u32>,
    /// Each id of `follows`.
    pub follows: Vec<Range<u32>>,
    /// The key of `review` as the file writes it, where it does.
    pub review: Option<(Box<str>, Range<u32>)>,
}

/// Lowers `document`, read from `source` as `text`, to a reply.
#[must_use]
pub(crate) fn lower(
    context: Context<'_>,
    source: &SourcePath,
    document: &Document,
    text: &str,
) -> Lowered {
    let mut fields = Fields::new(schema::FIELDS, document, text);
    let status = fields.choice::<Status>("status").unwrap_or_default();
    // A misspelt or torn status must never publish a draft.
    let status = if is_draft(document, text) { Status::Draft } else { status };
    let (department, department_name) = values::department(&mut fields, context.registers);
    let mut reply = reply(&mut fields, context, source, (status, department));
    let origin = origin(&mut fields);
    values::internal(&mut fields);
    required::missing(&mut fields, &reply);
    required::unstated_publication(&mut fields, &reply);
    id(&mut fields, &mut reply, context);
    let keys = schema::FIELDS.iter().map(|field| field.key);
    let present = keys.filter(|key| fields.is_present(key)).collect();
    Lowered { reply, field_errors: fields.field_errors, origin, present, department_name }
}

fn reply(
    fields: &mut Fields<'_>,
    context: Context<'_>,
    source: &SourcePath,
    (status, department): (Status, Option<u16>),
) -> Reply {
    let cases = cases::lower(fields, context);
    let kind = cases::kind(fields, &cases);
    Reply {
        id: stem(source).into(),
        source: source.clone(),
        title: fields.plain("title"),
        kind,
        subject: fields.plain("subject"),
        department,
        co_departments: values::parties(fields, context.registers, "co_departments").into(),
        role: fields.choice("role").unwrap_or_default(),
        other_departments: values::parties(fields, context.registers, "other_departments").into(),
        source_unit: fields.plain("source_unit"),
        addressed_to: fields.texts("addressed_to").into(),
        addressed_to_count: fields.number("addressed_to_count"),
        proposer_kind: fields.choice("proposer_kind"),
        doc_number: fields.plain("doc_number").map(|text| {
            let number = DocumentNumber::parse(&text).map(|found| found.0);
            StatedNumber { text, number }
        }),
        date_written: fields.date("date_written"),
        date_published: fields.date("date_published"),
        date_assigned: fields.date("date_assigned").and_then(Stated::value),
        date_replied: fields.date("date_replied").and_then(Stated::value),
        result_class: values::class(fields, context, &cases, kind),
        disclosure: fields.choice("disclosure"),
        text_form: fields.choice("text_form").unwrap_or_default(),
        topics: values::topics(fields, context.registers).into(),
        index_number: fields.plain("index_number"),
        status,
        corrections: values::corrections(fields).into(),
        withdrawn_on: fields.date("withdrawn_on").and_then(Stated::value).map(|moment| moment.day),
        withdrawn_reason: fields.plain("withdrawn_reason"),
        follows: fields.texts("follows").into(),
        commitments: values::commitments(fields).into(),
        satisfaction: fields.choice("satisfaction"),
        contacted: fields.texts("contacted").into(),
        signer: fields.plain("signer"),
        contact: fields.plain("contact"),
        contact_phone: fields.plain("contact_phone"),
        cc: fields.texts("cc").into(),
        attachments: values::attachments(fields).into(),
        key_item: fields.flag("key_item").unwrap_or_default(),
        aliases: fields.list("aliases").into(),
        source_url: fields.url("source_url", &context.config.base_url),
        keywords: fields.texts("keywords").into(),
        summary: fields.plain("summary"),
        review: values::reviews(fields).into(),
        privacy_reviewed: values::reviewed(fields).into(),
        cases: cases.into(),
    }
}

fn origin(fields: &mut Fields<'_>) -> Origin {
    Origin {
        head: 0..3,
        id: fields.span("id"),
        doc_number: fields.span("doc_number"),
        date_published: fields.span("date_published"),
        date_written: fields.span("date_written"),
        session: fields.span_of_either("session", "cases"),
        disclosure: fields.span("disclosure"),
        withdrawn_on: fields.span("withdrawn_on"),
        source_url: fields.span("source_url"),
        numbers: fields.span_of_either("numbers", "cases"),
        subject: fields.span("subject"),
        department: fields.span("department"),
        date_assigned: fields.span("date_assigned"),
        follows: fields.places("follows"),
        review: fields.key("review"),
    }
}

fn id(fields: &mut Fields<'_>, reply: &mut Reply, context: Context<'_>) {
    let given = fields.text("id");
    let at = given.as_ref().map_or(0..3, |placed| placed.at.clone());
    if let Some(given) = given {
        reply.id = given.text;
    }
    if let Err(fault) = identifier::check(&reply.id) {
        let parts = IdParts::of(context.registers, reply);
        let proposal = proposal::propose_id(&parts, &|_| false);
        fields.push(at, FieldErrorKind::Id { text: reply.id.to_string(), fault, proposal });
        reply.id = proposal::stand_in(&reply.source);
    }
}
