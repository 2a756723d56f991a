//! `dafu check --fix`: front matter written as it was meant, each change shown.

use std::fmt::Write;
use std::path::Path;

use super::Error;
use super::console::Console;
use super::selection::Selection;
use crate::archive::fix;
use crate::archive::schema::{ARTICLE_FIELDS, FIELDS, FieldDef};
use crate::diagnostic::{Bilingual, SourcePath};
use crate::publish;
use crate::report::diff::{Change, changes};
use crate::sensitive;
use crate::source::Folder;

/// Mends the documents `wanted`; says what it changed.
pub(super) fn run(folder: &Folder, wanted: &Selection, console: Console) -> Result<(), Error> {
    let listing = folder.list()?;
    let replies = listing.replies.iter().map(|path| (path, FIELDS));
    let articles = listing.articles.iter().map(|path| (path, ARTICLE_FIELDS));
    let (mut files, mut lines) = (0, 0);
    for (path, table) in replies.chain(articles).filter(|(path, _)| wanted.has(path)) {
        let changed = mend(folder, path, table, console)?;
        files += usize::from(changed > 0);
        lines += changed;
    }
    console.note(&if files == 0 {
        Bilingual::new("没有可以自动改正的写法", "there is nothing that can be fixed automatically")
    } else {
        Bilingual::new(
            format!(
                "改了 {files} 个文件，{lines} 行。正文没有动；其余问题见下，要对照原件手工改正"
            ),
            format!("fixed {lines} lines in {files} files; the rest needs a person"),
        )
    });
    Ok(())
}

/// Mends one document; how many lines were changed.
fn mend(
    folder: &Folder,
    path: &SourcePath,
    table: &'static [FieldDef],
    console: Console,
) -> Result<usize, Error> {
    let bytes = folder.read(path)?;
    let Some(mended) = fix::mended(&bytes, table) else { return Ok(0) };
    let original = String::from_utf8_lossy(&bytes);
    let (shown, count) = shown(&original, &mended);
    replace(&folder.locate(path), &bytes, mended.as_bytes())?;
    console
        .note(&Bilingual::new(format!("改正 {path}\n{shown}"), format!("fixed {path}\n{shown}")));
    Ok(count)
}

/// The lines that change, old above new; tabs are made visible, and numbers of persons masked.
pub(super) fn shown(old: &str, new: &str) -> (String, usize) {
    let (mut out, mut line, mut count) = (String::new(), 1, 0);
    let visible = |text: &str| sensitive::masked_text(&text.replace('\t', "→"));
    for change in changes(old, new) {
        let _ = match change {
            Change::Same(_) => Ok(()),
            Change::Removed(text) => writeln!(out, "  {line:>4} - {}", visible(text)),
            Change::Added(text) => writeln!(out, "       + {}", visible(text)),
        };
        line += usize::from(!matches!(change, Change::Added(_)));
        count += usize::from(matches!(change, Change::Added(_)));
    }
    (out, count)
}

/// Puts `new` in place of a file that still holds `old`, whole or not at all.
pub(super) fn replace(path: &Path, old: &[u8], new: &[u8]) -> Result<(), Error> {
    let failed = |cause| Error::File { path: path.to_owned(), cause };
    // A link stays a link: what it leads to is replaced.
    let target = path.canonicalize().map_err(failed)?;
    if std::fs::read(&target).map_err(failed)? != old {
        return Err(Error::Argument(Bilingual::new(
            format!("{} 刚刚被别的程序改动了，没有改正它；请保存好后再运行一次", path.display()),
            format!("{} was changed meanwhile and left alone; run it again", path.display()),
        )));
    }
    publish::write_whole(&target, |out| out.write_all(new)).map_err(failed)
}
