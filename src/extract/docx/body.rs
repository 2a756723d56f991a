//! The tree of a part → its blocks: paragraphs with their automatic numbers, tables.

use std::collections::BTreeMap;

use super::reader::Reader;
use super::run::Run;
use crate::extract::document::{Block, Cell, Paragraph, Reason, Table, words};
use crate::extract::tree::Node;

impl Reader {
    /// The blocks that stand in `node`.
    pub(super) fn blocks(&mut self, node: &Node) -> Vec<Block> {
        let mut out = Vec::new();
        self.add_blocks(node, &mut out);
        out
    }

    fn add_blocks(&mut self, node: &Node, out: &mut Vec<Block>) {
        for child in node.nodes() {
            match &*child.name {
                "p" => self.paragraph(child, out),
                "tbl" => {
                    let table = self.table(child);
                    out.push(Block::Table(table));
                }
                "AlternateContent" => {
                    if let Some(chosen) = child.chosen() {
                        self.add_blocks(chosen, out);
                    }
                }
                "del" | "moveFrom" => self.found.changes += 1,
                "oMathPara" | "oMath" => self.loose(child, out),
                "sectPr" | "sdtPr" | "sdtEndPr" | "tcPr" | "customXmlPr" => {}
                "ins" | "moveTo" => {
                    self.found.changes += 1;
                    self.add_blocks(child, out);
                }
                "commentRangeStart" => self.found.comments += 1,
                "altChunk" => match child.get("id").and_then(|id| self.chunks.remove(id)) {
                    Some(blocks) => out.extend(blocks),
                    None => self.found.has_inserted_files = true,
                },
                // Content controls, smart tags and their like only wrap.
                _ => self.add_blocks(child, out),
            }
        }
    }

    /// A formula between paragraphs, as one.
    fn loose(&mut self, node: &Node, out: &mut Vec<Block>) {
        let mut run = Run::default();
        run.formula(node, self);
        out.push(Block::Paragraph(Paragraph { inlines: run.inlines, ..Paragraph::default() }));
    }

    fn paragraph(&mut self, node: &Node, out: &mut Vec<Block>) {
        let empty = Node::default();
        let properties = node.child("pPr").unwrap_or(&empty);
        if properties.find("ins").is_some() || properties.find("del").is_some() {
            self.found.changes += 1;
        }
        let typed = properties.value("pStyle").map(str::to_owned);
        let style = self.styles.of_paragraph(typed.as_deref()).map(str::to_owned);
        let outline = properties.value("outlineLvl").and_then(|level| level.parse().ok());
        let heading = match outline {
            Some(level) => Some(level).filter(|level: &u8| *level < 9).map(|level| level + 1),
            None => self.styles.heading(style.as_deref()),
        };
        let number = self.number(properties, style.as_deref());
        let (bold, hidden) =
            (self.styles.bold(style.as_deref()), self.styles.hidden(style.as_deref()));
        let mut run = Run::of_style(bold, hidden);
        run.read(node, self);
        let is_red = run.is_red && !run.inlines.is_empty();
        out.push(Block::Paragraph(Paragraph {
            heading,
            number,
            inlines: run.inlines,
            is_red,
            ..Paragraph::default()
        }));
        for content in run.boxes {
            self.add_blocks(content, out);
        }
    }

    /// The automatic number of a paragraph with these properties and this style.
    fn number(&mut self, properties: &Node, style: Option<&str>) -> String {
        let own = properties.child("numPr");
        let own_level = own.and_then(|one| one.value("ilvl")).and_then(|level| level.parse().ok());
        let (list, level) = match own.and_then(|one| one.value("numId")) {
            Some(list) => {
                (list.to_owned(), own_level.or(self.styles.list(style).and_then(|one| one.1)))
            }
            None => {
                let Some((list, level, owner)) = self.styles.list(style) else {
                    return String::new();
                };
                let list = list.to_owned();
                let by_style = self.numbering.level_of_style(&list, owner);
                let own_style = style.and_then(|style| self.numbering.level_of_style(&list, style));
                (list, own_level.or(own_style).or(level).or(by_style))
            }
        };
        self.numbering.next(&list, level.unwrap_or(0)).unwrap_or_default()
    }

    fn table(&mut self, node: &Node) -> Table {
        let mut table = Table::default();
        // The last cell that begins at each column: its row, its place in the row.
        let mut starts = Starts::new();
        let mut rows = Vec::new();
        wrapped(node, "tr", &mut rows);
        for row in rows {
            self.row(row, &mut table, &mut starts);
        }
        table
    }

    fn row(&mut self, row: &Node, table: &mut Table, starts: &mut Starts) {
        let empty = Node::default();
        let number = |node: &Node, name: &str| -> usize {
            node.value(name).and_then(|value| value.parse().ok()).unwrap_or(0).min(COLUMNS)
        };
        let properties = row.child("trPr").unwrap_or(&empty);
        if properties.find("ins").is_some() || properties.find("del").is_some() {
            self.found.changes += 1;
        }
        let mut column = number(properties, "gridBefore");
        let (mut cells, mut begins) = (Vec::new(), Vec::new());
        let mut found = Vec::new();
        wrapped(row, "tc", &mut found);
        for cell in found {
            let properties = cell.child("tcPr").unwrap_or(&empty);
            let columns = number(properties, "gridSpan").max(1);
            let merge =
                |name: &str| properties.child(name).map(|one| one.get("val") == Some("restart"));
            let blocks = self.blocks(cell);
            if merge("vMerge") == Some(false) && grow(table, starts, column) {
                self.covered(&blocks);
            } else if merge("hMerge") == Some(false) && !cells.is_empty() {
                if let Some(Cell { columns: before, .. }) = cells.last_mut() {
                    *before += columns;
                }
                self.covered(&blocks);
            } else {
                begins.push((column, (table.rows.len(), cells.len())));
                cells.push(Cell { blocks, columns, rows: 1 });
            }
            column += columns;
        }
        table.rows.push(cells);
        starts.extend(begins);
    }

    /// Words in a cell that another covers are not shown.
    fn covered(&mut self, blocks: &[Block]) {
        self.found.leave_out(Reason::Hidden, &words(blocks));
    }
}

/// More columns than this has no table.
const COLUMNS: usize = 64;

/// By the column, the row and the place in it of the last cell that begins there.
type Starts = BTreeMap<usize, (usize, usize)>;

/// Lets the cell that begins at `column` in the rows above cover the row below; false where
/// there is none.
fn grow(table: &mut Table, starts: &Starts, column: usize) -> bool {
    let height = table.rows.len() + 1;
    let found = starts.get(&column).and_then(|(row, at)| {
        let cell = table.rows.get_mut(*row)?.get_mut(*at)?;
        Some((height - row, cell))
    });
    found.map(|(height, cell)| cell.rows = height).is_some()
}

/// The elements called `name` in `node`, also inside what only wraps them.
fn wrapped<'a>(node: &'a Node, name: &str, found: &mut Vec<&'a Node>) {
    for child in node.nodes() {
        match &*child.name {
            one if one == name => found.push(child),
            "tbl" | "p" => {}
            "AlternateContent" => {
                if let Some(chosen) = child.chosen() {
                    wrapped(chosen, name, found);
                }
            }
            _ => wrapped(child, name, found),
        }
    }
}
