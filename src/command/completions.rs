//! `dafu completions`: shell completions.

use super::Error;
use super::console;
use super::environment::Environment;
use super::outcome::Outcome;
use crate::cli::{self, Completions};

pub(super) fn run(verb: &Completions, environment: &Environment) -> Result<Outcome, Error> {
    let mut script = Vec::new();
    clap_complete::generate(
        verb.shell,
        &mut cli::command(environment.language(None)),
        "dafu",
        &mut script,
    );
    console::output(&script)?;
    Ok(Outcome::Done)
}
