//! What a place weighs: the order of results.

use crate::search::document::Field;

/// What a document weighs that is asked for by its number.
pub(super) const NUMBERED: u32 = 1000;

/// What something weighs in a field.
pub(super) fn weight(field: Field) -> u32 {
    match field {
        Field::Title => 5,
        Field::Number => 4,
        Field::Subject => 3,
        Field::Summary => 2,
        Field::Text => 1,
        Field::Attached => 0,
    }
}
