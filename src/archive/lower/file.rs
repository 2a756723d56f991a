//! What a file says before its fields are read: its stem, and whether it is a draft.

use crate::archive::schema;
use crate::diagnostic::{SourcePath, is_invisible};
use crate::document::Document;
use crate::model::{Choice, Status};

/// Whether the block has exactly one unindented status line and it says draft,
/// even where the block does not parse.
pub(super) fn is_draft(document: &Document, text: &str) -> bool {
    let block = document.block.start as usize..document.block.end as usize;
    let field = schema::find("status").expect("the table has a status");
    // What cannot be seen must not hide that it is a draft.
    let visible = |text: &str| text.chars().filter(|one| !is_invisible(*one)).collect::<String>();
    let value = |line: &str| {
        let (key, value) = line.split_once([':', '：'])?;
        let key = visible(key);
        let known = field.is_named(key.trim_matches(['"', '\'', ' ', '\u{3000}', '\u{a0}']));
        (known && !key.starts_with([' ', '\t'])).then(|| visible(value).trim().to_owned())
    };
    let mut values = text.get(block).unwrap_or_default().lines().filter_map(value);
    let (first, second) = (values.next(), values.next());
    first.zip(Some(second.is_none())).is_some_and(|(value, alone)| {
        let value = value.split(" #").next().unwrap_or_default();
        let value = value.trim().trim_matches(['"', '\'', '“', '”']);
        alone && Status::parse(value) == Some(Status::Draft)
    })
}

/// The file's stem, or the folder's name of an `index.md`.
#[must_use]
pub(crate) fn stem(source: &SourcePath) -> &str {
    let path = source.as_str().strip_suffix(".md").unwrap_or(source.as_str());
    let path = path.strip_suffix("/index").unwrap_or(path);
    path.rsplit('/').next().unwrap_or(path)
}
