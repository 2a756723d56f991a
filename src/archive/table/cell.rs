//! The value of a field as a cell of a table, and whether a cell says something else.

use crate::archive::schema::{FieldDef, FieldType};
use crate::document::Document;
use crate::model::date;
use crate::yaml::{Node, Value};

/// What parts the items of a list in a cell.
const BETWEEN: char = '、';

/// What items of a list may be parted by.
const MARKS: &[char] = &['、', '，', ',', '；', ';'];

/// The cell of `field` for `document`: its value as typed; empty where it is not given.
#[must_use]
pub(crate) fn cell(document: &Document, field: &FieldDef) -> String {
    let given = document.fields.iter().find(|one| field.is_named(&one.key));
    given.map_or_else(String::new, |given| shown(&given.value))
}

fn shown(node: &Node) -> String {
    if node.is_empty() {
        return String::new();
    }
    match &node.value {
        Value::Scalar { text, .. } => text.trim().replace("\r\n", "\n"),
        Value::Sequence(items) => {
            let items: Vec<&str> = items.iter().filter_map(Node::scalar).map(str::trim).collect();
            // An item with such a mark in it would come back as two.
            let parted = items.iter().any(|item| item.contains(MARKS));
            let between = if parted { '\n' } else { BETWEEN };
            let end = if parted && items.len() == 1 { "\n" } else { "" };
            items.join(&between.to_string()) + end
        }
        Value::Mapping(_) => String::new(),
    }
}

/// The items of a list that a cell holds.
pub(crate) fn items(cell: &str) -> Vec<String> {
    let lines = cell.contains('\n');
    let parts = cell.split(|one: char| if lines { one == '\n' } else { MARKS.contains(&one) });
    parts.map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// What a cell that came back says beside the one that was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Compared {
    Same,
    /// The same, as spreadsheet programs write it: `38` for `0038`, `2024/1/9` for `2024-01-09`.
    Respelt,
    /// A long number of which the program kept a part (`1.31052E+11`).
    Shortened,
    Changed,
}

/// Compares the cell `new` of `field` with the one that was there, `old`.
#[must_use]
pub(crate) fn compared(field: &FieldDef, old: &str, new: &str) -> Compared {
    let tidy = |text: &str| text.replace("\r\n", "\n").trim().to_owned();
    let (old, new) = (tidy(old), tidy(new));
    if old == new {
        return Compared::Same;
    }
    if matches!(field.kind, FieldType::List | FieldType::Identifiers) && items(&old) == items(&new)
    {
        return Compared::Same;
    }
    let same_day = || match (date::parse(&old), date::parse(&new)) {
        (Ok(left), Ok(right)) => left == right,
        _ => false,
    };
    if matches!(field.kind, FieldType::Date { .. }) && same_day() || is_without_zeros(&old, &new) {
        return Compared::Respelt;
    }
    if is_scientific(&new) { Compared::Shortened } else { Compared::Changed }
}

/// Whether `new` is the number `old` without the zeros in front.
fn is_without_zeros(old: &str, new: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|one| one.is_ascii_digit());
    digits(old) && digits(new) && old.trim_start_matches('0') == new.trim_start_matches('0')
}

/// Whether `text` is a number as spreadsheet programs shorten it.
fn is_scientific(text: &str) -> bool {
    let Some((head, power)) = text.split_once(['e', 'E']) else { return false };
    let number = |text: &str| {
        let mut digits = text.bytes().filter(|one| *one != b'.').peekable();
        digits.peek().is_some() && digits.all(|one| one.is_ascii_digit())
    };
    let power = power.trim_start_matches(['+', '-']);
    number(head) && head.contains('.') && number(power)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::schema;

    #[test]
    fn what_spreadsheet_programs_do_to_values_is_told_from_changes() {
        for (key, old, new, expected) in [
            ("title", "甲", " 甲 ", Compared::Same),
            ("numbers", "0038、0039", "0038，0039", Compared::Same),
            ("numbers", "0038", "38", Compared::Respelt),
            ("numbers", "0038", "39", Compared::Changed),
            ("date_written", "2024-01-09", "2024/1/9", Compared::Respelt),
            ("date_written", "2024年1月9日", "2024-01-09", Compared::Respelt),
            ("date_written", "2024-01-09", "2024/1/10", Compared::Changed),
            ("title", "2024-01-09", "2024/1/9", Compared::Changed),
            ("numbers", "131051900001", "1.31052E+11", Compared::Shortened),
            ("numbers", "", "0121", Compared::Changed),
        ] {
            let field = schema::find(key).expect(key);
            assert_eq!(compared(field, old, new), expected, "{key}: {old} / {new}");
        }
    }
}
