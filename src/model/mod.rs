//! The values of the field, parsed once: dates, sessions, numbers, states.
//!
//! A type here knows neither YAML nor files nor where it stood in a text; it
//! is made from a string and from then on needs no second look.

pub(crate) mod base_url;
pub(crate) mod calendar;
pub(crate) mod case_number;
pub(crate) mod choice;
pub(crate) mod date;
pub(crate) mod document_number;
pub(crate) mod identifier;
mod likely_date;
pub(crate) mod numeral;
pub(crate) mod session;
pub mod text;

pub(crate) use base_url::BaseUrl;
pub(crate) use calendar::Calendar;
pub(crate) use case_number::{CaseBlock, CaseKey};
pub(crate) use choice::{
    Choice, Disclosure, Kind, ProposerKind, ProposerNames, Role, Satisfaction, Statistic, Status,
    TextForm,
};
pub(crate) use date::{Date, Moment, Stated};
pub(crate) use document_number::DocumentNumber;
pub(crate) use likely_date::likely_date;
pub(crate) use session::SessionKey;
