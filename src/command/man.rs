//! `dafu man`: a man page, of dafu or of a command.

use super::Error;
use super::console;
use super::environment::Environment;
use super::outcome::Outcome;
use crate::cli::{self, About};
use crate::diagnostic::Bilingual;

pub(super) fn run(verb: &About, environment: &Environment) -> Result<Outcome, Error> {
    let mut command = cli::command(environment.language(None));
    // What all commands have in common stands in the page of each.
    command.build();
    let mut page = command;
    for name in &verb.verb {
        let found = page.find_subcommand(name).cloned();
        page = found.ok_or_else(|| {
            Error::Argument(Bilingual::new(
                format!("没有“{name}”这个命令，全部命令见 dafu --help"),
                format!("there is no command `{name}`; `dafu --help` lists all"),
            ))
        })?;
    }
    let name = std::iter::once("dafu").chain(verb.verb.iter().map(String::as_str));
    let page = page.display_name(name.collect::<Vec<_>>().join("-"));
    let mut out = Vec::new();
    clap_mangen::Man::new(page).render(&mut out).map_err(Error::Output)?;
    console::output(&out)?;
    Ok(Outcome::Done)
}
