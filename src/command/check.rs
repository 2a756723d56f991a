//! `dafu check`: loads the whole site and reports, writes nothing.

use std::time::Instant;

use super::Error;
use super::console;
use super::environment::Environment;
use super::fix;
use super::load;
use super::outcome::Outcome;
use super::previous;
use super::selection::Selection;
use super::timings::Timings;
use crate::archive::reply::Publication;
use crate::cli::Check;
use crate::diagnostic::{Bilingual, Diagnostic, Severity};
use crate::site::Site;

pub(super) fn run(verb: &Check, environment: &Environment) -> Result<Outcome, Error> {
    let mut timings = Timings::new(verb.timings, Instant::now());
    let folder = environment.folder()?;
    let mut options = Environment::options(Some(&verb.day), None)?;
    options.previous = previous::previous(&verb.before, &previous::target(&folder, None))?;
    let load = || load::site(&folder, &options, verb.report.format, environment);
    let Some(mut site) = load()? else { return Ok(Outcome::Failed) };
    let mut selection = Selection::of(verb, &site)?;
    if verb.fix {
        fix::run(&folder, &selection, environment.console(None))?;
        let Some(mended) = load()? else { return Ok(Outcome::Failed) };
        site = mended;
        selection = Selection::of(verb, &site)?;
    }
    timings.stage("读入和检查", "reading and checking");
    previous::require(&options.previous, previous::need(&site))?;
    let console = environment.console(Some(&site.config.language));
    console.surroundings(&site.folder, site.today, Environment::clock_day(&site.config.time_zone));
    selection.say(&site, console);
    let shown = selection.of_findings(&site.findings);
    console::findings(&shown, verb.report.format, (&site.folder, None), console)?;
    timings.stage("列出问题", "printing the findings");
    timings.say(console);
    let (count, passed) = (console::count(&shown), console::exempted(site.exempted));
    let replies = site.archive.entries.len() + site.archive.unpublished.len();
    let (files, compared) = (site.plan.outputs.len(), previous::said(&options.previous));
    let outcome = outcome(&*shown, verb.strict);
    let next = next(outcome, &shown, &site, &selection);
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
fn next(outcome: Outcome, shown: &[Diagnostic], site: &Site, selection: &Selection) -> Bilingual {
    match (outcome, shown.first()) {
        (Outcome::Done, _) if site.has_errors() => Bilingual::new(
            "站里别的文件还有错误，运行 dafu check 可以看到",
            "Other files of the site have errors: see `dafu check`",
        ),
        (Outcome::Done, _) => ready(site, selection),
        (_, first) => {
            let worst = shown.iter().find(|finding| finding.severity == Severity::Error);
            let rule = worst.or(first).map_or("", |finding| finding.rule);
            let (zh, en) = if shown.iter().any(hides_the_rest) {
                (
                    "前言区读不下去的文件，改好以后才能查其余各项；",
                    "; files whose front matter cannot be read are checked further once it is fixed",
                )
            } else {
                ("", "")
            };
            Bilingual::new(
                format!(
                    "请按“改法”改正后再检查；{zh}规则的说明见 dafu explain 规则名，例如 dafu explain {rule}"
                ),
                format!(
                    "Fix them and check again{en}; `dafu explain {rule}` says more about a rule"
                ),
            )
        }
    }
}

/// What is said where nothing is wrong: a draft is right, and yet is not published.
fn ready(site: &Site, selection: &Selection) -> Bilingual {
    let archive = &site.archive;
    let all = archive.entries.iter().chain(&archive.unpublished);
    let all: Vec<_> = all.filter(|entry| selection.has(entry.source())).collect();
    let drafts = all.iter().filter(|entry| entry.publication == Publication::Draft).count();
    match drafts {
        0 => Bilingual::new("可以运行 dafu build", "`dafu build` will publish"),
        1 if all.len() == 1 => Bilingual::new(
            "这件是草稿，还不会发布：核对无误后删去“状态: 草稿”一行，再运行 dafu build",
            "It is a draft and is not published: delete the line `status: draft` when it is right, then run `dafu build`",
        ),
        _ => Bilingual::new(
            format!(
                "可以运行 dafu build；其中 {drafts} 件是草稿，不会发布，核对无误后删去“状态: 草稿”一行才会"
            ),
            format!(
                "`dafu build` will publish, but for {drafts} drafts: delete their line `status: draft` when they are right"
            ),
        ),
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

/// How a check ends: by the errors, or by warnings too.
pub(super) fn outcome<'a>(
    findings: impl IntoIterator<Item = &'a Diagnostic>,
    strict: bool,
) -> Outcome {
    let fails = |finding: &Diagnostic| match finding.severity {
        Severity::Error => true,
        Severity::Warning => strict,
        Severity::Hint => false,
    };
    if findings.into_iter().any(fails) { Outcome::Findings } else { Outcome::Done }
}
