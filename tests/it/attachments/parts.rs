//! Parts of files that are seldom looked at: each is read, known to hold no
//! words, or told.

use dafu::extract::{NoteKind, Unread};
use dafu::sensitive::PrivateKind;

use super::parts_of_pdf;
use super::pictures;
use super::samples::{
    Cell, archive, ofd_parts, paragraph, slide_parts, with_bytes, with_part, word, word_parts,
    workbook, workbook_parts,
};
use super::{kinds, seen, text};

const MOBILE: &str = "13812345678";

/// A way to put a number into a file; the name tells the format.
pub(super) type Maker = (&'static str, fn() -> Vec<u8>);

fn run(inner: &str) -> Vec<u8> {
    word(&format!("<w:p><w:r>{inner}</w:r></w:p>"))
}

fn word_with(name: &str, bytes: &[u8]) -> Vec<u8> {
    with_bytes(&word_parts(""), name, bytes)
}

fn sheet_with(name: &str, part: &str) -> Vec<u8> {
    with_part(&workbook_parts(&[]), name, part)
}

/// The sheet of a workbook with these elements in the place of cells.
pub(super) fn sheet_of(elements: &str) -> Vec<u8> {
    let parts = workbook_parts(&[]);
    let others: Vec<_> =
        parts.iter().filter(|part| part.0 != "xl/worksheets/sheet1.xml").cloned().collect();
    with_part(&others, "xl/worksheets/sheet1.xml", &format!("<worksheet>{elements}</worksheet>"))
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A drawing of Windows with one text: newer (EMF) or older (WMF).
pub(super) fn metafile(is_new: bool) -> Vec<u8> {
    let record = |kind: u32, body: Vec<u8>| {
        let size = u32::try_from(body.len() + 8).expect("short");
        [kind.to_le_bytes().to_vec(), size.to_le_bytes().to_vec(), body].concat()
    };
    if is_new {
        let mut head = vec![0; 80];
        head[32..36].copy_from_slice(b" EMF");
        let mut body = vec![0; 68];
        body[36..40].copy_from_slice(&11_u32.to_le_bytes());
        body[40..44].copy_from_slice(&76_u32.to_le_bytes());
        body.extend(wide(MOBILE));
        [record(1, head), record(84, body), record(14, vec![0; 12])].concat()
    } else {
        let mut out = vec![1, 0, 9, 0];
        out.resize(18, 0);
        out.extend(10_u32.to_le_bytes());
        out.extend(0x0521_u16.to_le_bytes());
        out.extend(11_u16.to_le_bytes());
        out.extend(MOBILE.bytes());
        out.extend([0; 5]);
        out.extend([3, 0, 0, 0, 0, 0]);
        out
    }
}

const IN_DOCUMENTS: &[Maker] = &[
    ("break.docx", || run("<w:t>联系138</w:t><w:br/><w:t>12345678</w:t>")),
    ("return.docx", || run("<w:t>1381234</w:t><w:cr/><w:t>5678</w:t>")),
    ("hyphen.docx", || run("<w:t>138</w:t><w:noBreakHyphen/><w:t>12345678</w:t>")),
    ("soft.docx", || run("<w:t>138</w:t><w:softHyphen/><w:t>12345678</w:t>")),
    ("sign.docx", || run("<w:t>138123456</w:t><w:sym w:font=\"X\" w:char=\"F037\"/><w:t>8</w:t>")),
    ("alt.docx", || run("<w:drawing><wp:docPr id=\"1\" descr=\"电话13812345678\"/></w:drawing>")),
    ("title.docx", || run("<w:drawing><wp:docPr title=\"13812345678\"/></w:drawing>")),
    ("shape.docx", || run("<w:pict><v:shape alt=\"13812345678\"/></w:pict>")),
    ("art.docx", || run("<w:pict><v:textpath string=\"13812345678\"/></w:pict>")),
    ("entry.docx", || {
        run("<w:ffData><w:ddList><w:listEntry w:val=\"13812345678\"/></w:ddList></w:ffData>")
    }),
    ("preset.docx", || {
        run("<w:ffData><w:textInput><w:default w:val=\"13812345678\"/></w:textInput></w:ffData>")
    }),
    ("item.docx", || {
        run("<w:sdtPr><w:listItem w:displayText=\"甲\" w:value=\"13812345678\"/></w:sdtPr>")
    }),
    ("bookmark.docx", || run("<w:bookmarkStart w:name=\"_13812345678\"/>")),
    ("fallback.docx", || run("<mc:Fallback><w:t>13812345678</w:t></mc:Fallback>")),
    ("field.docx", || run("<w:fldSimple w:instr=\"HYPERLINK tel:13812345678\"/>")),
    ("tip.docx", || run("<w:hyperlink w:tooltip=\"13812345678\"/>")),
    ("variable.docx", || {
        let settings = "<w:settings><w:docVars><w:docVar w:name=\"a\" w:val=\"13812345678\"/></w:docVars></w:settings>";
        word_with("word/settings.xml", settings.as_bytes())
    }),
    ("custom.docx", || {
        word_with(
            "docProps/custom.xml",
            b"<p><property name=\"a\"><vt:lpwstr>13812345678</vt:lpwstr></property></p>",
        )
    }),
    ("bound.docx", || word_with("customXml/item1.xml", b"<a b=\"13812345678\"/>")),
    ("glossary.docx", || {
        word_with("word/glossary/document.xml", b"<w:p><w:t>138</w:t><w:t>12345678</w:t></w:p>")
    }),
    ("elsewhere.docx", || word_with("other/part.xml", b"<a><w:t>138</w:t><b>13812345678</b></a>")),
    ("art.docx", || {
        word_with(
            "word/diagrams/data1.xml",
            b"<a:p><a:r><a:t>138</a:t></a:r><a:r><a:t>12345678</a:t></a:r></a:p>",
        )
    }),
    ("chart.docx", || word_with("word/charts/chart1.xml", b"<c:v>1.3812345678E10</c:v>")),
    ("page.docx", || {
        word_with("word/afchunk.htm", "<p>联系<b>138</b><span>1234</span>5678</p>".as_bytes())
    }),
    ("rich.docx", || word_with("word/afchunk.rtf", br"{\rtf1 138{\b 1234}5678\par}")),
    ("text.docx", || word_with("word/afchunk.txt", b"13812345678")),
    ("mail.docx", || word_with("word/afchunk.mht", b"Content-Type: text/html\r\n\r\n13812345678")),
    ("inner.docx", || word_with("word/afchunk.docx", &word(&paragraph(MOBILE, 2)))),
    ("object.docx", || {
        let object = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), wide(MOBILE)].concat();
        word_with("word/embeddings/oleObject1.bin", &object)
    }),
    ("drawn.docx", || word_with("word/media/image1.emf", &metafile(true))),
    ("drawn.docx", || word_with("word/media/image1.wmf", &metafile(false))),
    ("photo.docx", || {
        word_with("word/media/image1.jpeg", &pictures::jpeg(&[pictures::exif(MOBILE)]))
    }),
    ("icon.docx", || {
        word_with("word/media/image1.svg", b"<svg><text>138<tspan>12345678</tspan></text></svg>")
    }),
    ("remark.docx", || word("<!-- 13812345678 -->")),
    ("paragraphs.docx", || {
        word("<w:p><w:t>电话138</w:t></w:p><w:p><w:t>12345678，谢谢</w:t></w:p>")
    }),
    ("escaped.docx", || run("<w:t>138_x000D_12345678</w:t>")),
    ("cells.docx", || {
        let cells =
            MOBILE.chars().map(|digit| format!("<w:tc><w:p><w:t>{digit}</w:t></w:p></w:tc>"));
        word(&format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cells.collect::<String>()))
    }),
    ("break.pptx", || {
        slide_parts(
            "<a:p><a:r><a:t>电话138</a:t></a:r><a:br/><a:r><a:t>12345678</a:t></a:r></a:p>",
            None,
        )
    }),
    ("alt.pptx", || slide_parts("<p:cNvPr id=\"2\" name=\"a\" descr=\"13812345678\"/>", None)),
    ("tag.pptx", || {
        slide_parts("", Some(("ppt/tags/tag1.xml", "<p:tag name=\"A\" val=\"13812345678\"/>")))
    }),
    ("notes.pptx", || {
        slide_parts(
            "",
            Some(("ppt/notesSlides/notesSlide1.xml", "<a:p><a:t>13812345678</a:t></a:p>")),
        )
    }),
    ("handout.pptx", || {
        slide_parts(
            "",
            Some(("ppt/handoutMasters/handoutMaster1.xml", "<a:p><a:t>13812345678</a:t></a:p>")),
        )
    }),
];

