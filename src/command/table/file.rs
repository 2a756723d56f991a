//! A file of a table, as a spreadsheet program left it.

use std::path::Path;

use crate::command::Error;
use crate::diagnostic::Bilingual;
use crate::document::LARGEST_FILE;
use crate::extract::decode::decode;
use crate::spreadsheet::{self, Row, TableFault};

/// Several times the largest file of a site: ten thousand replies are a table of 8 MB.
const LARGEST: u64 = 8 * LARGEST_FILE as u64;

/// The rows of the file at `path`, in whatever encoding a spreadsheet program left it.
pub(in crate::command) fn rows(path: &Path) -> Result<Vec<Row>, Error> {
    let failed = |cause| Error::File { path: path.to_owned(), cause };
    let refused = |zh: String, en: String| {
        let name = path.display();
        Error::Argument(Bilingual::new(format!("{name}：{zh}"), format!("{name}: {en}")))
    };
    if std::fs::metadata(path).map_err(failed)?.len() > LARGEST {
        let most = LARGEST >> 20;
        return Err(refused(
            format!("超过 {most} MB，太大了"),
            format!("it is larger than {most} MB"),
        ));
    }
    let bytes = std::fs::read(path).map_err(failed)?;
    if bytes.starts_with(b"PK") {
        return Err(refused(
            "这是 Excel 工作簿；请在表格软件里另存为“CSV UTF-8”".to_owned(),
            "it is a workbook: save it as CSV UTF-8".to_owned(),
        ));
    }
    let text = decode(&bytes, None).map(|decoded| decoded.text).unwrap_or_default();
    spreadsheet::read(&text).map_err(|fault| match fault {
        TableFault::TooLarge => {
            let most = spreadsheet::MOST_CELLS;
            refused(format!("超过 {most} 个单元格"), format!("it has more than {most} cells"))
        }
        TableFault::Quotation(line) => refused(
            format!("第 {line} 行的引号没有成对"),
            format!("a quotation mark in line {line} is never closed"),
        ),
    })
}
