//! Title and document number.

use super::fields::Fields;
use super::labels::Label;
use super::metadata;
use super::page_facts::PageFacts;
use super::title;
use crate::archive::schema;
use crate::diagnostic::Bilingual;
use crate::import::draft::DraftValue;
use crate::import::finding::{self, Findings, Place, quote};
use crate::letter::marks;
use crate::letter::reading::Reading;
use crate::model::DocumentNumber;

/// The document number: by its label, its own line, or the title.
pub(super) fn doc_number(
    facts: &PageFacts<'_>,
    fields: &mut Fields,
    findings: &mut Findings,
) -> Option<DocumentNumber> {
    let labelled = metadata::first(&facts.labels, Label::DocNumber);
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
    let printed = facts.marks.doc_number.clone();
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
        format!("`{key}` could not be determined: {}", why.en),
    );
    let help = Bilingual::new(
        format!("请对照原文填写“{label}”，现在空着"),
        format!("fill in `{key}`; it was left out"),
    );
    findings.warn(finding::UNRECOGNISED, &Place::default(), message, help);
}

/// The title; by its label where none is printed above the text.
pub(super) fn title(fields: &mut Fields, facts: &PageFacts<'_>, findings: &mut Findings) {
    if let Some(title) = &facts.title {
        fields.text("title", title.original());
        uncertain_title(facts, findings);
        return several_titles(facts, findings);
    }
    let why = match metadata::first(&facts.labels, Label::Title) {
        None => Bilingual::new(
            "正文上方没有“…的答复”一类的标题",
            "there is no title of a reply above the text",
        ),
        // On a form it is the title of what is answered.
        Some(label) => Bilingual::new(
            format!("“{}”写的是{}，不像答复的标题", label.name, quote(&label.value)),
            format!(
                "{} says {}, which is not the title of a reply",
                label.name,
                quote(&label.value)
            ),
        ),
    };
    findings.unrecognised("title", &Place::default(), &why);
    fields.set("title", DraftValue::Unknown);
}

fn uncertain_title(facts: &PageFacts<'_>, findings: &mut Findings) {
    let Some(title) = title::choose(&facts.titles).filter(|title| !title.certain) else {
        return;
    };
    let message = Bilingual::new(
        format!("“标题”取自正文上方的{}", quote(title.text.original())),
        format!("the title was taken from {} above the text", quote(title.text.original())),
    );
    let help = Bilingual::new(
        "它不是通常的“…的答复”，请核对",
        "it does not end as a reply's title does; please check",
    );
    let place = facts.page.lines[*title.lines.start()].place();
    findings.hint(finding::CONFIRM, &place, message, help);
}

fn several_titles(facts: &PageFacts<'_>, findings: &mut Findings) {
    let Some(first) = title::choose(&facts.titles) else {
        return;
    };
    for other in facts.titles.iter().filter(|other| !title::agree(first, other)) {
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
            "“标题”采用前一个，请核对；编号也不同时，“编号”写了“待核对”",
            "the first was taken; if the numbers differ too, they are marked 待核对",
        );
        let place = facts.page.lines[*other.lines.start()].place();
        findings.warn(finding::CONTRADICTION, &place, message, help);
    }
}
