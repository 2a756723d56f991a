//! What a rule is shown: a file, read in every way that rules ask for.

use std::ops::{Deref, Range};

use super::findings::{Advice, Findings};
use crate::archive::World;
use crate::archive::entry::Entry;
use crate::archive::field_error::{FieldError, FieldErrorKind};
use crate::archive::reply::Reply;
use crate::archive::schema;
use crate::config::{Config, Registers};
use crate::diagnostic::SourcePath;
use crate::document::{Fault, FaultKind, Field};
use crate::letter::numbering::{NumberedParts, Part};
use crate::model::Date;
use crate::reading::{Facts, ReplyFacts};

/// The first line: where something missing is reported.
pub(crate) const HEAD: Range<u32> = 0..3;

/// What is known of a reply, and its text: what rules about replies look at.
pub struct ReplyView<'a> {
    /// What every text has.
    pub text: TextView<'a>,
    /// What its file says.
    pub facts: &'a ReplyFacts,
    /// Whether it is a draft.
    pub is_draft: bool,
    /// Departments, topics and bodies, to look up what the reply names.
    pub registers: &'a Registers,
}

impl<'a> ReplyView<'a> {
    /// Its fields, typed.
    #[must_use]
    pub fn reply(&self) -> &'a Reply {
        &self.facts.reply
    }
}

/// A view sees what the file says.
impl Deref for ReplyView<'_> {
    type Target = ReplyFacts;

    fn deref(&self) -> &ReplyFacts {
        self.facts
    }
}

/// A reply without its text, on a day: what changes with the day is judged here alone, so
/// that what is found in a file follows from the file.
pub struct EntryView<'a> {
    /// What is kept of the reply in memory.
    pub entry: &'a Entry,
    /// Configuration, registers and all other replies.
    pub world: World<'a>,
    /// What counts as today.
    pub today: Date,
    /// Whether the last publication has it.
    pub is_live: bool,
}

/// dafu.yaml or a register, as text.
pub struct SettingView<'a> {
    /// The file that findings name: a path from the site's root.
    pub source: &'a SourcePath,
    /// The text that findings' places count in, as bytes.
    pub text: &'a str,
    /// `dafu.yaml`, checked.
    pub config: &'a Config,
}

/// What is known of a file, and its text: what rules about texts look at.
pub struct TextView<'a> {
    /// The file that findings name: a path from the site's root.
    pub source: &'a SourcePath,
    /// What was read of the file, whatever kind of document it is.
    pub facts: &'a Facts,
    /// The whole text, front matter included.
    pub text: &'a str,
    /// `dafu.yaml`, checked.
    pub config: &'a Config,
    /// The numbered parts of its body, found when they are first asked for.
    pub parts: NumberedParts,
}

impl<'a> TextView<'a> {
    /// The view of the file `source`.
    #[must_use]
    pub fn new(
        source: &'a SourcePath,
        facts: &'a Facts,
        text: &'a str,
        config: &'a Config,
    ) -> Self {
        Self { source, facts, text, config, parts: NumberedParts::default() }
    }
}

/// A view sees what the file says.
impl Deref for TextView<'_> {
    type Target = Facts;

    fn deref(&self) -> &Facts {
        self.facts
    }
}

impl TextView<'_> {
    /// The Markdown below the front matter.
    #[must_use]
    pub fn body(&self) -> &str {
        self.document.body_in(self.text)
    }

    /// The numbered parts of the body.
    #[must_use]
    pub fn numbered_parts(&self) -> &[Part] {
        let headings = &self.outline.headings;
        self.parts.of(self.body(), self.document.body.start, |at| {
            let next = headings.partition_point(|heading| heading.range.start <= at);
            next > 0 && at < headings[next - 1].range.end
        })
    }

    /// A range of the body as bytes of the file.
    #[must_use]
    pub fn in_file(&self, range: &Range<usize>) -> Range<u32> {
        crate::archive::files::moved(range, self.document.body.start)
    }

    /// The field `key` of the field table, where it is given.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&Field> {
        let known = schema::find(key)?;
        self.document.fields.iter().find(|field| known.is_named(&field.key))
    }

    /// Where the value of `key` stands; the first line where it is not given.
    #[must_use]
    pub fn span(&self, key: &str) -> Range<u32> {
        self.field(key).map_or(HEAD, |field| field.value.span.clone())
    }

    /// The key of a field as this file writes it, for help that can be copied.
    #[must_use]
    pub fn key(&self, key: &'static str) -> &str {
        let label = || schema::find(key).map_or(key, schema::FieldDef::label);
        self.field(key).map_or_else(label, |field| field.key.as_str())
    }

    /// Whether there is text that rules about text, links and files may judge:
    /// the front matter could be read, and the site shows what follows it.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        !self.document.is_unreadable() && !self.omitted
    }

    /// What the document's faults say to a rule that picks its own.
    pub fn faults<'b>(
        &'b self,
        mut pick: impl FnMut(&'b Fault) -> Option<Advice>,
        found: &mut Findings,
    ) {
        for fault in &self.document.faults {
            if let Some(advice) = pick(fault) {
                found.at(self.source, fault.at.clone()).advise(advice);
            }
        }
    }

    /// What the errors in fields say to a rule that picks its own.
    pub fn field_errors(
        &self,
        mut pick: impl FnMut(&FieldErrorKind) -> Option<Advice>,
        found: &mut Findings,
    ) {
        for error in self.readable_errors() {
            if let Some(advice) = pick(&error.kind) {
                found.at(self.source, error.at.clone()).advise(advice);
            }
        }
    }

    /// What could not be taken at its word, but for what the front matter's form
    /// already refused: one cause, one finding.
    pub fn readable_errors(&self) -> impl Iterator<Item = &FieldError> {
        let is_readable = !self.document.is_unreadable();
        self.field_errors.iter().filter(move |error| {
            let quoted =
                |fault: &Fault| fault.kind == FaultKind::CurlyQuotes && fault.at == error.at;
            is_readable && !self.document.faults.iter().any(quoted)
        })
    }
}
