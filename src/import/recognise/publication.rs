//! The time of publication: by its label, else by what a site calls it, never by
//! a change, an entry into force or another page's date.

use super::labels::Label;
use super::metadata::{self, Labelled};
use super::timing::{Timing, confirm, damaged, text};
use crate::diagnostic::Bilingual;
use crate::import::draft::DraftValue;
use crate::import::finding::{self, Findings, Place};
use crate::letter::boilerplate;
use crate::letter::dates::{self, DateReading};
use crate::model::Moment;

/// The time of publication.
pub(super) fn published(
    timing: Timing<'_>,
    signed: Option<Moment>,
    findings: &mut Findings,
) -> DraftValue {
    if let Some((found, one)) = timing.labelled(Label::Published) {
        return match found {
            DateReading::Whole(moment) => sure(timing, moment, one, findings),
            DateReading::Damaged(words) => {
                damaged("date_published", &words, &timing.place(one.line), findings);
                DraftValue::Unknown
            }
        };
    }
    let issued = timing.whole(Label::Issued);
    let separate = |moment: &Moment| {
        moment.time.is_some() || signed.is_none_or(|signed| signed.day != moment.day)
    };
    let conventional = timing
        .whole(Label::Dated)
        .or(issued.filter(|(moment, _)| separate(moment)))
        .map(|(moment, one)| (moment, one.name.clone(), one.line))
        .or_else(|| bare(timing));
    if let Some((moment, name, line)) = conventional {
        confirm("date_published", &name, moment, &timing.place(line), findings);
        midnight(timing, moment, line, findings);
        return text(moment);
    }
    let near = timing.labelled(Label::Updated).or(timing.labelled(Label::Issued));
    let why = match near {
        Some((_, one)) => Bilingual::new(
            format!("页面上只有“{}：{}”，不一定是发布时间", one.name, one.value),
            format!(
                "the page has only {}: {}, which need not be the publication",
                one.name, one.value
            ),
        ),
        None => Bilingual::new("页面上没有发布时间", "the page gives none"),
    };
    findings.unrecognised("date_published", &Place::default(), &why);
    DraftValue::Unknown
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
            "fill in when it was really published; 待核对 stands there now",
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
    let help = Bilingual::new(
        "不确定时刻时，请只留日期",
        "keep the day alone where the time is not certain",
    );
    findings.hint(finding::CONFIRM, &timing.place(line), message, help);
}

/// A date with a time at the head of a line above the text, without a label.
fn bare(timing: Timing<'_>) -> Option<(Moment, String, usize)> {
    (0..timing.frame.body.start).find_map(|index| {
        let line = &timing.page.lines[index];
        let (found, length) = dates::leading(&line.reading)?;
        let DateReading::Whole(moment) = found else {
            return None;
        };
        let rest = &line.reading.as_str()[length..];
        let with_source = !rest.trim().is_empty()
            && (metadata::is_labelled(line) || boilerplate::is_of_words(rest));
        (moment.time.is_some() || with_source).then(|| (moment, "标题下的时间".to_owned(), index))
    })
}
