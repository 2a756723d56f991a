//! The fields of a draft, gathered from the sheet in the order of the schema.

use super::case::{self, Case, KindWords};
use super::class;
use super::contact;
use super::department::Replying;
use super::disclosure;
use super::handling;
use super::labels::Label;
use super::metadata;
use super::notes;
use super::page_facts::PageFacts;
use super::publication;
use super::source;
use super::timing::{self, Timing};
use crate::archive::schema::{self, Requirement};
use crate::config::{Config, Registers};
use crate::diagnostic::Bilingual;
use crate::import::draft::DraftValue;
use crate::import::finding::{self, Findings, Place};
use crate::letter::opening::until_received;
use crate::letter::reading::Reading;
use crate::letter::subject;
use crate::model::{Choice, Date};
use crate::sensitive;

/// Fields gathered so far, in any order.
#[derive(Debug, Default)]
pub(super) struct Fields(Vec<(&'static str, DraftValue)>);

impl Fields {
    /// Adds a value under `key`.
    pub(super) fn set(&mut self, key: &'static str, value: DraftValue) {
        self.0.push((key, value));
    }

    pub(super) fn text(&mut self, key: &'static str, text: impl Into<String>) {
        self.set(key, DraftValue::Text(text.into()));
    }

    /// Adds a text where there is one.
    pub(super) fn optional(&mut self, key: &'static str, text: Option<impl Into<String>>) {
        if let Some(text) = text {
            self.text(key, text);
        }
    }

    /// Adds a list where it holds anything.
    pub(super) fn list(&mut self, key: &'static str, items: Vec<String>) {
        if !items.is_empty() {
            self.set(key, DraftValue::List(items));
        }
    }

    /// Case, kind and subject.
    pub(super) fn case(&mut self, facts: &PageFacts<'_>, case: &Case, findings: &mut Findings) {
        self.0.extend(case.fields.iter().cloned());
        let opening = until_received(&facts.opening);
        let title = facts.title.clone().unwrap_or_default();
        let words = KindWords {
            title: &subject::without_quotes(&title),
            opening: &subject::without_quotes(&opening),
            salutation: &facts.salutation,
        };
        let kind = case::kind(case.kind, words, findings);
        self.optional("kind", kind.map(Choice::label));
        let label = metadata::first(&facts.labels, Label::Subject)
            .or(metadata::first(&facts.labels, Label::Title).filter(|_| facts.title.is_none()))
            .map(|one| one.value.clone());
        let mut subjects = subject::all(&opening);
        if subjects.is_empty() {
            subjects = subject::all(&title);
        }
        let subject = (!subjects.is_empty()).then(|| subjects.join("；"));
        self.optional("subject", subject.or(label));
    }

    /// Departments and their parts.
    pub(super) fn handling(&mut self, facts: &PageFacts<'_>, replying: &Replying) {
        match &replying.name {
            Some(name) => self.text("department", name.clone()),
            None => self.set("department", DraftValue::Unknown),
        }
        self.list("co_departments", replying.others.clone());
        let title = facts.title.as_ref().map_or("", Reading::as_str);
        let opening = format!("{}。{}", facts.opening.as_str(), facts.following);
        let found = handling::read(&opening, title, replying.name.as_deref());
        let joint = facts.salutation.organisations && facts.salutation.proposing.is_none();
        // A letter to the lead department is an opinion, whatever it is called.
        let role = found.role.or(joint.then_some(crate::model::Role::Joint));
        self.optional("role", role.map(Choice::label));
        let mut others = found.others;
        if let (true, Some(label)) =
            (others.is_empty(), metadata::first(&facts.labels, Label::OtherHandlers))
        {
            others = crate::letter::organisation::list(&label.value).unwrap_or_default();
        }
        others.retain(|name| !replying.others.iter().any(|signer| signer.ends_with(name.as_str())));
        self.list("other_departments", others);
    }

    /// The two dates; returns the day of signing.
    pub(super) fn dates(&mut self, facts: &PageFacts<'_>, findings: &mut Findings) -> Option<Date> {
        let timing = Timing { page: facts.page, frame: &facts.frame, labels: &facts.labels };
        let (written, signed) = timing::written(timing, findings);
        self.set("date_written", written);
        self.set("date_published", publication::published(timing, findings));
        for (key, label) in [("date_assigned", Label::Assigned), ("date_replied", Label::Replied)] {
            let day = timing.whole(label).map(|found| found.0.iso_day());
            self.optional(key, day);
        }
        signed.map(|moment| moment.day)
    }

    /// What metadata, marks and notes say.
    pub(super) fn block(
        &mut self,
        facts: &PageFacts<'_>,
        (registers, config): (&Registers, &Config),
        findings: &mut Findings,
    ) {
        let labels = &facts.labels;
        let value = |label: Label| metadata::first(labels, label).map(|one| one.value.clone());
        self.optional("result_class", class::decide(facts, config, findings));
        let by_title = facts.marks.disclosure.map(|found| found.0);
        let disclosure = disclosure::decide(facts.page, &facts.frame, (by_title, labels), findings);
        self.set("disclosure", disclosure);
        self.optional("source_unit", source::unit(facts, registers, findings));
        self.optional("index_number", value(Label::Index));
        self.list("topics", topics(value(Label::Topic), registers));
        let keywords = value(Label::Keywords).unwrap_or_default();
        let words = keywords.split([',', '，', ';', '；', '、', ' ']).map(str::trim);
        self.list("keywords", words.filter(|word| !word.is_empty()).map(str::to_owned).collect());
        let is_abstract = facts.title.as_ref().is_some_and(|title| title.as_str().contains("摘要"))
            || value(Label::Disclosure).is_some_and(|text| text.contains("摘要"));
        self.optional("text_form", is_abstract.then_some("摘要"));
        self.optional("signer", facts.marks.signer.clone().or_else(|| notes::signer(labels)));
        let (contact, phone) = contact::contact(labels);
        self.optional("contact", contact);
        self.optional("contact_phone", phone);
        self.list("cc", notes::copied(facts.page, labels));
        let address = value(Label::Address).filter(|text| text.starts_with("http"));
        self.optional("source_url", address);
        self.text("status", "草稿");
    }

    /// The fields in the schema's order, nothing of a person's numbers among them.
    pub(super) fn finish(mut self, findings: &mut Findings) -> Vec<(&'static str, DraftValue)> {
        self.0.retain(|field| !holds_private(&field.1));
        let mut out = Vec::new();
        let mut missing = Vec::new();
        for field in schema::FIELDS {
            match self.0.iter().find(|known| known.0 == field.key) {
                Some((_, value)) => out.push((field.key, value.clone())),
                None if field.requirement == Requirement::Recommended => missing.push(field),
                None => {}
            }
        }
        if !missing.is_empty() {
            let zh: Vec<_> = missing.iter().map(|field| field.label()).collect();
            let en: Vec<_> = missing.iter().map(|field| field.key).collect();
            let message = Bilingual::new(
                format!("页面上没有找到，空着：{}", zh.join("、")),
                format!("not found on the page and left out: {}", en.join(", ")),
            );
            let help = Bilingual::new(
                "这些项建议填写，不是必填",
                "these fields are recommended, not required",
            );
            findings.hint(finding::UNRECOGNISED, &Place::default(), message, help);
        }
        out
    }
}

fn holds_private(value: &DraftValue) -> bool {
    match value {
        DraftValue::Text(text) => !sensitive::find(text).is_empty(),
        DraftValue::List(items) => items.iter().any(|item| !sensitive::find(item).is_empty()),
        DraftValue::Records(_) | DraftValue::Number(_) | DraftValue::Unknown => false,
    }
}

fn topics(value: Option<String>, registers: &Registers) -> Vec<String> {
    let value = value.unwrap_or_default();
    let names = value.split([',', '，', ';', '；', '、', '/', '>', '\\', ' ']).map(str::trim);
    names.filter(|name| registers.topics.find(name).is_some()).map(str::to_owned).collect()
}
