//! `dafu import`: published pages to drafts under `content/replies/`, each checked by the rules
//! that `check` goes by.

mod files;
mod ledger;
mod report;
mod site_urls;
mod urls;
mod writer;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::Error;
use super::environment::Environment;
use super::load;
use super::outcome::Outcome;
use super::progress::ProgressLine;
use crate::cli::Import;
use crate::command::console::Console;
use crate::diagnostic::Bilingual;
use crate::digest::Digest;
use crate::import::importers::IMPORTERS;
use crate::import::{self, Foreign, Imported, importer_for};
use crate::site::{Options, Site, Step};

use ledger::Cases;
use report::{Report, shown};
use urls::Urls;
use writer::Writer;

/// So many files are read at once; more would only lie in memory.
const AT_ONCE: usize = 32;

pub(super) fn run(verb: &Import, environment: &Environment) -> Result<Outcome, Error> {
    let folder = environment.folder()?;
    let options = Environment::options(None, None)?;
    let Some(site) = load::site(&folder, &options, verb.report.format, environment)? else {
        return Ok(Outcome::Failed);
    };
    let console = environment.console(Some(&site.config.language));
    if let (Some(path), true) = (&verb.urls, verb.files.is_empty()) {
        let urls = Urls::read(path, &site.config)?;
        return site_urls::run(verb, urls, (&site, console), environment);
    }
    drafts(verb, &site, (&options, console))
}

/// Makes drafts of all files.
fn drafts(
    verb: &Import,
    site: &Site,
    (options, console): (&Options, Console),
) -> Result<Outcome, Error> {
    let mut writer = Writer::new(site, verb, console)?;
    let mut ledger = verb.ledger.as_deref().map(|path| Cases::read(path, site)).transpose()?;
    let found = files::of(&verb.files);
    let mut report = Report { findings: found.findings(), ..Report::default() };
    let done = {
        options.progress.begin(Step::Import, found.files.len());
        let _line = ProgressLine::show(&options.progress, console);
        let mut read_before: BTreeMap<Option<Digest>, String> = BTreeMap::new();
        found.files.chunks(AT_ONCE).try_for_each(|paths| {
            let each = paths.par_iter().map(|path| {
                options.progress.advance();
                read(path, verb, site)
            });
            let all: Vec<_> = each.collect();
            paths.iter().zip(all).try_for_each(|(path, (digest, mut imported))| {
                let name = shown(path);
                if let Some(first) = read_before.get(&digest).filter(|_| digest.is_some()) {
                    report.twice(&name, first);
                    return Ok(());
                }
                read_before.insert(digest, name.clone());
                if let Some(ledger) = &mut ledger {
                    ledger.fill(&name, &mut imported);
                }
                let mut drafts = imported.drafts.iter();
                let done = drafts.try_for_each(|draft| writer.write(draft, &name, &mut report));
                report.add(&name, imported.findings, imported.text);
                done
            })
        })
    };
    writer.tell_rest();
    if let Some(ledger) = ledger {
        ledger.tell_rest(&mut report);
    }
    // One report of all files: the forms for programs hold one document each.
    report.print(verb.report.format, console)?;
    done?;
    if report.drafts == 0 {
        console.note(&Bilingual::new(
            "没有认出任何答复，没有写入文件",
            "nothing was recognised, so nothing was written",
        ));
        return Ok(Outcome::Findings);
    }
    if report.written > 0 {
        console.note(&Bilingual::new(
            "下一步：对照原文核对稿件，填好标有“待核对”的各项，运行 dafu check；没有问题后删去“状态: 草稿”这一行，再运行 dafu build",
            "next: check the drafts against the original, fill in what is marked 待核对, run dafu check",
        ));
    }
    Ok(Outcome::Done)
}

/// What the file at `path` holds, and what tells its bytes from others; a file that cannot be
/// read is a finding, and stops no other.
fn read(path: &Path, verb: &Import, site: &Site) -> (Option<Digest>, Imported) {
    let name = shown(path);
    let refused = |finding| Imported { findings: vec![finding], ..Imported::default() };
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(cause) => return (None, refused(import::unreadable(&name, &cause))),
    };
    let digest = (!bytes.is_empty()).then(|| Digest::of(&bytes));
    let Some(importer) = importer_for(path) else {
        let known: Vec<_> = IMPORTERS.iter().flat_map(|one| one.extensions).copied().collect();
        return (digest, refused(import::unknown_kind(&name, &bytes, &known)));
    };
    let beside = |target: &str| files::beside(path, target);
    let encoding = verb.encoding.as_deref();
    let foreign = Foreign { name: &name, bytes: &bytes, encoding, beside: &beside };
    (digest, (importer.import)(&foreign, &site.registers, &site.config))
}
