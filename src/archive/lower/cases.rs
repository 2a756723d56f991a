//! The cases of a reply, from the short form or the full one.

use std::ops::Range;

use super::fields::Fields;
use crate::archive::context::Context;
use crate::archive::field_error::FieldErrorKind;
use crate::archive::reply::Case;
use crate::model::{CaseKey, Choice, Kind, SessionKey, case_number, session};
use crate::yaml::Placed;

/// The cases, whichever of the two forms they are written in.
pub(super) fn lower(fields: &mut Fields<'_>, context: Context<'_>) -> Vec<Case> {
    let full = fields.is_present("cases");
    if full && (fields.is_present("session") || fields.is_present("numbers")) {
        let at = fields.span("cases");
        fields.push(at, FieldErrorKind::BothCaseForms);
    }
    if !full {
        let session = fields.text("session");
        let key = session.as_ref().and_then(|placed| session_key(fields, context, placed));
        let numbers = fields.list("numbers");
        let session: Box<str> = session.map_or_else(Box::default, |placed| placed.text);
        return numbers
            .into_iter()
            .map(|number| case(fields, context, (session.clone(), key), number))
            .collect();
    }
    let mut found = Vec::new();
    for record in fields.records("cases") {
        if let (Some(session), Some(number)) = (record.text(0), record.text(1)) {
            let session = Placed { text: session, at: record.span_of(0) };
            let key = session_key(fields, context, &session);
            let number = Placed { text: number, at: record.span_of(1) };
            found.push(case(fields, context, (session.text, key), number));
        }
    }
    found
}

fn case(
    fields: &mut Fields<'_>,
    context: Context<'_>,
    (session, session_key): (Box<str>, Option<SessionKey>),
    Placed { text: number, at }: Placed,
) -> Case {
    // A hyphen may belong to a number; other marks between two numbers do not.
    let is_range = !number.contains(['-', '－']) && case_number::range(&number).is_some();
    let key = match CaseKey::parse(&number, &context.config.number_prefixes) {
        Ok(key) if !is_range => Some(key),
        Ok(_) => {
            number_fault(fields, at, &number, String::new());
            None
        }
        Err(part) => {
            number_fault(fields, at, &number, part);
            None
        }
    };
    let kind = session_key.map(|key| context.registers.bodies.get(key.body).kind());
    Case { session, session_key, kind, number, key }
}

fn number_fault(fields: &mut Fields<'_>, at: Range<u32>, text: &str, part: String) {
    let text = text.to_owned();
    let kind = match case_number::range(&text) {
        Some(numbers) => FieldErrorKind::NumberRange { text, numbers },
        None => FieldErrorKind::Number { text, part },
    };
    fields.push(at, kind);
}

fn session_key(
    fields: &mut Fields<'_>,
    context: Context<'_>,
    Placed { text, at }: &Placed,
) -> Option<SessionKey> {
    match session::parse(text) {
        Err(fault) => {
            let kind =
                FieldErrorKind::Session { text: text.to_string(), suggestion: fault.suggestion };
            fields.push(at.clone(), kind);
            None
        }
        Ok(spelling) => {
            let key = context.registers.bodies.session(&spelling);
            if key.is_none() {
                fields.push(at.clone(), FieldErrorKind::UnknownBody(spelling));
            }
            key
        }
    }
}

/// The kind as given, which must be that of one of the cases; else the first case's.
pub(super) fn kind(fields: &mut Fields<'_>, cases: &[Case]) -> Option<Kind> {
    let given = fields.choice::<Kind>("kind");
    let first = cases.iter().find_map(|case| case.kind);
    if let (Some(given), Some(actual)) = (given, first)
        && !cases.iter().any(|case| case.kind == Some(given))
    {
        let at = fields.span("kind");
        let kind = FieldErrorKind::KindMismatch { given: given.label(), actual: actual.label() };
        fields.push(at, kind);
    }
    given.or(first)
}
