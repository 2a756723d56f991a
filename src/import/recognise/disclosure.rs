//! How the reply is disclosed: only what the page says of this reply, never a
//! menu's word.

use std::sync::LazyLock;

use regex::Regex;

use super::frame::Frame;
use super::labels::Label;
use super::metadata::Labelled;
use super::page::Page;
use super::title::Printed;
use crate::diagnostic::Bilingual;
use crate::import::draft::DraftValue;
use crate::import::finding::{self, Findings, Place, quote};
use crate::letter::marks::{self, Marks};
use crate::letter::pattern;
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

/// The last lines of a letter, where a note on disclosure may stand, besides those below it.
const END: usize = 8;

/// 此件主动公开: what such a note begins with.
const NOTED: &str = "此件|本件|该件|此文|本文|此复文|本复文|此复函|本复函|此函|本函|此答复|本答复|信息公开(?:选项|属性|方式|形式)?|公开(?:方式|属性|选项|类别|形式|意见)";

/// A note on disclosure: in brackets anywhere in its line, or the whole line.
static NOTE: LazyLock<Regex> = LazyLock::new(|| {
    let words = "[^()〔〕\\[\\]【】,;:。]{0,8}公开[^()〔〕\\[\\]【】,;:。]{0,8}";
    pattern(&format!(
        r"[(〔\[【](?<boxed>(?:{NOTED})?)[:为是]?(?<inside>{words})[)〕\]】,;。]|^(?<plain>{NOTED})[:为是]?(?<whole>{words})。?$"
    ))
});

/// A note on this very reply, wherever it stands: above the text, marks of others do too.
static OF_REPLY: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"^(?:[(〔\[【](?:{NOTED})|(?:此|本|该)(?:件|文|函|复))")));

/// What notes above the text and at the letter's end say, and the line of one that cannot be read.
fn noted(page: &Page, frame: &Frame) -> (Vec<Disclosure>, Option<usize>) {
    let last = frame.body.end.saturating_sub(END).max(frame.body.start + 1)..frame.body.end;
    let (mut said, mut unread) = (Vec::new(), None);
    for text in (0..frame.body.start).map(|index| page.tight(index)) {
        if let Some(Note::Says(found)) = note(text).filter(|_| OF_REPLY.is_match(text)) {
            said.push(found);
        }
    }
    for index in last.clone().chain(frame.tail.clone()) {
        match note(page.tight(index)) {
            Some(Note::Says(found)) => said.push(found),
            Some(Note::Unclear) => unread = Some(index),
            // A word alone below the signature speaks of this reply; 依申请公开 is a menu's too.
            None if !last.contains(&index) => {
                let alone =
                    marks::read(&page.lines[index].tight).and_then(|marks| marks.disclosure);
                said.extend(
                    alone.filter(|one| *one != (Disclosure::OnRequest, false)).map(|one| one.0),
                );
            }
            None => {}
        }
    }
    (said, unread)
}

/// What a note says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Note {
    Says(Disclosure),
    /// Something about disclosure that is none of its words.
    Unclear,
}

/// The disclosure that a note in `text` (tight) gives; if it holds one.
fn note(text: &str) -> Option<Note> {
    let found = NOTE.captures(text)?;
    let begins = found.name("plain").or(found.name("boxed")).is_some_and(|one| !one.is_empty());
    let words = found.name("whole").or(found.name("inside"))?.as_str();
    let read = [words, words.trim_end_matches("发布")]
        .iter()
        .find_map(|words| marks::disclosure(words))
        .or_else(|| marks::disclosure(words.replace("全文", "").trim_end_matches("发布")));
    // (政务公开办公室) is no note.
    read.map(Note::Says).or(begins.then_some(Note::Unclear))
}

/// Whether `text` (tight) holds a note that gives a disclosure.
pub(super) fn is_note(text: &str) -> bool {
    matches!(note(text), Some(Note::Says(_)))
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
    let (noted, unread) = noted(page, frame);
    said.extend(noted);
    said.sort();
    said.dedup();
    match (said.as_slice(), labelled.first()) {
        ([one], _) => DraftValue::Text(one.label().to_owned()),
        ([], Some(label)) => {
            let why = Bilingual::new(
                format!(
                    "“{}”写的是{}，请从主动公开、依申请公开、不予公开中选一个",
                    label.name,
                    quote(&label.value)
                ),
                format!("{} says {}", label.name, quote(&label.value)),
            );
            findings.unrecognised("disclosure", &Place::default(), &why);
            DraftValue::Unknown
        }
        ([], None) => {
            untold(page, unread, findings);
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

/// Reports that the page does not say it, or says it in words of its own.
fn untold(page: &Page, unread: Option<usize>, findings: &mut Findings) {
    let Some(line) = unread else {
        let why = Bilingual::new(
            "页面没有写明公开方式，请按审批意见填主动公开、依申请公开或不予公开",
            "the page does not state it: 主动公开, 依申请公开 or 不予公开",
        );
        return findings.unrecognised("disclosure", &Place::default(), &why);
    };
    let quoted = quote(page.text(line));
    let why = Bilingual::new(
        format!("写的是{quoted}，请从主动公开、依申请公开、不予公开中选一个"),
        format!("it says {quoted}; choose 主动公开, 依申请公开 or 不予公开"),
    );
    findings.unrecognised("disclosure", &page.lines[line].place(), &why);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_on_disclosure_are_read_in_every_form() {
        let (open, asked, withheld) =
            (Disclosure::Open, Disclosure::OnRequest, Disclosure::Withheld);
        for (text, expected) in [
            ("(此件主动公开)", Some(Note::Says(open))),
            ("(此件公开发布)", Some(Note::Says(open))),
            ("[本件全文公开]", Some(Note::Says(open))),
            ("此件主动公开", Some(Note::Says(open))),
            ("云岭市教育局(此件公开)", Some(Note::Says(open))),
            ("(公开方式:主动公开)", Some(Note::Says(open))),
            ("(主动公开)", Some(Note::Says(open))),
            ("(此件主动公开,联系电话:0871-65550057)", Some(Note::Says(open))),
            ("(此件依申请公开)", Some(Note::Says(asked))),
            ("此件不予公开", Some(Note::Says(withheld))),
            ("(信息公开选项:不予公开)", Some(Note::Says(withheld))),
            ("(此件删减后公开)", Some(Note::Unclear)),
            ("(政务公开办公室)", None),
            ("本文已在网站公开征求意见,共收到", None),
            ("我局将主动公开办理结果。", None),
        ] {
            assert_eq!(note(text), expected, "{text}");
        }
    }
}
