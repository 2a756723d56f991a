//! Tables of a page: lines whose cells tabs or bars keep apart become a Markdown table;
//! what only looks like one is told.

use std::ops::Range;

use super::page::{Line, Page};
use crate::diagnostic::Bilingual;
use crate::document::write;
use crate::import::finding::{self, Findings};

/// The lines from `from` that make a table: two or more in a row with cells.
pub(super) fn at(lines: &[Line], from: usize) -> Option<Range<usize>> {
    let count = lines[from..].iter().take_while(|line| line.cells.len() > 1).count();
    (count > 1).then(|| from..from + count)
}

/// `lines` as a Markdown table, the first line its head.
pub(super) fn markdown(lines: &[Line]) -> String {
    let is_rule = |line: &&Line| {
        !line
            .cells
            .iter()
            .all(|cell| cell.chars().all(|one| "-: —".contains(one)) && !cell.is_empty())
    };
    let mut rows: Vec<Vec<String>> =
        lines.iter().filter(is_rule).map(|line| line.cells.clone()).collect();
    // Tabs that only push a table to the right are no cells.
    while !rows.is_empty() && rows.iter().all(|row| row.len() > 1 && row[0].is_empty()) {
        for row in &mut rows {
            row.remove(0);
        }
    }
    write::table(&rows)
}

/// Reports the tables of the lines `body`, and lines that blanks make look like one.
pub(super) fn report(page: &Page, body: Range<usize>, findings: &mut Findings) {
    let lines = &page.lines[..body.end];
    let mut index = body.start;
    while index < body.end {
        if page.form(index).is_some() {
            index += 1;
            continue;
        }
        if let Some(rows) = at(lines, index) {
            converted(&lines[index], rows.len(), findings);
            index = rows.end;
            continue;
        }
        let columns = lines[index..].iter().take_while(|line| in_columns(line)).count();
        if lines[index].cells.len() > 1 || columns > 1 {
            not_converted(&lines[index], findings);
        }
        index += columns.max(1);
    }
}

/// Whether wide gaps part the line into three or more short pieces.
fn in_columns(line: &Line) -> bool {
    let words = line.text.replace(['\u{3000}', '\u{a0}'], "  ");
    let pieces: Vec<_> = words.split("  ").map(str::trim).filter(|one| !one.is_empty()).collect();
    pieces.len() > 2 && pieces.iter().all(|piece| piece.chars().count() <= 20)
}

fn converted(first: &Line, rows: usize, findings: &mut Findings) {
    let message = Bilingual::new(
        format!("这里的 {rows} 行有制表符或竖线，已转成表格，第一行作表头"),
        format!("{rows} lines with tabs or bars became a table, with the first line as its header"),
    );
    let help = Bilingual::new(
        "请对照原件核对各格；有合并单元格的要手工改",
        "compare its cells with the original; fix merged cells by hand",
    );
    findings.hint(finding::CONFIRM, &first.place(), message, help);
}

fn not_converted(first: &Line, findings: &mut Findings) {
    let message = Bilingual::new(
        "从这一行起像是表格，没有转成表格，文字照原样成段",
        "this looks like a table and was left as paragraphs",
    );
    let help = Bilingual::new(
        "是表格的，请按“| 甲 | 乙 |”的写法改成表格",
        "if it is one, write it as a table: `| one | two |`",
    );
    findings.warn(finding::CONFIRM, &first.place(), message, help);
}