const IN_WORKBOOKS: &[Maker] = &[
    ("formula.xlsx", || {
        sheet_of("<row r=\"1\"><c r=\"A1\"><f>\"电话13812345678\"</f><v>0</v></c></row>")
    }),
    ("sound.xlsx", || {
        sheet_of(
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>甲</t><rPh><t>13812345678</t></rPh></is></c></row>",
        )
    }),
    ("sound.xlsx", || {
        sheet_with("xl/other.xml", "<sst><si><t>甲</t><rPh><t>13812345678</t></rPh></si></sst>")
    }),
    ("list.xlsx", || {
        sheet_of(
            "<x14:dataValidation><x14:formula1><xm:f>\"13812345678,乙\"</xm:f></x14:formula1></x14:dataValidation>",
        )
    }),
    ("prompt.xlsx", || sheet_of("<dataValidation prompt=\"打13812345678\"/>")),
    ("footer.xlsx", || sheet_of("<oddFooter>&amp;C13812345678</oddFooter>")),
    ("scenario.xlsx", || sheet_of("<scenario name=\"a\" comment=\"13812345678\"/>")),
    ("name.xlsx", || {
        let book = "<workbook><sheets/><definedNames><definedName name=\"a\">13812345678</definedName></definedNames></workbook>";
        let parts: Vec<_> =
            workbook_parts(&[]).into_iter().filter(|part| part.0 != "xl/workbook.xml").collect();
        with_part(&parts, "xl/workbook.xml", book)
    }),
    ("box.xlsx", || {
        sheet_with(
            "xl/drawings/vmlDrawing1.vml",
            "<xml><v:textbox><div><font>138</font><font>12345678</font></div></v:textbox></xml>",
        )
    }),
    ("alt.xlsx", || sheet_with("xl/drawings/drawing1.xml", "<xdr:cNvPr descr=\"13812345678\"/>")),
    ("table.xlsx", || {
        sheet_with("xl/tables/table1.xml", "<table displayName=\"a\" comment=\"13812345678\"/>")
    }),
    ("pivot.xlsx", || {
        sheet_with(
            "xl/pivotCache/pivotCacheDefinition1.xml",
            "<sharedItems><n v=\"13812345678\"/></sharedItems>",
        )
    }),
    ("link.xlsx", || {
        sheet_with("xl/externalLinks/externalLink1.xml", "<cell><v>13812345678</v></cell>")
    }),
    ("deleted.xlsx", || {
        let strings = "<sst><si><t>电话13812345678</t></si></sst>";
        let parts: Vec<_> = workbook_parts(&[])
            .into_iter()
            .filter(|part| part.0 != "xl/sharedStrings.xml")
            .collect();
        with_part(&parts, "xl/sharedStrings.xml", strings)
    }),
    ("boxes.xlsx", || {
        let cells = MOBILE.chars().map(|digit| Cell::Number(digit.to_string())).collect();
        workbook(&[vec![Cell::Shared("电话".into())], cells])
    }),
    ("binary.xlsx", || {
        let sheet = [b"\x06\x1e".to_vec(), wide(MOBILE), vec![0]].concat();
        archive(&[("xl/workbook.bin", b"\x83\x01\0"), ("xl/worksheets/sheet1.bin", &sheet)])
    }),
];

