//! Which case is answered: session, numbers and kind, from title, text and metadata.
//!
//! The title goes before the text. Where they contradict each other the field
//! is left to the editor.

use super::citations::Citations;
use super::labels::Label;
use super::metadata::{self};
use super::session::{self, Decided};
use crate::diagnostic::Bilingual;
use crate::import::draft::DraftValue;
use crate::import::finding::{self, Findings, Place, quote};
use crate::letter::cases::CitedSession;
use crate::letter::numbers::CitedNumber;
use crate::letter::people::Salutation;
use crate::model::{CaseKey, Choice as _, Kind};

/// The case, as far as it could be told.
#[derive(Clone, Debug, Default)]
pub(super) struct Case {
    /// The fields `session` and `numbers`, or `cases`.
    pub(super) fields: Vec<(&'static str, DraftValue)>,
    /// What the body of the session receives.
    pub(super) kind: Option<Kind>,
    /// The session's key in addresses.
    pub(super) session_key: Option<String>,
    /// The key of the first number.
    pub(super) number_key: Option<CaseKey>,
}

/// Decides the case and reports what does not agree.
pub(super) fn decide(citations: Citations<'_>, findings: &mut Findings) -> Case {
    let sessions = session::decide(citations, findings);
    let numbers = numbers(citations, findings);
    let kind = sessions.first().and_then(|session| session.kind);
    let session_key = sessions.first().and_then(|session| session.key.clone());
    let number_key = numbers.first().and_then(|number| number.key.clone());
    Case { fields: fields(citations, &sessions, &numbers), kind, session_key, number_key }
}

fn fields(
    citations: Citations<'_>,
    sessions: &[Decided],
    numbers: &[CitedNumber],
) -> Vec<(&'static str, DraftValue)> {
    if sessions.len() > 1 && !numbers.is_empty() {
        let record = |(session, number): &(Option<&CitedSession>, &CitedNumber)| {
            let session = session.map_or(sessions[0].text.as_str(), |one| one.text.as_str());
            vec![("session", session.to_owned()), ("number", number.text.clone())]
        };
        let pairs = citations.title.pairs();
        return vec![("cases", DraftValue::Records(pairs.iter().map(record).collect()))];
    }
    let texts: Vec<_> = numbers.iter().map(|number| number.text.clone()).collect();
    let session = sessions
        .first()
        .map_or(DraftValue::Unknown, |session| DraftValue::Text(session.text.clone()));
    let numbers = if texts.is_empty() { DraftValue::Unknown } else { DraftValue::List(texts) };
    vec![("numbers", numbers), ("session", session)]
}

/// The numbers of the title, else of the text, else of the metadata.
fn numbers(citations: Citations<'_>, findings: &mut Findings) -> Vec<CitedNumber> {
    let label = metadata::first(citations.labels, Label::CaseNumber);
    let (title, opening) = (&citations.title.numbers, &citations.opening.numbers);
    let chosen = if title.is_empty() { opening } else { title };
    if chosen.is_empty() {
        let Some(label) = label else {
            let why =
                Bilingual::new("标题和正文里都没有“第…号”", "neither title nor text gives one");
            findings.unrecognised("numbers", citations.place, &why);
            return Vec::new();
        };
        return vec![CitedNumber::of_label(&label.value)];
    }
    for number in chosen {
        if let Some(original) = &number.changed_from {
            let message = Bilingual::new(
                format!("编号{}写成了“{}”", quote(original), number.text),
                format!("the number {} was written as {}", quote(original), number.text),
            );
            findings.hint(finding::CORRECTED, &Place::default(), message, Bilingual::default());
        }
    }
    let shared = |other: &CitedNumber| title.iter().any(|one| one.text == other.text);
    let rival = &citations.rival.numbers;
    if !title.is_empty() && !rival.is_empty() && !rival.iter().any(shared) {
        // Reported with the titles.
        return Vec::new();
    }
    if !title.is_empty()
        && !opening.is_empty()
        && disagree(title, opening, citations.place, findings)
    {
        return Vec::new();
    }
    chosen.clone()
}

/// Reports numbers of title and text that differ; true where they are other numbers.
fn disagree(
    title: &[CitedNumber],
    text: &[CitedNumber],
    place: &Place,
    findings: &mut Findings,
) -> bool {
    let same = |one: &CitedNumber, other: &CitedNumber| one.key.is_some() && one.key == other.key;
    let shown = |numbers: &[CitedNumber]| {
        let texts: Vec<_> = numbers.iter().map(|number| format!("第{}号", number.text)).collect();
        texts.join("、")
    };
    let common =
        title.iter().any(|one| text.iter().any(|other| same(one, other) || one.text == other.text));
    let zeros =
        title.iter().any(|one| text.iter().any(|other| same(one, other) && one.text != other.text));
    let extra = text
        .iter()
        .any(|other| !title.iter().any(|one| same(one, other) || one.text == other.text));
    if !zeros && !extra {
        return false;
    }
    let message = Bilingual::new(
        format!("标题的编号是“{}”，正文是“{}”", shown(title), shown(text)),
        format!("the title says {}, the text {}", shown(title), shown(text)),
    );
    let help = if common {
        Bilingual::new(
            "“编号”按标题填写，正文未改，请核对",
            "the title's number was taken, the text is unchanged; please check",
        )
    } else {
        Bilingual::new(
            "两处不是同一个编号，“编号”写了“待核对”，请按原件填写",
            "these are different numbers; fill in the right one",
        )
    };
    if common && !extra {
        // Zeros alone differ: it is the same case.
        findings.hint(finding::CONTRADICTION, place, message, help);
    } else {
        findings.warn(finding::CONTRADICTION, place, message, help);
    }
    !common
}

/// The words for what is answered, wherever the page uses them.
#[derive(Clone, Copy, Debug)]
pub(super) struct KindWords<'a> {
    /// The title without quotations.
    pub(super) title: &'a str,
    /// The opening sentence without quotations.
    pub(super) opening: &'a str,
    pub(super) salutation: &'a Salutation,
}

