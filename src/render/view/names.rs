//! Names of proposers, as much of them as the site prints.

use crate::archive::World;
use crate::archive::reply::Reply;
use crate::model::text::{is_han, surname};
use crate::model::{Kind, ProposerNames};

/// The endings that make a short name an organisation's.
const ORGANISATIONS: &[char] =
    &['局', '厅', '委', '办', '会', '院', '部', '处', '组', '党', '社', '团'];

/// To whom `reply` is addressed, as the site prints it.
#[must_use]
pub fn addressed_to(world: World<'_>, reply: &Reply) -> Vec<String> {
    reply.addressed_to.iter().map(|name| shown(world, reply, name)).collect()
}

fn shown(world: World<'_>, reply: &Reply, name: &str) -> String {
    if world.config.proposer_names == ProposerNames::Full || !is_person(world, reply, name) {
        return name.to_owned();
    }
    let title = reply.kind.map_or("", Kind::proposer);
    match world.config.proposer_names {
        ProposerNames::Surname => format!("{}{title}", surname(name)),
        ProposerNames::Hidden | ProposerNames::Full => title.to_owned(),
    }
}

/// Whether `name` is a person's: 2 to 4 Han characters, or with `·`, in no
/// register, with no organisation's ending; nobody, where the proposer is a body.
#[must_use]
pub fn is_person(world: World<'_>, reply: &Reply, name: &str) -> bool {
    let length = name.chars().count();
    let shape = name.contains('·') || ((2..=4).contains(&length) && name.chars().all(is_han));
    shape
        && reply.proposer_kind.is_none_or(crate::model::ProposerKind::names_people)
        && !name.ends_with(ORGANISATIONS)
        && world.registers.departments.find(name).is_none()
        && world.registers.bodies.find(name).is_none()
}
