//! The time of publication: only by a label that means it, never by 时间, a change, an entry
//! into force, or the day of a copy on another site. What stands there instead is named.

use super::labels::Label;
use super::metadata::{self, Labelled};
use super::source;
use super::timing::{Timing, damaged, text};
use crate::diagnostic::Bilingual;
use crate::import::draft::DraftValue;
use crate::import::finding::{self, Findings, Place, quote};
use crate::letter::boilerplate;
use crate::letter::dates::{self, DateReading};
use crate::model::Moment;

/// The time of publication.
pub(super) fn published(timing: Timing<'_>, findings: &mut Findings) -> DraftValue {
    if let Some(sign) = source::reprint(timing.page, timing.labels, timing.frame.body.start) {
        reprinted(timing, &sign, findings);
        return DraftValue::Unknown;
    }
    if let Some((found, one)) = timing.labelled(Label::Published) {
        return match found {
            DateReading::Whole(moment) => sure(timing, moment, one, findings),
            DateReading::Damaged(words) => {
                damaged("date_published", &words, &timing.place(one.line), findings);
                DraftValue::Unknown
            }
        };
    }
    let near = [Label::Dated, Label::Issued, Label::Updated, Label::Replied]
        .into_iter()
        .find_map(|label| timing.labelled(label))
        .map(|(_, one)| (one.name.clone(), one.value.clone(), one.line))
        .or_else(|| bare(timing));
    let (why, place) = match near {
        Some((name, value, line)) => (
            Bilingual::new(
                format!("页面上只有“{name}：{value}”，不一定是发布时间；核实是发布时间的才能照填"),
                format!(
                    "the page has only {name}: {value}, which need not be the publication date"
                ),
            ),
            timing.place(line),
        ),
        None => (Bilingual::new("页面上没有发布时间", "the page gives none"), Place::default()),
    };
    findings.unrecognised("date_published", &place, &why);
    DraftValue::Unknown
}

/// The day of a copy on another site is not the day of publication.
fn reprinted(timing: Timing<'_>, sign: &str, findings: &mut Findings) {
    let dated = [Label::Published, Label::Dated, Label::Updated]
        .into_iter()
        .find_map(|label| Some(timing.labelled(label)?.1));
    let (zh, en) = dated.map_or_else(Default::default, |one| {
        (
            format!("，“{}：{}”是转载的时间", one.name, one.value),
            format!("; {}: {} is the date of the copy", one.name, one.value),
        )
    });
    let why = Bilingual::new(
        format!("页面像是转载的（{}）{zh}", quote(sign)),
        format!("the page seems to be a copy ({}){en}", quote(sign)),
    );
    findings.unrecognised("date_published", &Place::default(), &why);
}

/// A labelled time of publication, unless the page gives two.
fn sure(timing: Timing<'_>, moment: Moment, one: &Labelled, findings: &mut Findings) -> DraftValue {
    let all = timing.labels.iter().filter(|one| one.label == Label::Published);
    let moments: Vec<Moment> = all
        .filter_map(|one| match dates::value(&one.value)? {
            DateReading::Whole(moment) => Some(moment),
            DateReading::Damaged(_) => None,
        })
        .collect();
    if let Some(other) = moments.iter().find(|other| other.day != moment.day) {
        let message = Bilingual::new(
            format!("页面上有两个发布时间：“{moment}”和“{other}”"),
            format!("two times of publication: {moment} and {other}"),
        );
        let help = Bilingual::new(
            "“发布日期”写了“待核对”，请按实际发布的时间填写",
            "fill in when it was really published; it is marked 待核对 for now",
        );
        findings.warn(finding::CONTRADICTION, &timing.place(one.line), message, help);
        return DraftValue::Unknown;
    }
    // The fuller of two statements of one day.
    let moment = moments.into_iter().max().unwrap_or(moment);
    midnight(timing, moment, one.line, findings);
    text(moment)
}

/// Reports a time that is printed but need not be one: many sites fill it with zeros.
fn midnight(timing: Timing<'_>, moment: Moment, line: usize, findings: &mut Findings) {
    if moment.time != Some((0, 0)) {
        return;
    }
    let message = Bilingual::new(
        format!("“发布日期”是“{moment}”，零点多半是网站没有记录时刻"),
        format!("published at {moment}: midnight often means that no time was kept"),
    );
    let help =
        Bilingual::new("不确定时刻时，请只留日期", "keep only the date if the time is not certain");
    findings.hint(finding::CONFIRM, &timing.place(line), message, help);
}

/// A date at the head of a line above the text, without a label.
fn bare(timing: Timing<'_>) -> Option<(String, String, usize)> {
    (0..timing.frame.body.start).find_map(|index| {
        let line = &timing.page.lines[index];
        let (found, length) = dates::leading(&line.reading)?;
        let DateReading::Whole(moment) = found else {
            return None;
        };
        let rest = &line.reading.as_str()[length..];
        let with_source = !rest.trim().is_empty()
            && (metadata::is_labelled(line) || boilerplate::is_of_words(rest));
        let counts = moment.time.is_some() || with_source;
        counts.then(|| ("标题下的时间".to_owned(), moment.to_string(), index))
    })
}
