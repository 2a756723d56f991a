//! `dafu verify`: does a folder hold exactly what a manifest says.

use super::console;
use super::environment::Environment;
use super::outcome::Outcome;
use super::{Error, argument, manifest};
use crate::cli::Verify;
use crate::diagnostic::{Bilingual, Language};
use crate::publish::{Difference, verify};
use crate::source::Folder;

pub(super) fn run(verb: &Verify, environment: &Environment) -> Result<Outcome, Error> {
    // A folder can be verified without the site that it was made from.
    let folder = environment.folder().ok();
    let seen = |path| argument::seen(folder.as_ref().map(Folder::root), path);
    let manifest = manifest::read(&seen(&verb.manifest), "verify")?;
    let differences = verify(&manifest, &seen(&verb.dir))?;
    let console = environment.console(None);
    let line = |difference: &Difference| {
        let (zh, en) = match difference {
            Difference::Missing(_) => ("缺少", "missing"),
            Difference::Changed(_) => ("不同", "changed"),
            Difference::Extra(_) => ("多出", "extra"),
        };
        let word = if console.language == Language::Chinese { zh } else { en };
        format!("{word}\t{}\n", difference.path())
    };
    console::output(differences.iter().map(line).collect::<String>().as_bytes())?;
    let (files, count) = (manifest.files.len(), differences.len());
    if count == 0 {
        console.note(&Bilingual::new(
            format!("一致：{files} 个文件与清单完全相同"),
            format!("equal: {files} files are what the manifest says"),
        ));
        return Ok(Outcome::Done);
    }
    console.note(&Bilingual::new(
        format!("不一致：有 {count} 处与清单不同"),
        format!("different: {count} files are not what the manifest says"),
    ));
    Ok(Outcome::Findings)
}