const IN_PACKAGES: &[Maker] = &[
    ("outline.ofd", || {
        ofd_parts("Doc_0/Document.xml", b"<ofd:OutlineElem Title=\"13812345678\"/>")
    }),
    ("custom.ofd", || {
        ofd_parts("Doc_0/Document.xml", b"<ofd:CustomData Name=\"a\">13812345678</ofd:CustomData>")
    }),
    ("tag.ofd", || ofd_parts("Doc_0/Tags/CustomTag.xml", b"<a><b>13812345678</b></a>")),
    ("note.ofd", || {
        ofd_parts("Doc_0/Annots/Page_0/Annotation.xml", b"<ofd:Annot Remark=\"13812345678\"/>")
    }),
    ("file.ofd", || ofd_parts("Doc_0/Attachs/a.txt", b"13812345678")),
    ("file.ofd", || ofd_parts("else/a.docx", &word(&paragraph(MOBILE, 3)))),
    ("seal.ofd", || {
        ofd_parts("Doc_0/Signs/Sign_0/SignedValue.dat", b"\x30\x82\x01CN=13812345678\x05\0")
    }),
    ("photo.ofd", || {
        ofd_parts("Doc_0/Res/image_1.jpg", &pictures::jpeg(&[pictures::exif(MOBILE)]))
    }),
    ("remark.zip", || {
        let mut bytes = archive(&[("a.txt", b"a")]);
        let at = bytes.len() - 2;
        bytes[at] = 11;
        [bytes, MOBILE.into()].concat()
    }),
    ("deep.zip", || archive(&[("b.zip", &archive(&[("c.docx", &word(&paragraph(MOBILE, 3)))]))])),
    ("name.zip", || archive(&[("13812345678/", b"")])),
    ("folder.zip", || archive(&[("a/b.txt", b"13812345678")])),
    ("page.zip", || archive(&[("a.html", b"<p title=13812345678>")])),
    ("file.rtf.doc", || br"{\rtf1 138\'31\'32345678}".to_vec()),
    ("old.doc", || [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0".to_vec(), wide(MOBILE)].concat()),
    ("wrapped.txt", || "电话是138\n12345678。".into()),
    ("wrapped.csv", || "名称,情况\n甲,\"电话138\n12345678\"\n".into()),
    ("old-end.txt", || "电话是138\r12345678。".into()),
    ("page.xls", || "<table><td>电话138<b>1234</b>5678</td></table>".into()),
    ("behind.zip", || {
        let mut packer =
            flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
        std::io::Write::write_all(&mut packer, b"a").expect("packed");
        let packed = [packer.finish().expect("packed"), MOBILE.into()].concat();
        let mut sum = flate2::Crc::new();
        sum.update(b"a");
        let length = u32::try_from(packed.len()).expect("short").to_le_bytes();
        let about = [
            &[20, 0, 0, 0, 8, 0, 0, 0, 0, 0][..],
            &sum.sum().to_le_bytes(),
            &length,
            &[1, 0, 0, 0],
            &[5, 0, 0, 0],
        ]
        .concat();
        let part = [b"PK\x03\x04".as_slice(), &about, b"a.txt", &packed].concat();
        let list = [b"PK\x01\x02\x14\0".as_slice(), &about, &[0; 14], b"a.txt"].concat();
        let numbers = [list.len(), part.len()].map(|number| u32::try_from(number).expect("short"));
        let end = [
            &[0, 0, 0, 0, 1, 0, 1, 0][..],
            &numbers[0].to_le_bytes(),
            &numbers[1].to_le_bytes(),
            &[0, 0],
        ]
        .concat();
        [part, list, b"PK\x05\x06".to_vec(), end].concat()
    }),
    ("bare.txt", || wide("电话13812345678，谢谢")),
];

#[test]
fn numbers_in_any_part_are_found() {
    let all =
        [IN_DOCUMENTS, IN_WORKBOOKS, IN_PACKAGES, pictures::IN_PICTURES, parts_of_pdf::IN_PDF];
    for (name, make) in all.concat() {
        let (items, notes) = seen(name, &make());
        let found = items.iter().any(|one| one.0 == PrivateKind::Mobile);
        assert!(found, "{name}: {notes:?}\n{:#?}", text(name, &make()));
    }
}

#[test]
fn parts_that_no_reader_knows_are_told() {
    let compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    let told = |name: &str, bytes: &[u8]| {
        let notes = seen(name, bytes).1;
        notes.into_iter().map(|note| (note.member.map(String::from), note.kind)).collect::<Vec<_>>()
    };
    let part = |name: &str| (Some(name.to_owned()), NoteKind::Part);
    for name in ["word/vbaProject.bin", "word/embeddings/oleObject1.bin", "word/activeX/a.bin"] {
        assert_eq!(told("a.docx", &word_with(name, compound)), [part(name)]);
    }
    let mail = word_with("word/afchunk.mht", b"Content-Type: text/html");
    assert_eq!(told("a.docx", &mail), [part("word/afchunk.mht")]);
    let sound = ofd_parts("Doc_0/Res/a.mp3", b"ID3\x04\0\0");
    assert_eq!(told("a.ofd", &sound), [part("Doc_0/Res/a.mp3")]);
    let within = archive(&[("b.docx", &word_with("word/a.bin", compound))]);
    assert_eq!(told("a.zip", &within), [part("b.docx/word/a.bin")]);
    let binary = archive(&[("xl/workbook.bin", b"\x83\x01\0")]);
    assert_eq!(kinds("a.xlsx", &binary), [NoteKind::Unread(Unread::Format)]);
}

#[test]
fn parts_that_hold_no_words_are_silent() {
    for name in [
        "word/fonts/font1.odttf",
        "word/printerSettings/printerSettings1.bin",
        "xl/printerSettings/printerSettings1.bin",
        "word/media/image1.bmp",
    ] {
        let bytes: &[u8] =
            if name.ends_with("bmp") { b"BM\x46\0\0\0\0\0\0\0\x36" } else { b"\x01\x02" };
        assert_eq!(kinds("a.docx", &word_with(name, bytes)), [], "{name}");
    }
    assert_eq!(kinds("a.ofd", &ofd_parts("Doc_0/Res/font.ttf", b"\0\x01\0\0")), []);
}

#[test]
fn bytes_that_belong_to_nothing_are_told() {
    let whole = archive(&[("a.txt", b"a"), ("b.txt", b"b")]);
    assert_eq!(kinds("a.zip", &whole), []);
    let stray = b"what stands here";
    let before = [stray.as_slice(), &whole].concat();
    assert_eq!(kinds("a.doc.zip", &[&whole[..], stray].concat()), [NoteKind::Stray]);
    let second = whole.windows(4).rposition(|four| four == b"PK\x03\x04").expect("a part");
    // Places in the list count from the beginning of the archive: what is put in moves them.
    let mut between = [&whole[..second], stray, &whole[second..]].concat();
    let moved = u8::try_from(stray.len()).expect("short");
    let list = between.windows(4).rposition(|four| four == b"PK\x01\x02").expect("a list");
    between[list + 42] += moved;
    let end = between.len() - 22;
    between[end + 16] += moved;
    assert_eq!(kinds("a.zip", &between), [NoteKind::Stray]);
    // An archive behind something else is no archive by its first bytes.
    assert_eq!(kinds("a.zip", &before), [NoteKind::Unread(Unread::Damaged)]);
}
