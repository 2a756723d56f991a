//! `data/assigned.csv`: how much was assigned by the ledger, and how much of it is answered.

use crate::plan::{Class, Output, Phase, Subject, address};
use crate::render::context::{Error, RenderContext, Rendered};
use crate::render::data::{ASSIGNED_COLUMNS, ASSIGNED_FILE, assigned_rows};
use crate::render::format::{Format, PlanContext};
use crate::spreadsheet;

pub(super) const FORMAT: Format = Format {
    name: "data-assigned",
    phase: Phase::Data,
    class: Class::Data,
    in_sitemap: false,
    plan,
    render,
};

fn plan(context: &PlanContext<'_>) -> Vec<Output> {
    let any = context.world.archive.has_assigned();
    let (path, subject) = (address::data(ASSIGNED_FILE), Subject::Site);
    any.then_some(Output { path, format: FORMAT.name, subject }).into_iter().collect()
}

fn render(_: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let counts = context.assigned();
    let until = counts.until.map(|day| day.to_string()).unwrap_or_default();
    let head: Vec<_> = ASSIGNED_COLUMNS.iter().map(|column| column.0.to_owned()).collect();
    let rows = assigned_rows(counts, context).into_iter().map(|row| {
        let counts = [row.counts.items, row.counts.answered, row.counts.published];
        let counts = counts.map(|count| count.to_string());
        let named = [row.of.label().to_owned(), row.key, row.name];
        named.into_iter().chain(counts).chain([until.clone()]).collect()
    });
    Ok(spreadsheet::write(std::iter::once(head).chain(rows)).into())
}
