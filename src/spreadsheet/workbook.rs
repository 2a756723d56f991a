//! The table of a workbook: which sheet it stands in, and what a reader of it does not see.

use super::fault::TableFault;
use super::guard::unguarded;
use super::remarks::{Hidden, others};
use super::table::{Cell, Row, Table};
use super::{fault, head};
use crate::extract::xlsx::{self, MOST_CELLS, Sheet, SheetCell, SheetRow};

/// The names of the columns stand in at most so many rows.
const HEAD_ROWS: u32 = 4;

pub(super) fn open(bytes: &[u8], is_column: &dyn Fn(&str) -> bool) -> Result<Table, TableFault> {
    let mut sheets = xlsx::read(bytes).map_err(|cause| fault::archive(bytes, cause))?;
    sheets.retain(|sheet| !sheet.rows.is_empty());
    let known: Vec<_> = sheets.iter().map(|sheet| place(sheet, is_column)).collect();
    // The first of those with the most columns; what is hidden only if nothing else is there.
    let rank = |at: &usize| (!sheets[*at].is_hidden, known[*at].1, std::cmp::Reverse(*at));
    let Some(best) = (0..sheets.len()).max_by_key(rank) else { return Err(TableFault::Empty) };
    let others = others(&sheets, best, |at| known[at].1 > 1);
    let mut table = dense(sheets.swap_remove(best), known[best].0)?;
    table.notes.extend(others);
    Ok(table)
}

fn place(sheet: &Sheet, is_column: &dyn Fn(&str) -> bool) -> (usize, usize) {
    let rows = sheet.rows.iter();
    head::place(rows.map(|row| row.cells.iter().map(|cell| cell.text.trim())), is_column)
}

/// The table of `sheet`, whose columns are named in the row `at` of those that hold anything.
fn dense(mut sheet: Sheet, at: usize) -> Result<Table, TableFault> {
    let below = sheet.rows.split_off(at + 1);
    let mut left = MOST_CELLS;
    let top = sheet.rows.pop().map(|row| (last_row(&row), row));
    let Some((end, top)) = top else { return Err(TableFault::Empty) };
    let mut head = row(top, &mut left)?;
    let mut rows = Vec::with_capacity(below.len());
    let mut hidden = Vec::new();
    for one in below {
        let (number, is_hidden) = (one.number, one.is_hidden);
        let one = row(one, &mut left)?;
        if number <= end {
            // Names over two rows: the lower is the nearer one.
            head.cells.resize(head.cells.len().max(one.cells.len()), Cell::default());
            let named = one.cells.into_iter().enumerate().filter(|(_, cell)| !cell.text.is_empty());
            named.for_each(|(at, cell)| head.cells[at] = cell);
            continue;
        }
        if is_hidden {
            hidden.push(one.line);
        }
        if !one.is_blank() && !is_repeated(&one, &head) {
            rows.push(one);
        }
    }
    let above =
        sheet.rows.iter().map(|row| head::joined(row.cells.iter().map(|cell| cell.text.trim())));
    let (above, name) = (above.collect(), Some(sheet.name));
    let mut table = Table { sheet: name, above, head, rows, text: None, notes: Vec::new() };
    head::tell_above(&mut table);
    let hidden = Hidden { rows: hidden, columns: &sheet.hidden_columns };
    hidden.tell(&mut table);
    Ok(table)
}

/// The last of the rows that names of columns stand in, if they begin in `row`.
fn last_row(row: &SheetRow) -> u32 {
    let ends = row.cells.iter().filter_map(|cell| cell.merged_to);
    ends.max().unwrap_or(row.number).min(row.number + HEAD_ROWS - 1)
}

/// Whether a row says no more than the names of the columns again, as on top of each page.
fn is_repeated(row: &Row, head: &Row) -> bool {
    row.cells.len() == head.cells.len()
        && row.cells.iter().zip(&head.cells).all(|(one, name)| one.text == name.text)
}

