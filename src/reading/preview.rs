//! What its editors may look at as a page before it is published.

use super::{Facts, ReplyFacts};
use crate::archive::field_error::{FieldError, FieldErrorKind};
use crate::archive::schema;
use crate::model::Disclosure;

impl ReplyFacts {
    /// Whether its editors may look at it as a page: not if it is on request or withheld, nor if
    /// the file can be read as trying to say so.
    #[must_use]
    pub fn may_be_previewed(&self) -> bool {
        let Facts { document, field_errors, .. } = &self.facts;
        match self.reply.disclosure {
            Some(disclosure) => disclosure == Disclosure::Open,
            None => {
                let field = schema::find("disclosure");
                let is_unconfirmed = |error: &FieldError| match error.kind {
                    FieldErrorKind::Unconfirmed(label) => {
                        field.is_some_and(|field| field.label() == label)
                    }
                    _ => false,
                };
                let is_unknown =
                    |error: &FieldError| matches!(error.kind, FieldErrorKind::UnknownKey { .. });
                let is_unsaid = !self.present.contains(&"disclosure")
                    || field_errors.iter().any(is_unconfirmed);
                is_unsaid && document.faults.is_empty() && !field_errors.iter().any(is_unknown)
            }
        }
    }
}
