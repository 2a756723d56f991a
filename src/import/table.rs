//! Tables: as Markdown where it can hold them, else as HTML with the merged cells that they have.

use super::inline;
use crate::document::write;
use crate::extract::document::{Block, Cell, Inline, Style, Table};

/// Whether a table only puts its words in place: one column, or one cell with words a row.
pub(super) fn is_layout(table: &Table) -> bool {
    let filled = |row: &Vec<Cell>| row.iter().filter(|cell| !is_empty(cell)).count();
    table.rows.iter().all(|row| filled(row) < 2)
}

fn is_empty(cell: &Cell) -> bool {
    cell.blocks.iter().all(|block| match block {
        Block::Paragraph(paragraph) => {
            let shows = |one: &Inline| matches!(one, Inline::File { .. });
            inline::words(paragraph).trim().is_empty() && !paragraph.inlines.iter().any(shows)
        }
        Block::Table(table) => table.rows.iter().flatten().all(is_empty),
    })
}

/// Where links in a table lead that no page can take over.
pub(super) fn unlinked(table: &Table, found: &mut Vec<String>) {
    for block in table.rows.iter().flatten().flat_map(|cell| &cell.blocks) {
        match block {
            Block::Paragraph(paragraph) => {
                found.extend(inline::unlinked(paragraph).map(str::to_owned));
            }
            Block::Table(table) => unlinked(table, found),
        }
    }
}

/// The words of a table, a line a row, its cells apart by tabs.
pub(super) fn lines(table: &Table) -> String {
    let row = |row: &Vec<Cell>| row.iter().map(words).collect::<Vec<_>>().join("\t");
    table.rows.iter().map(row).collect::<Vec<_>>().join("\n")
}

fn words(cell: &Cell) -> String {
    let block = |block: &Block| match block {
        Block::Paragraph(paragraph) => inline::words(paragraph),
        Block::Table(table) => lines(table),
    };
    let text = cell.blocks.iter().map(block).collect::<Vec<_>>().join(" ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The table as Markdown or HTML.
pub(super) fn markdown(table: &Table, names: &[String]) -> String {
    if !is_simple(table) {
        return html(table, names);
    }
    let cell = |cell: &Cell| match cell.blocks.first() {
        Some(Block::Paragraph(paragraph)) => inline::words(paragraph).trim().to_owned(),
        _ => String::new(),
    };
    let rows: Vec<Vec<String>> =
        table.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
    write::table(&rows)
}

/// Whether Markdown can hold it: as many cells in each row, in each a line of plain words.
fn is_simple(table: &Table) -> bool {
    let width = table.rows.first().map_or(0, Vec::len);
    let is_plain = |cell: &Cell| {
        let block = match cell.blocks.as_slice() {
            [] => return true,
            [Block::Paragraph(paragraph)] => paragraph,
            _ => return false,
        };
        let is_text = |one: &Inline| {
            let bare = |style: &Style| style.script.is_none() && !style.is_struck;
            matches!(one, Inline::Text { style, .. } if bare(style))
        };
        let own = block.inlines.iter().all(is_text);
        cell.columns == 1 && cell.rows == 1 && own && !inline::words(block).contains('\n')
    };
    table.rows.iter().all(|row| row.len() == width && row.iter().all(is_plain))
}

/// Heads reach over so many rows at most.
const HEADS: usize = 3;

fn html(table: &Table, names: &[String]) -> String {
    let tallest = table.rows.first().into_iter().flatten().map(|cell| cell.rows).max().unwrap_or(1);
    let heads = if tallest <= HEADS && tallest < table.rows.len() { tallest } else { 1 };
    let mut out = String::from("<table>\n");
    for (at, row) in table.rows.iter().enumerate() {
        let tag = if at < heads { "th" } else { "td" };
        out.push_str("<tr>");
        for cell in row {
            let span = |name: &str, count: usize| {
                if count > 1 { format!(" {name}=\"{count}\"") } else { String::new() }
            };
            let (columns, rows) = (span("colspan", cell.columns), span("rowspan", cell.rows));
            out.push_str(&format!("<{tag}{columns}{rows}>{}</{tag}>", inside(&cell.blocks, names)));
        }
        out.push_str("</tr>\n");
    }
    out + "</table>"
}

fn inside(blocks: &[Block], names: &[String]) -> String {
    let mut out = String::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let mut words = escaped(&paragraph.number);
                for one in &paragraph.inlines {
                    words.push_str(&in_cell(one, names));
                }
                let words = words.trim().replace('\n', "<br>");
                if !out.is_empty() && !words.is_empty() && !out.ends_with("</table>") {
                    out.push_str("<br>");
                }
                out.push_str(&words);
            }
            // A blank line would end the HTML.
            Block::Table(table) => out.push_str(&html(table, names).replace('\n', "")),
        }
    }
    out
}

fn in_cell(one: &Inline, names: &[String]) -> String {
    match one {
        Inline::Text { text, style } if !text.trim().is_empty() => {
            let bold = style.is_bold.then_some("strong");
            let elements = [bold, style.script, style.is_struck.then_some("del")];
            elements
                .into_iter()
                .flatten()
                .fold(escaped(text), |words, element| format!("<{element}>{words}</{element}>"))
        }
        Inline::Link { text, target } if inline::leads(target) => {
            format!("<a href=\"{}\">{}</a>", escaped(target), escaped(text))
        }
        Inline::Text { text, .. } | Inline::Link { text, .. } => escaped(text),
        Inline::Note(label) => format!("[^{label}]"),
        Inline::File { number, text, is_picture, .. } => match inline::named(names, *number) {
            Some(name) if *is_picture => format!("<img src=\"{name}\" alt=\"{}\">", escaped(text)),
            Some(name) => format!("<a href=\"{name}\">{name}</a>"),
            None => String::new(),
        },
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
