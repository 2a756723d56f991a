//! Files made to do harm, and files that are simply broken: each ends in a
//! remark, none in a panic, none takes long.

use std::path::Path;
use std::time::{Duration, Instant};

use dafu::extract::{NoteKind, Place, Unread, extract};

use super::samples::{
    Cell, archive, ofd, paragraph, pdf, pdf_drawing, pdf_of, slides, stream, with_part, word,
    word_table, workbook, workbook_parts,
};
use super::{parts, parts_of_pdf, pictures, seen};
use crate::rules::privacy::Dice;

/// Looks into a file within a time that no reader should need for a small one.
fn survives(name: &str, bytes: &[u8]) {
    let started = Instant::now();
    let _ = seen(name, bytes);
    assert!(started.elapsed() < Duration::from_secs(20), "{name} took {:?}", started.elapsed());
}

#[test]
fn damaged_files_end_in_no_panic() {
    let samples = [
        (
            "a.docx",
            word(&[paragraph("联系人13812345678", 2), word_table(&[&["甲", "乙"]])].concat()),
        ),
        ("a.xlsx", workbook(&[vec![Cell::Shared("甲".into()), Cell::Number("1.38E10".into())]])),
        ("a.pptx", slides("联系人13812345678")),
        ("a.ofd", ofd(&[&["联系人", "13812345678"]])),
        ("a.pdf", pdf(&["联系人13812345678"], "标题")),
        ("b.pdf", pdf_drawing("BT /F1 10 Tf (138) Tj ET /X1 Do", "/Annots [<< /Subtype /Text >>]")),
        ("a.csv", "姓名,\"电话\"\n甲,1.38E10\n".into()),
        ("a.rtf.doc", br"{\rtf1\ansi 138\'bb\'b0\u30005?\par}".to_vec()),
        ("a.html", "<p title='甲'>138<b>1234</b><!-- 5678 -->&#x38;</p>".into()),
        ("a.zip", archive(&[("b.zip", &archive(&[("c.txt", b"13812345678")])), ("d.txt", b"a")])),
        ("a.jpg", pictures::jpeg(&[pictures::exif("13812345678")])),
        ("a.png", pictures::png(b"zTXt", b"Comment\0\0x\x9c\x03\0\0\0\0\x01", b"behind")),
        ("a.gif", pictures::gif(0xff, b"XMP DataXMP<x/>")),
        ("a.webp", pictures::webp(b"XMP ", b"<x a='13812345678'/>")),
        ("a.emf", parts::metafile(true)),
        ("a.wmf", parts::metafile(false)),
    ];
    let mut dice = Dice::new(37);
    let of_pdf = parts_of_pdf::IN_PDF.iter().map(|(name, make)| (*name, make()));
    let all = samples.into_iter().chain(of_programs()).map(|sample| (sample, 500));
    for ((name, bytes), times) in all.chain(of_pdf.map(|sample| (sample, 100))) {
        for _ in 0..times {
            let mut broken = bytes.clone();
            match dice.below(3) {
                0 => broken.truncate(dice.below(bytes.len())),
                1 => {
                    let (at, length) = (dice.below(bytes.len()), dice.below(40));
                    let part = bytes[at..(at + length).min(bytes.len())].to_vec();
                    let to = dice.below(bytes.len());
                    broken.splice(to..to, part);
                }
                _ => {}
            }
            for _ in 0..=dice.below(8) {
                if !broken.is_empty() {
                    let at = dice.below(broken.len());
                    broken[at] = u8::try_from(dice.below(256)).expect("a byte");
                }
            }
            survives(name, &broken);
        }
    }
}

/// The demonstration's own attachments, as office programs wrote them.
fn of_programs() -> Vec<(&'static str, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/replies/2024");
    let attachments = folder.join("sht-2024-14/attachments");
    ["compensation-form.docx", "phosphorus-2021-2024.xlsx", "zixuhe-action-plan.pdf"]
        .map(|name| (name, std::fs::read(attachments.join(name)).expect("an attachment")))
        .into()
}

#[test]
fn files_of_office_programs_are_read() {
    for (name, bytes) in of_programs() {
        let mut letters = 0;
        let notes = extract(name, &bytes, &mut |piece| letters += piece.text.chars().count());
        assert!(letters > 200 && notes.is_empty(), "{name}: {letters} letters, {notes:?}");
    }
}

