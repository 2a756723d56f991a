//! Corrections and withdrawals: what changed after it was published, by the day it happened.

use serde::Serialize;

use crate::archive::events::{Event, EventKind};
use crate::plan::{Class, Output, Phase, Subject, address};
use crate::render::format::{Error, Format, PlanContext, RenderContext, Rendered};
use crate::render::view::list::{YearLink, column_title, year_words};
use crate::render::view::page::{PageDraft, Standing, column_meta};
use crate::render::view::row;

pub(super) const FORMAT: Format =
    Format { name: "corrections-page", phase: Phase::Listing, class: Class::Listing, plan, render };

#[derive(Serialize)]
struct Part<'a> {
    corrections: CorrectionsView<'a>,
}

#[derive(Serialize)]
struct CorrectionsView<'a> {
    title: String,
    intro: Option<String>,
    entries: Vec<EventView<'a>>,
    years: Vec<YearLink>,
    previous: Option<String>,
    next: Option<String>,
    empty: Option<String>,
}

#[derive(Serialize)]
struct EventView<'a> {
    date: String,
    datetime: String,
    label: String,
    title: String,
    href: String,
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
            let title =
                context.frame.fill("views.year_title", &[("title", &column), ("year", &words)]);
            (title, events.iter().filter(|event| event.date.year() == year).collect())
        }
        _ => {
            let count = context.world.config.page_size;
            (column.clone(), events.iter().rev().take(count).collect())
        }
    };
    let is_head = output.subject == Subject::Site;
    let intro = context.frame.text("column_intros.corrections").to_owned();
    let corrections = CorrectionsView {
        title: title.clone(),
        intro: is_head.then(|| intro.clone()),
        entries: shown.into_iter().map(|event| view(event, &root, context)).collect(),
        years: if is_head { years(events, context) } else { Vec::new() },
        previous: None,
        next: None,
        empty: None,
    };
    let above =
        if is_head { Vec::new() } else { vec![(column.clone(), address::listing("corrections"))] };
    let draft = PageDraft {
        path: &output.path,
        kind: "corrections",
        meta: column_meta(&title, &column, &intro),
        description: intro,
        above,
        feed: None,
        json_ld: None,
        standing: Standing::Canonical,
        title,
    };
    Ok(draft.render("corrections.html", Part { corrections }, context)?.into())
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
    let label = match event.kind {
        EventKind::Correction => "views.correction",
        EventKind::Withdrawal => "views.withdrawal",
    };
    EventView {
        date: crate::model::date::chinese(event.date),
        datetime: event.date.to_string(),
        label: context.frame.text(label).to_owned(),
        title: row::title(event.entry, context),
        href: format!("{root}{}", address::reply(&reply.id)),
        note: &event.note,
    }
}
