//! `data/<yyyy>.jsonl`: the replies of a year with their texts, one JSON object a line.

use std::borrow::Cow;

use rayon::prelude::*;

use crate::archive::entry::EntryId;
use crate::plan::{Class, Output, Phase};
use crate::render::context::{Error, RenderContext, Rendered};
use crate::render::data::{self, Column, Line, columns, value};
use crate::render::format::{Format, PlanContext};

pub(super) const FORMAT: Format = Format {
    name: "data-lines",
    phase: Phase::Data,
    class: Class::Data,
    in_sitemap: false,
    plan,
    render,
};

fn plan(context: &PlanContext<'_>) -> Vec<Output> {
    data::year_files(context.world, FORMAT.name, "jsonl")
}

fn render(output: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    data::render(output, context, part)
}

pub(super) fn part(
    output: &Output,
    context: &RenderContext<'_>,
    at: usize,
) -> Result<Option<Vec<u8>>, Error> {
    let Some(entries) = data::entries_of_part(context.world, output, at) else { return Ok(None) };
    let columns: Vec<_> = columns().filter(|column| column.in_lines).collect();
    // A year may be most of the site, and its texts are read again: on all cores.
    let held = |id: EntryId| context.held?.line(&data::row_made_of(id, context));
    let lines = entries.par_iter().map(|id| match held(*id) {
        Some(line) => Ok(Cow::Borrowed(line)),
        None => line(*id, &columns, context).map(Cow::Owned),
    });
    let lines: Vec<Cow<'_, str>> = lines.collect::<Result<_, Error>>()?;
    Ok(Some(lines.concat().into_bytes()))
}

fn line(id: EntryId, columns: &[Column], context: &RenderContext<'_>) -> Result<String, Error> {
    let value = |column: &Column| Ok((column.key, value(column, id, context)?));
    let values = columns.iter().map(value).collect::<Result<_, Error>>()?;
    Ok(data::json(&Line(values)) + "\n")
}
