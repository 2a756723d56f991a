//! What the columns of a ledger are called.

use crate::archive::schema::{self, FieldDef};

/// The columns of a ledger, by the keys of the field table.
pub(super) const COLUMNS: &[&str] =
    &["session", "numbers", "subject", "department", "date_assigned", "disclosure"];

/// What further names a ledger gives its columns.
const NAMES: &[(&str, &str)] = &[
    ("案号", "numbers"),
    ("提案编号", "numbers"),
    ("建议编号", "numbers"),
    ("主办单位", "department"),
    ("承办部门", "department"),
    ("交办时间", "date_assigned"),
];

/// The field that a column is named after.
pub(super) fn column(name: &str) -> Option<&'static FieldDef> {
    let name = name.trim();
    let key = NAMES.iter().find(|known| known.0 == name).map_or(name, |known| known.1);
    schema::find(key)
}

/// Whether a ledger may have a column called `name`.
pub(crate) fn is_column(name: &str) -> bool {
    column(name).is_some_and(|field| COLUMNS.contains(&field.key))
}
