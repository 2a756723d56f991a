//! Which case is answered: session, numbers and kind, from title, text and metadata.
//!
//! The title goes before the text. Where they contradict each other the field
//! is left to the editor.

use super::citations::Citations;
use super::labels::Label;
use super::metadata::{self, Labelled};
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
    let unclear: Vec<_> = [citations.title, citations.opening, citations.rival]
        .iter()
        .flat_map(|cited| cited.unclear.iter().map(String::as_str))
        .collect();
    if let Some(first) = unclear.first() {
        unclear_numbers(first, citations.place, findings);
        return Vec::new();
    }
    if chosen.is_empty() {
        let Some(label) = label else {
            let why =
                Bilingual::new("标题和正文里都没有“第…号”", "neither title nor text gives one");
            findings.unrecognised("numbers", citations.place, &why);
            return Vec::new();
        };
        return of_label(label, findings);
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

/// The number or numbers that a label gives.
fn of_label(label: &Labelled, findings: &mut Findings) -> Vec<CitedNumber> {
    CitedNumber::of_label(&label.value).unwrap_or_else(|| {
        unclear_numbers(&label.value, &Place::default(), findings);
        Vec::new()
    })
}

fn unclear_numbers(printed: &str, place: &Place, findings: &mut Findings) {
    let why = Bilingual::new(
        format!(
            "写的是{}，不能确定是哪一件或哪几件；请逐件写出，例如 [\"12\", \"13\"]",
            quote(printed)
        ),
        format!("it says {}; write each number, for example [\"12\", \"13\"]", quote(printed)),
    );
    findings.unrecognised("numbers", place, &why);
}

/// Reports where title and text have no number in common.
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
    // Zeros or further numbers are for the rules, which see them in the draft.
    if common {
        return false;
    }
    let why = Bilingual::new(
        format!("标题写的是{}，正文写的是{}，不是同一个编号", shown(title), shown(text)),
        format!("the title says {}, the text {}", shown(title), shown(text)),
    );
    findings.unrecognised("numbers", place, &why);
    true
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
    // Words against the session are for the rules, which see them in the draft.
    if kind.is_none() && kinds.len() > 1 {
        mixed(&said, findings);
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

fn mixed(said: &[(&str, &str, Option<Kind>)], findings: &mut Findings) {
    let words = |pick: fn(&(&str, &str, Option<Kind>), Kind) -> String| {
        let each = said.iter().filter_map(|one| Some(pick(one, one.2?)));
        each.collect::<Vec<_>>()
    };
    let zh = words(|one, kind| format!("{}是{}", one.0, kind.label())).join("，");
    let en = words(|one, kind| format!("{}: {}", one.1, kind.key())).join(", ");
    let message = Bilingual::new(
        format!("是建议还是提案，前后说法不同：{zh}（建议归人大代表，提案归政协委员）"),
        format!("suggestion or proposal? {en}"),
    );
    let help = Bilingual::new(
        "“类型”空着；填写“届次”后由它决定",
        "`kind` was left out; it follows from the session",
    );
    findings.warn(finding::CONTRADICTION, &Place::default(), message, help);
}
