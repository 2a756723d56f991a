//! `--hold-faulty`: new replies with errors stay back, so that one mistake does not
//! keep all others from being published.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::Error;
use super::console::Console;
use super::environment::Environment;
use super::load;
use super::state::State;
use crate::archive::entry::Entry;
use crate::check;
use crate::diagnostic::{Bilingual, Diagnostic, Severity, SourcePath};
use crate::plan::address;
use crate::report::ReportFormat;
use crate::site::{Options, Site};
use crate::source::Folder;

/// Loads the site; while errors stand in replies that are not live, sets those
/// aside in `options.held` and loads again: without them others may be wrong,
/// those that link to them for one.
pub(super) fn site(
    folder: &Folder,
    (options, state): (&mut Options, &mut State),
    format: ReportFormat,
    environment: &Environment,
) -> Result<Option<Site>, Error> {
    // What held a reply back may be right once it is: the reason is kept all the same.
    let mut reasons = Vec::new();
    loop {
        let mut cache = state.cache();
        let loaded = load::site_with(folder, options, (format, Some(&mut cache)), environment)?;
        let Some(mut site) = loaded else { return Ok(None) };
        let faulty = faulty(&site, options);
        if faulty.is_empty() {
            reasons.append(&mut site.findings);
            site.findings = check::sorted(reasons);
            return Ok(Some(site));
        }
        reasons.extend(faulty.iter().map(|finding| (*finding).clone()));
        options.held.extend(faulty.iter().map(|finding| finding.path.clone()));
    }
}

/// The errors in files of replies that are not live, and not set aside yet.
fn faulty<'a>(site: &'a Site, options: &Options) -> Vec<&'a Diagnostic> {
    let entries = site.archive.entries.iter().chain(&site.archive.unpublished);
    let new = entries.filter(|entry| !options.previous.has_reply(&entry.reply.id));
    let new: BTreeSet<&SourcePath> = new.map(Entry::source).collect();
    let errors = site.findings.iter().filter(|finding| finding.severity == Severity::Error);
    let is_new = |path: &SourcePath| new.contains(path) && !options.held.contains(path);
    errors.filter(|finding| is_new(&finding.path)).collect()
}

/// The findings that concern what would be published.
pub(super) fn standing<'a>(
    site: &'a Site,
    options: &'a Options,
) -> impl Iterator<Item = &'a Diagnostic> {
    site.findings.iter().filter(|finding| !options.held.contains(&finding.path))
}

/// The live replies that the site lacks while others are held back: a file that
/// cannot be read may be one of them, under a name nobody can tell.
pub(super) fn lost(site: &Site, options: &Options) -> Vec<String> {
    let Some(before) = options.previous.known() else { return Vec::new() };
    if options.held.is_empty() {
        return Vec::new();
    }
    let addresses = before.replies().iter().map(|reply| address::reply(&reply.id));
    let gone = addresses.filter(|path| site.plan.find(path.as_str()).is_none());
    gone.map(|path| path.to_string()).collect()
}

/// Says why nothing is published although what is wrong is held back.
pub(super) fn explain(lost: &[String], console: Console) {
    if lost.is_empty() {
        return;
    }
    let names = lost.join("、");
    console.note(&Bilingual::new(
        format!("已经发布的 {names} 找不到稿件：有错误的稿件可能就是它，所以没有发布其余的"),
        format!("no file was found for the published {names}: one of the faulty files may be it, so nothing is published"),
    ));
}

/// Names what was held back, and why.
pub(super) fn report(site: &Site, options: &Options, console: Console) {
    if options.held.is_empty() {
        return;
    }
    let count = options.held.len();
    let mut text = Bilingual::new(
        format!("有错误、暂不发布的答复 {count} 件，改好后再运行 dafu build："),
        format!("{count} replies with errors are held back; fix them and build again:"),
    );
    for path in &options.held {
        let errors =
            |finding: &&Diagnostic| finding.path == *path && finding.severity == Severity::Error;
        let errors = site.findings.iter().filter(errors).count();
        let _ = write!(text.zh.to_mut(), "\n  {path}（{errors} 个错误）");
        let _ = write!(text.en.to_mut(), "\n  {path} ({errors} errors)");
    }
    console.note(&text);
}
