//! What is remarkable in files besides their text.

use dafu::extract::{NoteKind, Unread};

use super::samples::{
    Cell, archive, ofd, paragraph, pdf, pdf_drawing, pdf_of, slides, stream, with_part, word,
    word_parts, workbook, workbook_parts,
};
use super::{kinds, pictures, seen, text};

fn notes(name: &str, bytes: &[u8]) -> Vec<(Option<String>, NoteKind)> {
    let notes = seen(name, bytes).1;
    notes.into_iter().map(|note| (note.member.map(String::from), note.kind)).collect()
}

#[test]
fn readable_files_have_no_remarks() {
    for (name, bytes) in [
        ("a.docx", word(&paragraph("正文", 9))),
        ("a.xlsx", workbook(&[vec![Cell::Shared("甲".into())]])),
        ("a.pptx", slides("标题")),
        ("a.ofd", ofd(&[&["正文在这里，一共十几个字"]])),
        ("a.pdf", pdf(&["正文在这里，一共十几个字"], "标题")),
        ("a.csv", b"a,b\n".to_vec()),
        ("a.txt", "甲\n".into()),
        ("a.zip", archive(&[("甲/", b""), ("甲/a.txt", b"a")])),
        // A document under the name of the office program of the country.
        ("a.wps", word(&paragraph("正文", 9))),
    ] {
        assert_eq!(notes(name, &bytes), [], "{name}");
    }
}

#[test]
fn what_cannot_be_looked_into_is_said() {
    use Unread::{Damaged, Disguised, Encrypted, Format, TooLarge};
    let compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    let mut locked = archive(&[("a.txt", b"a")]);
    // The mark of encryption, in the part's own head and in the list of parts.
    let list = locked.windows(4).position(|four| four == b"PK\x01\x02").expect("a list");
    locked[6] |= 1;
    locked[list + 8] |= 1;
    let large = vec![b'a'; usize::try_from(dafu::extract::LARGEST).expect("small") + 1];
    for (name, bytes, cause) in [
        ("a.doc", compound.to_vec(), Format),
        ("a.et", compound.to_vec(), Format),
        ("a.docx", compound.to_vec(), Encrypted),
        ("a.rar", b"Rar!\x1a\x07\x01\0".to_vec(), Format),
        ("a.7z", b"7z\xbc\xaf\x27\x1c".to_vec(), Format),
        ("a.docx", b"<html>".to_vec(), Disguised),
        ("a.docx", b"PK\x03\x04 cut".to_vec(), Damaged),
        ("a.pdf", b"%PDF-1.7\n%%EOF".to_vec(), Damaged),
        ("a.txt", vec![0; 100], Damaged),
        ("a.txt", large, TooLarge),
    ] {
        assert_eq!(kinds(name, &bytes), [NoteKind::Unread(cause)], "{name}");
    }
    let inside = notes("a.zip", &locked);
    assert_eq!(inside, [(Some("a.txt".into()), NoteKind::Unread(Encrypted))]);
    let deep = ["d.zip", "c.zip", "b.zip"]
        .iter()
        .fold(archive(&[("e.zip", &archive(&[("f.txt", b"f")]))]), |inner, name| {
            archive(&[(name, &inner)])
        });
    let nested = archive(&[("a.zip", &deep), ("d.doc", compound)]);
    let expected = [("a.zip/b.zip/c.zip/d.zip", Format), ("d.doc", Format)];
    let expected = expected.map(|(name, cause)| (Some(name.to_owned()), NoteKind::Unread(cause)));
    assert_eq!(notes("a.zip", &nested), expected);
}

#[test]
fn pictures_and_scans_have_no_text() {
    assert_eq!(kinds("a.jpg", &pictures::jpeg(&[])), [NoteKind::Picture]);
    let unread = NoteKind::Unread(Unread::Damaged);
    assert_eq!(kinds("a.png", b"\x89PNG"), [NoteKind::Picture, unread]);
    assert_eq!(kinds("a.png", b"heic"), [NoteKind::Picture, unread]);
    let scan = pdf_drawing("q 595 0 0 842 0 0 cm /X1 Do Q", "");
    assert_eq!(kinds("a.pdf", &scan), [NoteKind::SilentPages(1, 1)]);
    assert_eq!(kinds("a.pdf", &pdf_drawing("", "")), [], "an empty page is no scan");
    let picture = br#"<ofd:Page><ofd:ImageObject ResourceID="1"/></ofd:Page>"#;
    let scan = archive(&[("OFD.xml", b"<OFD/>"), ("Doc_0/Pages/Page_0/Content.xml", picture)]);
    assert_eq!(kinds("a.ofd", &scan), [NoteKind::SilentPages(1, 1)]);
}

