//! Names of proposers, as much of them as the site prints.

use crate::archive::World;
use crate::archive::names::is_person;
use crate::archive::reply::Reply;
use crate::model::text::surname;
use crate::model::{Kind, ProposerNames};

/// To whom `reply` is addressed, as the site prints it.
#[must_use]
pub fn addressed_to(world: World<'_>, reply: &Reply) -> Vec<String> {
    reply.addressed_to.iter().map(|name| shown(world, reply, name)).collect()
}

fn shown(world: World<'_>, reply: &Reply, name: &str) -> String {
    if world.config.proposer_names == ProposerNames::Full
        || !is_person(world.registers, reply, name)
    {
        return name.to_owned();
    }
    let title = reply.kind.map_or("", Kind::proposer);
    match world.config.proposer_names {
        ProposerNames::Surname => format!("{}{title}", surname(name)),
        ProposerNames::Hidden | ProposerNames::Full => title.to_owned(),
    }
}
