//! `data/<yyyy>.csv`: the replies of a year as a table (RFC 4180), for spreadsheets.

use crate::plan::{Class, Output, Phase};
use crate::render::context::{Error, RenderContext, Rendered};
use crate::render::data::{self, columns, value};
use crate::render::format::{Format, PlanContext};

pub(super) const FORMAT: Format = Format {
    name: "data-table",
    phase: Phase::Data,
    class: Class::Data,
    in_sitemap: false,
    plan,
    render,
};

/// Without it, spreadsheet programs read UTF-8 as something else.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// What makes a spreadsheet take a cell for a formula, full-width twins included.
const FORMULA: &[char] = &['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];

fn plan(context: &PlanContext<'_>) -> Vec<Output> {
    data::year_files(context.world, FORMAT.name, "csv")
}

fn render(output: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let columns: Vec<_> = columns().filter(|column| column.in_table).collect();
    let mut out = String::from(BYTE_ORDER_MARK);
    row(columns.iter().map(|column| column.label.to_owned()), &mut out);
    for id in data::entries_of(context.world, output) {
        let cells = columns.iter().map(|column| Ok(value(column, *id, context)?.words()));
        row(cells.collect::<Result<Vec<_>, Error>>()?.into_iter(), &mut out);
    }
    Ok(out.into())
}

fn row(cells: impl Iterator<Item = String>, out: &mut String) {
    for (at, text) in cells.enumerate() {
        if at > 0 {
            out.push(',');
        }
        out.push_str(&cell(&text));
    }
    out.push_str("\r\n");
}

/// A cell: harmless, and quoted where it must be.
fn cell(text: &str) -> String {
    // An apostrophe in front is how spreadsheets themselves mark a text.
    let guard = if text.starts_with(FORMULA) { "'" } else { "" };
    if text.contains(['"', ',', '\r', '\n']) {
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    } else {
        format!("{guard}{text}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_no_formula_runs() {
        for (text, expected) in [
            ("0038", "0038"),
            ("甲，乙", "甲，乙"),
            ("a,b", "\"a,b\""),
            ("他说\"好\"", "\"他说\"\"好\"\"\""),
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-2+3", "'-2+3"),
            ("＋86", "'＋86"),
            ("\t=1", "'\t=1"),
            ("\r\n=1", "\"'\r\n=1\""),
            ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
            ("a=1", "a=1"),
        ] {
            assert_eq!(cell(text), expected);
        }
    }
}
