//! Everything personal in a text.

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