#[test]
fn changes_and_comments_are_counted() {
    let changed = "<w:p><w:ins><w:r><w:t>甲</w:t></w:r></w:ins><w:del><w:r><w:delText>乙</w:delText></w:r></w:del></w:p><w:p><w:pPr><w:rPr><w:ins/></w:rPr><w:pPrChange/></w:pPr></w:p>";
    assert_eq!(kinds("a.docx", &word(changed)), [NoteKind::Changes(4)]);
    let comments =
        "<w:comments><w:comment><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:comment></w:comments>";
    let word = with_part(&word_parts(""), "word/comments.xml", comments);
    assert_eq!(kinds("a.docx", &word), [NoteKind::Comments(1)]);
    let none = with_part(&word_parts(""), "word/comments.xml", "<w:comments/>");
    assert_eq!(kinds("a.docx", &none), []);
    let comments = "<comments><commentList><comment ref=\"A1\"><text><r><t>批</t></r><r><t>注</t></r></text></comment></commentList></comments>";
    let sheet = with_part(&workbook_parts(&[]), "xl/comments1.xml", comments);
    assert_eq!(kinds("a.xlsx", &sheet), [NoteKind::Comments(1)]);
    assert!(text("a.xlsx", &sheet).contains(&"Comment: 批注".to_owned()));
    let threaded =
        "<ThreadedComments><threadedComment><text>甲</text></threadedComment></ThreadedComments>";
    let sheet =
        with_part(&workbook_parts(&[]), "xl/threadedComments/threadedComment1.xml", threaded);
    assert_eq!(kinds("a.xlsx", &sheet), [NoteKind::Comments(1)]);
    let slide = archive(&[
        ("ppt/presentation.xml", b"<p/>"),
        (
            "ppt/comments/comment1.xml",
            "<p:cmLst><p:cm><p:text>甲</p:text></p:cm></p:cmLst>".as_bytes(),
        ),
    ]);
    assert_eq!(kinds("a.pptx", &slide), [NoteKind::Comments(1)]);
    let page = "/Annots [<< /Subtype /Text /Contents (look) >> << /Subtype /Highlight >> << /Subtype /Link >>]";
    assert_eq!(kinds("a.pdf", &pdf_drawing("", page)), [NoteKind::Comments(1)]);
}

#[test]
fn files_within_a_pdf_are_looked_into() {
    let carrying = |file: &str, content: &[u8]| {
        let catalog = format!(
            "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Kids [<< /Names [(a) << /F ({file}) /EF << /F 4 0 R >> >>] >>] >> >> >>"
        );
        pdf_of(&[
            catalog.into_bytes(),
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
            b"<< /Type /Page /Parent 2 0 R >>".to_vec(),
            stream("", content),
            b"<< >>".to_vec(),
        ])
    };
    let said = text("a.pdf", &carrying("b.txt", b"look"));
    assert!(said.contains(&"Name: b.txt".to_owned()), "{said:?}");
    assert!(said.contains(&"b.txt Line(1): look".to_owned()), "{said:?}");
    let inner = carrying("c.txt", b"look");
    assert!(
        text("a.pdf", &carrying("b.pdf", &inner)).contains(&"b.pdf/c.txt Line(1): look".to_owned())
    );
    let outer = (0..4).fold(inner, |inner, _| carrying("b.pdf", &inner));
    let deepest = NoteKind::Unread(Unread::Format);
    assert_eq!(kinds("a.pdf", &outer), [deepest]);
}

#[test]
fn pieces_say_where_they_stand() {
    let cells = |row: &[&str]| row.iter().map(|text| Cell::Shared((*text).into())).collect();
    let book = workbook(&[cells(&["姓名", "电话"]), cells(&["甲", "12345"])]);
    let said = text("a.xlsx", &book);
    assert!(said.contains(&"Row(\"名单\", 2): 甲|甲 电话：12345".to_owned()), "{said:?}");
    assert_eq!(text("a.txt", "甲\n\n乙".as_bytes()), ["Line(1): 甲", "Line(3): 乙"]);
    assert!(text("a.pdf", &pdf(&["甲乙", "丙"], "丁")).contains(&"Page(1): 丙".to_owned()));
    let named = archive(&[("甲.txt", b"a")]);
    assert_eq!(text("a.zip", &named), ["Name: 甲.txt", "甲.txt Line(1): a"]);
}

/// What is published under the name of a document or picture must be one: a saved page of
/// "not found", a drawing that could run, what Git LFS leaves in a file's place.
#[test]
fn files_that_are_not_what_they_are_called_are_refused() {
    use dafu::extract::{NoteKind, Unread, extract};
    let pointer = b"version https://git-lfs.example/spec/v1\noid sha256:00\nsize 3\n".as_slice();
    for (name, bytes) in [
        ("a.pdf", pointer),
        ("a.png", pointer),
        ("a.csv", pointer),
        ("a.pdf", b"\xef\xbb\xbf\n<!DOCTYPE html><title>404</title>"),
        ("a.docx", b"<HTML><body>404</body></HTML>"),
        ("a.png", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        ("a.jpg", b"<?xml version=\"1.0\"?><svg/>"),
    ] {
        let notes = extract(name, bytes, &mut |_| {});
        let is_told = |kind| notes.iter().any(|note| note.kind == kind);
        assert!(is_told(NoteKind::Unread(Unread::Disguised)), "{name}: {notes:?}");
    }
    let notes = extract("a.txt", b"<html> is the first tag of a page", &mut |_| {});
    assert!(notes.is_empty(), "{notes:?}");
}
