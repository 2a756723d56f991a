//! What a site shows only if it asks for it: deadlines, opinions, contact, promises.

use super::section::Section;
use super::table::{Row, Table, bar, counted, shares, word};
use crate::archive::statistics::{FEWEST, Pace, Part, Promises, Statistics};
use crate::model::{Choice, Satisfaction};
use crate::render::context::RenderContext;
use crate::render::view::figures::deadline;

fn section(id: &str, context: &RenderContext<'_>) -> Section {
    Section {
        id: id.to_owned(),
        title: word(id, context).to_owned(),
        figures: Vec::new(),
        tables: Vec::new(),
        notes: Vec::new(),
        more: None,
    }
}

/// Deadlines kept and days taken; none where no date is known.
pub(super) fn timing(statistics: &Statistics<'_>, context: &RenderContext<'_>) -> Option<Section> {
    let timing = statistics.whole.timing.as_ref()?;
    let (reply, publication) = (&timing.reply, &timing.publication);
    let of = |key: &str| deadline(&format!("statistics.{key}"), context);
    let mut section = section("punctuality", context);
    let rows = [
        (of("reply_in_time"), None, reply.in_time),
        (of("reply_extended"), None, reply.extended),
        (of("reply_late"), None, reply.late),
    ];
    section.tables.extend(pace("reply_days", reply, rows.into(), context));
    let rows = [
        (of("published_in_time"), None, publication.in_time),
        (of("published_late"), None, publication.late),
    ];
    section.tables.extend(pace("publication_days", publication, rows.into(), context));
    if section.tables.is_empty() {
        return None;
    }
    section.notes.push(of("deadlines"));
    if !timing.unlisted.is_empty() {
        let years: Vec<String> = timing.unlisted.iter().map(ToString::to_string).collect();
        let values = [("years", years.join("、"))];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        section.notes.push(context.fill("statistics.unlisted", &values));
    }
    Some(section)
}

/// How many took how long; the note tells the median and how many are not known.
fn pace(
    key: &str,
    pace: &Pace,
    rows: Vec<(String, Option<String>, usize)>,
    context: &RenderContext<'_>,
) -> Option<Table> {
    (pace.known() > 0).then(|| {
        let caption = counted(key, pace.known(), context);
        let head = ["time", "replies", "share"].map(|key| word(key, context));
        let mut table = Table::new(caption, &head, shares(rows, pace.known()));
        let median = pace
            .median()
            .map(|median| context.fill("statistics.median", &[("days", &median.to_string())]));
        let unknown = (pace.unknown > 0).then(|| counted("dates_unknown", pace.unknown, context));
        let notes: Vec<String> = median.into_iter().chain(unknown).collect();
        table.note = (!notes.is_empty()).then(|| notes.concat());
        table
    })
}

/// What proposers said, in totals; few opinions together would be a person's.
pub(super) fn feedback(
    statistics: &Statistics<'_>,
    context: &RenderContext<'_>,
) -> Option<Section> {
    let whole = statistics.whole.feedback.as_ref()?;
    let known = whole.known();
    let mut section = section("satisfaction", context);
    if known < FEWEST {
        let few = known > 0;
        section.notes.push(counted("feedback_few", known, context));
        return few.then_some(section);
    }
    let opinions = [Satisfaction::Satisfied, Satisfaction::Mostly, Satisfaction::Dissatisfied];
    let rows = opinions.map(|one| (one.label().to_owned(), None, whole.count(one)));
    let head = ["opinion", "replies", "share"].map(|key| word(key, context));
    let caption = counted("opinions", known, context);
    let mut table = Table::new(caption, &head, shares(rows.into(), known));
    let unanswered = whole.count(Satisfaction::Unanswered).to_string();
    let values = [("unanswered", unanswered.as_str()), ("unknown", &whole.unknown.to_string())];
    table.note = Some(context.fill("statistics.opinions_unknown", &values));
    section.tables.push(table);
    Some(section)
}

/// How proposers were consulted; none where no reply says so.
pub(super) fn contact(statistics: &Statistics<'_>, context: &RenderContext<'_>) -> Option<Section> {
    let contact = statistics.whole.contact.as_ref().filter(|contact| contact.known > 0)?;
    let rows = [("met", contact.met), ("visited", contact.visited)]
        .map(|(key, count)| (word(key, context).to_owned(), None, count));
    let head = ["way", "replies", "share"].map(|key| word(key, context));
    let caption = counted("ways", contact.known, context);
    let mut table = Table::new(caption, &head, shares(rows.into(), contact.known));
    table.note = Some(counted("ways_unknown", contact.unknown, context));
    let mut section = section("contact", context);
    section.tables.push(table);
    Some(section)
}

/// What was promised and what became of it, on the day of the data.
pub(super) fn promises(
    statistics: &Statistics<'_>,
    context: &RenderContext<'_>,
) -> Option<Section> {
    let until = statistics.whole.until;
    let promises = statistics.whole.promises.as_ref().filter(|promises| promises.all() > 0)?;
    let (overdue, undated) = (promises.overdue(until), promises.undated());
    let to_come = promises.open.len() - overdue - undated;
    let rows =
        [("done", promises.done), ("to_come", to_come), ("overdue", overdue), ("undated", undated)];
    let rows = rows.into_iter().filter(|(_, count)| *count > 0);
    let rows = rows.map(|(key, count)| (word(key, context).to_owned(), None, count)).collect();
    let head = ["state", "items", "share"].map(|key| word(key, context));
    let caption = counted("promised", promises.all(), context);
    let mut section = section("promises", context);
    section.tables.push(Table::new(caption, &head, shares(rows, promises.all())));
    let of = |part: &Part<'_>| part.tally.promises.clone().filter(|one| one.all() > 0);
    let parts: Vec<(&Part<'_>, Promises)> =
        statistics.departments.iter().filter_map(|part| Some((part, of(part)?))).collect();
    let most = parts.iter().map(|(_, promises)| promises.all()).max().unwrap_or_default();
    let row = |(part, promises): &(&Part<'_>, Promises)| Row {
        label: part.term.term.title.clone(),
        href: None,
        bar: bar(promises.all(), most),
        cells: [promises.all(), promises.done, promises.overdue(until)]
            .map(|count| count.to_string())
            .into(),
    };
    let head = ["department", "all", "done", "overdue"].map(|key| word(key, context));
    let caption = word("promised_by", context).to_owned();
    section.tables.push(Table::new(caption, &head, parts.iter().map(row).collect()));
    Some(section)
}
