//! The last build of a site: where nothing changed since, there is nothing to do but to say the
//! same once more.

use std::path::Path;
use std::time::Instant;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::closing;
use super::console::{self, Console};
use super::environment::Environment;
use super::rows::Made;
use super::state::{self, Section, State, section};
use super::{Error, previous};
use crate::cli::Build;
use crate::diagnostic::{Bilingual, Diagnostic};
use crate::digest::Digest;
use crate::plan::{Previous, SitePath};
use crate::publish::{self, Published, Standing, Target, WriteSection};
use crate::report::{Printed, Style};
use crate::site::{KeptFindings, Names, Options, Site};
use crate::source::{Folder, Notes};

/// What a build was asked for, looked at, left and said.
#[derive(Serialize, Deserialize)]
struct LastRun {
    asked: Asked,
    today: Date,
    time_zone: String,
    language: String,
    sources: Notes,
    manifest: Standing,
    /// The addresses that were removed and not settled.
    removed: Vec<(SitePath, String)>,
    /// What is said of the findings, and in which form the report of them was printed, if it is kept.
    count: Bilingual,
    printed: Option<Style>,
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
        let more = verb.changes.is_some() || verb.server.is_some() || verb.verify_output;
        if verb.hold_faulty || more {
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
    (folder, target, state): (&Folder, &Target, &mut State),
    options: &Options,
    environment: &Environment,
    started: Instant,
) -> Result<bool, Error> {
    let asked = Asked::of(verb, folder.root());
    let last = state.read::<Option<LastRun>>(Section::LastRun).flatten();
    let last = asked.zip(last).filter(|(asked, last)| last.asked == *asked);
    let Some((_, last)) = last else { return Ok(false) };
    let Some(files) = state.read::<Vec<Standing>>(Section::Files) else { return Ok(false) };
    if !last.stands(folder, (target, &files), options) {
        return Ok(false);
    }
    let console = environment.console(Some(&last.language));
    let style = console.style(verb.report.format);
    let printed = || state.read::<Option<Printed>>(Section::Report).flatten();
    let printed = (last.printed == Some(style)).then(printed).flatten();
    let found = || Names::all().restored(state.read(Section::Findings)?);
    let Some(findings) = printed.is_some().then(Vec::new).or_else(found) else { return Ok(false) };
    let zone = TimeZone::get(&last.time_zone).unwrap_or(TimeZone::UTC);
    console.surroundings(folder, last.today, Environment::clock_day(&zone));
    match printed {
        Some(printed) => console::repeat(&printed)?,
        None => drop(console::findings(&findings, verb.report.format, (folder, None), console)?),
    }
    if console.verbose {
        console.note(&Bilingual::new(
            "源文件、设置和输出目录都和上次生成时一样，没有重做任何事",
            "sources, settings and output are what they were: nothing was made anew",
        ));
    }
    closing::Done {
        numbers: last.numbers,
        files: closing::Files { written: 0, unchanged: files.len(), removed: 0 },
        compared: last.compared,
        count: last.count,
        started,
    }
    .say(&target.output, console);
    Ok(true)
}

impl LastRun {
    /// Whether the sources are what they were, and the output what it became.
    fn stands(
        &self,
        folder: &Folder,
        (target, files): (&Target, &[Standing]),
        options: &Options,
    ) -> bool {
        let today = || {
            let zone = TimeZone::get(&self.time_zone).ok()?;
            Some(options.today.unwrap_or_else(|| zone.to_datetime(options.now).date()))
        };
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

/// What a build was, for the next one.
pub(super) struct Built<'a> {
    pub(super) site: &'a Site,
    /// What was live before it.
    pub(super) before: &'a Previous,
    pub(super) published: &'a Published,
    /// What the rows were, and what was found in them.
    pub(super) made: &'a Made,
    /// All that was found, and how it was told.
    pub(super) findings: &'a [Diagnostic],
    pub(super) printed: Option<&'a Printed>,
}

/// Keeps of a build what the next run can spare itself. Nothing hangs on it: where it cannot be
/// kept, the next run does all there is to do.
pub(super) fn keep(built: &Built<'_>, verb: &Build, target: &Target) -> Result<(), Error> {
    let Built { site, before, published, made, .. } = built;
    let next = previous::next(&verb.before, target, (site, published))?;
    let findings = site.findings_beside((before, &next), &made.findings);
    let (files, manifest) = published.standing()?;
    // What the next run finds beside this publication is printed for it, where it is something else.
    let other = built.printed.filter(|_| built.findings != findings);
    let other = other.map(|printed| console::unwritten(&findings, printed, &site.folder));
    let printed = other.as_ref().map_or(built.printed, Option::as_ref);
    let last = last_run(site, (verb, &next), manifest, &findings);
    let style = printed.map(|printed| printed.style);
    let last = last.map(|last| LastRun { printed: style, ..last });
    let findings = KeptFindings(&findings);
    let sections: [&WriteSection<'_>; 7] = [
        &section(&last),
        &section(&files),
        &section(&findings),
        &section(&printed),
        &|out| site.write_documents(out),
        &section(&made.rows),
        &section(&made.index),
    ];
    state::keep(published, &sections)
}

/// The run as the next one will know it; none where that one could not just repeat it.
fn last_run(
    site: &Site,
    (verb, next): (&Build, &Previous),
    manifest: Standing,
    findings: &[Diagnostic],
) -> Option<LastRun> {
    let asked = Asked::of(verb, site.folder.root())?;
    let zone = site.config.time_zone.iana_name()?;
    if !previous::leaving(site, next).is_empty() {
        return None;
    }
    let removed = next.known().map_or(&[][..], |last| last.removed());
    Some(LastRun {
        asked,
        today: site.today,
        time_zone: zone.to_owned(),
        language: site.config.language.clone(),
        sources: site.folder.take_notes(),
        manifest,
        removed: removed.to_vec(),
        count: console::count(findings),
        printed: None,
        numbers: closing::Numbers::of(site),
        compared: previous::said(next),
    })
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
