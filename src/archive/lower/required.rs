//! What must be there: by field table, status and disclosure.

use super::fields::Fields;
use crate::archive::field_error::FieldErrorKind;
use crate::archive::reply::Reply;
use crate::archive::schema::{self, Requirement};
use crate::model::{Disclosure, Stated, Status};

/// Names what is required and not there. A withdrawn reply may have lost its
/// text; one that is not open never gets a day of publication.
pub(super) fn missing(fields: &mut Fields<'_>, reply: &Reply) {
    let withdrawn = reply.status == Status::Withdrawn;
    for field in schema::FIELDS {
        let needed = match (field.key, field.requirement) {
            ("numbers" | "session", _) => !fields.is_present("cases"),
            ("date_published", _) if !withdrawn => {
                !matches!(reply.disclosure, Some(Disclosure::OnRequest | Disclosure::Withheld))
            }
            ("department" | "date_published", _) => true,
            (_, Requirement::Needed) => !withdrawn,
            (_, Requirement::WhenWithdrawn) => withdrawn,
            (_, Requirement::Recommended | Requirement::Optional) => false,
        };
        if needed && !fields.is_present(field.key) && !fields.is_misspelt(field) {
            let missing = if withdrawn {
                FieldErrorKind::MissingInWithdrawn(field)
            } else {
                FieldErrorKind::MissingField(field)
            };
            fields.push_missing(field, missing);
        }
    }
}

/// 未载明 as the day of publication is only for replies moved from elsewhere.
pub(super) fn unstated_publication(fields: &mut Fields<'_>, reply: &Reply) {
    if reply.date_published == Some(Stated::Unstated) && reply.source_url.is_none() {
        let at = fields.span("date_published");
        fields.push(at, FieldErrorKind::UnstatedPublication);
    }
}
