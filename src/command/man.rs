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
    let page = match verb.verb.as_deref() {
        None => command,
        Some(name) => {
            let found = command.find_subcommand(name).cloned();
            let found = found.ok_or_else(|| {
                Error::Argument(Bilingual::new(
                    format!("没有“{name}”这个命令，全部命令见 dafu --help"),
                    format!("there is no command `{name}`; `dafu --help` lists all"),
                ))
            })?;
            found.display_name(format!("dafu-{name}"))
        }
    };
    let mut out = Vec::new();
    clap_mangen::Man::new(page).render(&mut out).map_err(Error::Output)?;
    console::output(&out)?;
    Ok(Outcome::Done)
}
