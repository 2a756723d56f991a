//! The day of signing (成文), and what both dates of a reply share.
//!
//! Neither is ever taken from what is something else: 印发, 更新, 生效, the
//! date of another page, a date inside the text.

use super::frame::{self, Frame};
use super::labels::Label;
use super::metadata::Labelled;
use super::page::Page;
use crate::diagnostic::Bilingual;
use crate::import::draft::DraftValue;
use crate::import::finding::{self, Findings, Place, quote};
use crate::letter::dates::{self, DateReading};
use crate::model::{Moment, date};

/// The page and what its metadata says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Timing<'a> {
    pub(super) page: &'a Page,
    pub(super) frame: &'a Frame,
    /// The metadata above and below the text.
    pub(super) labels: &'a [Labelled],
}

/// A date found under a label, with the label's words.
pub(super) type Found<'a> = (DateReading, &'a Labelled);

impl Timing<'_> {
    /// The first date under `label`.
    pub(super) fn labelled(&self, label: Label) -> Option<Found<'_>> {
        self.labels
            .iter()
            .filter(|one| one.label == label)
            .find_map(|one| Some((dates::value(&one.value)?, one)))
    }

    /// The first whole date under `label`.
    pub(super) fn whole(&self, label: Label) -> Option<(Moment, &Labelled)> {
        match self.labelled(label)? {
            (DateReading::Whole(moment), one) => Some((moment, one)),
            (DateReading::Damaged(_), _) => None,
        }
    }

    /// The place of a line.
    pub(super) fn place(&self, line: usize) -> Place {
        self.page.lines.get(line).map(super::page::Line::place).unwrap_or_default()
    }

    /// Dates in brackets or alone above the text: 题注.
    fn caption(&self) -> Option<(Moment, usize)> {
        (0..self.frame.body.start).find_map(|index| match frame::caption_date(self.page, index)? {
            DateReading::Whole(moment) if moment.time.is_none() => Some((moment, index)),
            _ => None,
        })
    }
}

/// `moment` as it stands in a front matter.
pub(super) fn text(moment: Moment) -> DraftValue {
    DraftValue::Text(moment.to_string())
}

/// The day of signing.
pub(super) fn written(timing: Timing<'_>, findings: &mut Findings) -> (DraftValue, Option<Moment>) {
    let label = timing.whole(Label::Written);
    let Some((line, signed)) = &timing.frame.date else {
        let value = unsigned(timing, label, findings);
        if value.1.is_none() {
            no_signing(timing, findings);
        }
        return value;
    };
    match &signed.date {
        DateReading::Whole(moment) => {
            compare(timing, *moment, findings);
            other_dates(timing, *line, findings);
            (text(*moment), Some(*moment))
        }
        DateReading::Damaged(words) => {
            damaged("date_written", words, &timing.place(*line), findings);
            unsigned(timing, label, findings)
        }
    }
}

/// The day of signing by metadata or caption, where no signature tells it.
fn unsigned(
    timing: Timing<'_>,
    label: Option<(Moment, &Labelled)>,
    findings: &mut Findings,
) -> (DraftValue, Option<Moment>) {
    let published = timing.whole(Label::Published);
    let issued = timing.whole(Label::Issued).filter(|_| published.is_some());
    let named = label.or(issued).map(|(moment, one)| (moment, one.name.clone(), one.line));
    let damaged_line = timing.frame.date.is_some();
    let caption = timing.caption().filter(|_| !damaged_line);
    let found = named.or(caption.map(|(moment, line)| (moment, "题注".to_owned(), line)));
    let Some((moment, name, line)) = found else {
        return (DraftValue::Unknown, None);
    };
    let day = Moment { time: None, ..moment };
    confirm("date_written", &name, day, &timing.place(line), findings);
    (text(day), Some(day))
}

fn no_signing(timing: Timing<'_>, findings: &mut Findings) {
    let printed =
        timing.frame.tail.clone().find(|index| timing.page.tight(*index).ends_with("印发"));
    let why = match printed {
        Some(line) => Bilingual::new(
            format!("没有落款日期，只有印发日期{}，印发不是成文", quote(timing.page.text(line))),
            format!("no date of signing; {} is the printing date", quote(timing.page.text(line))),
        ),
        None => Bilingual::new(
            "文末没有落款日期，信息栏里也没有",
            "no date under the text and none in the metadata",
        ),
    };
    findings.unrecognised("date_written", &Place::default(), &why);
}

/// Reports metadata and captions that give another day than the signature.
fn compare(timing: Timing<'_>, signed: Moment, findings: &mut Findings) {
    let label = timing.whole(Label::Written);
    let label = label.map(|(moment, one)| (moment, one.name.clone(), one.line));
    let caption = timing.caption().map(|(moment, line)| (moment, "题注".to_owned(), line));
    for (moment, name, line) in label.into_iter().chain(caption) {
        if moment.day != signed.day {
            let (one, other) = (date::chinese(signed.day), date::chinese(moment.day));
            let message = Bilingual::new(
                format!("落款是“{one}”，{name}却是“{other}”"),
                format!("signed on {}, but {name} says {}", signed.day, moment.day),
            );
            let help = Bilingual::new(
                "“成文日期”按落款填写，请核对",
                "the signature's date was taken; please check",
            );
            findings.warn(finding::CONTRADICTION, &timing.place(line), message, help);
        }
    }
}

fn other_dates(timing: Timing<'_>, line: usize, findings: &mut Findings) {
    let taken = timing.page.text(line);
    for other in &timing.frame.other_dates {
        let found = timing.page.text(*other);
        let message = Bilingual::new(
            format!("文末不止一个日期：{}和{}", quote(taken), quote(found)),
            format!(
                "there is more than one date below the text: {} and {}",
                quote(taken),
                quote(found)
            ),
        );
        let help = Bilingual::new(
            format!("“成文日期”取{}，请核对", quote(taken)),
            format!("{} was taken as the date of signing; please check", quote(taken)),
        );
        findings.warn(finding::CONTRADICTION, &timing.place(*other), message, help);
    }
}

/// Reports a date taken by convention.
pub(super) fn confirm(
    key: &str,
    source: &str,
    moment: Moment,
    place: &Place,
    findings: &mut Findings,
) {
    let label = crate::archive::schema::find(key).map_or(key, |field| field.label());
    let message = Bilingual::new(
        format!("“{label}”取自“{source}”：{moment}"),
        format!("`{key}` was taken from {source}: {moment}"),
    );
    let help = Bilingual::new(
        "页面没有更明确的说法，请核对",
        "the page says nothing clearer; please check",
    );
    findings.hint(finding::CONFIRM, place, message, help);
}

/// Reports what stands where a date should.
pub(super) fn damaged(key: &str, words: &str, place: &Place, findings: &mut Findings) {
    let label = crate::archive::schema::find(key).map_or(key, |field| field.label());
    let message = Bilingual::new(
        format!("“{label}”处写的是{}，不是完整的日期", quote(words)),
        format!("`{key}` says {}, which is not a complete date", quote(words)),
    );
    let help = Bilingual::new(
        format!("请对照原件填写“{label}”，核对前写的是“待核对”或信息栏里的日期；正文未改"),
        format!(
            "fill in `{key}` from the original; until then it is marked 待核对 or has the metadata's date"
        ),
    );
    findings.warn(finding::DAMAGED_DATE, place, message, help);
}
