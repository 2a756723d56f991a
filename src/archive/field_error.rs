//! What in a front matter could not be taken at its word, and where.
//!
//! Lowering gathers these; the rules in `check` give each its name and words.

use std::ops::Range;

use super::known::{self, Word};
use super::schema::FieldDef;
use crate::model::date::DateFault;
use crate::model::identifier::IdentifierFault;
use crate::model::session::SessionSpelling;

#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct FieldError {
    /// The very bytes; for something missing, the first line of the file.
    pub at: Range<u32>,
    /// What is wrong with them.
    pub kind: FieldErrorKind,
}

/// The ways a field's value can fail to mean something.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub enum FieldErrorKind {
    /// No field has this name; the nearest that has one.
    UnknownKey {
        /// The key as typed.
        key: String,
        /// The nearest known one.
        #[serde(with = "known::option")]
        nearest: Option<Word>,
    },
    /// A field under both its names.
    DoubleField {
        /// The second name, as typed.
        key: String,
        /// The first name, as typed.
        first: String,
    },
    /// Not the kind of value the field takes.
    WrongType {
        #[serde(with = "known::one")]
        label: Word,
        wanted: Wanted,
        /// The scalar that stands there instead, where it is one.
        found: Option<String>,
    },
    /// A required field that is not there.
    MissingField(&'static FieldDef),
    /// A required field with nothing behind its colon.
    EmptyField(&'static FieldDef),
    /// A line of a list of mappings with a full-width colon; the line as it was meant.
    RecordColon {
        line: String,
    },
    /// A field a withdrawn reply needs that is not there.
    MissingInWithdrawn(&'static FieldDef),
    /// 待核对: not yet confirmed by a person.
    Unconfirmed(#[serde(with = "known::one")] Word),
    Date {
        #[serde(with = "known::one")]
        label: Word,
        text: String,
        /// Why it is none.
        fault: DateFault,
    },
    /// 未载明 as the day of publication without the former address.
    UnstatedPublication,
    Session {
        text: String,
        suggestion: Option<String>,
    },
    /// A session of a body that is not in the register.
    UnknownBody(SessionSpelling),
    Number {
        text: String,
        /// The part that has no place in a key; empty where nothing is left.
        part: String,
    },
    /// Several numbers in one, from the first to the last (`0121至0125`).
    NumberRange {
        text: String,
        /// Every number that is meant.
        numbers: Vec<String>,
    },
    /// Both `cases` and the short form.
    BothCaseForms,
    /// A kind that none of the cases is of.
    KindMismatch {
        #[serde(with = "known::one")]
        given: Word,
        /// The kind of the sessions.
        #[serde(with = "known::one")]
        actual: Word,
    },
    /// A department that is not in the register.
    Department {
        name: String,
        /// The nearest registered one.
        nearest: Option<String>,
    },
    /// Several departments where one is meant.
    Departments(Vec<String>),
    /// A topic that is not in the register.
    Topic {
        name: String,
        /// The nearest registered one.
        nearest: Option<String>,
    },
    /// A class that is not in the site's table.
    Class {
        letter: String,
        /// The letters of the table.
        known: Vec<String>,
    },
    /// An id that cannot be part of an address.
    Id {
        text: String,
        fault: IdentifierFault,
        /// The id to use.
        proposal: String,
    },
    /// A file that is not there, or empty.
    FileMissing(String),
    /// A file outside `content/`.
    FileOutside,
    /// A file of a type that may not be published.
    FileType {
        name: String,
        /// Its extension in lower case.
        extension: String,
    },
    /// A published name that is taken or cannot be part of an address.
    FileName {
        name: String,
        /// Whether another file has it already.
        taken: bool,
    },
}

/// What a field takes.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Wanted {
    Text,
    /// A text or a list of texts.
    List,
    Number,
    /// 是 or 否.
    Flag,
    Date,
    /// One of these words.
    Words(#[serde(with = "known::list")] Vec<Word>),
    /// A list of mappings with these keys.
    Records(#[serde(with = "known::list")] Vec<Word>),
    /// A key inside a record that is not there.
    RecordKey(#[serde(with = "known::one")] Word),
    Url,
}
