//! `dafu build`: check, render, publish.

use std::borrow::Cow;
use std::error::Error as _;
use std::io;
use std::sync::Arc;
use std::time::Instant;

use super::changes;
use super::closing;
use super::console::{self, Console};
use super::destination::{Bounds, Destination};
use super::environment::Environment;
use super::last_run::{self, Built};
use super::load;
use super::outcome::Outcome;
use super::previous;
use super::progress::ProgressLine;
use super::quarantine;
use super::rows::{self, Made, Standings};
use super::server::Settings;
use super::state::{Section, State};
use super::timings::Timings;
use super::{Error, check};
use crate::check::sorted;
use crate::cli::Build;
use crate::diagnostic::{Bilingual, Diagnostic, system};
use crate::plan::Previous;
use crate::publish::{Published, Stage, Summary, Target};
use crate::report::Printed;
use crate::site::{Options, Progress, Rendering, Site, Step};
use crate::source::Folder;
use crate::source::spool::Spool;

pub(super) fn run(verb: &Build, environment: &Environment) -> Result<Outcome, Error> {
    let started = Instant::now();
    let folder = environment.folder()?;
    let target = previous::target(&folder, verb.out.clone());
    let mut options = Environment::options(Some(&verb.day), verb.base_url.as_deref())?;
    let reports = Reports::of(verb, &folder, &target)?;
    let pool = pool(verb.jobs)?;
    let mut timings = Timings::new(verb.timings, started);
    let mut state = State::open(&target);
    let places = (&folder, &target, &mut state);
    let repeated =
        pool.install(|| last_run::repeat(verb, places, &options, environment, started))?;
    timings.stage("与上次比较", "comparing with the last run");
    if repeated {
        timings.say(environment.console(None));
        return Ok(Outcome::Done);
    }
    options.spool = target.scratch().map(|file| Arc::new(Spool::new(file)));
    options.previous = previous::previous(&verb.before, &target)?;
    previous::require(&options.previous, verb.hold_faulty.then_some("--hold-faulty"))?;
    let folder = folder.noting();
    let loaded = pool.install(|| load(verb, &folder, (&mut options, &mut state), environment))?;
    let Some(site) = loaded.map(Arc::new) else { return Ok(Outcome::Failed) };
    // The process ends with the build: the system takes all of it back at once.
    std::mem::forget(Arc::clone(&site));
    let build = Building { verb, target, options, state, started, site };
    timings.stage("读入和检查", "reading and checking");
    pool.install(|| build.run(&reports, &mut timings, environment))
}

/// A build, once the site is loaded.
struct Building<'a> {
    verb: &'a Build,
    target: Target,
    options: Options,
    state: State,
    started: Instant,
    site: Arc<Site>,
}

