//! Names of proposers, as much of them as the site prints.

use crate::archive::World;
use crate::archive::context::Context;
use crate::archive::names;
use crate::archive::reply::Reply;

/// To whom `reply` is addressed, as the site prints it.
#[must_use]
pub(crate) fn addressed_to(world: World<'_>, reply: &Reply) -> Vec<String> {
    let context = Context { config: world.config, registers: world.registers };
    reply.addressed_to.iter().map(|name| names::printed(context, reply, name)).collect()
}
