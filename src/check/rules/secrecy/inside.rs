//! Marks inside the files that a page publishes.

use crate::check::rule::{Findings, TextView};
use crate::reading::contents::FileContents;
use crate::sensitive::Mark;

/// Reports each kind of mark once a file.
pub(super) fn report(view: &TextView<'_>, found: &mut Findings) {
    for file in &view.contents {
        for kind in [Mark::Classified, Mark::Internal, Mark::NotPublic] {
            first(view, file, kind, found);
        }
    }
}

/// Says where the first mark of this kind stands inside a file.
fn first(view: &TextView<'_>, file: &FileContents, kind: Mark, found: &mut Findings) {
    let Some((location, mark)) = file.marks.iter().find(|one| one.1 == kind) else { return };
    let ((zh, en), (zh_spot, en_spot)) = (mark.words(), location.words());
    let name = &file.name;
    found
        .at(view.source, file.point())
        .message(
            format!("附件“{name}”里有{zh}（{zh_spot}），不能发布"),
            format!("`{name}` carries {en} {en_spot}: this may not be published"),
        )
        .help(
            "请先由保密审查确认；确可公开的，换成没有标识的文件；不能公开的，把文件移出网站的文件夹",
            "have it reviewed first; what may not be published must be moved out of the site's folder",
        );
}
