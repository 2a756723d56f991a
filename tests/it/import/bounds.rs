//! Files made to cost time or memory are refused, or cost neither.

use super::docx::{document, paragraph};
use super::import;
use crate::attachments::samples::overlapping;

const OPENING: [&str; 3] = [
    "云岭市教育局关于市政协九届三次会议第5号提案的答复",
    "方假设委员：",
    "您提出的《关于增加乡镇校车班次的提案》收悉，现答复如下：",
];

fn word(inside: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let head: String = OPENING.iter().map(|line| paragraph(line)).collect();
    document(&(head + inside + &paragraph("云岭市教育局") + &paragraph("2023年7月20日")), parts)
}

fn is_refused(name: &str, bytes: &[u8]) -> bool {
    let imported = import(name, bytes);
    imported.drafts.is_empty() && imported.findings.iter().any(|one| one.rule == "import/unread")
}

#[test]
fn a_number_as_long_as_its_maker_likes_is_refused() {
    let item =
        "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>";
    for text in ["条".repeat(400_000), "%1".repeat(5_000)] {
        let numbers = format!(
            "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='700'/><w:numFmt w:val='upperLetter'/><w:lvlText w:val='{text}'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
        );
        let bytes = word(&item.repeat(5_000), &[("word/numbering.xml", &numbers)]);
        assert!(is_refused("letter.docx", &bytes));
    }
}

#[test]
fn parts_that_share_their_bytes_are_refused() {
    let bytes = word(&paragraph("今年新开校车线路十二条。"), &[]);
    assert!(!import("letter.docx", &bytes).drafts.is_empty());
    assert!(is_refused("letter.docx", &overlapping(&bytes)));
}

#[test]
fn more_pictures_than_any_letter_has_are_refused() {
    let shown = |at: usize| {
        format!("<w:p><w:r><w:drawing><a:blip r:embed='i{at}'/></w:drawing></w:r></w:p>")
    };
    let link = |at: usize| format!("<Relationship Id='i{at}' Target='media/{at}.png'/>");
    let links = (0..5_000).map(link).collect::<String>();
    let inside: String = (0..5_000).map(shown).collect();
    let links = format!("<Relationships>{links}</Relationships>");
    assert!(is_refused("letter.docx", &word(&inside, &[("word/_rels/document.xml.rels", &links)])));
    let pictures: String = (0..5_000).map(|at| format!("<p><img src='{at}.png'>")).collect();
    assert!(is_refused("page.html", pictures.as_bytes()));
}

#[test]
fn documents_in_documents_do_not_multiply() {
    let links = "<Relationships><Relationship Id='c' Target='c.docx'/></Relationships>";
    let chunks = "<w:altChunk r:id='c'/>".repeat(2);
    let mut inner = word(&paragraph(&"河".repeat(100_000)), &[]);
    for _ in 0..8 {
        let namespaces = "xmlns:w='w' xmlns:r='r'";
        let text = format!("<w:document {namespaces}><w:body>{chunks}</w:body></w:document>");
        inner = crate::attachments::samples::archive(&[
            ("word/document.xml", text.as_bytes()),
            ("word/_rels/document.xml.rels", links.as_bytes()),
            ("word/c.docx", &inner),
        ]);
    }
    let imported = import("letter.docx", &inner);
    assert!(imported.drafts.is_empty() && !imported.findings.is_empty());
}

#[test]
fn a_page_deeper_than_any_other_is_refused() {
    for inside in [
        "<div>".repeat(50_000),
        "<p>甲".repeat(200_000),
        "<pre>".to_owned() + &"甲\n".repeat(100_000),
    ] {
        assert!(is_refused("page.html", inside.as_bytes()));
    }
}

#[test]
fn a_cell_covers_all_the_rows_that_it_says() {
    let row = |merge: &str, first: &str, text: &str| {
        let (first, text) = (paragraph(first), paragraph(text));
        format!(
            "<w:tr><w:tc><w:tcPr><w:vMerge{merge}/></w:tcPr>{first}</w:tc><w:tc>{text}</w:tc></w:tr>"
        )
    };
    let rows = row(" w:val='restart'", "项", "甲") + &row("", "", "乙") + &row("", "", "丙");
    let table = format!("<w:tbl>{rows}</w:tbl>");
    let imported = import("letter.docx", &word(&table, &[]));
    assert!(imported.drafts[0].body.contains("rowspan=\"3\""), "{}", imported.drafts[0].body);
}

#[test]
fn a_note_in_a_note_is_kept() {
    let note = |id: u32, text: &str| {
        format!("<w:footnote w:id='{id}'><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>")
    };
    let mention = "见下</w:t><w:footnoteReference w:id='3'/><w:t>";
    let notes =
        format!("<w:footnotes xmlns:w='w'>{}{}</w:footnotes>", note(2, mention), note(3, "附表"));
    let inside = "<w:p><w:r><w:t>甲</w:t><w:footnoteReference w:id='2'/></w:r></w:p>";
    let imported = import("letter.docx", &word(inside, &[("word/footnotes.xml", &notes)]));
    let body = &imported.drafts[0].body;
    assert!(body.ends_with("[^1]: 见下[^2]\n\n[^2]: 附表"), "{body}");
}
