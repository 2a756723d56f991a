//! The socket for rules: what a finding is called, weighs, says, and when it is raised.
//!
//! A rule is one constant in its family's file under `rules/` and one line in
//! the table. Its two examples are its documentation and its test.
//!
//! A rule about words does not read the text itself: texts are long and many,
//! and rules are many too. It names the words it begins with, and is asked only
//! where one of them stands, with all their places:
//!
//! ```text
//! check: Check::TextWhere(&["浏览次数", "打印本页"], |view, places, found| {
//!     for place in view.in_words(places) { … }        // text, title, subject, summary
//!     for line in view.lines_at(places) { … }         // its own pattern, on these lines
//! }),
//! ```
//!
//! One scan serves them all (`reading::words`). Words are matched as typed.

use std::ops::{Deref, Range};

pub use super::findings::{Advice, Finding, FindingBuilder, Findings};
pub use crate::diagnostic::bilingual;

use super::example::Example;
use crate::archive::World;
use crate::archive::field_error::{FieldError, FieldErrorKind};
use crate::archive::reply::{Publication, Reply};
use crate::archive::schema;
use crate::config::{Config, Registers};
use crate::diagnostic::{Bilingual, Severity, SourcePath};
use crate::document::{Fault, FaultKind, Field};
use crate::letter::numbering::{NumberedParts, Part};
use crate::model::Date;
use crate::plan::{LastPublication, Output, SitePlan};
use crate::reading::{Facts, ReplyFacts};

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Its name, `family/name`.
    pub name: &'static str,
    /// What its findings weigh unless the site says otherwise.
    pub severity: Severity,
    /// Whether the site may not lower it.
    pub locked: bool,
    /// What it finds, in a few words.
    pub summary: Bilingual,
    /// Why it matters, with the source where there is one.
    pub why: Bilingual,
    /// The shortest example that raises it, and it alone.
    pub wrong: Example,
    /// The same example mended: it raises nothing.
    pub right: Example,
    /// How it looks.
    pub check: Check,
}

/// When a rule looks, and at what.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// At every reply, while its text is there.
    Reply(fn(&ReplyView<'_>, &mut Findings)),
    /// At every reply and every article, while its text is there.
    Text(fn(&TextView<'_>, &mut Findings)),
    /// At every reply whose file holds one of these words, with all their places.
    ReplyWhere(&'static [&'static str], fn(&ReplyView<'_>, &[Range<u32>], &mut Findings)),
    /// At every reply and article whose file holds one of these words, with all their places.
    TextWhere(&'static [&'static str], fn(&TextView<'_>, &[Range<u32>], &mut Findings)),
    /// At every reply and every article, with all places of these words, if there are any:
    /// for what may stand in a name or in an attachment as well.
    TextWith(&'static [&'static str], fn(&TextView<'_>, &[Range<u32>], &mut Findings)),
    /// At all replies together.
    Archive(fn(World<'_>, &mut Findings)),
    /// At all replies together, on the day that counts as today.
    Day(fn(World<'_>, Date, &mut Findings)),
    /// At the rows of the site plan.
    Plan(fn(World<'_>, &SitePlan, &mut Findings)),
    /// At the site plan beside what was published last.
    Previous(fn(World<'_>, &SitePlan, &LastPublication, &mut Findings)),
    /// At the finished bytes of each row, where the site is rendered.
    Output(fn(World<'_>, &Output, &[u8], &mut Findings)),
}

/// What is known of a reply, and its text: what rules about replies look at.
pub struct ReplyView<'a> {
    /// What every text has.
    pub text: TextView<'a>,
    /// What its file says.
    pub facts: &'a ReplyFacts,
    /// Whether it is on the site.
    pub publication: Publication,
    /// Whether the last publication has it.
    pub is_live: bool,
    /// The registers.
    pub registers: &'a Registers,
    /// What counts as today.
    pub today: Date,
}

impl<'a> ReplyView<'a> {
    /// The reply.
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

/// What is known of a file, and its text: what rules about texts look at.
pub struct TextView<'a> {
    /// The file.
    pub source: &'a SourcePath,
    /// What it says.
    pub facts: &'a Facts,
    /// The whole text, front matter included.
    pub text: &'a str,
    /// The configuration.
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
    /// The body's text.
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

/// The first line: where something missing is reported.
pub const HEAD: Range<u32> = 0..3;
