//! The last build of a site: where nothing changed since, there is nothing to do but to say the
//! same once more.

use std::path::Path;
use std::time::Instant;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::closing;
use super::console::{self, Console};
use super::environment::Environment;
use super::{Error, previous};
use crate::cli::Build;
use crate::diagnostic::{Bilingual, Diagnostic};
use crate::digest::Digest;
use crate::plan::{Previous, SitePath};
use crate::publish::{self, Published, StateFault, StateFile, Target};
use crate::site::{KeptFinding, Options, Site, restored};
use crate::source::stamp::Stamp;
use crate::source::{Folder, Notes};

/// By what this build of the program knows what itself has written.
const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), "+", env!("DAFU_BUILD"));

/// Where in the state file the last run stands.
const SECTION: usize = 0;

/// What a build was asked for, looked at, left and said.
#[derive(Serialize, Deserialize)]
struct LastRun {
    asked: Asked,
    today: Date,
    time_zone: String,
    language: String,
    sources: Notes,
    files: Vec<(SitePath, Stamp)>,
    manifest: Stamp,
    /// The addresses that were removed and not settled.
    removed: Vec<(SitePath, String)>,
    /// What the next run would find, were it to look at everything.
    findings: Vec<KeptFinding>,
    numbers: closing::Numbers,
    compared: Bilingual,
}

/// What of the command line decides what is built and said.
#[derive(PartialEq, Eq, Serialize, Deserialize)]
struct Asked {
    strict: bool,
    base_url: Option<String>,
    /// The digest of the manifest that is named; nothing where none is.
    previous: Option<Result<Digest, String>>,
}

impl Asked {
    /// None where the run has more to do than to build: then nothing is spared.
    fn of(verb: &Build, root: &Path) -> Option<Self> {
        if verb.hold_faulty || verb.changes.is_some() || verb.server.is_some() {
            return None;
        }
        let previous = match &verb.before.previous {
            None => None,
            Some(word) if previous::is_none(word) => Some(Err(previous::NONE.to_owned())),
            Some(path) => {
                let bytes = std::fs::read(super::argument::seen(Some(root), path)).ok()?;
                Some(Ok(Digest::of(bytes)))
            }
        };
        Some(Self { strict: verb.strict, base_url: verb.base_url.clone(), previous })
    }
}

/// Says once more what the last build said, where nothing changed since; `false` where something
/// did, or it is not known.
pub(super) fn repeat(
    verb: &Build,
    (folder, target): (&Folder, &Target),
    options: &Options,
    environment: &Environment,
    started: Instant,
) -> Result<bool, Error> {
    let Some(asked) = Asked::of(verb, folder.root()) else { return Ok(false) };
    let last = match read(target) {
        Ok(last) => last,
        Err(fault) => {
            say_fault(fault, environment.console(None));
            return Ok(false);
        }
    };
    let same = last.filter(|(last, _)| last.asked == asked && last.stands(folder, target, options));
    let Some((last, findings)) = same else { return Ok(false) };
    let console = environment.console(Some(&last.language));
    let zone = TimeZone::get(&last.time_zone).unwrap_or(TimeZone::UTC);
    console.surroundings(folder, last.today, Environment::clock_day(&zone));
    console::findings(&findings, verb.report.format, folder, console)?;
    if console.verbose {
        console.note(&Bilingual::new(
            "源文件、设置和输出目录都和上次生成时一样，没有重做任何事",
            "sources, settings and output are what they were: nothing was made anew",
        ));
    }
    closing::Done {
        numbers: last.numbers,
        files: closing::Files { written: 0, unchanged: last.files.len(), removed: 0 },
        compared: last.compared,
        findings: &findings,
        started,
    }
    .say(&target.output, console);
    Ok(true)
}

