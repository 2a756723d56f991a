//! Files as office programs write them, as small as they can be.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// An archive of these parts.
pub(crate) fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("started");
        writer.write_all(bytes).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

/// `archive` with nine parts more that all stand where its first one does.
pub(crate) fn overlapping(archive: &[u8]) -> Vec<u8> {
    let find = |mark: &[u8]| archive.windows(4).position(|at| at == mark).expect("an archive");
    let (list, end) = (find(b"PK\x01\x02"), find(b"PK\x05\x06"));
    let number = |at: usize| usize::from(archive[at]) + (usize::from(archive[at + 1]) << 8);
    let name = list + 46 + number(list + 28);
    let entry = &archive[list..name + number(list + 30) + number(list + 32)];
    let mut out = archive[..end].to_vec();
    for copy in b'1'..=b'9' {
        let mut entry = entry.to_vec();
        entry[name - list - 1] = copy;
        out.extend(entry);
    }
    let mut tail = archive[end..].to_vec();
    for (at, more) in [(8, 9), (10, 9), (12, 9 * entry.len())] {
        let sum = number(end + at) + more;
        tail[at..at + 2].copy_from_slice(&u16::try_from(sum).expect("few parts").to_le_bytes());
    }
    out.extend(tail);
    out
}

/// The same with one part more.
pub(crate) fn with_part(base: &[(&str, String)], name: &str, text: &str) -> Vec<u8> {
    with_bytes(base, name, text.as_bytes())
}

/// The same with one part more, which is no text.
pub(crate) fn with_bytes(base: &[(&str, String)], name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut parts: Vec<(&str, &[u8])> =
        base.iter().map(|part| (part.0, part.1.as_bytes())).collect();
    parts.push((name, bytes));
    archive(&parts)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// The parts of a document with these paragraphs (elements).
pub(crate) fn word_parts(body: &str) -> Vec<(&'static str, String)> {
    let document = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="urn:w" xmlns:mc="urn:mc"><w:body>{body}<w:sectPr/></w:body></w:document>"#
    );
    vec![("[Content_Types].xml", "<Types/>".to_owned()), ("word/document.xml", document)]
}

/// A document with these paragraphs (elements).
pub(crate) fn word(body: &str) -> Vec<u8> {
    with_part(&word_parts(body), "word/styles.xml", "<w:styles/>")
}

