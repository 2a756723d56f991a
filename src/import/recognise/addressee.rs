//! To whom the reply is written.

use super::fields::Fields;
use super::labels::Label;
use super::metadata;
use super::page_facts::PageFacts;
use crate::diagnostic::Bilingual;
use crate::import::draft::DraftValue;
use crate::import::finding::{self, Findings, quote};
use crate::letter::organisation::Proposing;
use crate::model::{Choice as _, ProposerKind};

/// To whom the reply is written.
pub(super) fn gather(fields: &mut Fields, facts: &PageFacts<'_>, findings: &mut Findings) {
    let salutation = &facts.salutation;
    if salutation.names.is_empty() {
        let value = addressee_of_label(facts).map_or_else(
            || {
                no_addressee(facts, findings);
                DraftValue::Unknown
            },
            DraftValue::List,
        );
        return fields.set("addressed_to", value);
    }
    fields.list("addressed_to", salutation.names.clone());
    if let Some(count) = salutation.count {
        fields.set("addressed_to_count", DraftValue::Number(count));
    }
    fields.optional("proposer_kind", salutation.proposing.map(|kind| proposer_kind(kind).label()));
    if salutation.others {
        let message = Bilingual::new(
            "称呼写“等”而没有写人数，“人数”空着",
            "the salutation says 等 without a number; `addressed_to_count` was left out",
        );
        let help = Bilingual::new("知道人数时请填写“人数”", "fill in the number where it is known");
        let place = facts.frame.salutation.map(|line| facts.page.lines[line].place());
        findings.hint(finding::UNRECOGNISED, &place.unwrap_or_default(), message, help);
    }
}

fn addressee_of_label(facts: &PageFacts<'_>) -> Option<Vec<String>> {
    let label = metadata::first(&facts.labels, Label::Proposer)?;
    let names = label.value.split(['、', ',', '，', ';', '；', ' ', '　']).map(str::trim);
    let bare = |name: &str| name.trim_end_matches("代表").trim_end_matches("委员").to_owned();
    let names: Vec<_> = names.map(bare).filter(|name| name.chars().count() > 1).collect();
    (!names.is_empty()).then_some(names)
}

fn no_addressee(facts: &PageFacts<'_>, findings: &mut Findings) {
    let line = facts.frame.salutation.map(|line| &facts.page.lines[line]);
    let why = match line {
        Some(line) if facts.salutation.unclear => Bilingual::new(
            format!(
                "称呼是{}，不能确定分成哪几个姓名；请逐个写出，例如 [某甲, 某乙]",
                quote(&line.text)
            ),
            format!("{} can be read as different names; write each name", quote(&line.text)),
        ),
        Some(line) => Bilingual::new(
            format!("称呼是{}，没有姓名；姓名已隐去的，可以填“代表”或“委员”", quote(&line.text)),
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
