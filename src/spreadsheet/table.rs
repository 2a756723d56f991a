//! A table: its rows and cells, with their places.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::Bilingual;
use crate::extract::xlsx::CellFault;

/// A table: a row with the names of its columns, and the rows below.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    /// The sheet that it stands in, where the file has sheets.
    pub(super) sheet: Option<Box<str>>,
    /// What stands above the names of the columns, a text for each row.
    pub above: Vec<String>,
    pub head: Row,
    pub rows: Vec<Row>,
    /// The text of the file, where it is one: places of cells are bytes of it.
    pub text: Option<String>,
    /// What of the file was passed over, and what a reader of it does not see.
    pub notes: Vec<Bilingual>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Row {
    /// Its line in the file, or its row in the sheet, from 1.
    pub line: usize,
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cell {
    /// What it shows, without blanks around it.
    pub text: Arc<str>,
    /// Where it stands in the text of the file, where that is one.
    pub at: Range<u32>,
    /// Why it does not hold what was meant, if so.
    pub fault: Option<CellFault>,
}

impl Table {
    /// Whether it stands in the sheet of a workbook, whose cells have no place in a text.
    #[must_use]
    pub(crate) fn is_sheet(&self) -> bool {
        self.sheet.is_some()
    }

    /// Where the cell in the row `line` and the column `at` stands; the row, where none is named.
    #[must_use]
    pub(crate) fn place(&self, line: usize, at: Option<usize>) -> Bilingual {
        match (&self.sheet, at) {
            (None, _) => Bilingual::new(format!("第 {line} 行"), format!("row {line}")),
            (Some(sheet), None) => {
                Bilingual::new(format!("「{sheet}」第 {line} 行"), format!("`{sheet}`, row {line}"))
            }
            (Some(sheet), Some(at)) => {
                let column = letters(at);
                Bilingual::new(
                    format!("「{sheet}」{column}{line}"),
                    format!("`{sheet}`!{column}{line}"),
                )
            }
        }
    }
}

impl Row {
    /// The cell in the column `at`; nothing where the row is shorter.
    #[must_use]
    pub(crate) fn text(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", |cell| &cell.text)
    }

    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.text.is_empty() && cell.fault.is_none())
    }
}

impl Cell {
    /// What is wrong with it whoever reads it, and what to do.
    #[must_use]
    pub(crate) fn wrong(&self) -> Option<(Bilingual, Bilingual)> {
        let text = &self.text;
        Some(match self.fault? {
            CellFault::Error => (
                Bilingual::new(
                    format!("公式的结果是错误值 {text}"),
                    format!("its formula comes to the error {text}"),
                ),
                Bilingual::new("请改成要填的值", "put the value meant in its place"),
            ),
            CellFault::Uncomputed => (
                Bilingual::new("只有公式，没有存下结果", "it is a formula without a result"),
                Bilingual::new(
                    "请在 Excel 或 WPS 里打开，保存一次；或者把公式粘贴成值",
                    "open and save the file in Excel or WPS, or paste the formula as a value",
                ),
            ),
            CellFault::Rounded => (
                Bilingual::new(
                    format!("{text} 超过 15 位，表格软件只留下了前 15 位"),
                    format!("of {text} the spreadsheet program kept 15 digits"),
                ),
                Bilingual::new(
                    "请把这一格设为“文本”格式，重新填写",
                    "make the cell one of text and type the number anew",
                ),
            ),
        })
    }
}

/// The letters of the column `at`, from 0: `A`, `BC`.
#[must_use]
pub(crate) fn letters(at: usize) -> String {
    let (mut out, mut left) = (Vec::new(), at + 1);
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or_default();
        out.push(char::from(b'A' + letter));
        left = (left - 1) / 26;
    }
    out.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_the_sheet() {
        let all = [0, 25, 26, 54, 16_383].map(letters);
        assert_eq!(all, ["A", "Z", "AA", "BC", "XFD"]);
    }
}
