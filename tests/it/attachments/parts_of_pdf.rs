//! Parts of a PDF that no page shows.

use dafu::extract::NoteKind;

use super::parts::Maker;
use super::samples::{pdf_drawing, pdf_of, stream};
use super::{kinds, pictures, text};

const MOBILE: &str = "13812345678";

/// A PDF of one page: entries of the catalog and of the page, and more objects from 6 on.
fn pdf(catalog: &str, page: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
    let mut objects = vec![
        format!("<< /Type /Catalog /Pages 2 0 R {catalog} >>").into_bytes(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        format!("<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> {page} >>").into_bytes(),
        stream("", b"BT /F1 10 Tf (words of a page) Tj ET"),
        font.as_bytes().to_vec(),
    ];
    objects.extend_from_slice(more);
    objects.push(b"<< >>".to_vec());
    pdf_of(&objects)
}

fn plain(entries: &str, content: &str) -> Vec<u8> {
    let length = content.len();
    format!("<< {entries} /Length {length} >>\nstream\n{content}\nendstream").into_bytes()
}

/// The same with another state written behind it, in which `object` is this.
fn changed(mut whole: Vec<u8>, object: u32, content: &str) -> Vec<u8> {
    let place = |bytes: &[u8], word: &[u8]| {
        bytes.windows(word.len()).rposition(|part| part == word).expect("a place")
    };
    let table = place(&whole, b"\nxref") + 1;
    let at = whole.len();
    whole.extend(format!("{object} 0 obj\n{content}\nendobj\n").bytes());
    let next = whole.len();
    whole.extend(
        format!("xref\n{object} 1\n{at:010} 00000 n \ntrailer\n<< /Size 9 /Root 1 0 R /Prev {table} >>\nstartxref\n{next}\n%%EOF\n").bytes(),
    );
    whole
}

const SHOWN: &str = "BT /F1 10 Tf (13812345678) Tj ET";

pub(super) const IN_PDF: &[Maker] = &[
    ("outline.pdf", || {
        pdf(
            "/Outlines 6 0 R",
            "",
            &[b"<< /First 7 0 R >>".to_vec(), b"<< /Title (13812345678) >>".to_vec()],
        )
    }),
    ("rich.pdf", || {
        pdf("", "/Annots [<< /Subtype /FreeText /RC (<p>138<b>12345678</b></p>) >>]", &[])
    }),
    ("stamp.pdf", || {
        pdf(
            "",
            "/Annots [<< /Subtype /Stamp /AP << /N 6 0 R >> >>]",
            &[stream("/Subtype /Form /Resources << /Font << /F1 5 0 R >> >>", SHOWN.as_bytes())],
        )
    }),
    ("state.pdf", || {
        pdf(
            "",
            "/Annots [<< /Subtype /Widget /AP << /N << /On 6 0 R >> >> >>]",
            &[stream("/Subtype /Form", SHOWN.as_bytes())],
        )
    }),
    ("choice.pdf", || pdf("/AcroForm << /Fields [<< /Opt [(a) (13812345678)] >>] >>", "", &[])),
    ("tip.pdf", || pdf("/AcroForm << /Fields [<< /TU (13812345678) >>] >>", "", &[])),
    ("spoken.pdf", || pdf_drawing("/Span << /ActualText (13812345678) >> BDC EMC", "")),
    ("wide.pdf", || {
        pdf_drawing(
            "/Span << /Alt <FEFF00310033003800310032003300340035003600370038> >> BDC EMC",
            "",
        )
    }),
    ("structure.pdf", || {
        pdf("/StructTreeRoot << /K << /S /Figure /Alt (13812345678) >> >>", "", &[])
    }),
    ("script.pdf", || {
        pdf("/OpenAction << /S /JavaScript /JS (app.alert\\(\"13812345678\"\\)) >>", "", &[])
    }),
    ("script.pdf", || {
        pdf(
            "/OpenAction << /S /JavaScript /JS 6 0 R >>",
            "",
            &[stream("", b"var tel = \"13812345678\";")],
        )
    }),
    ("label.pdf", || pdf("/PageLabels << /Nums [0 << /P (13812345678) >>] >>", "", &[])),
    ("layer.pdf", || {
        pdf("/OCProperties << /OCGs [<< /Type /OCG /Name (13812345678) >>] >>", "", &[])
    }),
    ("xmp.pdf", || {
        pdf(
            "/Metadata 6 0 R",
            "",
            &[stream("/Type /Metadata /Subtype /XML", b"<x dc:title='13812345678'/>")],
        )
    }),
    ("form.pdf", || {
        pdf(
            "/AcroForm << /XFA 6 0 R >>",
            "",
            &[stream("", b"<xdp><value>13812345678</value></xdp>")],
        )
    }),
    ("own-key.pdf", || pdf("/Private << /Kept (13812345678) >>", "", &[])),
    ("orphan.pdf", || pdf("", "", &[stream("", SHOWN.as_bytes())])),
    ("pattern.pdf", || pdf("", "", &[stream("/PatternType 1 /PaintType 1", SHOWN.as_bytes())])),
    ("photo.pdf", || {
        let photo = pictures::jpeg(&[pictures::exif(MOBILE)]);
        let head = format!(
            "<< /Subtype /Image /Width 1 /Height 1 /Filter /DCTDecode /Length {} >>\nstream\n",
            photo.len()
        );
        pdf("", "", &[[head.into_bytes(), photo, b"\nendstream".to_vec()].concat()])
    }),
    ("file.pdf", || {
        pdf(
            "",
            "/Annots [<< /Subtype /FileAttachment /FS << /F (a.txt) /EF << /F 6 0 R >> >> >>]",
            &[stream("", MOBILE.as_bytes())],
        )
    }),
    ("older.pdf", || {
        changed(pdf("/Kept (13812345678)", "", &[]), 1, "<< /Type /Catalog /Pages 2 0 R >>")
    }),
    ("older-page.pdf", || changed(pdf("", "", &[plain("", SHOWN)]), 6, "<< >>")),
    ("older-text.pdf", || {
        let whole = pdf_drawing(SHOWN, "");
        changed(whole, 4, "<< /Length 0 >>\nstream\n\nendstream")
    }),
    ("removed.pdf", || changed(pdf("", "", &[b"(13812345678)".to_vec()]), 6, "null")),
    ("remark.pdf", || pdf_drawing("% 13812345678\nBT ET", "")),
    ("outside.pdf", || {
        [pdf("", "", &[]), b"% 13812345678, written behind the end\n".to_vec()].concat()
    }),
    ("between.pdf", || pdf("% 13812345678\n", "", &[])),
    ("digits.pdf", || {
        let digits: String = MOBILE.chars().map(|digit| format!("({digit}) Tj 30 0 Td ")).collect();
        pdf_drawing(&format!("BT /F1 10 Tf 50 700 Td {digits} ET"), "")
    }),
    ("name.pdf", || pdf("/Kept << /A /n13812345678 >>", "", &[])),
    ("number.pdf", || pdf("/Kept 13812345678", "", &[])),
    ("unlisted.pdf", || {
        let whole = pdf("", "", &[]);
        let table = whole.windows(5).position(|five| five == b"xref\n").expect("a table");
        let object = b"9 0 obj\n(13812345678)\nendobj\n";
        let text = String::from_utf8_lossy(&whole[table..]).into_owned();
        let moved = text.replace(
            &format!("startxref\n{table}"),
            &format!("startxref\n{}", table + object.len()),
        );
        [&whole[..table], object, moved.as_bytes()].concat()
    }),
    ("pieces.pdf", || {
        pdf_drawing(
            "BT /F1 10 Tf 1 0 0 1 50 700 Tm (138) Tj 1 0 0 1 50 600 Tm (a) Tj 1 0 0 1 65 700 Tm (12345678) Tj ET",
            "",
        )
    }),
    ("wrapped.pdf", || {
        pdf_drawing("BT /F1 10 Tf 12 TL 50 700 Td (tel. 1381234) Tj T* (5678, please) Tj ET", "")
    }),
    ("base85.pdf", || {
        let text = "BT /F1 1 Tf (13812345678) Tj ET  ";
        let digits: String = text
            .as_bytes()
            .chunks(4)
            .map(|four| {
                let mut bytes = [0; 4];
                bytes[..four.len()].copy_from_slice(four);
                let mut number = u32::from_be_bytes(bytes);
                let mut group = [0; 5];
                for digit in group.iter_mut().rev() {
                    *digit = u8::try_from(number % 85).expect("a digit") + b'!';
                    number /= 85;
                }
                String::from_utf8(group.to_vec()).expect("ASCII")
            })
            .collect();
        pdf("", "", &[plain("/Subtype /Form /Filter /ASCII85Decode", &format!("{digits}~>"))])
    }),
];

#[test]
fn ordinary_parts_of_a_pdf_are_silent() {
    for bytes in [
        pdf("/Outlines << /First << /Title (1) >> >>", "", &[]),
        // A font, a profile of colours, the shapes of glyphs, a curve.
        pdf(
            "",
            "",
            &[b"<< /Type /FontDescriptor /FontFile2 7 0 R >>".to_vec(), stream("", b"\0\x01\0\0")],
        ),
        pdf("", "", &[stream("/N 3", &[&[0; 36], b"acsp".as_slice(), &[1; 80]].concat())]),
        pdf(
            "",
            "",
            &[
                b"<< /CharProcs << /a 7 0 R >> >>".to_vec(),
                stream("", b"1 0 d0 138 1234 5678 1 re f"),
            ],
        ),
        pdf("", "", &[stream("/FunctionType 0", b"\x01\x02")]),
        changed(pdf("", "", &[]), 6, "<< >>"),
    ] {
        assert_eq!(kinds("a.pdf", &bytes), [], "{:#?}", text("a.pdf", &bytes));
    }
}

#[test]
fn unknown_streams_of_a_pdf_are_told() {
    let sound = pdf("", "", &[stream("/Type /Sound /R 8000", b"\x01\x02\x03\x04")]);
    assert_eq!(kinds("a.pdf", &sound), [NoteKind::Part]);
    let behind = [pdf("", "", &[]), b"surplus bytes stand here".to_vec()].concat();
    assert_eq!(kinds("a.pdf", &behind), [NoteKind::Stray]);
}

#[test]
fn what_an_earlier_state_said_stands_there() {
    let bytes = changed(pdf_drawing(SHOWN, ""), 4, "<< /Length 0 >>\nstream\n\nendstream");
    assert!(text("a.pdf", &bytes).contains(&"Earlier: 13812345678".to_owned()));
}