/// A paragraph cut into runs of `length` characters.
pub(crate) fn paragraph(text: &str, length: usize) -> String {
    let letters: Vec<char> = text.chars().collect();
    let run = |part: &[char]| {
        let text = escaped(&part.iter().collect::<String>());
        format!(r#"<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#)
    };
    let runs: String = letters.chunks(length.max(1)).map(run).collect();
    format!("<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr>{runs}</w:p>")
}

/// A table of a document.
pub(crate) fn word_table(rows: &[&[&str]]) -> String {
    let cell = |text: &&str| format!("<w:tc><w:tcPr/>{}</w:tc>", paragraph(text, 3));
    let row =
        |cells: &&[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>());
    format!("<w:tbl><w:tblPr/>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

/// A cell of a workbook.
pub(crate) enum Cell {
    /// A string that stands in the table of strings.
    Shared(String),
    /// A string that stands in the cell.
    Inline(String),
    /// A number, as the file keeps it.
    Number(String),
    /// A number shown in groups of three digits.
    Amount(String),
}

/// The parts of a workbook with one sheet.
pub(crate) fn workbook_parts(rows: &[Vec<Cell>]) -> Vec<(&'static str, String)> {
    let (mut strings, mut sheet, mut count) = (String::new(), String::new(), 0);
    for (row, cells) in (1..).zip(rows) {
        let _ = write!(sheet, r#"<row r="{row}">"#);
        for (column, cell) in ('A'..).zip(cells) {
            let place = format!("{column}{row}");
            let _ = match cell {
                Cell::Shared(text) => {
                    let (head, tail) =
                        text.split_at(text.char_indices().nth(1).map_or(0, |at| at.0));
                    let _ = write!(
                        strings,
                        "<si><r><t>{}</t></r><r><t>{}</t></r><rPh><t>注音</t></rPh></si>",
                        escaped(head),
                        escaped(tail)
                    );
                    count += 1;
                    write!(sheet, r#"<c r="{place}" t="s"><v>{}</v></c>"#, count - 1)
                }
                Cell::Inline(text) => {
                    let text = escaped(text);
                    write!(sheet, r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#)
                }
                Cell::Number(text) => write!(sheet, r#"<c r="{place}"><v>{text}</v></c>"#),
                Cell::Amount(text) => write!(sheet, r#"<c r="{place}" s="1"><v>{text}</v></c>"#),
            };
        }
        sheet.push_str("</row>");
    }
    vec![
        ("[Content_Types].xml", "<Types/>".to_owned()),
        (
            "xl/workbook.xml",
            r#"<workbook xmlns:r="urn:r"><sheets><sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>"#.to_owned(),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>"#.to_owned(),
        ),
        ("xl/sharedStrings.xml", format!("<sst>{strings}</sst>")),
        (
            "xl/styles.xml",
            r##"<styleSheet><numFmts><numFmt numFmtId="176" formatCode="#,##0.00"/></numFmts><cellStyleXfs><xf numFmtId="3"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs></styleSheet>"##.to_owned(),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet><sheetData>{sheet}</sheetData></worksheet>"),
        ),
    ]
}

/// A workbook with one sheet.
pub(crate) fn workbook(rows: &[Vec<Cell>]) -> Vec<u8> {
    with_part(
        &workbook_parts(rows),
        "docProps/app.xml",
        "<Properties><Application>甲</Application></Properties>",
    )
}

/// A presentation with one slide.
pub(crate) fn slides(text: &str) -> Vec<u8> {
    let (head, tail) = text.split_at(text.char_indices().nth(2).map_or(0, |at| at.0));
    let slide = format!(
        "<p:sld><p:txBody><a:p><a:r><a:t>{}</a:t></a:r><a:r><a:t>{}</a:t></a:r></a:p></p:txBody></p:sld>",
        escaped(head),
        escaped(tail)
    );
    archive(&[("[Content_Types].xml", b"<Types/>"), ("ppt/slides/slide1.xml", slide.as_bytes())])
}

/// A presentation whose one slide has these elements, with another part.
pub(crate) fn slide_parts(elements: &str, part: Option<(&str, &str)>) -> Vec<u8> {
    let slide = format!("<p:sld>{elements}</p:sld>");
    let base = [("ppt/slides/slide1.xml", slide)];
    let (name, text) = part.unwrap_or(("[Content_Types].xml", "<Types/>"));
    with_part(&base, name, text)
}

/// An OFD document with another part.
pub(crate) fn ofd_parts(name: &str, bytes: &[u8]) -> Vec<u8> {
    archive(&[("OFD.xml", b"<ofd:OFD/>"), (name, bytes)])
}

/// An OFD document of one page with a text object for each part of each line.
pub(crate) fn ofd(lines: &[&[&str]]) -> Vec<u8> {
    let mut objects = String::new();
    for (row, parts) in lines.iter().enumerate() {
        let mut x = 20.0;
        for part in *parts {
            let count = part.chars().count();
            let width = 2.0 * f64::from(u32::try_from(count).expect("short"));
            let y = 20 + 10 * row;
            let _ = write!(
                objects,
                r#"<ofd:TextObject Boundary="{x} {y} {width} 5" Size="4"><ofd:TextCode X="0" Y="4" DeltaX="g {} 2">{}</ofd:TextCode></ofd:TextObject>"#,
                count.saturating_sub(1),
                escaped(part)
            );
            x += width;
        }
    }
    let page =
        format!("<ofd:Page><ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content></ofd:Page>");
    archive(&[
        ("OFD.xml", "<ofd:OFD><ofd:DocBody><ofd:DocInfo><ofd:Author>甲</ofd:Author></ofd:DocInfo></ofd:DocBody></ofd:OFD>".as_bytes()),
        ("Doc_0/Document.xml", b"<ofd:Document/>"),
        ("Doc_0/Pages/Page_0/Content.xml", page.as_bytes()),
    ])
}

/// A PDF of these objects, numbered from 1; the first is the catalog, the last the properties.
pub(crate) fn pdf_of(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(out.len());
        out.extend(format!("{number} 0 obj\n").bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let table = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        out.extend(format!("{place:010} 00000 n \n").bytes());
    }
    out.extend(
        format!(
            "trailer\n<< /Size {0} /Root 1 0 R /Info {1} 0 R >>\nstartxref\n{table}\n%%EOF\n",
            objects.len() + 1,
            objects.len()
        )
        .bytes(),
    );
    out
}

/// A stream, packed.
pub(crate) fn stream(entries: &str, content: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    packer.write_all(content).expect("packed");
    let bytes = packer.finish().expect("packed");
    let head = format!("<< {entries} /Filter /FlateDecode /Length {} >>\nstream\n", bytes.len());
    [head.as_bytes(), &bytes, b"\nendstream"].concat()
}

/// A PDF of one page with Chinese lines, as programs embed them: glyph numbers
/// and a table back to text; digits are set one by one.
pub(crate) fn pdf(lines: &[&str], title: &str) -> Vec<u8> {
    let mut letters: Vec<char> = lines.iter().flat_map(|line| line.chars()).collect();
    letters.sort_unstable();
    letters.dedup();
    let glyph = |one: char| letters.iter().position(|known| *known == one).expect("known") + 3;
    let mut content = "BT /F1 10 Tf 12 TL 50 700 Td ".to_owned();
    for line in lines {
        content.push('[');
        for one in line.chars() {
            let _ = write!(content, "<{:04X}> 0 ", glyph(one));
        }
        content.push_str("] TJ T* ");
    }
    content.push_str("ET");
    let mut table =
        "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar ".to_owned();
    let mut widths = String::new();
    for one in &letters {
        let mut units = [0; 2];
        let text: String =
            one.encode_utf16(&mut units).iter().map(|unit| format!("{unit:04X}")).collect();
        let _ = write!(table, "<{:04X}> <{text}> ", glyph(*one));
        let _ = write!(widths, "{} [{}] ", glyph(*one), if one.is_ascii() { 500 } else { 1000 });
    }
    table.push_str("endbfchar");
    let title: String = title.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    pdf_of(&[
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_vec(),
        stream("", content.as_bytes()),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>".to_vec(),
        format!("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [{widths}] >>").into_bytes(),
        stream("", table.as_bytes()),
        format!("<< /Title <FEFF{title}> >>").into_bytes(),
    ])
}

/// A PDF of one page whose content is drawn as it stands, with a Latin font.
pub(crate) fn pdf_drawing(content: &str, page: &str) -> Vec<u8> {
    pdf_of(&[
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> /XObject << /X1 5 0 R >> >> {page} >>").into_bytes(),
        stream("", content.as_bytes()),
        stream("/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", b"\xff"),
        b"<< >>".to_vec(),
    ])
}