/// The last run with its findings, restored.
fn read(target: &Target) -> Result<Option<(LastRun, Vec<Diagnostic>)>, StateFault> {
    let mut file = StateFile::open(target, PROGRAM)?;
    let last: Option<LastRun> =
        postcard::from_bytes(&file.section(SECTION)?).map_err(|_| StateFault::Damaged)?;
    let Some(mut last) = last else { return Ok(None) };
    let findings = restored(std::mem::take(&mut last.findings)).ok_or(StateFault::Foreign)?;
    Ok(Some((last, findings)))
}

fn say_fault(fault: StateFault, console: Console) {
    let text = match fault {
        StateFault::Missing => return,
        StateFault::Damaged => Bilingual::new(
            "上次生成留下的记录已损坏，这次全部重新生成",
            "what the last build left to save work is damaged: everything is made anew",
        ),
        StateFault::Foreign => Bilingual::new(
            "上次生成留下的记录是别的版本的 dafu 写的，这次全部重新生成",
            "what the last build left to save work was written by another version of dafu: everything is made anew",
        ),
    };
    if console.verbose {
        console.note(&text);
    }
}

impl LastRun {
    /// Whether the sources are what they were, and the output what it became.
    fn stands(&self, folder: &Folder, target: &Target, options: &Options) -> bool {
        let today = || {
            let zone = TimeZone::get(&self.time_zone).ok()?;
            Some(options.today.unwrap_or_else(|| zone.to_datetime(options.now).date()))
        };
        let files = self.files.par_iter().map(|(path, stamp)| (path, stamp));
        let removed = || {
            let removed = publish::removed_addresses(target).ok()?;
            Some(removed.into_iter().map(|one| (one.path, one.day)).collect::<Vec<_>>())
        };
        today() == Some(self.today)
            && removed().as_ref() == Some(&self.removed)
            && folder.is_as(&self.sources)
            && publish::stands(target, &self.manifest, files).unwrap_or(false)
    }
}

/// Keeps what a next run can repeat of the build of `site`, which is `published` and was loaded
/// beside `before`. Nothing hangs on it: where it cannot be kept, the next run does all there is to do.
pub(super) fn keep(
    (site, before): (&Site, &Previous),
    (verb, target): (&Build, &Target),
    published: &Published,
    rendered: &[Diagnostic],
) -> Result<(), Error> {
    let last = last_run((site, before), (verb, target), published, rendered)?;
    let Ok(bytes) = postcard::to_allocvec(&last) else { return Ok(()) };
    Ok(published.keep(PROGRAM, &[&bytes])?)
}

/// Says why nothing was kept, to those who want to know more.
pub(super) fn say_kept(kept: Result<(), Error>, console: Console) {
    if let Err(error) = kept
        && console.verbose
    {
        let Bilingual { zh, en } = error.message();
        console.note(&Bilingual::new(
            format!("没能留下这次生成的记录，下次会全部重新生成：{zh}"),
            format!("nothing was kept of this build, the next one makes everything anew: {en}"),
        ));
    }
}

/// The run as the next one will know it; none where that one could not just repeat it.
fn last_run(
    (site, before): (&Site, &Previous),
    (verb, target): (&Build, &Target),
    published: &Published,
    rendered: &[Diagnostic],
) -> Result<Option<LastRun>, Error> {
    let next = previous::previous(&verb.before, target)?;
    let asked = Asked::of(verb, site.folder.root());
    let zone = site.config.time_zone.iana_name();
    let (Some(asked), Some(zone)) = (asked, zone) else { return Ok(None) };
    if !previous::leaving(site, &next).is_empty() {
        return Ok(None);
    }
    let findings = site.findings_beside((before, &next), rendered);
    let (standing, manifest) = published.standing()?;
    let removed = next.known().map_or(&[][..], |last| last.removed());
    Ok(Some(LastRun {
        asked,
        today: site.today,
        time_zone: zone.to_owned(),
        language: site.config.language.clone(),
        sources: site.folder.notes(),
        files: standing.into_iter().map(|file| (file.path, file.stamp)).collect(),
        manifest,
        removed: removed.to_vec(),
        findings: findings.iter().map(KeptFinding::of).collect(),
        numbers: closing::Numbers::of(site),
        compared: previous::said(&next),
    }))
}
