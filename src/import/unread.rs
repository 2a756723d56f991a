//! Files that are not what an importer reads: what they are, and what to do.

use std::io;

use super::finding::{Findings, Place};
use crate::diagnostic::{Bilingual, Diagnostic, Severity, SourcePath};
use crate::extract::Unread;

/// A file that could not be read as what it is said to be.
pub(crate) const UNREAD: &str = "import/unread";

/// What documents of older programs, and locked ones, begin with.
const OLDER: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

/// What a file is by its first bytes, where it is no text.
#[must_use]
pub(super) fn what_is(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let begins = |start: &[u8]| bytes.starts_with(start);
    if begins(b"%PDF") {
        Some(("PDF 文件", "a PDF file"))
    } else if begins(OLDER) {
        Some(("Word、WPS 或 Excel 的旧格式文件", "a document of an older Word, WPS or Excel"))
    } else if begins(b"PK\x03\x04") {
        Some(("Word、WPS、Excel 文件或压缩包", "a document of Word, WPS or Excel, or an archive"))
    } else if begins(b"{\\rtf") {
        Some(("RTF 文件", "an RTF file"))
    } else if begins(&[0xff, 0xd8, 0xff]) || begins(b"\x89PNG") || begins(b"GIF8") {
        Some(("图片", "a picture"))
    } else {
        None
    }
}

/// The finding that the file called `name` was not read: no importer takes it, those there
/// are take files that end in one of `known`.
#[must_use]
pub(crate) fn unknown_kind(name: &str, bytes: &[u8], known: &[&str]) -> Diagnostic {
    let known = known.join("、.");
    let (zh, en) = match what_is(bytes) {
        Some((zh, en)) => (format!("这是{zh}"), format!("it is {en}")),
        None => ("格式认不出来".to_owned(), "no importer reads its kind".to_owned()),
    };
    refused(
        name,
        Bilingual::new(
            format!("{zh}，没有读；能导入的有 .{known}"),
            format!("{en} and was not read; known: .{known}"),
        ),
        copied_as_text(),
    )
}

/// The finding that a file is not the text that its name says.
#[must_use]
pub(super) fn no_text(name: &str, (zh, en): (&str, &str)) -> Diagnostic {
    refused(
        name,
        Bilingual::new(
            format!("文件名说是文本，内容却是{zh}，没有读"),
            format!("its name says text, but it is {en}; it was not read"),
        ),
        copied_as_text(),
    )
}

/// A text of more lines than this, or with a longer one, is no letter: what is looked for in each
/// line would take minutes.
const MOST_LINES: usize = 20_000;
const LONGEST_LINE: usize = 60_000;

/// Whether `text` is too long for a letter, which is added to what was found in it.
pub(super) fn is_too_long(text: &str, findings: &mut Findings) -> bool {
    let lines = text.split(['\n', '\r']);
    let is_long = |line: &str| line.len() > LONGEST_LINE;
    if lines.clone().nth(MOST_LINES).is_none() && !lines.into_iter().any(is_long) {
        return false;
    }
    let message = Bilingual::new(
        format!(
            "文字超过 {MOST_LINES} 行，或者有一行超过 {} 字，不像一件答复，没有读",
            LONGEST_LINE / 3
        ),
        format!(
            "more than {MOST_LINES} lines, or one of more than {LONGEST_LINE} bytes: no letter is so long; it was not read"
        ),
    );
    let help = Bilingual::new(
        "请把一件答复存成一个文件，一段一行，再导入",
        "put each letter into a file of its own, a line a paragraph, and import them",
    );
    findings.push(UNREAD, Severity::Error, &Place::default(), (message, help));
    true
}

/// The finding that a web archive holds no page.
#[must_use]
pub(super) fn no_archive(name: &str) -> Diagnostic {
    refused(
        name,
        Bilingual::new(
            "文件名说是单个文件的网页（.mht），里面没有网页，没有读",
            "its name says a web archive (.mht), but there is no page in it; it was not read",
        ),
        copied_as_text(),
    )
}

