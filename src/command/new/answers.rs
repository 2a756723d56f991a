//! What is known of the new reply, each answer found right by the rules.

use crate::archive::lower::UNCONFIRMED;
use crate::archive::schema::{FIELDS, FieldDef, FieldType, Requirement};
use crate::cli::FieldOptions;
use crate::diagnostic::{Bilingual, Diagnostic, Language, Severity, SourcePath};
use crate::document::pasted;
use crate::document::write::{self, Value};
use crate::reading::ReplyFacts;
use crate::site::Site;

use super::super::Error;

/// What is known of the new reply.
pub(super) struct Answers<'a> {
    pub(super) site: &'a Site,
    pub(super) language: Language,
    /// Fields with their values, in the order of the field table.
    known: Vec<(&'static FieldDef, Value)>,
}

impl<'a> Answers<'a> {
    /// What the options say.
    ///
    /// # Errors
    /// With the rules' own words, where a value cannot be.
    pub(super) fn of(
        options: &FieldOptions,
        site: &'a Site,
        language: Language,
    ) -> Result<Self, Error> {
        let mut answers = Self { site, language, known: Vec::new() };
        for (field, texts) in &options.0 {
            let faults = answers.give(field, value(field, texts));
            if let Some(fault) = faults.first() {
                let option = field.option().unwrap_or_default();
                let (zh, en) = (told(fault, Language::Chinese), told(fault, Language::English));
                return Err(Error::Argument(Bilingual::new(
                    format!("--{option}：{zh}"),
                    format!("--{option}: {en}"),
                )));
            }
        }
        Ok(answers)
    }

    /// Takes `value` for `field`, unless the rules have something against it.
    pub(super) fn give(&mut self, field: &'static FieldDef, value: Value) -> Vec<Diagnostic> {
        let before = self.known.clone();
        self.known.retain(|known| known.0.key != field.key);
        self.known.push((field, value));
        let place = |field: &FieldDef| FIELDS.iter().position(|one| one.key == field.key);
        self.known.sort_by_key(|known| place(known.0));
        let faults = self.faults(field);
        if !faults.is_empty() {
            self.known = before;
        }
        faults
    }

    pub(super) fn get(&self, key: &str) -> Option<&Value> {
        self.known.iter().find(|known| known.0.key == key).map(|known| &known.1)
    }

    /// What is known so far, as a reply.
    pub(super) fn reply(&self) -> ReplyFacts {
        let text = write::markdown(&self.fields(), "");
        self.site.read_reply(&trial_path(), text.as_bytes()).0
    }

    /// The errors at the value of `field`.
    fn faults(&self, field: &FieldDef) -> Vec<Diagnostic> {
        let text = write::markdown(&self.fields(), "");
        let mut at = "---\n".len();
        let line = self.fields().into_iter().zip(&self.known).find_map(|((key, value), known)| {
            let start = at;
            at += write::entry(&key, &value).len();
            (known.0.key == field.key).then_some(start..at)
        });
        let line = line.unwrap_or_default();
        let (_, findings) = self.site.read_reply(&trial_path(), text.as_bytes());
        let is_here = |finding: &Diagnostic| {
            finding.severity == Severity::Error
                && finding.rule != "front-matter/unconfirmed"
                && line.contains(&(finding.span.start as usize))
        };
        findings.into_iter().filter(is_here).collect()
    }

    fn fields(&self) -> Vec<(String, Value)> {
        let named = |(field, value): &(&FieldDef, Value)| (self.name(field), value.clone());
        self.known.iter().map(named).collect()
    }

    fn name(&self, field: &FieldDef) -> String {
        match self.language {
            Language::Chinese => field.label().to_owned(),
            Language::English => field.key.to_owned(),
        }
    }

    /// `text` from below its title and document number, where those are known: the page prints them.
    pub(super) fn without_heading(&self, text: String) -> String {
        let known = ["title", "doc_number"].map(|key| match self.get(key) {
            Some(Value::Text(known)) => known.as_str(),
            _ => "",
        });
        match pasted::same_words(&text, &known) {
            Some(heading) => text[heading.end..].trim_start_matches('\n').to_owned(),
            None => text,
        }
    }

    /// The fields that must be there and are not known.
    fn missing(&self) -> impl Iterator<Item = &'static FieldDef> {
        FIELDS.iter().filter(|field| {
            field.requirement == Requirement::Needed && self.get(field.key).is_none()
        })
    }

    /// The fields that are still without an answer, by name.
    pub(super) fn open(&self) -> Vec<String> {
        self.missing().map(|field| self.name(field)).collect()
    }

    /// The file: each field below what it is for, `body` behind them.
    pub(super) fn markdown(&self, body: &str) -> String {
        let mut head = String::from("---\n");
        let chinese = self.language == Language::Chinese;
        for field in FIELDS {
            let name = self.name(field);
            let said = if chinese { field.zh } else { field.en };
            let line = match (self.get(field.key), field.requirement) {
                (Some(value), _) => write::entry(&name, value),
                (None, Requirement::Needed) => {
                    write::entry(&name, &Value::Text(UNCONFIRMED.to_owned()))
                }
                (None, Requirement::Recommended) => format!("#{name}:\n"),
                (None, Requirement::Optional | Requirement::WhenWithdrawn) => continue,
            };
            head.push_str(&format!("# {said}\n{line}"));
        }
        let said = if chinese {
            "草稿不发布；核对无误后删去下面一行"
        } else {
            "a draft is not published; delete the next line when everything is right"
        };
        let status = if chinese { "状态" } else { "status" };
        head.push_str(&format!("# {said}\n{status}: 草稿\n---\n"));
        let body = body.trim_matches('\n');
        if body.is_empty() { head } else { format!("{head}\n{body}\n") }
    }
}

/// Where a reply stands while it is tried: nowhere.
fn trial_path() -> SourcePath {
    SourcePath::new("content/replies/x.md")
}

/// The texts given for a field, as its value.
pub(super) fn value(field: &FieldDef, texts: &[String]) -> Value {
    match field.kind {
        FieldType::List | FieldType::Identifiers => Value::List(texts.to_vec()),
        _ => Value::Text(texts.join(" ")),
    }
}

/// What is wrong, and what to write instead.
pub(super) fn told(fault: &Diagnostic, language: Language) -> String {
    let (message, help) = (fault.message.get(language), fault.help.get(language));
    match (help.is_empty(), language) {
        (true, _) => message.to_owned(),
        (false, Language::Chinese) => format!("{message}。{help}"),
        (false, Language::English) => format!("{message}; {help}"),
    }
}
