//! `dafu check`: loads the whole site and reports, writes nothing.

use std::path::{Path, PathBuf};

use super::Error;
use super::argument;
use super::console::{self, Console};
use super::environment::Environment;
use super::fix;
use super::load;
use super::outcome::Outcome;
use super::previous;
use crate::cli::Check;
use crate::diagnostic::{Bilingual, Diagnostic, Severity, SourcePath};
use crate::report::counts;
use crate::site::Site;

pub(super) fn run(verb: &Check, environment: &Environment) -> Result<Outcome, Error> {
    let folder = environment.folder()?;
    let mut options = Environment::options(Some(&verb.day), None)?;
    options.previous = previous::previous(&verb.before, &previous::target(&folder, None))?;
    let load = || load::site(&folder, &options, verb.report.format, environment);
    let Some(mut site) = load()? else { return Ok(Outcome::Failed) };
    let wanted = wanted(verb, &site)?;
    if verb.fix {
        fix::run(&folder, &wanted, environment.console(None))?;
        let Some(mended) = load()? else { return Ok(Outcome::Failed) };
        site = mended;
    }
    previous::require(&options.previous, previous::need(&site))?;
    let console = environment.console(Some(&site.config.language));
    console.surroundings(&site, Environment::clock_day(&site.config.time_zone));
    let shown = shown(&site, &wanted);
    console::findings(&shown, verb.report.format, &site.folder, console)?;
    unread(&site, &wanted, console);
    let (count, passed) = (console::count(&shown), console::exempted(&site));
    let replies = site.archive.entries.len() + site.archive.unpublished.len();
    let (files, compared) = (site.plan.outputs.len(), previous::said(&options.previous));
    let outcome = outcome(&shown, verb.strict);
    let next = next(outcome, &shown, site.has_errors());
    console.note(&Bilingual::new(
        format!(
            "检查了 {replies} 件答复、{files} 个网页文件：{}{}。{}。{}",
            count.zh, passed.zh, compared.zh, next.zh
        ),
        format!(
            "checked {replies} replies, {files} planned files: {}{}; {}. {}",
            count.en, passed.en, compared.en, next.en
        ),
    ));
    Ok(outcome)
}

/// What to do next.
fn next(outcome: Outcome, shown: &[Diagnostic], has_errors: bool) -> Bilingual {
    match (outcome, shown.first()) {
        (Outcome::Done, _) if has_errors => Bilingual::new(
            "站里别的文件还有错误，运行 dafu check 可以看到",
            "Other files of the site have errors: see `dafu check`",
        ),
        (Outcome::Done, _) => Bilingual::new("可以运行 dafu build", "`dafu build` will publish"),
        (_, first) => {
            let worst = shown.iter().find(|finding| finding.severity == Severity::Error);
            let rule = worst.or(first).map_or("", |finding| finding.rule);
            let (zh, en) = if shown.iter().any(hides_the_rest) {
                (
                    "前言区读不下去的文件，改好以后才能查其余各项；",
                    "; files whose front matter cannot be read are looked over once that is mended",
                )
            } else {
                ("", "")
            };
            Bilingual::new(
                format!(
                    "请按“改法”改正后再检查；{zh}规则的说明见 dafu explain 规则名，例如 dafu explain {rule}"
                ),
                format!("Mend them and check again{en}; `dafu explain {rule}` says more of a rule"),
            )
        }
    }
}

/// Whether nothing else of the file could be looked at.
fn hides_the_rest(finding: &Diagnostic) -> bool {
    matches!(
        finding.rule,
        "front-matter/syntax"
            | "front-matter/full-width-colon"
            | "front-matter/tab"
            | "front-matter/unclosed"
            | "front-matter/encoding"
    )
}

/// The paths asked for, from the root.
fn wanted(verb: &Check, site: &Site) -> Result<Vec<PathBuf>, Error> {
    let inside = |path: &PathBuf| {
        let document = || argument::document(site, &path.to_string_lossy());
        let found = argument::path(&site.folder, path)
            .or_else(|| document().map(|source| PathBuf::from(source.as_str())));
        found.ok_or_else(|| {
            Error::Argument(Bilingual::new(
                format!("没有这个文件或目录，也没有这个标识或网址的稿件：{}", path.display()),
                format!("no such file or folder, id or address: {}", path.display()),
            ))
        })
    };
    verb.paths.iter().map(inside).collect()
}

/// Names the files among those asked for that no check reads.
fn unread(site: &Site, wanted: &[PathBuf], console: Console) {
    for path in wanted {
        let source = SourcePath::new(path.to_string_lossy().replace('\\', "/"));
        if !site.folder.locate(&source).is_file() || site.reads(&source) {
            continue;
        }
        console.warning(&Bilingual::new(
            format!("{source} 不是网站的稿件或设置，没有检查"),
            format!("{source} is no document or setting of the site and was not checked"),
        ));
    }
}

/// The findings of the paths asked for, or all.
fn shown(site: &Site, wanted: &[PathBuf]) -> Vec<Diagnostic> {
    let is_wanted = |finding: &&Diagnostic| {
        let path = Path::new(finding.path.as_str());
        wanted.is_empty() || wanted.iter().any(|wanted| path.starts_with(wanted))
    };
    site.findings.iter().filter(is_wanted).cloned().collect()
}

/// How a check ends: by the errors, or by warnings too.
pub(super) fn outcome(findings: &[Diagnostic], strict: bool) -> Outcome {
    let [errors, warnings, _] = counts(findings);
    let failing = if strict { errors + warnings } else { errors };
    if failing > 0 { Outcome::Findings } else { Outcome::Done }
}
