//! `dafu explain`: what a rule wants, or what becomes of a file.

mod file;
mod page;
mod rule;
mod sheet;
mod unknown;

use std::path::Path;

use super::Error;
use super::console;
use super::environment::Environment;
use super::outcome::Outcome;
use crate::check::catalogue;
use crate::cli::Explain;
use unknown::unknown;

pub(super) fn run(verb: &Explain, environment: &Environment) -> Result<Outcome, Error> {
    let Some(what) = verb.what.as_deref() else {
        console::output(rule::list(&catalogue::all(), environment).as_bytes())?;
        return Ok(Outcome::Done);
    };
    if verb.sheet {
        return sheet::run(what, verb, environment);
    }
    if let Some(entry) = catalogue::find(what) {
        console::output(rule::text(&entry, environment).as_bytes())?;
        return Ok(Outcome::Done);
    }
    let family: Vec<_> =
        catalogue::all().into_iter().filter(|entry| entry.family() == what).collect();
    if !family.is_empty() && !Path::new(what).is_file() {
        console::output(rule::list(&family, environment).as_bytes())?;
        return Ok(Outcome::Done);
    }
    match environment.folder() {
        Err(_) if !Path::new(what).exists() => Err(Error::Argument(unknown(what))),
        Err(error) => Err(error),
        Ok(_) => file::run(what, verb, environment),
    }
}