impl Building<'_> {
    fn run(
        mut self,
        reports: &Reports,
        timings: &mut Timings,
        environment: &Environment,
    ) -> Result<Outcome, Error> {
        let (verb, site, options) = (self.verb, &self.site, &self.options);
        previous::require(&options.previous, previous::need(site))?;
        let console = environment.console(Some(&site.config.language));
        let clock_day = Environment::clock_day(&site.config.time_zone);
        console.surroundings(&site.folder, site.today, clock_day);
        warn_of_day(site, &options.previous, console);
        let printed: Option<Printed> = self.state.read(Section::Report).flatten();
        let (format, places) = (verb.report.format, (&site.folder, printed.as_ref()));
        let tell = |found: &[_]| console::findings(found, format, places, console);
        let lost = quarantine::lost(site, options);
        if check::outcome(quarantine::standing(site, options), verb.strict) == Outcome::Findings
            || !lost.is_empty()
        {
            tell(&site.findings)?;
            quarantine::explain(&lost, console);
            nothing_published(site, &site.findings, console);
            return Ok(Outcome::Findings);
        }
        let standings = Standings::of(&mut self.state, verb.verify_output);
        self.state.say_fault(console);
        // Rendered before anything is printed: what only finished pages show to be wrong stands
        // in the one report with all else.
        let staged = stage(site, &self.target, standings, (&options.progress, console));
        let rendered = staged.as_ref().map_or(&[][..], |(_, made)| &made.findings);
        let findings: Cow<'_, [Diagnostic]> = match rendered {
            [] => Cow::Borrowed(&site.findings),
            found => Cow::Owned(sorted(site.findings.iter().chain(found).cloned().collect())),
        };
        timings.stage("渲染", "rendering");
        let printed = tell(&findings)?;
        timings.stage("列出问题", "printing the findings");
        let (stage, made) = staged?;
        let outcome = outcome(&made.findings, verb.strict);
        if outcome != Outcome::Done {
            nothing_published(site, &findings, console);
            return Ok(outcome);
        }
        let stage = beside_previous(stage, site, &options.previous, verb)?;
        let published = &commit(stage, site, &options.progress, console)?;
        timings.stage("写入输出目录", "publishing");
        let (made, before) = (&made, &options.previous);
        let built =
            Built { site, before, published, made, findings: &findings, printed: printed.as_ref() };
        last_run::say_kept(last_run::keep(&built, verb, &self.target), console);
        timings.stage("留下记录", "keeping the state");
        reports.write(&published.summary, site)?;
        quarantine::report(site, options, console);
        timings.rows(made);
        timings.say(console);
        closing::Done::of((site, &published.summary), before, &findings, self.started)
            .say(&self.target.output, console);
        Ok(if options.held.is_empty() { Outcome::Done } else { Outcome::Held })
    }
}

/// The site; `None` after it was said why it cannot be used.
fn load(
    verb: &Build,
    folder: &Folder,
    (options, state): (&mut Options, &mut State),
    environment: &Environment,
) -> Result<Option<Site>, Error> {
    let format = verb.report.format;
    let site = if verb.hold_faulty {
        quarantine::site(folder, (options, state), format, environment)?
    } else {
        load::site_with(folder, options, (format, Some(&mut state.cache())), environment)?
    };
    if site.is_none() {
        let console = environment.console(None);
        console.note(&Bilingual::new("没有发布任何内容", "nothing was published"));
    }
    Ok(site)
}

/// What follows from what rendering found: a template that cannot be used is trouble of the
/// site's own set-up, like one that cannot be read.
fn outcome(rendered: &[Diagnostic], strict: bool) -> Outcome {
    if rendered.iter().any(|finding| finding.rule.starts_with("theme/")) {
        return Outcome::Failed;
    }
    check::outcome(rendered, strict)
}

/// Says that findings stopped the publication.
fn nothing_published(site: &Site, findings: &[Diagnostic], console: Console) {
    let (count, passed) = (console::count(findings), console::exempted(site.exempted));
    console.note(&Bilingual::new(
        format!("没有发布任何内容：{}{}。请改正后再运行 dafu build", count.zh, passed.zh),
        format!("nothing was published: {}{}", count.en, passed.en),
    ));
}

/// The most threads that can be asked for.
const MOST_JOBS: usize = 1024;

/// A pool of `jobs` threads, or of as many as the machine has cores.
fn pool(jobs: Option<usize>) -> Result<rayon::ThreadPool, Error> {
    // Far more threads than any machine has cores end the program before they can be refused.
    if jobs.is_some_and(|jobs| !(1..=MOST_JOBS).contains(&jobs)) {
        return Err(Error::Argument(Bilingual::new(
            format!("--jobs 要在 1 到 {MOST_JOBS} 之间"),
            format!("--jobs must be from 1 to {MOST_JOBS}"),
        )));
    }
    rayon::ThreadPoolBuilder::new().num_threads(jobs.unwrap_or(0)).build().map_err(|error| {
        let cause = error.source().and_then(|cause| cause.downcast_ref::<io::Error>());
        let said = cause.map(|cause| format!("：{}", system(cause))).unwrap_or_default();
        Error::Argument(Bilingual::new(
            format!("线程开不起来，请用 --jobs 要得少些{said}"),
            format!("the threads cannot be started, ask for fewer with --jobs: {error}"),
        ))
    })
}

