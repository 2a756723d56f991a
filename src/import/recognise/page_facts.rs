//! What a page shows, before anything is decided: one look at every part of it.

use super::disclosure;
use super::frame::{self, Frame};
use super::labels::Label;
use super::metadata::{self, Labelled};
use super::page::Page;
use super::title::{self, Printed};
use crate::import::finding::Place;
use crate::letter::cases::{self, Cited, Lookup};
use crate::letter::marks::{self, Marks};
use crate::letter::opening;
use crate::letter::people::Salutation;
use crate::letter::reading::Reading;
use crate::letter::surroundings::Trust;
use crate::letter::wrapped;

/// So many lines above its last one may a sentence begin.
const LONGEST_OPENING: usize = 3;

/// What a page shows, before anything is decided.
pub(super) struct PageFacts<'a> {
    pub(super) page: &'a Page,
    pub(super) frame: Frame,
    /// The titles printed above the text.
    pub(super) titles: Vec<Printed>,
    /// The title without document number and marks.
    pub(super) title: Option<Reading>,
    /// The marks around the title.
    pub(super) marks: marks::Marks,
    /// The class letters that marks on lines of their own give.
    pub(super) classes: Vec<String>,
    /// The metadata above and below the text.
    pub(super) labels: Vec<Labelled>,
    /// What the salutation says.
    pub(super) salutation: Salutation,
    /// The opening sentence, tight.
    pub(super) opening: Reading,
    /// The line after it.
    pub(super) following: String,
    /// What the title cites.
    pub(super) titled: Cited,
    /// What titles cite that differ from the one taken.
    pub(super) rival: Cited,
    /// What the opening sentence cites.
    pub(super) cited: Cited,
    /// The place of the opening sentence.
    pub(super) opening_place: Place,
}

/// Reads the parts of `page`.
pub(super) fn look<'a>(page: &'a Page, lookup: Lookup<'_>) -> PageFacts<'a> {
    // Titles are looked for above the text, and the text below the titles.
    let everywhere = title::printed(page, page.lines.len());
    let frame = frame::of(page, &everywhere);
    let labels = labels_of(page, &frame);
    let mut titles = title::printed(page, frame.body.start);
    if !titles.iter().any(|title| title.certain)
        && let Some(labelled) = title::labelled(&labels)
    {
        titles = vec![labelled];
    }
    let mut marks = marks_of(page, &frame, &titles);
    let title = title::choose(&titles).map(|printed| bare_title(&printed.text, &mut marks));
    let classes = classes_of(page, &frame, &marks);
    let addressed = frame.addressed_from.zip(frame.salutation);
    let salutation = addressed.map_or_else(Salutation::default, |(from, to)| {
        let lines: Vec<&Reading> = page.lines[from..=to].iter().map(|line| &line.reading).collect();
        wrapped::parse_lines(&lines)
    });
    let opening_line = frame.receipt.or(frame.salutation.map(|line| line + 1));
    let opening = opening_line.map_or_else(Reading::default, |line| opening_of(page, &frame, line));
    let following = opening_line.map_or("", |line| page.tight(line + 1)).to_owned();
    let in_title = title.as_ref().map_or_else(Cited::default, |title| {
        cases::cited(&Reading::joined(title.original()), Trust::Title, lookup)
    });
    let cited = cases::cited(&opening::until_received(&opening), Trust::Sentence, lookup);
    let opening_place = opening_line
        .and_then(|line| page.lines.get(line))
        .map_or_else(Place::default, super::page::Line::place);
    let rival = rival(&titles, lookup);
    PageFacts {
        page,
        frame,
        titles,
        title,
        marks,
        classes,
        labels,
        salutation,
        opening,
        following,
        titled: in_title,
        rival,
        cited,
        opening_place,
    }
}

