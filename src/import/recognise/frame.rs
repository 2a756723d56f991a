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
use crate::letter::{opening, signature};

/// The parts of a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Frame {
    /// The line of the salutation.
    pub(super) salutation: Option<usize>,
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
}

/// An opening sentence begins near the salutation.
const NEAR: usize = 6;

/// The parts of `page`; `titles` are those printed above its text.
pub(super) fn of(page: &Page, titles: &[Printed]) -> Frame {
    let receipt = receipt(page);
    let salutation = salutation(page, receipt);
    let start = salutation.or(receipt).or_else(|| below(page, titles));
    let Some(start) = start else {
        return Frame {
            tail: page.lines.len()..page.lines.len(),
            body: page.lines.len()..page.lines.len(),
            ..Frame::default()
        };
    };
    let boilerplate = first_boilerplate(page, receipt.unwrap_or(start) + 1);
    let (date, other_dates) = date(page, receipt.unwrap_or(start)..boilerplate);
    let end = match &date {
        Some((line, _)) => end_of_signature(page, *line + 1, boilerplate),
        None => without_tail(page, start + 1, boilerplate),
    };
    Frame {
        salutation,
        receipt,
        date,
        other_dates,
        body: start..end,
        tail: end..boilerplate.max(end),
    }
}

fn receipt(page: &Page) -> Option<usize> {
    let is_text = |index: &usize| {
        let line = &page.lines[*index];
        !boilerplate::is_boilerplate(line.reading.as_str()) && !metadata::begins_with_label(line)
    };
    let indexes = || (0..page.lines.len()).filter(is_text);
    indexes()
        .find(|index| opening::says_what_was_received(page.tight(*index)))
        .or_else(|| indexes().find(|index| opening::says_what_was_raised(page.tight(*index))))
}

fn salutation(page: &Page, receipt: Option<usize>) -> Option<usize> {
    let end = receipt.map_or(page.lines.len(), |line| line + 1);
    let start = receipt.map_or(0, |line| line.saturating_sub(NEAR));
    let found = |index: &usize| addresses(page, *index);
    match receipt {
        // The nearest one above the opening sentence.
        Some(_) => (start..end).rev().find(found),
        None => (start..end).find(found),
    }
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

/// Where the body ends on a page without a date line.
fn without_tail(page: &Page, from: usize, limit: usize) -> usize {
    let copied = (from..limit).find(|index| is_note(page, *index));
    let mut end = copied.unwrap_or(limit);
    while end > from && boilerplate::is_of_words(page.lines[end - 1].reading.as_str()) {
        end -= 1;
    }
    end
}

/// Lines that stand below a signature and never in a text.
fn is_note(page: &Page, index: usize) -> bool {
    static NOTE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:抄送|抄报|分送|\(此件|\(联系人|\(联系电话|\(承办人|承办人:|联系人:|联系电话:|联系人及|承办人及|经办人:|签发人:|领导签发:|签批:|承办负责人)|印发$",
        )
    });
    NOTE.is_match(page.tight(index))
}
