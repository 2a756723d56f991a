//! Marks inside the files that a page publishes.

use super::{ALONE, ANY_WORD, ANYWHERE, Mark, bare, which};
use crate::check::contents::FileContents;
use crate::check::rule::{Findings, TextView, advice};

/// Reports each kind of mark once a file.
pub(super) fn report(view: &TextView<'_>, found: &mut Findings) {
    for file in view.contents {
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
    let (message, help) = advice(
        format!("附件“{name}”里有{zh}（{zh_spot}），不能发布"),
        format!("`{name}` bears {en} {en_spot}: this may not be published"),
        "请先由保密审查确认；确可公开的，换成没有标识的文件；不能公开的，把文件移出网站的文件夹",
        "have it reviewed first; what may not be published must leave the site's folder",
    );
    found.push(view.source, file.point(), message, help);
}

/// The marks in a piece of text from inside a file. A cell of a table may name
/// what it lists; only a line of its own, or a full form, is a mark.
pub(in crate::check) fn marks_inside(text: &str) -> Vec<Mark> {
    if !ANY_WORD.is_match(text) {
        return Vec::new();
    }
    let anywhere = ANYWHERE.captures_iter(text).filter_map(|place| Some(which(&place)?.1));
    let mut found: Vec<Mark> = anywhere.collect();
    if found.is_empty() && !text.contains(['\n', '|']) {
        found.extend(ALONE.captures(bare(text)).as_ref().and_then(which).map(|one| one.1));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_name_what_they_list() {
        for text in ["内部资料", "秘密★1年", "密级：机密", "（此件不公开）", "内部资料，注意保存"]
        {
            assert_eq!(marks_inside(text).len(), 1, "{text}");
        }
        for text in ["姓名\n不公开\n", "公开方式 | 不公开", "保守国家秘密", "不予公开的理由"]
        {
            assert_eq!(marks_inside(text), [], "{text}");
        }
    }
}
