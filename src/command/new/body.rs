//! The text of a new reply, from a file or from standard input.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use super::super::Error;
use crate::diagnostic::Bilingual;
use crate::document::{LARGEST_FILE, pasted};
use crate::extract::decode;

/// The text in the file at `path`, or of standard input for `-`, as Markdown.
pub(super) fn read(path: &Path) -> Result<String, Error> {
    let failed = |cause: io::Error| Error::File { path: path.to_owned(), cause };
    let source: Box<dyn Read> = if path == Path::new("-") {
        Box::new(io::stdin())
    } else {
        Box::new(fs::File::open(path).map_err(failed)?)
    };
    let mut bytes = Vec::new();
    // No more than a reply may have: a pipe or a device may never end.
    source.take(LARGEST_FILE as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    let refused = |zh: &str, en: &str| {
        let shown = path.display();
        Error::Argument(Bilingual::new(
            format!("--body {shown}：{zh}"),
            format!("--body {shown}: {en}"),
        ))
    };
    if bytes.len() > LARGEST_FILE {
        return Err(refused(
            "超过 4 MiB，一件答复没有这么长",
            "it has more than 4 MiB: no reply is so long",
        ));
    }
    let decoded = decode::decode(&bytes, None).map_err(|_| {
        refused("认不出文字的编码，请另存为 UTF-8", "its encoding is unknown: save it as UTF-8")
    })?;
    if decoded.damaged > 0 || decoded.text.contains('\0') {
        return Err(refused(
            "不是文本文件。Word 文件请用 dafu import，或者全选、复制到记事本再保存",
            "it is not text; use dafu import for office files",
        ));
    }
    let is_markdown = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("md"));
    Ok(if is_markdown { pasted::with_tables(&decoded.text) } else { pasted::pasted(&decoded.text) })
}
