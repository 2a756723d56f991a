//! The fields of a draft, gathered from the sheet in the order of the schema.

use super::Sheet;
use super::case::{self, Case, KindWords};
use super::department::Replying;
use super::disclosure;
use super::frame::Frame;
use super::labels::Label;
use super::marks::{self, Marks};
use super::metadata::{self, Labelled};
use super::notes;
use super::organisation::Proposing;
use super::page::Page;
use super::reading::Reading;
use super::timing::{self, Timing};
use super::title::{self, Printed};
use super::{handling, subject};
use crate::archive::schema::{self, Requirement};
use crate::config::Registers;
use crate::diagnostic::Bilingual;
use crate::import::draft::DraftValue;
use crate::import::finding::{self, Findings, Place, quote};
use crate::import::privacy;
use crate::model::{Choice, Date, DocumentNumber, ProposerKind};

/// Fields gathered so far, in any order.
#[derive(Debug, Default)]
pub(super) struct Fields(Vec<(&'static str, DraftValue)>);

/// The document number: by its label, its own line, or the title.
pub(super) fn doc_number(
    sheet: &Sheet<'_>,
    fields: &mut Fields,
    findings: &mut Findings,
) -> Option<DocumentNumber> {
    let labelled = metadata::first(&sheet.labels, Label::DocNumber);
    let tight = labelled.map(|one| Reading::joined(&one.value));
    let by_label = tight.as_ref().and_then(|tight| {
        let bare = marks::read(tight).and_then(|marks| marks.doc_number);
        bare.or_else(|| {
            DocumentNumber::parse(tight.original()).map(|_| tight.original().to_owned())
        })
    });
    if let (Some(tight), None) = (&tight, &by_label) {
        let why = Bilingual::new(
            format!("写的是{}", quote(tight.original())),
            format!("{} stands there", quote(tight.original())),
        );
        left_empty("doc_number", &why, findings);
    }
    let printed = sheet.marks.doc_number.clone();
    let parse = |text: &String| DocumentNumber::parse(text).map(|found| found.0);
    if let (Some(one), Some(other)) = (&by_label, &printed)
        && parse(one) != parse(other)
    {
        let message = Bilingual::new(
            format!("发文字号有两个：{}和{}", quote(other), quote(one)),
            format!("two document numbers: {} and {}", quote(other), quote(one)),
        );
        let help = Bilingual::new(
            "“发文字号”采用正文上方的一个，请核对",
            "the one above the text was taken; please check",
        );
        findings.warn(finding::CONTRADICTION, &Place::default(), message, help);
    }
    let text = printed.or(by_label)?;
    let number = parse(&text);
    fields.text("doc_number", text);
    number
}

/// Reports an optional field that stands on the page but cannot be read.
fn left_empty(key: &str, why: &Bilingual, findings: &mut Findings) {
    let label = schema::find(key).map_or(key, |field| field.label());
    let message = Bilingual::new(
        format!("“{label}”没有识别出来：{}", why.zh),
        format!("`{key}` could not be told: {}", why.en),
    );
    let help = Bilingual::new(
        format!("请对照原文填写“{label}”，现在空着"),
        format!("fill in `{key}`; it was left out"),
    );
    findings.warn(finding::UNRECOGNISED, &Place::default(), message, help);
}

/// The marks on lines above the text; the first of each kind counts.
pub(super) fn marks_of(page: &Page, frame: &Frame, titles: &[Printed]) -> Marks {
    let mut all = Marks::default();
    for index in 0..frame.body.start {
        if let Some(marks) = marks::read(&page.lines[index].tight) {
            all.doc_number = all.doc_number.or(marks.doc_number);
            all.class = all.class.or(marks.class);
            all.signer = all.signer.or(marks.signer);
        }
    }
    all.disclosure = disclosure::by_title(page, frame, titles).map(|found| (found, true));
    all
}

/// The title without the number and the marks printed with it, which go to `marks`.
pub(super) fn bare_title(printed: &Reading, marks: &mut Marks) -> Reading {
    let mut title = printed.clone();
    while let Some((found, rest)) = marks::split_marks(&title) {
        marks.class = marks.class.take().or(found.class);
        marks.disclosure = marks.disclosure.take().or(found.disclosure);
        marks.doc_number = marks.doc_number.take().or(found.doc_number);
        title = rest;
    }
    if let Some((number, rest)) = marks::split_doc_number(&title) {
        marks.doc_number = marks.doc_number.take().or(Some(number));
        title = rest;
    }
    let end = title
        .as_str()
        .trim_end_matches(['。', '.', ':', ';', ','])
        .len();
    let title = title.part(0..end);
    Reading::new(&title::rejoined(title.original().trim()))
}

/// The metadata above and below the text, and contacts among its last lines.
pub(super) fn labels_of(page: &Page, frame: &Frame) -> Vec<Labelled> {
    let mut labels = metadata::read(page, 0..frame.body.start);
    labels.retain(|one| one.label != Label::Phone || labels_contact(page, one.line));
    let last = frame.body.end.saturating_sub(6).max(frame.body.start + 1)..frame.body.end;
    let kept = [Label::Contact, Label::Phone, Label::Signer];
    let inside = metadata::read(
        page,
        last.filter(|index| page.text(*index).chars().count() <= 80),
    );
    labels.extend(inside.into_iter().filter(|one| kept.contains(&one.label)));
    let below = metadata::read(page, frame.tail.clone());
    labels.extend(below.into_iter().filter(|one| one.label != Label::Dated));
    labels
}

/// The telephone in a page's head is the web site's unless a contact stands beside it.
fn labels_contact(page: &Page, line: usize) -> bool {
    ["联系人", "承办人", "经办人"]
        .iter()
        .any(|word| page.tight(line).contains(word))
}

/// `opening` up to where what was received is named: later numbers are of other documents.
pub(super) fn until_received(opening: &Reading) -> Reading {
    let text = opening.as_str();
    let end = ["收悉", "收到", "已悉", "阅悉", "敬悉"]
        .iter()
        .filter_map(|word| {
            text.find(word)
                .filter(|at| *at > 0)
                .map(|at| at + word.len())
        })
        .min();
    // 收到您提出的… is followed by what was received.
    let end = end.filter(|end| {
        ["建议", "提案", "议案", "号"]
            .iter()
            .any(|word| text[..*end].contains(word))
    });
    opening.part(0..end.unwrap_or(text.len()))
}

impl Fields {
    fn set(&mut self, key: &'static str, value: DraftValue) {
        self.0.push((key, value));
    }

    fn text(&mut self, key: &'static str, text: impl Into<String>) {
        self.set(key, DraftValue::Text(text.into()));
    }

    fn optional(&mut self, key: &'static str, text: Option<impl Into<String>>) {
        if let Some(text) = text {
            self.text(key, text);
        }
    }

    fn list(&mut self, key: &'static str, items: Vec<String>) {
        if !items.is_empty() {
            self.set(key, DraftValue::List(items));
        }
    }

    /// The title; by its label where none is printed above the text.
    pub(super) fn title(&mut self, sheet: &Sheet<'_>, findings: &mut Findings) {
        if let Some(title) = &sheet.title {
            self.text("title", title.original());
            return several_titles(sheet, findings);
        }
        let Some(label) = metadata::first(&sheet.labels, Label::Title) else {
            let why = Bilingual::new(
                "正文上方没有“…的答复”一类的标题",
                "no title of a reply stands above the text",
            );
            findings.unrecognised("title", &Place::default(), &why);
            return self.set("title", DraftValue::Unknown);
        };
        self.text(
            "title",
            bare_title(&Reading::joined(&label.value), &mut Marks::default()).original(),
        );
    }

    /// Case, kind and subject.
    pub(super) fn case(&mut self, sheet: &Sheet<'_>, case: &Case, findings: &mut Findings) {
        self.0.extend(case.fields.iter().cloned());
        let opening = until_received(&sheet.opening);
        let title = sheet.title.clone().unwrap_or_default();
        let words = KindWords {
            title: &subject::without_quotes(&title),
            opening: &subject::without_quotes(&opening),
            salutation: &sheet.salutation,
        };
        let kind = case::kind(case.kind, words, findings);
        self.optional("kind", kind.map(Choice::label));
        let label = metadata::first(&sheet.labels, Label::Subject).map(|one| one.value.clone());
        let mut subjects = subject::all(&opening);
        if subjects.is_empty() {
            subjects = subject::all(&title);
        }
        let subject = (!subjects.is_empty()).then(|| subjects.join("；"));
        self.optional("subject", subject.or(label));
    }

    /// To whom the reply is written.
    pub(super) fn people(&mut self, sheet: &Sheet<'_>, findings: &mut Findings) {
        let salutation = &sheet.salutation;
        if salutation.names.is_empty() {
            let value = addressee_of_label(sheet).map_or_else(
                || {
                    no_addressee(sheet, findings);
                    DraftValue::Unknown
                },
                |names| DraftValue::List(names),
            );
            return self.set("addressed_to", value);
        }
        self.list("addressed_to", salutation.names.clone());
        self.optional(
            "addressed_to_count",
            salutation.count.map(|count| count.to_string()),
        );
        self.optional(
            "proposer_kind",
            salutation.proposing.map(|kind| proposer_kind(kind).label()),
        );
        if salutation.others {
            let message = Bilingual::new(
                "称呼写“等”而没有写人数，“人数”空着",
                "the salutation says 等 without a number; `addressed_to_count` was left out",
            );
            let help = Bilingual::new(
                "知道人数时请填写“人数”",
                "fill in the number where it is known",
            );
            let place = sheet
                .frame
                .salutation
                .map(|line| sheet.page.lines[line].place());
            findings.hint(
                finding::UNRECOGNISED,
                &place.unwrap_or_default(),
                message,
                help,
            );
        }
    }

    /// Departments and their parts.
    pub(super) fn handling(&mut self, sheet: &Sheet<'_>, replying: &Replying) {
        match &replying.name {
            Some(name) => self.text("department", name.clone()),
            None => self.set("department", DraftValue::Unknown),
        }
        self.list("co_departments", replying.others.clone());
        let title = sheet.title.as_ref().map_or("", Reading::as_str);
        let opening = format!("{}。{}", sheet.opening.as_str(), sheet.following);
        let found = handling::read(&opening, title, replying.name.as_deref());
        let joint = sheet.salutation.organisations && sheet.salutation.proposing.is_none();
        // A letter to the lead department is an opinion, whatever it is called.
        let role = found.role.or(joint.then_some(crate::model::Role::Joint));
        self.optional("role", role.map(Choice::label));
        let mut others = found.others;
        if let (true, Some(label)) = (
            others.is_empty(),
            metadata::first(&sheet.labels, Label::OtherHandlers),
        ) {
            others = super::organisation::list(&label.value).unwrap_or_default();
        }
        others.retain(|name| {
            !replying
                .others
                .iter()
                .any(|signer| signer.ends_with(name.as_str()))
        });
        self.list("other_departments", others);
    }

    /// The two dates; returns the day of signing.
    pub(super) fn dates(&mut self, sheet: &Sheet<'_>, findings: &mut Findings) -> Option<Date> {
        let timing = Timing {
            page: sheet.page,
            frame: &sheet.frame,
            labels: &sheet.labels,
        };
        let (written, signed) = timing::written(timing, findings);
        self.set("date_written", written);
        self.set(
            "date_published",
            timing::published(timing, signed, findings),
        );
        signed.map(|moment| moment.day)
    }

    /// What metadata, marks and notes say.
    pub(super) fn block(
        &mut self,
        sheet: &Sheet<'_>,
        registers: &Registers,
        findings: &mut Findings,
    ) {
        let labels = &sheet.labels;
        let value = |label: Label| metadata::first(labels, label).map(|one| one.value.clone());
        let by_label = value(Label::Class).and_then(|text| marks::class(&text));
        self.optional("result_class", sheet.marks.class.clone().or(by_label));
        let by_title = sheet.marks.disclosure.map(|found| found.0);
        let disclosure = disclosure::decide(sheet.page, &sheet.frame, (by_title, labels), findings);
        self.set("disclosure", disclosure);
        let source = value(Label::Source).filter(|text| !is_this_site(text));
        self.optional(
            "source_unit",
            source.map(|text| Reading::joined(&text).original().to_owned()),
        );
        self.optional("index_number", value(Label::Index));
        self.list("topics", topics(value(Label::Topic), registers));
        let keywords = value(Label::Keywords).unwrap_or_default();
        let words = keywords
            .split([',', '，', ';', '；', '、', ' '])
            .map(str::trim);
        self.list(
            "keywords",
            words
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect(),
        );
        let is_abstract = sheet
            .title
            .as_ref()
            .is_some_and(|title| title.as_str().contains("摘要"))
            || value(Label::Disclosure).is_some_and(|text| text.contains("摘要"));
        self.optional("text_form", is_abstract.then_some("摘要"));
        self.optional(
            "signer",
            sheet.marks.signer.clone().or_else(|| notes::signer(labels)),
        );
        let (contact, phone) = notes::contact(labels);
        self.optional("contact", contact);
        self.optional("contact_phone", phone);
        self.list("cc", notes::copied(sheet.page, labels));
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
        DraftValue::Text(text) => privacy::mobile(text).is_some(),
        DraftValue::List(items) => items.iter().any(|item| privacy::mobile(item).is_some()),
        DraftValue::Records(_) | DraftValue::Unknown => false,
    }
}

fn several_titles(sheet: &Sheet<'_>, findings: &mut Findings) {
    let Some(first) = title::choose(&sheet.titles) else {
        return;
    };
    for other in sheet
        .titles
        .iter()
        .filter(|other| !title::agree(first, other))
    {
        let message = Bilingual::new(
            format!(
                "页面上有两个不同的标题：{}和{}",
                quote(first.text.original()),
                quote(other.text.original())
            ),
            format!(
                "two different titles: {} and {}",
                quote(first.text.original()),
                quote(other.text.original())
            ),
        );
        let help = Bilingual::new(
            "“标题”采用前一个，请核对",
            "the first was taken; please check",
        );
        let place = sheet.page.lines[*other.lines.start()].place();
        findings.warn(finding::CONTRADICTION, &place, message, help);
    }
}

fn addressee_of_label(sheet: &Sheet<'_>) -> Option<Vec<String>> {
    let label = metadata::first(&sheet.labels, Label::Proposer)?;
    let names = label
        .value
        .split(['、', ',', '，', ';', '；', ' ', '　'])
        .map(str::trim);
    let bare = |name: &str| {
        name.trim_end_matches("代表")
            .trim_end_matches("委员")
            .to_owned()
    };
    let names: Vec<_> = names
        .map(bare)
        .filter(|name| name.chars().count() > 1)
        .collect();
    (!names.is_empty()).then_some(names)
}

fn no_addressee(sheet: &Sheet<'_>, findings: &mut Findings) {
    let line = sheet.frame.salutation.map(|line| &sheet.page.lines[line]);
    let why = match line {
        Some(line) => Bilingual::new(
            format!(
                "称呼是{}，没有姓名；姓名已隐去的，可以填“代表”或“委员”",
                quote(&line.text)
            ),
            format!("the salutation {} names nobody", quote(&line.text)),
        ),
        None => Bilingual::new("没有找到称呼", "no salutation was found"),
    };
    findings.unrecognised(
        "addressed_to",
        &line.map(super::page::Line::place).unwrap_or_default(),
        &why,
    );
}

fn proposer_kind(kind: Proposing) -> ProposerKind {
    match kind {
        Proposing::Party => ProposerKind::Party,
        Proposing::Body => ProposerKind::Body,
        Proposing::Sector => ProposerKind::Sector,
        Proposing::Group => ProposerKind::Group,
        Proposing::Committee => ProposerKind::Committee,
        Proposing::Delegation => ProposerKind::Delegation,
    }
}

/// A source that says nothing: 本站, 原创.
fn is_this_site(text: &str) -> bool {
    matches!(
        text,
        "本站" | "本网" | "本站原创" | "原创" | "本网站" | "互联网" | "网络"
    )
}

fn topics(value: Option<String>, registers: &Registers) -> Vec<String> {
    let value = value.unwrap_or_default();
    let names = value
        .split([',', '，', ';', '；', '、', '/', '>', '\\', ' '])
        .map(str::trim);
    names
        .filter(|name| registers.topics.find(name).is_some())
        .map(str::to_owned)
        .collect()
}
