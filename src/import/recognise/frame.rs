//! Where on the page the reply stands: salutation, opening sentence, date line,
//! and what lies above and below them.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::metadata;
use super::page::Page;
use super::title::Printed;
use crate::letter::boilerplate;
use crate::letter::dates::{self, DateLine, DateReading};
use crate::letter::marks;
use crate::letter::organisation;
use crate::letter::pattern;
use crate::letter::people;
use crate::letter::{opening, signature, wrapped};

/// The parts of a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Frame {
    /// The line of the salutation; the last one, where names stand on several.
    pub(super) salutation: Option<usize>,
    /// The line where its names begin.
    pub(super) addressed_from: Option<usize>,
    /// The line that says what was received (收悉).
    pub(super) receipt: Option<usize>,
    /// The line of the date of signing.
    pub(super) date: Option<(usize, DateLine)>,
    /// Further lines that are dates, where it is not certain which one signs.
    pub(super) other_dates: Vec<usize>,
    /// The lines of the body.
    pub(super) body: Range<usize>,
    /// The lines between the body and the boilerplate below it.
    pub(super) tail: Range<usize>,
    /// Where a further letter begins on the page.
    pub(super) further: Option<usize>,
}

/// An opening sentence begins near the salutation.
const NEAR: usize = 6;

/// The parts of `page`; `printed` are all titles on it.
pub(super) fn of(page: &Page, printed: &[Printed]) -> Frame {
    let titles = &printed[..printed.len().min(1)];
    let answer = answer(page);
    let receipt = receipt(page, answer);
    let salutation = salutation(page, receipt, answer);
    let addressed_from = salutation.map(|line| names_above(page, line, titles));
    let start = addressed_from.or(receipt).or(answer).or_else(|| below(page, titles));
    let Some(start) = start else {
        return Frame {
            tail: page.lines.len()..page.lines.len(),
            body: page.lines.len()..page.lines.len(),
            ..Frame::default()
        };
    };
    let further = further(page, receipt.unwrap_or(start), printed);
    let boilerplate = first_boilerplate(page, receipt.unwrap_or(start) + 1);
    let boilerplate = further.map_or(boilerplate, |line| line.min(boilerplate));
    let (date, other_dates) = date(page, receipt.unwrap_or(start)..boilerplate);
    let end = match &date {
        Some((line, _)) => end_of_signature(page, *line + 1, boilerplate),
        None => without_tail(page, start + 1, boilerplate),
    };
    Frame {
        salutation,
        addressed_from,
        receipt,
        date,
        other_dates,
        body: start..end,
        tail: end..boilerplate.max(end),
        further,
    }
}

/// Where another letter begins behind the opening sentence at `receipt`: it has a salutation and
/// an opening sentence of its own, below its title.
fn further(page: &Page, receipt: usize, printed: &[Printed]) -> Option<usize> {
    let opens = |index: usize| {
        let text = page.tight(index);
        !text.is_empty() && opening::says_what_was_received(text)
    };
    let begins = |index: &usize| addresses(page, *index) && (*index..index + 4).any(&opens);
    let salutation = (receipt + 1..page.lines.len()).find(begins)?;
    let above = printed.iter().rev().map(|title| *title.lines.start());
    let title = above.into_iter().find(|line| (receipt + 1..salutation).contains(line));
    title.filter(|line| salutation - line <= NEAR + 2).or(Some(salutation))
}

/// On a form, the line below the label of the answer: what stands above it is the case's.
fn answer(page: &Page) -> Option<usize> {
    let below = (1..page.lines.len()).rev();
    below.into_iter().find(|index| metadata::announces_answer(&page.lines[*index - 1]))
}

fn receipt(page: &Page, answer: Option<usize>) -> Option<usize> {
    let is_text = |index: &usize| {
        let line = &page.lines[*index];
        !boilerplate::is_boilerplate(line.reading.as_str()) && !metadata::begins_with_label(line)
    };
    let indexes = || (answer.unwrap_or(0)..page.lines.len()).filter(is_text);
    indexes()
        .find(|index| opening::says_what_was_received(page.tight(*index)))
        .or_else(|| indexes().find(|index| opening::says_what_was_raised(page.tight(*index))))
}

fn salutation(page: &Page, receipt: Option<usize>, answer: Option<usize>) -> Option<usize> {
    let end = receipt.map_or(page.lines.len(), |line| line + 1);
    let start = receipt.map_or(0, |line| line.saturating_sub(NEAR));
    let start = start.max(answer.unwrap_or(0));
    let found = |index: &usize| addresses(page, *index);
    match receipt {
        // The nearest one above the opening sentence.
        Some(_) => (start..end).rev().find(found),
        None => (start..end).find(found),
    }
}

