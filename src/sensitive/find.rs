//! Everything personal in a text, and what of it a person has let pass.

use std::ops::Range;

use super::item::PrivateItem;
use super::number::{Precision, of_lines};
use super::{contact, scan, table};

/// Everything personal in `text`, in order.
#[must_use]
pub fn find(text: &str) -> Vec<PrivateItem> {
    find_with(text, Precision::High)
}

pub(super) fn find_with(text: &str, precision: Precision) -> Vec<PrivateItem> {
    let lines = scan::lines(text);
    let mut found = lines.iter().flat_map(|line| of_lines(text, line, precision)).collect();
    table::judge(text, precision, &mut found);
    contact::add(text, &mut found);
    found
}

/// Whether a person has let exactly the characters at `at` of `text` pass,
/// alone or with what stands around them.
#[must_use]
pub fn is_reviewed(text: &str, reviewed: &[Box<str>], at: &Range<usize>) -> bool {
    reviewed.iter().filter(|reviewed| !reviewed.is_empty()).any(|reviewed| {
        let earliest = at.end.saturating_sub(reviewed.len());
        let from = (0..=earliest).rev().find(|from| text.is_char_boundary(*from)).unwrap_or(0);
        text[from..]
            .match_indices(&**reviewed)
            .map(|(found, _)| from + found)
            .take_while(|found| *found <= at.start)
            .any(|found| found + reviewed.len() >= at.end)
    })
}