/// `stage` with what it has to know of the last publication.
fn beside_previous(
    mut stage: Stage,
    site: &Site,
    previous: &Previous,
    verb: &Build,
) -> Result<Stage, Error> {
    if let Some(removed) = previous::removed(site, previous) {
        stage = stage.removing(removed);
    }
    if let Some(live) =
        previous::named(&verb.before, site.folder.root())?.filter(|_| verb.changes.is_some())
    {
        stage = stage.since(live);
    }
    Ok(stage)
}

/// What is written beside the site.
struct Reports {
    changes: Option<Destination>,
    server: Option<Settings>,
}

impl Reports {
    /// Those that are asked for; refused before anything is published where they cannot be written.
    fn of(verb: &Build, folder: &Folder, target: &Target) -> Result<Self, Error> {
        let bounds = Bounds::with_output(folder, target.output.clone());
        let changes = verb.changes.as_ref().map(|list| changes::destination(list, &bounds));
        let changes = changes.transpose()?;
        let server = verb.server.as_ref().map(|folder| Settings::in_folder(folder, &bounds));
        let server = server.transpose()?;
        if let (Some(list), Some(settings)) = (&changes, &server)
            && settings.meet(list)
        {
            return Err(Error::Argument(Bilingual::new(
                "--changes 和 --server 要写到同一处，请换一个位置",
                "--changes and --server name the same place: choose another for one of them",
            )));
        }
        Ok(Self { changes, server })
    }

    fn write(&self, summary: &Summary, site: &Site) -> Result<(), Error> {
        self.changes.iter().try_for_each(|list| changes::write(list, summary))?;
        self.server.iter().try_for_each(|settings| settings.write(site))
    }
}

/// Says which live replies go because the day that counts as today is before their own.
fn warn_of_day(site: &Site, previous: &Previous, console: Console) {
    let live: Vec<String> =
        previous::leaving(site, previous).iter().map(ToString::to_string).collect();
    if live.is_empty() {
        return;
    }
    let (today, count, names) = (site.today, live.len(), live.join("、"));
    console.warning(&Bilingual::new(
        format!(
            "以 {today} 为今天，有 {count} 件已经发布的答复变成“未到发布日期”，会从网站上撤下：{names}。\
             不是有意的，请去掉 --date（或环境变量 SOURCE_DATE_EPOCH）再运行"
        ),
        format!(
            "as of {today}, {count} live replies are not yet due and would leave the site: {names}; \
             if that is not meant, run it without --date (or SOURCE_DATE_EPOCH)"
        ),
    ));
}

/// Renders what does not stand in the output into a staging for `target`.
fn stage(
    site: &Arc<Site>,
    target: &Target,
    mut standings: Standings,
    (progress, console): (&Arc<Progress>, Console),
) -> Result<(Stage, Made), Error> {
    progress.begin(Step::Render, site.plan.outputs.len());
    let _line = ProgressLine::show(progress, console);
    let stage = Stage::open(target)?;
    let index = std::mem::take(&mut standings.index);
    let rendering = Rendering::new(Arc::clone(site)).with_index(index);
    let made = rows::make(rendering, &stage, &standings, progress)?;
    Ok((stage, made))
}

/// Puts what is staged in place.
fn commit(
    stage: Stage,
    site: &Site,
    progress: &Arc<Progress>,
    console: Console,
) -> Result<Published, Error> {
    progress.begin(Step::Publish, 0);
    let _line = ProgressLine::show(progress, console);
    Ok(stage.prepare(&previous::head(site))?.run()?)
}
