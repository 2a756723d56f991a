//! Numbers planted into files of every format are found; public ones are not.

use dafu::sensitive::PrivateKind;

use super::samples::{
    Cell, archive, ofd, paragraph, pdf, pdf_drawing, slides, with_part, word, word_parts,
    word_table, workbook, workbook_parts,
};
use super::seen;
use crate::rules::privacy::Dice;

type Maker = fn(&str) -> Vec<u8>;

fn texts(rows: &[&[&str]], kind: fn(String) -> Cell) -> Vec<Vec<Cell>> {
    rows.iter().map(|row| row.iter().map(|text| kind((*text).to_owned())).collect()).collect()
}

fn gbk(text: &str) -> Vec<u8> {
    encoding_rs::GBK.encode(text).0.into_owned()
}

/// Ways to put a text into a file; the name tells the format.
const TEXTS: &[(&str, Maker)] = &[
    ("paragraph.docx", |text| word(&paragraph(text, 100))),
    ("runs.docx", |text| word(&paragraph(text, 2))),
    ("table.docx", |text| word(&word_table(&[&["姓名", "情况"], &["方某", text]]))),
    ("box.docx", |text| {
        let inner = format!("<w:txbxContent>{}</w:txbxContent>", paragraph(text, 4));
        let again = format!("<mc:Fallback>{inner}</mc:Fallback>");
        word(&format!("<w:p><w:r><w:t>前</w:t>{inner}{again}<w:t>后</w:t></w:r></w:p>"))
    }),
    ("header.docx", |text| {
        let header = format!("<w:hdr>{}</w:hdr>", paragraph(text, 3));
        with_part(&word_parts(""), "word/header1.xml", &header)
    }),
    ("note.docx", |text| {
        let notes = format!("<w:footnotes>{}</w:footnotes>", paragraph(text, 3));
        with_part(&word_parts(""), "word/footnotes.xml", &notes)
    }),
    ("properties.docx", |text| {
        let text = text.replace('&', "&amp;");
        let core =
            format!("<cp:coreProperties><dc:subject>{text}</dc:subject></cp:coreProperties>");
        with_part(&word_parts(""), "docProps/core.xml", &core)
    }),
    ("deleted.docx", |text| {
        let text = text.replace('&', "&amp;");
        word(&format!("<w:p><w:del><w:r><w:delText>{text}</w:delText></w:r></w:del></w:p>"))
    }),
    ("shared.xlsx", |text| workbook(&texts(&[&["姓名", "情况"], &["方某", text]], Cell::Shared))),
    ("inline.xlsx", |text| workbook(&texts(&[&["姓名", "情况"], &["方某", text]], Cell::Inline))),
    ("kept.xlsx", |text| {
        let text = text.replace('&', "&amp;");
        let cache = format!(r#"<pivotCacheRecords><r><s v="{text}"/></r></pivotCacheRecords>"#);
        with_part(&workbook_parts(&[]), "xl/pivotCache/pivotCacheRecords1.xml", &cache)
    }),
    ("a.pptx", slides),
    ("a.ofd", |text| {
        ofd(&[
            &["前"],
            &[
                &text[..text.char_indices().nth(4).map_or(0, |at| at.0)],
                &text[text.char_indices().nth(4).map_or(0, |at| at.0)..],
            ],
        ])
    }),
    ("a.pdf", |text| pdf(&["前言", text, "后记"], "标题")),
    ("title.pdf", |text| pdf(&["前言"], text)),
    ("a.csv", |text| format!("姓名,情况\n方某,\"{text}\"\n").into_bytes()),
    ("gbk.csv", |text| gbk(&format!("姓名,情况\r\n方某,\"{text}\"\r\n"))),
    ("a.txt", |text| format!("前\n{text}\n后\n").into_bytes()),
    ("wide.txt", |text| {
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    }),
    ("a.zip", |text| archive(&[("甲/乙.txt", text.as_bytes())])),
    ("b.zip", |text| archive(&[("甲.docx", &word(&paragraph(text, 3)))])),
    // A workbook behind the chart of a document.
    ("chart.docx", |text| {
        let inner = workbook(&texts(&[&["情况"], &[text]], Cell::Shared));
        archive(&[("word/document.xml", b"<w:document/>"), ("word/embeddings/a.xlsx", &inner)])
    }),
];

/// A number as a person writes it in a document.
fn written(dice: &mut Dice, number: &str) -> String {
    let gap = dice.pick(&["", " ", "-"]);
    if number.len() == 11 {
        format!("{}{gap}{}{gap}{}", &number[..3], &number[3..7], &number[7..])
    } else {
        number.to_owned()
    }
}

fn planted(dice: &mut Dice) -> (String, PrivateKind) {
    match dice.below(3) {
        0 => (dice.identity(), PrivateKind::Identity),
        1 => (dice.card(), PrivateKind::BankCard),
        _ => (dice.mobile(), PrivateKind::Mobile),
    }
}

#[test]
fn planted_numbers_are_found_in_every_format() {
    let mut dice = Dice::new(23);
    for round in 0..40 {
        for (name, make) in TEXTS {
            let (number, kind) = planted(&mut dice);
            let before = dice.public();
            let text = format!("{before}；联系人{}，谢谢", written(&mut dice, &number));
            let (items, notes) = seen(name, &make(&text));
            let found = items.iter().any(|one| (one.0, &one.1) == (kind, &number));
            assert!(found, "round {round}, {name}: {text}\n{items:?}\n{notes:?}");
            assert!(items.iter().all(|one| one.1 == number), "{name}: {text}\n{items:?}");
        }
    }
}

#[test]
fn public_numbers_in_files_are_not_personal() {
    let mut dice = Dice::new(29);
    for round in 0..60 {
        for (name, make) in TEXTS {
            let text = format!("{}、{}", dice.public(), dice.public());
            let (items, _) = seen(name, &make(&text));
            assert_eq!(items, [], "round {round}, {name}: {text}");
        }
    }
}

#[test]
fn numbers_kept_as_numbers_are_found() {
    let mut dice = Dice::new(31);
    for _ in 0..200 {
        let mobile = dice.mobile();
        let scientific = format!("{}.{}E10", &mobile[..1], &mobile[1..]);
        for kept in [mobile.clone(), scientific, format!("{mobile}.0")] {
            for (name, bytes) in [
                (
                    "a.xlsx",
                    workbook(&[vec![Cell::Shared("方某".into()), Cell::Number(kept.clone())]]),
                ),
                ("a.csv", format!("方某,{kept}\n").into_bytes()),
            ] {
                let (items, _) = seen(name, &bytes);
                let found =
                    items.iter().any(|one| (one.0, &one.1) == (PrivateKind::Mobile, &mobile));
                assert!(found, "{name}: {kept}: {items:?}");
            }
        }
    }
}

#[test]
fn a_column_says_what_its_numbers_are() {
    let sheet = |head: &str, kind: fn(String) -> Cell, number: &str| {
        let head = vec![Cell::Shared("单位".into()), Cell::Shared(head.into())];
        seen("a.xlsx", &workbook(&[head, vec![Cell::Shared("甲".into()), kind(number.into())]])).0
    };
    let kinds = |found: Vec<(PrivateKind, String, String)>| -> Vec<PrivateKind> {
        found.into_iter().map(|one| one.0).collect()
    };
    // Of an identity number kept as a number the last three digits are lost.
    let lossy = sheet("身份证号", Cell::Number, "1.1010519491231E+17");
    assert_eq!(kinds(lossy), [PrivateKind::DoubtfulIdentity]);
    assert_eq!(kinds(sheet("身份证号", Cell::Number, "130503670401001")), [PrivateKind::Identity]);
    assert_eq!(kinds(sheet("银行卡号", Cell::Inline, "4111111111111111")), [PrivateKind::BankCard]);
    assert_eq!(kinds(sheet("QQ", Cell::Number, "123456789")), [PrivateKind::Messenger]);
    assert_eq!(sheet("索引号", Cell::Inline, "13812345678"), []);
    assert_eq!(sheet("金额（元）", Cell::Number, "13812345678"), []);
    assert_eq!(sheet("金额", Cell::Amount, "13812345678"), []);
    assert_eq!(sheet("编号", Cell::Number, "4111111111111111"), []);
    let csv = "名称,身份证号\n方某,130503670401001\n";
    assert_eq!(kinds(seen("a.csv", csv.as_bytes()).0), [PrivateKind::Identity]);
    let form = word(&word_table(&[&["姓名", "方某", "身份证号", "130503670401001"]]));
    assert_eq!(kinds(seen("a.docx", &form).0), [PrivateKind::Identity]);
}

#[test]
fn numbers_in_latin_fonts_and_annotations_are_found() {
    let shown = "BT /F1 10 Tf 50 700 Td (138) Tj 17 0 Td [(1234) -20 (5678)] TJ ET";
    assert_eq!(seen("a.pdf", &pdf_drawing(shown, "")).0.len(), 1);
    for page in [
        "/Annots [<< /Subtype /Link /A << /S /URI /URI (tel:13812345678) >> >>]",
        "/Annots [<< /Subtype /Widget /V (13812345678) >>]",
        "/Annots [<< /Subtype /FreeText /Contents (13812345678) >>]",
    ] {
        assert!(!seen("a.pdf", &pdf_drawing("", page)).0.is_empty(), "{page}");
    }
}
