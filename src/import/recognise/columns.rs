//! Labels without colon: `名称  关于…  公开日期  2024-06-03`, blanks between label and value.

use std::sync::LazyLock;

use regex::Regex;

use super::labels::{Label, WORDS, meaning};
use crate::letter::pattern;

/// A label inside a line: its place, and what it means.
pub(super) type Mark = (std::ops::Range<usize>, (Label, String));

/// A label that blanks keep apart from its value: at the head of a line, or behind a wide gap.
static COLUMN: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?:^|\s{{2,}})({})(?:\s+|$)", &*WORDS)));

/// The labels of `名称  关于…  公开日期  2024-06-03`: a line of columns begins with one.
pub(super) fn columns(text: &str) -> Vec<Mark> {
    let begins =
        COLUMN.captures(text).and_then(|found| found.get(0)).is_some_and(|one| one.start() == 0);
    if !begins {
        return Vec::new();
    }
    let mut marks = Vec::new();
    let mut at = 0;
    while let Some(found) = COLUMN.captures_at(text, at) {
        let (Some(whole), Some(name)) = (found.get(0), found.get(1)) else { break };
        let label = meaning(name.as_str()).filter(|(label, name)| {
            // A short word may begin a sentence: 会办 意见.
            let sure =
                [Label::Title, Label::DocNumber, Label::Source, Label::Subject, Label::Session];
            name.chars().count() > 2 || sure.contains(label)
        });
        marks.extend(label.map(|label| (name.start()..whole.end(), label)));
        // The gap behind a label without value is the gap before the next.
        at = name.end().max(at + 1);
    }
    marks
}