/// A row with a cell for each column up to its last.
fn row(row: SheetRow, left: &mut usize) -> Result<Row, TableFault> {
    let width = row.cells.last().map_or(0, |cell| cell.column + 1);
    *left = left.checked_sub(width).ok_or(TableFault::TooLarge)?;
    let mut cells = vec![Cell::default(); width];
    for SheetCell { column, text, fault, .. } in row.cells {
        let shown = unguarded(text.trim());
        let text = if shown.len() == text.len() { text } else { shown.into() };
        cells[column] = Cell { text, at: 0..0, fault };
    }
    Ok(Row { line: row.number as usize, cells })
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    const STYLES: &str = "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='0000'/>\
        </numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/></cellXfs>\
        </styleSheet>";

    /// A workbook of sheets, each with its name, its further attributes and what stands in it.
    fn book(settings: &str, sheets: &[(&str, &str, &str)], strings: &str) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let mut add = |name: &str, text: &str| {
            writer.start_file(name, SimpleFileOptions::default()).expect("started");
            writer.write_all(text.as_bytes()).expect("written");
        };
        let (mut list, mut links) = (String::new(), String::new());
        for (at, (name, more, sheet)) in sheets.iter().enumerate() {
            list.push_str(&format!("<sheet name='{name}' {more} r:id='r{at}'/>"));
            links.push_str(&format!("<Relationship Id='r{at}' Target='worksheets/{at}.xml'/>"));
            add(&format!("xl/worksheets/{at}.xml"), &format!("<worksheet>{sheet}</worksheet>"));
        }
        add("xl/workbook.xml", &format!("<workbook>{settings}<sheets>{list}</sheets></workbook>"));
        add("xl/_rels/workbook.xml.rels", &format!("<Relationships>{links}</Relationships>"));
        add("xl/sharedStrings.xml", &format!("<sst>{strings}</sst>"));
        add("xl/styles.xml", STYLES);
        writer.finish().expect("finished").into_inner()
    }

    fn rows(cells: &str) -> String {
        format!("<sheetData>{cells}</sheetData>")
    }

    const HEAD: &str = "<row r='1'><c t='inlineStr'><is><t>编号</t></is></c>\
        <c t='inlineStr'><is><t>交办日期</t></is></c></row>";

    fn opened(bytes: &[u8]) -> Result<Table, TableFault> {
        open(bytes, &|name| ["编号", "交办日期", "承办单位", "主办单位"].contains(&name))
    }

    /// The rows of a table, each with its number, and what is told.
    fn printed(bytes: &[u8]) -> String {
        let table = opened(bytes).unwrap_or_else(|fault| panic!("{fault:?}"));
        let cell = |cell: &Cell| match cell.fault {
            Some(fault) => format!("{}[{fault:?}]", cell.text),
            None => cell.text.to_string(),
        };
        let row = |row: &Row| {
            let cells = row.cells.iter().map(cell).collect::<Vec<_>>();
            format!("{} {}", row.line, cells.join("|"))
        };
        let rows = std::iter::once(&table.head).chain(&table.rows).map(row);
        let notes = table.notes.iter().map(|note| format!("# {}", note.zh));
        rows.chain(notes).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn cells_are_what_the_sheet_shows() {
        let strings = "<si><t>甲</t></si><si><r><t>关于</t></r><r><rPr><b/></rPr><t>乙</t></r>\
            <rPh sb='0' eb='1'><t>yi</t></rPh></si>";
        let cells = format!(
            "{HEAD}<row r='2'><c r='A2' t='s'><v>0</v></c><c r='B2' t='s'><v>1</v></c></row>\
             <row r='4'><c r='A4' s='2'><v>38</v></c><c r='B4' s='1'><v>45352</v></c></row>\
             <row r='5'><c r='A5'><v>12.0</v></c><c r='B5' t='b'><v>1</v></c></row>\
             <row r='6'><c r='A6' t='str'><f>B6</f><v>2024-001</v></c>\
             <c r='B6' s='1'><f>TODAY()</f><v>45352</v></c></row>\
             <row r='7'><c r='A7' t='e'><f>1/0</f><v>#DIV/0!</v></c><c r='B7'><f>A7</f></c></row>\
             <row r='8'><c r='A8'><v>131051900000000012</v></c></row>\
             <row r='9'><c r='A9' s='1'/></row>"
        );
        assert_eq!(
            printed(&book("", &[("台账", "", &rows(&cells))], strings)),
            "1 编号|交办日期\n2 甲|关于乙\n4 0038|2024-03-01\n5 12|TRUE\n6 2024-001|2024-03-01\n\
             7 #DIV/0![Error]|[Uncomputed]\n8 131051900000000012[Rounded]"
        );
        let since_1904 = "<workbookPr date1904='1'/>";
        let cells = format!("{HEAD}<row r='2'><c r='B2' s='1'><v>43890</v></c></row>");
        let shown = printed(&book(since_1904, &[("台账", "", &rows(&cells))], ""));
        assert_eq!(shown, "1 编号|交办日期\n2 |2024-03-01");
    }

    #[test]
    fn titles_merged_cells_and_what_is_hidden_are_told() {
        let text = |place: &str, text: &str| {
            format!("<c r='{place}' t='inlineStr'><is><t>{text}</t></is></c>")
        };
        let sheet = format!(
            "<cols><col min='3' max='9' hidden='1'/></cols><sheetData><row r='1'>{}</row>\
             <row r='3'>{}{}</row><row r='4'>{}{}</row><row r='5'>{}{}{}</row>\
             <row r='6' hidden='1'>{}</row><row r='7'>{}{}{}</row></sheetData><mergeCells>\
             <mergeCell ref='A1:C1'/><mergeCell ref='A3:A4'/><mergeCell ref='B3:C3'/>\
             <mergeCell ref='C5:C6'/></mergeCells>",
            text("A1", "提案台账"),
            text("A3", "编号"),
            text("B3", "承办单位"),
            text("B4", "主办单位"),
            text("C4", "会办单位"),
            text("A5", "1"),
            text("B5", "甲"),
            text("C5", "乙"),
            text("A6", "2"),
            text("A7", "编号"),
            text("B7", "主办单位"),
            text("C7", "会办单位"),
        );
        let other = rows(HEAD);
        let hidden = rows("<row r='1'><c><v>1</v></c></row>");
        let sheets = [
            ("说明", "state='hidden'", &*hidden),
            ("台账", "", &*sheet),
            ("去年", "state='veryHidden'", &*other),
        ];
        assert_eq!(
            printed(&book("", &sheets, "")),
            "3 编号|主办单位|会办单位\n5 1|甲|乙\n6 2||乙\n\
             # 列名取自「台账」第 3 行，上面的 1 行不算数据\n# 「台账」的行 6 是隐藏的，也读了\n\
             # 「台账」的列 C 是隐藏的，也读了\n# 隐藏的工作表「说明」没有读\n\
             # 隐藏的工作表「去年」没有读；它也有这些列，要用的请并到「台账」里"
        );
    }

    #[test]
    fn what_is_no_workbook_says_what_it_is() {
        let archive = |name: &str, text: &str| {
            let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
            let stored =
                SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
            writer.start_file(name, stored).expect("started");
            writer.write_all(text.as_bytes()).expect("written");
            writer.finish().expect("finished").into_inner()
        };
        let older = |stream: &str| {
            let name = stream.encode_utf16().flat_map(u16::to_le_bytes);
            [0xd0, 0xcf, 0x11, 0xe0].into_iter().chain(name).collect::<Vec<u8>>()
        };
        let opened = |bytes: &[u8]| super::super::open(bytes, &|_| false).map(|table| table.head);
        for (bytes, words) in [
            (Vec::new(), "什么都没有"),
            (older("Workbook"), "这是 .xls 或 .et 格式的表格"),
            (older("EncryptedPackage"), "设有打开密码"),
            (older("WordDocument"), "Word、WPS 文档，不是表格"),
            (archive("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ".ods"),
            (archive("xl/workbook.bin", ""), ".xlsb"),
            (archive("word/document.xml", ""), "Word 文档，不是表格"),
            (b"PK\x03\x04".to_vec(), "损坏"),
            (b"<html><table>".to_vec(), "网页或 XML"),
            (b"%PDF-1.4".to_vec(), "PDF"),
            (vec![0; 99], "认不出来"),
            (book("", &[("空", "", "")], ""), "什么都没有"),
        ] {
            let fault = opened(&bytes).expect_err(words);
            assert!(fault.words().0.zh.contains(words), "{words}: {fault:?}");
        }
    }

    #[test]
    fn what_would_take_too_much_is_refused() {
        let cell = |at: usize| format!("<row r='{at}'><c r='XFD{at}' t='s'><v>0</v></c></row>");
        let one = format!("{HEAD}<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>");
        let table = opened(&book("", &[("台账", "", &rows(&one))], "")).expect("a far cell");
        assert_eq!((table.rows[0].line, table.rows[0].cells.len()), (1_048_576, 16_384));
        let wide: String = (2..100).map(cell).collect();
        let many = "<x/>".repeat(4 * MOST_CELLS + 1);
        let long = format!("<si><t>{}</t></si>", "甲".repeat(1 << 20));
        let name = |at: usize| format!("<row r='{at}'><c t='s'><v>0</v></c></row>");
        let named: String = (2..40).map(name).collect();
        let merged = format!(
            "{}<mergeCells>{}</mergeCells>",
            rows(HEAD),
            "<mergeCell ref='A1:XFD1'/>".repeat(100)
        );
        for (sheet, strings) in [
            (rows(&format!("{HEAD}{wide}")), "<si><t>1</t></si>"),
            (many, ""),
            (rows(&format!("{HEAD}{named}")), &long),
            (merged, ""),
            (rows(HEAD), &"<si/>".repeat(3_000_000)),
        ] {
            let fault = opened(&book("", &[("台账", "", &sheet)], strings)).expect_err("too large");
            assert_eq!(fault, TableFault::TooLarge, "{}", &sheet[..sheet.len().min(90)]);
        }
    }
}
