//! `dafu table`: the metadata of all replies as a table, and back.

mod apply;
mod export;
mod file;
mod row;
mod wanted;

pub(super) use apply::finish;
pub(super) use file::open;
pub(super) use wanted::{Change, Fault, Wanted};

use super::Error;
use super::environment::Environment;
use super::outcome::Outcome;
use crate::cli::{Table, TableVerb};

pub(super) fn run(verb: &Table, environment: &Environment) -> Result<Outcome, Error> {
    match &verb.verb {
        TableVerb::Export(verb) => export::run(verb, environment),
        TableVerb::Apply(verb) => apply::run(verb, environment),
    }
}
