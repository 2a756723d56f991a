//! The site as a whole: its sessions, years, departments.

use super::assigned;
use super::section::Section;
use super::table::{Row, Table, bar, classes, counted, departments, disclosure, topics, word};
use crate::archive::listings::SESSIONS;
use crate::archive::statistics::{Part, Statistics, YearCount};
use crate::model::{Choice, Kind};
use crate::plan::address;
use crate::render::chart;
use crate::render::context::RenderContext;
use crate::render::view::figures::{assigned_among, beside_tables, part_of};
use crate::render::view::link::TitledLink;
use crate::render::view::list::year_words;

/// Every session, each with the page that lists its replies.
pub(super) fn sessions(statistics: &Statistics<'_>, context: &RenderContext<'_>) -> Section {
    let parts = &statistics.sessions;
    let most = parts.iter().map(|part| part.tally.replies).max().unwrap_or_default();
    let row = |part: &Part<'_>| Row {
        label: part.term.term.title.clone(),
        href: Some(address::term(SESSIONS.name, &part.term.term.key).to_string()),
        bar: bar(part.tally.replies, most),
        cells: [part.tally.replies, part.tally.cases].map(|count| count.to_string()).into(),
    };
    let caption = counted("sessions", parts.len(), context);
    let head = ["session", "replies", "cases"].map(|key| word(key, context));
    Section {
        id: "sessions".to_owned(),
        title: word("all_sessions", context).to_owned(),
        figures: Vec::new(),
        tables: vec![Table::new(caption, &head, parts.iter().map(row).collect())],
        notes: Vec::new(),
        more: None,
    }
}

/// All replies; by class only where there are several sessions.
pub(super) fn whole(
    statistics: &Statistics<'_>,
    several: bool,
    context: &RenderContext<'_>,
) -> Section {
    let tally = &statistics.whole;
    let mut figures = assigned_among(
        statistics.assigned.whole,
        statistics.assigned,
        &context.world.archive.entries,
        context,
    );
    figures.extend(beside_tables(tally, context));
    figures.extend(statistics.kinds.iter().map(|part| {
        let label = part.term.term.title.clone();
        part_of(label, part.tally.replies, tally.replies, context)
    }));
    let mut tables = vec![years(statistics, context)];
    if several {
        tables.extend(classes(tally, context));
    }
    tables.push(departments(&statistics.departments, context));
    tables.extend(assigned::tables(statistics.assigned, context));
    tables.extend(topics(&statistics.topics, context));
    tables.push(disclosure(&statistics.disclosure, tally.abstracts, context));
    let changed = tally.corrected + tally.withdrawn > 0;
    Section {
        id: "all".to_owned(),
        title: word("whole", context).to_owned(),
        figures,
        tables,
        notes: Vec::new(),
        more: changed.then(|| TitledLink {
            title: word("see_corrections", context).to_owned(),
            href: address::listing("corrections").to_string(),
        }),
    }
}

/// Replies by year of publication, drawn as lines by kind.
fn years(statistics: &Statistics<'_>, context: &RenderContext<'_>) -> Table {
    let kinds: Vec<&str> = statistics.kinds.iter().map(kind).collect();
    let row = |year: &YearCount| Row {
        label: year_words(year.year, context),
        href: None,
        bar: None,
        cells: [year.replies].iter().chain(&year.kinds).map(ToString::to_string).collect(),
    };
    let head: Vec<&str> =
        [word("year", context), word("all", context)].into_iter().chain(kinds.clone()).collect();
    let caption = word("years", context).to_owned();
    let mut table = Table::new(caption, &head, statistics.years.iter().map(row).collect());
    let dated = || statistics.years.iter().filter(|year| year.year.is_some());
    let series: Vec<Vec<usize>> =
        (0..kinds.len()).map(|at| dated().map(|year| year.kinds[at]).collect()).collect();
    table.chart = chart::lines(&series).into();
    if !table.chart.as_str().is_empty() {
        let ends = dated().next().into_iter().chain(dated().next_back());
        table.chart_ends = ends.map(|year| year_words(year.year, context)).collect();
        table.chart_note = Some(legend(&kinds, &series, context));
    }
    table
}

/// A kind in as few words as fit over a narrow column.
fn kind<'a>(part: &'a Part<'_>) -> &'a str {
    let term = &part.term.term;
    Kind::parse(&term.key).map_or(term.title.as_str(), |kind| kind.label())
}

/// What the lines show, in words.
fn legend(kinds: &[&str], series: &[Vec<usize>], context: &RenderContext<'_>) -> String {
    let lines = kinds.iter().zip(["line_whole", "line_dashed"]);
    let lines =
        lines.map(|(kind, key)| context.fill(&format!("statistics.{key}"), &[("kind", kind)]));
    let lines: Vec<String> = lines.collect();
    let most = series.iter().flatten().max().map_or_else(String::new, ToString::to_string);
    context.fill("statistics.legend", &[("lines", &lines.join("，")), ("most", &most)])
}
