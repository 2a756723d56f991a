//! `dafu import`: published pages to drafts.

use super::environment::Environment;
use super::{Error, Outcome};
use crate::cli::Import;

pub(super) fn run(_verb: &Import, _environment: &Environment) -> Result<Outcome, Error> {
    Ok(Outcome::Done)
}
