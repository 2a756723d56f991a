//! What the values of a front matter are looked up in.

use crate::config::{Config, Registers};

/// The configuration and the registers, together.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    pub config: &'a Config,
    pub registers: &'a Registers,
}
