//! Corrections and withdrawals: what changed after it was published, by the day it happened.

use serde::Serialize;

use crate::archive::events::{Event, EventKind};
use crate::plan::{Class, Output, Phase, Subject, address};
use crate::render::context::{Error, RenderContext, Rendered};
use crate::render::format::{Format, PlanContext};
use crate::render::view::day;
use crate::render::view::figures::Figure;
use crate::render::view::list::{YearLink, column_title, year_words};
use crate::render::view::page::PageDraft;
use crate::render::view::row;

pub(super) const FORMAT: Format = Format {
    name: "corrections-page",
    phase: Phase::Listing,
    class: Class::Listing,
    in_sitemap: true,
    plan,
    render,
};

#[derive(Serialize)]
struct Part<'a> {
    corrections: CorrectionsView<'a>,
}

/// `corrections`: corrections and withdrawals.
#[derive(Serialize)]
struct CorrectionsView<'a> {
    /// Its heading.
    title: String,
    /// A sentence on what is listed, on the head page.
    intro: Option<String>,
    /// How many of each there are, on the head page.
    figures: Vec<Figure>,
    /// What happened, newest first on the head page, else oldest first.
    entries: Vec<EventView<'a>>,
    /// Its years, on the head page.
    years: Vec<YearLink>,
    /// The part before.
    previous: Option<String>,
    /// The part after.
    next: Option<String>,
    /// What to say where nothing is listed.
    empty: Option<String>,
}

/// A correction or withdrawal.
#[derive(Serialize)]
struct EventView<'a> {
    /// The day, as shown.
    date: String,
    /// The same for machines.
    datetime: String,
    /// 更正 or 撤回.
    label: String,
    /// The title of the reply.
    title: String,
    /// Its page.
    href: String,
    /// What was corrected, or why it was withdrawn.
    note: &'a str,
}

fn plan(context: &PlanContext<'_>) -> Vec<Output> {
    let events = &context.world.archive.events;
    let mut years: Vec<i16> = events.iter().map(|event| event.date.year()).collect();
    years.dedup();
    let mut rows: Vec<_> = years
        .into_iter()
        .map(|year| Output {
            path: address::event_year(year),
            format: FORMAT.name,
            subject: Subject::EventYear(year),
        })
        .collect();
    if !rows.is_empty() {
        let (path, subject) = (address::listing("corrections"), Subject::Site);
        rows.push(Output { path, format: FORMAT.name, subject });
    }
    rows
}

fn render(output: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let events = &context.world.archive.events;
    let root = address::root_of(&output.path);
    let column = column_title("corrections", context);
    let (title, shown): (_, Vec<&Event>) = match output.subject {
        Subject::EventYear(year) => {
            let words = year_words(Some(year), context);
            let title = context.fill("views.year_title", &[("title", &column), ("year", &words)]);
            (title, events.iter().filter(|event| event.date.year() == year).collect())
        }
        _ => {
            let count = context.world.config.page_size;
            (column.clone(), events.iter().rev().take(count).collect())
        }
    };
    let is_head = output.subject == Subject::Site;
    let intro = context.text("column_intros.corrections").to_owned();
    let corrections = CorrectionsView {
        title: title.clone(),
        intro: is_head.then(|| intro.clone()),
        figures: if is_head { figures(events, context) } else { Vec::new() },
        entries: shown.into_iter().map(|event| view(event, &root, context)).collect(),
        years: if is_head { years(events, context) } else { Vec::new() },
        previous: None,
        next: None,
        empty: None,
    };
    let above =
        if is_head { Vec::new() } else { vec![(column.clone(), address::listing("corrections"))] };
    let draft = PageDraft::in_column((&output.path, "corrections"), (title, &column), intro, above);
    Ok(draft.render("corrections.html", Part { corrections }, context)?.into())
}

/// How many corrections and withdrawals there are.
fn figures(events: &[Event], context: &RenderContext<'_>) -> Vec<Figure> {
    let kinds = [EventKind::Correction, EventKind::Withdrawal];
    let figure = |kind: EventKind| Figure {
        label: context.text(label(kind)).to_owned(),
        value: events.iter().filter(|event| event.kind == kind).count().to_string(),
        share: None,
    };
    kinds.into_iter().map(figure).collect()
}

/// The key of the word for a kind of event.
fn label(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Correction => "views.correction",
        EventKind::Withdrawal => "views.withdrawal",
    }
}

fn years(events: &[Event], context: &RenderContext<'_>) -> Vec<YearLink> {
    let mut years: Vec<i16> = events.iter().rev().map(|event| event.date.year()).collect();
    years.dedup();
    let link = |year: i16| YearLink {
        label: year_words(Some(year), context),
        href: address::event_year(year).to_string(),
        current: false,
    };
    years.into_iter().map(link).collect()
}

fn view<'a>(event: &'a Event, root: &str, context: &RenderContext<'_>) -> EventView<'a> {
    let reply = &context.world.archive.entry(event.entry).reply;
    EventView {
        date: day::on_paper(event.date),
        datetime: event.date.to_string(),
        label: context.text(label(event.kind)).to_owned(),
        title: row::title(event.entry, context),
        href: format!("{root}{}", address::reply(&reply.id)),
        note: &event.note,
    }
}