/// The finding that a page could not be read: it is too large, or too deep.
#[must_use]
pub(super) fn no_page(name: &str) -> Diagnostic {
    refused(
        name,
        Bilingual::new(
            "网页太大（超过 4 MB、6 万段或 1000 张图片）或层次太多，没有读",
            "the page is too large (over 4 MB, 60,000 paragraphs or 1,000 pictures) or too deep and was not read",
        ),
        copied_as_text(),
    )
}

/// The finding that a `.docx` could not be read as a document, because of `cause`.
#[must_use]
pub(super) fn no_document(name: &str, bytes: &[u8], cause: Unread) -> Diagnostic {
    let other = what_is(bytes).filter(|_| !bytes.starts_with(b"PK"));
    let is_older = bytes.starts_with(OLDER);
    let (zh, en, help) = match (cause, other) {
        _ if bytes.is_empty() => (
            "文件是空的，没有读".to_owned(),
            "the file is empty and was not read".to_owned(),
            Bilingual::new("请从原件重新保存或复制", "save or copy it from the original again"),
        ),
        // What is locked is stored in a file of the older kind.
        _ if is_older || cause == Unread::Encrypted => (
            "文件设有打开密码，或者是旧格式（.doc、.wps）改了后缀名，没有读".to_owned(),
            "the file is locked, or a .doc or .wps that was renamed; it was not read".to_owned(),
            Bilingual::new(
                "请用 Word 或 WPS 打开，取消密码，另存为 .docx 再导入",
                "open it in Word or WPS, take the password away, save it as .docx and import that",
            ),
        ),
        (_, Some((zh, en))) => (
            format!("文件名说是 .docx，内容却是{zh}，没有读"),
            format!("its name says .docx, but it is {en}; it was not read"),
            copied_as_text(),
        ),
        (Unread::TooLarge, _) => (
            "文档太大或太复杂（超过 64 MB、40 万个元素或 1000 张图片，或者自动编号过长），没有读".to_owned(),
            "it is too large (over 64 MB, 400,000 elements or 1,000 pictures, or its numbers are too long) and was not read".to_owned(),
            copied_as_text(),
        ),
        (Unread::Format, _) => (
            "里面没有 Word 文档的正文，可能是 Excel、PPT 或压缩包改了后缀名，没有读".to_owned(),
            "it holds no text of a Word document, but perhaps a workbook or slides".to_owned(),
            copied_as_text(),
        ),
        (Unread::Damaged | Unread::Disguised | Unread::Encrypted, _) => (
            "文件损坏，或者不是 Word 文档，没有读".to_owned(),
            "the file is damaged or no Word document; it was not read".to_owned(),
            Bilingual::new(
                "请用 Word 或 WPS 打开，另存为 .docx 再导入；打不开的，请向发文单位重新要一份",
                "open it in Word or WPS and save it as .docx again, or ask its author for it",
            ),
        ),
    };
    refused(name, Bilingual::new(zh, en), help)
}

/// The finding that the system would not give the file called `name`.
#[must_use]
pub(crate) fn unreadable(name: &str, cause: &io::Error) -> Diagnostic {
    let (message, help) = if cause.kind() == io::ErrorKind::IsADirectory {
        (
            Bilingual::new(
                "目录里没有能导入的文件",
                "the folder holds no file that can be imported",
            ),
            Bilingual::new(
                "能导入的有 .txt、.docx、.html、.mht；别的请先另存成其中一种",
                ".txt, .docx, .html and .mht can be imported; save others as one of these",
            ),
        )
    } else {
        (
            Bilingual::new(format!("文件读不了：{cause}"), format!("cannot be read: {cause}")),
            Bilingual::new(
                "请核对文件名和读取权限",
                "check its name and the permission to read it",
            ),
        )
    };
    refused(name, message, help)
}

fn copied_as_text() -> Bilingual {
    Bilingual::new(
        "请打开它，全选并复制文字，粘贴到记事本里，另存为 .txt 再导入",
        "open it, copy all its text into a plain text file and import that",
    )
}

fn refused(name: &str, message: Bilingual, help: Bilingual) -> Diagnostic {
    let path = SourcePath::new(name);
    Diagnostic { rule: UNREAD, severity: Severity::Error, path, span: 0..0, message, help }
}
