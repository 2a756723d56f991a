//! Why a file is no table: what it is instead, and what to do.

use crate::diagnostic::Bilingual;
use crate::extract::Unread;
use crate::extract::decode::decode;

/// Why a file is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TableFault {
    /// There is nothing in it.
    Empty,
    /// More cells than a table of these things can have, or more than a file may unpack to.
    TooLarge,
    /// A quotation mark opens in this line and is never closed.
    Quotation(usize),
    /// A workbook under a password.
    Encrypted,
    /// A workbook of another form: its name.
    Workbook(&'static str),
    /// Another kind of file: what it is.
    Other(&'static str, &'static str),
    /// A workbook that is broken.
    Damaged,
}

impl TableFault {
    /// What is wrong with the file, and what to do.
    #[must_use]
    pub(crate) fn words(self) -> (Bilingual, Bilingual) {
        let most = crate::extract::xlsx::MOST_CELLS;
        let save = Bilingual::new(
            "请用 Excel 或 WPS 打开，另存为 .xlsx 或“CSV UTF-8”",
            "open it in Excel or WPS and save it as .xlsx or CSV UTF-8",
        );
        match self {
            Self::Empty => (
                Bilingual::new("文件里什么都没有", "there is nothing in the file"),
                Bilingual::new("请从原件重新保存", "save it from the original again"),
            ),
            Self::TooLarge => (
                Bilingual::new(
                    format!("表太大：最多读 {most} 个单元格，展开后 64 MB"),
                    format!(
                        "the table is too large: at most {most} cells, 64 MB unpacked, are read"
                    ),
                ),
                Bilingual::new(
                    "请删去空白的和用不到的行、列、工作表，或者分成几张表",
                    "delete rows, columns and sheets that are empty or of no use, or split the table",
                ),
            ),
            Self::Quotation(line) => (
                Bilingual::new(
                    format!("第 {line} 行的引号 \" 没有成对，后面的单元格读不出来"),
                    format!("a quotation mark in line {line} is never closed"),
                ),
                Bilingual::new("请补上另一个引号，或者删去它", "close it, or delete it"),
            ),
            Self::Encrypted => (
                Bilingual::new("工作簿设有打开密码", "the workbook is under a password"),
                Bilingual::new(
                    "请打开它，取消密码，另存为 .xlsx",
                    "open it, take the password away and save it as .xlsx",
                ),
            ),
            Self::Workbook(kind) => (
                Bilingual::new(
                    format!("这是 {kind} 格式的表格，不能直接读"),
                    format!("it is a table of the form {kind}, which is not read"),
                ),
                save,
            ),
            Self::Other(zh, en) => (
                Bilingual::new(format!("这是{zh}，不是表格"), format!("it is {en}, no table")),
                save,
            ),
            Self::Damaged => (
                Bilingual::new("工作簿损坏了", "the workbook is damaged"),
                Bilingual::new(
                    "请用 Excel 或 WPS 打开，另存为 .xlsx；打不开的，请向提供的人重新要一份",
                    "open it in Excel or WPS and save it as .xlsx again, or ask its author for it",
                ),
            ),
        }
    }
}

/// The text that `bytes` are.
pub(super) fn text(bytes: &[u8]) -> Result<String, TableFault> {
    if let Some(fault) = foreign(bytes) {
        return Err(fault);
    }
    let text = decode(bytes, None).map(|decoded| decoded.text).unwrap_or_default();
    // A few odd bytes are an editor's slip; many are no text.
    let odd = text.chars().filter(|one| matches!(one, '\0' | '\u{fffd}')).count();
    match odd * 20 > text.chars().count() {
        true => Err(TableFault::Other("认不出来的文件", "a file of an unknown kind")),
        false if text.trim().is_empty() => Err(TableFault::Empty),
        false => Ok(text),
    }
}

/// What a file is that is neither text nor an archive.
fn foreign(bytes: &[u8]) -> Option<TableFault> {
    let begins = |start: &[u8]| bytes.starts_with(start);
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &name).is_some()
    };
    if begins(&[0xd0, 0xcf, 0x11, 0xe0]) {
        Some(if holds("EncryptedPackage") {
            TableFault::Encrypted
        } else if holds("WordDocument") {
            TableFault::Other("旧格式的 Word、WPS 文档", "a document of an older Word or WPS")
        } else {
            TableFault::Workbook(".xls 或 .et")
        })
    } else if begins(b"%PDF") {
        Some(TableFault::Other("PDF 文件", "a PDF file"))
    } else if begins(&[0xff, 0xd8, 0xff]) || begins(b"\x89PNG") || begins(b"GIF8") {
        Some(TableFault::Other("图片", "a picture"))
    } else if begins(b"{\\rtf") {
        Some(TableFault::Other("RTF 文件", "an RTF file"))
    } else {
        let start = bytes.trim_ascii_start();
        let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
        start.starts_with(b"<").then_some(TableFault::Other(
            "网页或 XML（常见于系统导出后改了后缀名的 .xls）",
            "a page or XML, as systems export it under the name .xls",
        ))
    }
}

/// What an archive is that holds no workbook, or why the workbook is not read.
pub(super) fn archive(bytes: &[u8], cause: Unread) -> TableFault {
    let holds = |name: &[u8]| memchr::memmem::find(bytes, name).is_some();
    match cause {
        Unread::TooLarge => TableFault::TooLarge,
        Unread::Encrypted => TableFault::Encrypted,
        Unread::Damaged | Unread::Disguised => TableFault::Damaged,
        Unread::Format if holds(b"opendocument.spreadsheet") => TableFault::Workbook(".ods"),
        Unread::Format if holds(b"xl/workbook.bin") => TableFault::Workbook(".xlsb"),
        Unread::Format if holds(b"word/document.xml") => {
            TableFault::Other("Word 文档", "a Word document")
        }
        Unread::Format => TableFault::Other("压缩包或别的文档", "an archive or another document"),
    }
}
