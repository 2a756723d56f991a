//! The values of the field, parsed once: dates, sessions, numbers, states.
//!
//! A type here knows neither YAML nor files nor where it stood in a text; it
//! is made from a string and from then on needs no second look.

pub mod base_url;
pub mod calendar;
pub mod case_number;
pub mod choice;
pub mod date;
pub mod document_number;
pub mod identifier;
mod likely_date;
pub mod numeral;
pub mod session;
pub mod text;

pub use base_url::BaseUrl;
pub use calendar::Calendar;
pub use case_number::{CaseBlock, CaseKey};
pub use choice::{
    Choice, Disclosure, Kind, ProposerKind, ProposerNames, Role, Satisfaction, Statistic, Status,
    TextForm,
};
pub use date::{Date, Moment, Stated};
pub use document_number::DocumentNumber;
pub use likely_date::likely_date;
pub use session::SessionKey;
