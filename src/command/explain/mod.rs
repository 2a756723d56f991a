//! `dafu explain`: what a rule wants, or what becomes of a file.

mod file;
mod rule;
mod sheet;

use std::path::Path;

use super::console;
use super::environment::Environment;
use super::{Error, Outcome};
use crate::check::catalogue;
use crate::cli::Explain;
use crate::diagnostic::Bilingual;
use crate::yaml::shape::nearest;

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

/// Neither a rule nor a file nor a document; what was probably meant.
fn unknown(what: &str) -> Bilingual {
    let names: Vec<&str> = catalogue::all().iter().map(|entry| entry.name).collect();
    // A name without its family is enough to recognise it.
    let bare = |name: &&str| name.split('/').nth(1) == Some(what);
    let near = names.iter().copied().find(bare).or_else(|| nearest(what, names));
    match near {
        Some(near) => Bilingual::new(
            format!("没有叫“{what}”的规则、文件或稿件，是否为 {near}？全部规则见 dafu explain"),
            format!("no rule, file or document is called `{what}`; did you mean `{near}`?"),
        ),
        None => Bilingual::new(
            format!("没有叫“{what}”的规则、文件或稿件。全部规则见 dafu explain"),
            format!("no rule, file or document is called `{what}`; `dafu explain` lists all rules"),
        ),
    }
}
