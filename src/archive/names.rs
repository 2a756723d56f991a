//! Names of proposers: which of them are people's.

use super::reply::Reply;
use crate::config::Registers;
use crate::model::ProposerKind;
use crate::model::text::is_han;

/// The endings that make a short name an organisation's.
const ORGANISATIONS: &[char] =
    &['局', '厅', '委', '办', '会', '院', '部', '处', '组', '党', '社', '团'];

/// Whether `name` is a person's: 2 to 4 Han characters, or with `·`, in no
/// register, with no organisation's ending; nobody, where the proposer is a body.
#[must_use]
pub fn is_person(registers: &Registers, reply: &Reply, name: &str) -> bool {
    let length = name.chars().count();
    let shape = name.contains('·') || ((2..=4).contains(&length) && name.chars().all(is_han));
    shape
        && reply.proposer_kind.is_none_or(ProposerKind::names_people)
        && !name.ends_with(ORGANISATIONS)
        && registers.departments.find(name).is_none()
        && registers.bodies.find(name).is_none()
}