/// The sentence that opens the text and ends in the line `last`, however many lines it goes over.
fn opening_of(page: &Page, frame: &Frame, last: usize) -> Reading {
    let Some(line) = page.lines.get(last) else { return Reading::default() };
    let goes_on = |index: &usize| {
        let words = page.tight(*index);
        !words.ends_with(['。', '!', '?', ':', ';']) && page.lines[*index].cells.is_empty()
    };
    let above = frame.salutation.map_or(last, |salutation| salutation + 1);
    let lowest = above.max(last.saturating_sub(LONGEST_OPENING));
    let first = (lowest..last).rev().take_while(goes_on).last();
    let Some(first) = first else { return line.tight.clone() };
    let words: String =
        page.lines[first..=last].iter().map(|line| line.reading.original().trim()).collect();
    Reading::joined(&words)
}

/// What titles cite that differ from the one taken.
fn rival(titles: &[Printed], lookup: Lookup<'_>) -> Cited {
    let Some(taken) = title::choose(titles) else {
        return Cited::default();
    };
    let other = titles.iter().find(|other| !title::agree(taken, other));
    other.map_or_else(Cited::default, |other| {
        cases::cited(&Reading::joined(other.text.original()), Trust::Title, lookup)
    })
}

/// A reply shows at least two of: title, case, salutation, opening sentence.
pub(super) fn is_reply(facts: &PageFacts<'_>) -> bool {
    let case = !facts.titled.numbers.is_empty()
        || !facts.cited.numbers.is_empty()
        || !facts.cited.sessions.is_empty()
        || metadata::first(&facts.labels, Label::CaseNumber).is_some();
    let shown = [
        facts.title.is_some(),
        case,
        facts.frame.salutation.is_some(),
        facts.frame.receipt.is_some(),
    ];
    let text = !facts.frame.body.is_empty();
    text && shown.iter().filter(|shown| **shown).count() >= 2
}

/// The marks on lines above the text; the first of each kind counts.
fn marks_of(page: &Page, frame: &Frame, titles: &[Printed]) -> Marks {
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

/// Every class letter above the text and below the date, each once.
fn classes_of(page: &Page, frame: &Frame, marks: &Marks) -> Vec<String> {
    let lines = (0..frame.body.start).chain(frame.tail.clone());
    let mut classes: Vec<String> = lines
        .filter_map(|index| marks::read(&page.lines[index].tight)?.class)
        .chain(marks.class.clone())
        .collect();
    classes.sort();
    classes.dedup();
    classes
}

/// The title without the number and the marks printed with it, which go to `marks`.
fn bare_title(printed: &Reading, marks: &mut Marks) -> Reading {
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
    let end = title.as_str().trim_end_matches(['。', '.', ':', ';', ',']).len();
    let title = title.part(0..end);
    Reading::new(&title::rejoined(title.original().trim()))
}

/// The metadata above and below the text, and contacts among its last lines.
fn labels_of(page: &Page, frame: &Frame) -> Vec<Labelled> {
    let mut labels = metadata::read(page, 0..frame.body.start);
    labels.retain(|one| one.label != Label::Phone || labels_contact(page, one.line));
    let last = frame.body.end.saturating_sub(6).max(frame.body.start + 1)..frame.body.end;
    let kept = [
        Label::Contact,
        Label::ContactUnit,
        Label::Phone,
        Label::Signer,
        Label::Disclosure,
        Label::Class,
    ];
    let inside = metadata::read(page, last.filter(|index| page.text(*index).chars().count() <= 80));
    labels.extend(inside.into_iter().filter(|one| kept.contains(&one.label)));
    let below = metadata::read(page, frame.tail.clone());
    labels.extend(below.into_iter().filter(|one| one.label != Label::Dated));
    labels
}

/// The telephone in a page's head is the web site's unless a contact stands beside it.
fn labels_contact(page: &Page, line: usize) -> bool {
    ["联系人", "承办人", "经办人"].iter().any(|word| page.tight(line).contains(word))
}
