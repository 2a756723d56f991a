//! `data/<yyyy>.csv`: the replies of a year as a table (RFC 4180), for spreadsheets.

use crate::archive::entry::EntryId;
use crate::plan::{Class, Output, Phase};
use crate::render::context::{Error, RenderContext, Rendered};
use crate::render::data::{self, columns, value};
use crate::render::format::{Format, PlanContext};
use crate::spreadsheet;

pub(super) const FORMAT: Format = Format {
    name: "data-table",
    phase: Phase::Data,
    class: Class::Data,
    in_sitemap: false,
    plan,
    render,
};

fn plan(context: &PlanContext<'_>) -> Vec<Output> {
    data::year_files(context.world, FORMAT.name, "csv")
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
    let columns: Vec<_> = columns().filter(|column| column.in_table).collect();
    let row = |id: &EntryId| -> Result<Vec<String>, Error> {
        columns.iter().map(|column| Ok(value(column, *id, context)?.words())).collect()
    };
    let mut rows = entries.iter().map(row).collect::<Result<Vec<_>, Error>>()?;
    let text = if at == 0 {
        rows.insert(0, columns.iter().map(|column| column.label.to_owned()).collect());
        spreadsheet::write(rows)
    } else {
        spreadsheet::write_rows(rows)
    };
    Ok(Some(text.into_bytes()))
}