/// The first of the lines that end in the salutation at `line`: names go over several.
fn names_above(page: &Page, line: usize, titles: &[Printed]) -> usize {
    let is_title = |index: usize| titles.iter().any(|title| title.lines.contains(&index));
    let holds_names = |index: &usize| {
        let line = &page.lines[*index];
        !is_title(*index)
            && !metadata::is_labelled(line)
            && !boilerplate::is_boilerplate(line.reading.as_str())
            && marks::read(&line.tight).is_none()
            && wrapped::is_of_names(&line.reading)
    };
    (0..line).rev().take_while(holds_names).last().unwrap_or(line)
}

fn addresses(page: &Page, index: usize) -> bool {
    let line = &page.lines[index];
    if metadata::begins_with_label(line) || boilerplate::is_boilerplate(line.reading.as_str()) {
        return false;
    }
    people::addresses(line.tight.as_str(), |step| page.tight(index + step))
}

/// The first line below the title that is neither mark nor metadata.
fn below(page: &Page, titles: &[Printed]) -> Option<usize> {
    let title = titles.last()?;
    let is_text = |index: &usize| {
        let line = &page.lines[*index];
        !boilerplate::is_boilerplate(line.reading.as_str())
            && !metadata::is_labelled(line)
            && marks::read(&line.tight).is_none()
            && caption_date(page, *index).is_none()
            && line.text.chars().count() > 12
    };
    (title.lines.end() + 1..page.lines.len()).find(is_text)
}

/// A date in brackets or alone on a line above the text.
pub(super) fn caption_date(page: &Page, index: usize) -> Option<DateReading> {
    let tight = &page.lines[index].tight;
    let text = tight.as_str();
    let inner = text
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
        .map_or_else(|| tight.clone(), |_| tight.part(1..text.len() - 1));
    dates::line(&inner).filter(|line| line.before.is_empty()).map(|line| line.date)
}

fn first_boilerplate(page: &Page, from: usize) -> usize {
    (from..page.lines.len())
        .find(|index| boilerplate::is_behind(page.lines[*index].reading.as_str()))
        .unwrap_or(page.lines.len())
}

/// The date of signing below the opening sentence, and other lines that could be it.
fn date(page: &Page, range: Range<usize>) -> (Option<(usize, DateLine)>, Vec<usize>) {
    signature::date(range.start + 1..range.end, |index| &page.lines[index].reading)
}

/// Past a signature that stands below the date instead of above it.
fn end_of_signature(page: &Page, from: usize, limit: usize) -> usize {
    let above = from >= 2 && organisation::list(page.tight(from - 2)).is_some();
    let inside =
        dates::line(&page.lines[from - 1].reading).is_some_and(|line| !line.before.is_empty());
    let is_signature = |index: &usize| organisation::list(page.tight(*index)).is_some();
    if above || inside {
        return from;
    }
    from + (from..limit).take(3).take_while(is_signature).count()
}

/// Where the body ends on a page without a date line: with its last signature, contacts
/// between it and the text included.
fn without_tail(page: &Page, from: usize, limit: usize) -> usize {
    let note = (from..limit).find(|index| is_note(page, *index));
    let copied = (from..limit).find(|index| is_copied(page, *index)).unwrap_or(limit);
    let signs = |index: &usize| {
        let words = page.lines[*index].reading.as_str();
        organisation::list(words).is_some_and(|names| {
            names.iter().all(|name| !organisation::is_self(name) && name.chars().count() >= 4)
        })
    };
    let signed = (note.unwrap_or(limit)..copied).rev().find(signs).map(|line| line + 1);
    let mut end = signed.or(note).unwrap_or(limit);
    while end > from && boilerplate::is_of_words(page.lines[end - 1].reading.as_str()) {
        end -= 1;
    }
    end
}

/// Lines below every signature: copies and the note on printing.
fn is_copied(page: &Page, index: usize) -> bool {
    let text = page.tight(index);
    ["抄送", "抄报", "分送"].iter().any(|word| text.starts_with(word)) || text.ends_with("印发")
}

/// Lines that stand below a signature and never in a text.
fn is_note(page: &Page, index: usize) -> bool {
    static NOTE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:抄送|抄报|分送|\(此件|\(联系人|\(联系电话|\(承办人|承办人:|联系人:|联系单位|联系电话:|联系方式:|电话:|联系人及|承办单位:|承办人及|经办人:|签发人:|领导签发:|签批:|承办负责人)|印发$",
        )
    });
    NOTE.is_match(page.tight(index))
}
