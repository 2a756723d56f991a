//! CSV (RFC 4180) as spreadsheet programs of all countries write it.

use std::ops::Range;

use super::fault::TableFault;
use super::guard::{guarded, unguarded};
use super::table::{Cell, Row};
use crate::diagnostic::span;
use crate::extract::xlsx::MOST_CELLS;

/// Without it, spreadsheet programs read UTF-8 as something else.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The rows of `text` that hold anything, cells parted by what parts those of the first line.
///
/// # Errors
/// Why it is no table.
pub(super) fn read(text: &str) -> Result<Vec<Row>, TableFault> {
    let start = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
    let mut reader = Reader { text, at: start, line: 1, separator: separator(&text[start..]) };
    let (mut rows, mut count) = (Vec::new(), 0);
    while reader.at < text.len() {
        let row = reader.row()?;
        count += row.cells.len();
        if count > MOST_CELLS {
            return Err(TableFault::TooLarge);
        }
        if !row.is_blank() {
            rows.push(row);
        }
    }
    Ok(rows)
}

/// What parts the cells: of the marks in the first line the one that is there most often.
fn separator(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |mark: &u8| first.bytes().filter(|one| one == mark).count();
    // Of equally many, the last: a comma is the usual one.
    [b';', b'\t', b','].into_iter().max_by_key(count).unwrap_or(b',')
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    separator: u8,
}

impl Reader<'_> {
    fn row(&mut self) -> Result<Row, TableFault> {
        let mut row = Row { line: self.line, cells: Vec::new() };
        loop {
            if row.cells.len() >= MOST_CELLS {
                return Err(TableFault::TooLarge);
            }
            row.cells.push(self.cell()?);
            match self.text.as_bytes().get(self.at) {
                Some(mark) if *mark == self.separator => self.at += 1,
                Some(_) => {
                    self.line_end();
                    return Ok(row);
                }
                None => return Ok(row),
            }
        }
    }

    fn line_end(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += if rest.starts_with(b"\r\n") { 2 } else { 1 };
        self.line += 1;
    }

    /// A cell, up to what ends it.
    fn cell(&mut self) -> Result<Cell, TableFault> {
        let bytes = self.text.as_bytes();
        let is_end = |byte: &u8| *byte == self.separator || matches!(byte, b'\r' | b'\n');
        // `="0038"` is how programs keep a number as typed.
        let quoted = match &bytes[self.at..] {
            [b'"', ..] => Some(self.at + 1),
            [b'=', b'"', ..] => Some(self.at + 2),
            _ => None,
        };
        let (mut text, from) = match quoted {
            None => (String::new(), self.at),
            Some(from) => {
                let (text, end) = self.quoted(from)?;
                let inside = span(from..end - 1);
                self.line += text.matches('\n').count();
                self.at = end;
                // What follows the closing mark belongs to the cell.
                let rest = bytes[end..].iter().position(is_end).unwrap_or(bytes.len() - end);
                if rest == 0 {
                    return Ok(cell(&text, inside));
                }
                (text, from)
            }
        };
        let length = bytes[self.at..].iter().position(is_end);
        let end = length.map_or(bytes.len(), |length| self.at + length);
        text.push_str(&self.text[self.at..end]);
        self.at = end;
        Ok(cell(&text, span(from..end)))
    }

    /// What stands in quotation marks from `from` on, and where it is behind the closing one.
    fn quoted(&self, from: usize) -> Result<(String, usize), TableFault> {
        let (mut text, mut at) = (String::new(), from);
        loop {
            let rest = &self.text[at..];
            let Some(mark) = rest.find('"') else { return Err(TableFault::Quotation(self.line)) };
            text.push_str(&rest[..mark]);
            at += mark + 1;
            if !self.text[at..].starts_with('"') {
                return Ok((text, at));
            }
            text.push('"');
            at += 1;
        }
    }
}

fn cell(text: &str, at: Range<u32>) -> Cell {
    Cell { text: unguarded(text.trim()).into(), at, fault: None }
}

/// `rows` as a file that spreadsheet programs open with its Chinese intact, no cell a formula.
#[must_use]
pub(crate) fn write(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    format!("{BYTE_ORDER_MARK}{}", write_rows(rows))
}

/// The same as a later part of such a file.
#[must_use]
pub(crate) fn write_rows(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut out = String::new();
    for row in rows {
        for (at, cell) in row.iter().map(|text| guarded(text)).enumerate() {
            if at > 0 {
                out.push(',');
            }
            if cell.contains(['"', ',', '\r', '\n']) {
                out.push('"');
                out.push_str(&cell.replace('"', "\"\""));
                out.push('"');
            } else {
                out.push_str(&cell);
            }
        }
        out.push_str("\r\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<Vec<String>> {
        let rows = read(text).expect("a table");
        rows.iter()
            .map(|row| row.cells.iter().map(|cell| cell.text.to_string()).collect())
            .collect()
    }

    #[test]
    fn tables_of_every_program_are_read() {
        for text in [
            "\u{feff}编号,案由\r\n0038,\"甲,“乙”\"\r\n",
            "编号;案由\n0038;甲,“乙”\n",
            "编号\t案由\n\n=\"0038\"\t 甲,“乙” ",
            "编号,案由\r0038,\"甲,“乙”\"",
        ] {
            assert_eq!(texts(text), [["编号", "案由"], ["0038", "甲,“乙”"]], "{text:?}");
        }
        assert_eq!(texts("a,b\n\"x\"\"y\nz\",\"q\"r\n"), [["a", "b"], ["x\"y\nz", "qr"]]);
        assert_eq!(read("a,b\nc,\"d\n"), Err(TableFault::Quotation(2)));
        assert_eq!(read(&",".repeat(MOST_CELLS + 1)), Err(TableFault::TooLarge));
        assert_eq!(texts(""), Vec::<Vec<String>>::new());
    }

    #[test]
    fn lines_and_places_are_those_of_the_file() {
        let text = "\u{feff}编号,案由\n\"一\n二\",x\n0038, 甲 \n";
        let rows = read(text).expect("a table");
        let lines: Vec<_> = rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [1, 2, 4]);
        let place = |row: usize, at: usize| {
            let at = &rows[row].cells[at].at;
            &text[at.start as usize..at.end as usize]
        };
        assert_eq!((place(1, 0), place(2, 0), place(2, 1)), ("一\n二", "0038", " 甲 "));
    }

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
            let written = write([vec![text.to_owned()]]);
            assert_eq!(written, format!("\u{feff}{expected}\r\n"));
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let rows = [
            vec!["甲,乙".to_owned(), "a\"b".to_owned()],
            vec!["x\ny".to_owned(), "0038".to_owned()],
        ];
        assert_eq!(texts(&write(rows.clone())), rows);
    }
}