/// Suggestion or proposal: what the session's body receives, else what all words agree on.
pub(super) fn kind(
    session: Option<Kind>,
    words: KindWords<'_>,
    findings: &mut Findings,
) -> Option<Kind> {
    let said = [
        ("标题", "title", of_words(words.title)),
        ("正文", "text", of_words(words.opening)),
        ("称呼", "salutation", words.salutation.kind),
    ];
    let kinds: Vec<_> = said.iter().filter_map(|(.., kind)| *kind).collect();
    let agreed = kinds.first().copied().filter(|first| kinds.iter().all(|kind| kind == first));
    let kind = session.or(agreed);
    let reference = session.or(kinds.first().copied());
    let others: Vec<_> =
        said.iter().filter(|(.., said)| said.is_some() && *said != reference).collect();
    if let (Some(reference), false) = (reference, others.is_empty()) {
        mixed(reference, session.is_some(), &others, findings);
    }
    kind
}

fn of_words(text: &str) -> Option<Kind> {
    match (text.contains("提案"), text.contains("建议")) {
        (true, false) => Some(Kind::Proposal),
        (false, true) => Some(Kind::Suggestion),
        _ => None,
    }
}

fn mixed(
    reference: Kind,
    by_session: bool,
    others: &[&(&str, &str, Option<Kind>)],
    findings: &mut Findings,
) {
    let zh: Vec<_> = others.iter().map(|one| one.0).collect();
    let en: Vec<_> = others.iter().map(|one| one.1).collect();
    let source = if by_session { "届次" } else { "标题或正文" };
    let message = Bilingual::new(
        format!(
            "按{source}应是{}，{}里的说法却不同（建议归人大代表，提案归政协委员）",
            reference.label(),
            zh.join("、")
        ),
        format!("this should be a {}, but {} says otherwise", reference.key(), en.join(", ")),
    );
    let help = Bilingual::new(
        "正文未改；请核对“类型”和“届次”",
        "the text is unchanged; check kind and session",
    );
    findings.warn(finding::CONTRADICTION, &Place::default(), message, help);
}
