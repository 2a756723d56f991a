//! A file of a table, as a spreadsheet program left it.

use std::path::Path;

use crate::command::Error;
use crate::diagnostic::Bilingual;
use crate::document::LARGEST_FILE;
use crate::spreadsheet::{self, Table};

/// Several times the largest file of a site: ten thousand replies are a table of 8 MB.
const LARGEST: u64 = 8 * LARGEST_FILE as u64;

/// The table in the file at `path`, whatever a spreadsheet program left it as; its columns are
/// those that `is_column` knows by their names.
pub(in crate::command) fn open(
    path: &Path,
    is_column: &dyn Fn(&str) -> bool,
) -> Result<Table, Error> {
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
    spreadsheet::open(&bytes, is_column).map_err(|fault| {
        let (message, help) = fault.words();
        refused(format!("{}。{}", message.zh, help.zh), format!("{}; {}", message.en, help.en))
    })
}
