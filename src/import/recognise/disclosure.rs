//! How the reply is disclosed: only what the page says of this reply, never a
//! menu's word.

use super::frame::Frame;
use super::labels::Label;
use super::metadata::Labelled;
use super::notes;
use super::page::Page;
use super::title::Printed;
use crate::diagnostic::Bilingual;
use crate::import::draft::DraftValue;
use crate::import::finding::{self, Findings, Place, quote};
use crate::letter::marks::{self, Marks};
use crate::model::{Choice as _, Disclosure};

/// A bare word counts only this near to the title or the text.
const NEAR: usize = 4;

/// The disclosure that bare words around the title give, where no menu does.
pub(super) fn by_title(page: &Page, frame: &Frame, titles: &[Printed]) -> Option<Disclosure> {
    let head = 0..frame.body.start;
    let read = |index: usize| -> Option<Marks> { marks::read(&page.lines[index].tight) };
    let in_menu = head.clone().any(|index| {
        matches!(
            read(index).and_then(|marks| marks.disclosure),
            Some((Disclosure::OnRequest, false))
        )
    });
    let near = |index: usize| {
        let title = titles.iter().any(|title| {
            title.lines.start().abs_diff(index) <= NEAR || title.lines.end().abs_diff(index) <= NEAR
        });
        title || frame.body.start - index <= NEAR
    };
    head.filter(|index| near(*index)).find_map(|index| {
        let marks = read(index)?;
        let (found, certain) = marks.disclosure?;
        let accompanied = marks.class.is_some() || marks.doc_number.is_some();
        (certain || accompanied || !in_menu).then_some(found)
    })
}

/// The field's value; 待核对 with a finding where the page does not say.
pub(super) fn decide(
    page: &Page,
    frame: &Frame,
    sources: (Option<Disclosure>, &[Labelled]),
    findings: &mut Findings,
) -> DraftValue {
    let (by_title, labels) = sources;
    let labelled: Vec<_> = labels
        .iter()
        .filter(|one| one.label == Label::Disclosure && !one.value.is_empty())
        .collect();
    let mut said: Vec<Disclosure> =
        labelled.iter().filter_map(|one| marks::disclosure(&one.value)).collect();
    said.extend(by_title);
    said.extend(notes::disclosed(page, frame));
    said.dedup();
    match (said.as_slice(), labelled.first()) {
        ([one], _) => DraftValue::Text(one.label().to_owned()),
        ([], Some(label)) => {
            let why = Bilingual::new(
                format!("“{}”写的是{}", label.name, quote(&label.value)),
                format!("{} says {}", label.name, quote(&label.value)),
            );
            findings.unrecognised("disclosure", &Place::default(), &why);
            DraftValue::Unknown
        }
        ([], None) => {
            let why = Bilingual::new("页面没有写明公开方式", "the page does not state it");
            findings.unrecognised("disclosure", &Place::default(), &why);
            DraftValue::Unknown
        }
        (several, _) => {
            let words: Vec<_> = several.iter().map(|one| one.label()).collect();
            let message = Bilingual::new(
                format!("公开属性前后不一：{}", words.join("、")),
                format!("the page states different disclosures: {}", words.join(", ")),
            );
            let help = Bilingual::new(
                "“公开属性”写了“待核对”，请按审批意见填写",
                "fill in the disclosure that was approved",
            );
            findings.warn(finding::CONTRADICTION, &Place::default(), message, help);
            DraftValue::Unknown
        }
    }
}
