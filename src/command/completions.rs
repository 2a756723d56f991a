//! `dafu completions`: shell completions.

use clap::CommandFactory;

use super::environment::Environment;
use super::say;
use super::{Error, Outcome};
use crate::cli::{Arguments, Completions};

pub(super) fn run(verb: &Completions, _: &Environment) -> Result<Outcome, Error> {
    let mut script = Vec::new();
    clap_complete::generate(verb.shell, &mut Arguments::command(), "dafu", &mut script);
    say::output(&script)?;
    Ok(Outcome::Done)
}
