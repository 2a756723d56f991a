//! `data/<yyyy>.csv`: the replies of a year as a table (RFC 4180), for spreadsheets.

use crate::plan::{Class, Output, Phase};
use crate::render::context::{Error, Pass, RenderContext, Rendered};
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
    if context.pass == Pass::Fingerprint {
        return Ok(data::made_of(output, context).into());
    }
    let columns: Vec<_> = columns().filter(|column| column.in_table).collect();
    let mut rows = vec![columns.iter().map(|column| column.label.to_owned()).collect()];
    for id in data::entries_of(context.world, output) {
        let cells = columns.iter().map(|column| Ok(value(column, *id, context)?.words()));
        rows.push(cells.collect::<Result<Vec<_>, Error>>()?);
    }
    Ok(spreadsheet::write(rows).into())
}