#[test]
fn archives_that_unpack_to_too_much_are_not_unpacked() {
    let zeros = vec![b' '; 130 << 20];
    let bomb = archive(&[("word/document.xml", &zeros)]);
    assert!(bomb.len() < 1 << 20, "it is small: {}", bomb.len());
    let too_large = NoteKind::Unread(Unread::TooLarge);
    assert!(seen("a.docx", &bomb).1.iter().any(|note| note.kind == too_large));
    let part = &zeros[..100 << 20];
    let parts = [("a.txt", part), ("b.txt", part), ("c.txt", part)];
    let spread = seen("a.zip", &archive(&parts)).1;
    assert!(spread.iter().any(|note| note.kind == too_large), "{spread:?}");
    let many: Vec<String> = (0..10_001).map(|number| format!("{number}.txt")).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert!(seen("a.zip", &archive(&many)).1.iter().any(|note| note.kind == too_large));
}

#[test]
fn cells_cost_what_they_make_room_for_and_what_they_show() {
    let rows = |count: u32| -> String {
        let row = |at| format!("<row r=\"{at}\"><c r=\"XFD{at}\"><v>1</v></c></row>");
        (1..=count).map(row).collect()
    };
    let too_large = NoteKind::Unread(Unread::TooLarge);
    for (count, is_whole) in [(100, true), (1000, false)] {
        let bytes = parts::sheet_of(&format!("<sheetData>{}</sheetData>", rows(count)));
        let notes = seen("a.xlsx", &bytes).1;
        assert_eq!(!notes.iter().any(|note| note.kind == too_large), is_whole, "{count}");
    }
    let cells = "<c t=\"s\"><v>0</v></c>".repeat(200_000);
    let sheet = format!("<worksheet><sheetData><row>{cells}</row></sheetData></worksheet>");
    let mut shared = workbook_parts(&[vec![Cell::Shared("甲".into())]]);
    for (name, text) in &mut shared {
        match *name {
            "xl/worksheets/sheet1.xml" => text.clone_from(&sheet),
            "xl/sharedStrings.xml" => {
                *text = format!("<sst><si><t>{}</t></si></sst>", "甲".repeat(400_000));
            }
            _ => {}
        }
    }
    survives("a.xlsx", &with_part(&shared, "docProps/app.xml", "<Properties/>"));
}

#[test]
fn entities_are_not_multiplied() {
    let xml = br#"<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w:document><w:p><w:t>&b;&b;</w:t></w:p></w:document>"#;
    let mut length = 0;
    extract("a.docx", &archive(&[("word/document.xml", xml)]), &mut |piece| {
        // The declaration itself is handed on as it stands.
        length += if *piece.place == Place::Hidden { 0 } else { piece.text.len() };
    });
    assert!(length < 20, "{length}");
}

#[test]
fn deep_and_circular_files_end() {
    let deep = |open: &str, close: &str| [open.repeat(20_000), close.repeat(20_000)].concat();
    survives("a.docx", &archive(&[("word/document.xml", deep("<w:p>", "</w:p>").as_bytes())]));
    survives(
        "a.docx",
        &archive(&[("word/document.xml", "<w:tbl><w:tr><w:tc>".repeat(20_000).as_bytes())]),
    );
    let catalog = |more: &str| format!("<< /Type /Catalog /Pages 2 0 R {more} >>").into_bytes();
    let pages = b"<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>".to_vec();
    let page =
        |more: &str| format!("<< /Type /Page /Parent 2 0 R /Contents 4 0 R {more} >>").into_bytes();
    let nested = catalog(&format!("/X {}", deep("[", "]")));
    survives(
        "a.pdf",
        &pdf_of(&[nested, pages.clone(), page(""), stream("", b""), b"<< >>".to_vec()]),
    );
    // A form that draws itself, twice each time.
    let form = stream("/Subtype /Form /Resources << /XObject << /X 4 0 R >> >>", b"/X Do /X Do");
    let own = page("/Resources << /XObject << /X 4 0 R >> >>");
    survives("a.pdf", &pdf_of(&[catalog(""), pages.clone(), own, form, b"<< >>".to_vec()]));
    let operators = deep("[", "]").repeat(4);
    survives(
        "a.pdf",
        &pdf_of(&[
            catalog(""),
            pages,
            page(""),
            stream("", operators.as_bytes()),
            b"<< >>".to_vec(),
        ]),
    );
    survives("a.pdf", &pdf_drawing(&"q ".repeat(200_000), ""));
}

#[test]
fn streams_that_unpack_to_too_much_are_not_unpacked() {
    let zeros = vec![b' '; 130 << 20];
    let objects = |packed: Vec<u8>| {
        pdf_of(&[
            b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
            b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>".to_vec(),
            packed,
            b"<< >>".to_vec(),
        ])
    };
    let too_large = NoteKind::Unread(Unread::TooLarge);
    for entries in ["", "/Type /ObjStm /N 1 /First 4"] {
        let notes = seen("a.pdf", &objects(stream(entries, &zeros))).1;
        assert!(notes.iter().any(|note| note.kind == too_large), "{entries}: {notes:?}");
    }
}
