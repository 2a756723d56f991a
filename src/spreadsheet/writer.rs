//! A workbook of texts, written so that a spreadsheet program leaves them what they are.

use std::io::{Cursor, Write};

use unicode_width::UnicodeWidthStr;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::guard::marked;
use super::table::letters;

/// The longest text that a cell can hold, in UTF-16.
const LONGEST: usize = 32_767;

/// How wide columns are, in digits.
const WIDTHS: std::ops::RangeInclusive<usize> = 8..=48;

/// `rows` as a workbook: every cell a text, the first row standing still while the others
/// move. The place of a text that no cell can hold, where there is one.
pub(crate) fn write_workbook(name: &str, rows: &[Vec<String>]) -> Result<Vec<u8>, (usize, usize)> {
    for (line, row) in rows.iter().enumerate() {
        let long = row.iter().position(|text| text.encode_utf16().count() > LONGEST);
        if let Some(at) = long {
            return Err((line + 1, at));
        }
    }
    let parts = [
        ("[Content_Types].xml", CONTENT_TYPES.to_owned()),
        ("_rels/.rels", relations("officeDocument", "xl/workbook.xml", None)),
        ("xl/workbook.xml", workbook(name)),
        (
            "xl/_rels/workbook.xml.rels",
            relations("worksheet", "worksheets/sheet1.xml", Some("styles.xml")),
        ),
        ("xl/styles.xml", STYLES.to_owned()),
        ("xl/worksheets/sheet1.xml", sheet(rows)),
    ];
    Ok(packed(&parts).expect("memory takes all, and names and sizes are ones that an archive has"))
}

fn packed(parts: &[(&str, String)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        // The same table gives the same bytes.
        .last_modified_time(DateTime::default());
    for (name, text) in parts {
        archive.start_file(*name, options)?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const CONTENT_TYPES: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">",
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>",
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>",
    "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>",
    "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>",
    "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>",
    "</Types>",
);

/// The style 1 is a text (format 49), the style 2 a text in bold.
const STYLES: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">",
    "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"宋体\"/></font>",
    "<font><b/><sz val=\"11\"/><name val=\"宋体\"/></font></fonts>",
    "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>",
    "<fill><patternFill patternType=\"gray125\"/></fill></fills>",
    "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>",
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>",
    "<cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>",
    "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>",
    "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\"/>",
    "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>",
    "</styleSheet>",
);

/// The file that says what the parts are to each other: the main one, and the styles beside it.
fn relations(kind: &str, target: &str, styles: Option<&str>) -> String {
    let one = |id: usize, kind: &str, target: &str| {
        format!("<Relationship Id=\"rId{id}\" Type=\"{KINDS}/{kind}\" Target=\"{target}\"/>")
    };
    let styles = styles.map_or_else(String::new, |styles| one(2, "styles", styles));
    format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}{styles}</Relationships>",
        one(1, kind, target)
    )
}

fn workbook(name: &str) -> String {
    format!(
        "{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{KINDS}\"><sheets>\
         <sheet name=\"{}\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
        escaped(name)
    )
}

fn sheet(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut out = format!(
        "{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\">\
         <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>\
         </sheetView></sheetViews><cols>"
    );
    for at in 0..columns {
        let widths = rows.iter().filter_map(|row| row.get(at)).map(|text| text.width());
        let width = widths.max().unwrap_or(0).clamp(*WIDTHS.start(), *WIDTHS.end()) + 2;
        let column = at + 1;
        // What is typed into an empty cell stays a text as well.
        out.push_str(&format!(
            "<col min=\"{column}\" max=\"{column}\" width=\"{width}\" style=\"1\" customWidth=\"1\"/>"
        ));
    }
    out.push_str("</cols><sheetData>");
    for (line, row) in rows.iter().enumerate() {
        let (number, style) = (line + 1, if line == 0 { 2 } else { 1 });
        out.push_str(&format!("<row r=\"{number}\">"));
        for (at, text) in row.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let (column, text) = (letters(at), escaped(&marked(text)));
            out.push_str(&format!(
                "<c r=\"{column}{number}\" s=\"{style}\" t=\"inlineStr\"><is>\
                 <t xml:space=\"preserve\">{text}</t></is></c>"
            ));
        }
        out.push_str("</row>");
    }
    out + "</sheetData></worksheet>"
}

/// `text` as XML; what XML cannot hold, and what would be read as a code for it, as a code.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, one) in text.char_indices() {
        match one {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '_' if text[at..].starts_with("_x") => out.push_str("_x005F_"),
            '\n' | '\t' => out.push(one),
            '\u{fffe}' | '\u{ffff}' => out.push_str(&format!("_x{:04X}_", u32::from(one))),
            one if one.is_ascii_control() => out.push_str(&format!("_x{:04X}_", u32::from(one))),
            one => out.push(one),
        }
    }
    out
}
