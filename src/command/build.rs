//! `dafu build`: check, render, publish.

use std::path::{Path, PathBuf};
use std::time::Instant;

use rayon::prelude::*;

use super::environment::Environment;
use super::load;
use super::say::{self, Voice};
use super::{Error, Outcome, check};
use crate::archive::Archive;
use crate::cli::Build;
use crate::diagnostic::Bilingual;
use crate::model::Status;
use crate::plan::Output;
use crate::publish::{ManifestHead, ReplyRow, Stage, State, Summary, Target};
use crate::render::format::{RenderContext, Rendered};
use crate::render::{self, format_of};
use crate::site::Site;

pub(super) fn run(verb: &Build, environment: &Environment) -> Result<Outcome, Error> {
    let started = Instant::now();
    let folder = environment.folder()?;
    let options = Environment::options(Some(&verb.day), verb.base_url.as_deref())?;
    let pool = pool(verb.jobs)?;
    let loaded = pool.install(|| load::site(&folder, &options, verb.format, environment))?;
    let Some(site) = loaded else {
        let voice = environment.voice(None);
        voice.note(&Bilingual::new("没有发布任何内容", "nothing was published"));
        return Ok(Outcome::Trouble);
    };
    let voice = environment.voice(Some(&site.config.language));
    voice.surroundings(&site);
    say::findings(&site.findings, verb.format, &site.folder, (environment, voice))?;
    if check::outcome(&site.findings, verb.strict) == Outcome::Findings {
        let count = say::count(&site.findings);
        voice.note(&Bilingual::new(
            format!("没有发布任何内容：{}。请改正后再运行 dafu build", count.zh),
            format!("nothing was published: {}", count.en),
        ));
        return Ok(Outcome::Findings);
    }
    let output = output_folder(verb, &site)?;
    let summary = pool.install(|| publish(&site, &output))?;
    closing_line(&site, &summary, started, voice);
    Ok(Outcome::Done)
}

/// A pool of `jobs` threads, or of as many as the machine has cores.
fn pool(jobs: Option<usize>) -> Result<rayon::ThreadPool, Error> {
    if jobs == Some(0) {
        return Err(Error::Argument(Bilingual::new(
            "--jobs 至少是 1",
            "--jobs must be at least 1",
        )));
    }
    rayon::ThreadPoolBuilder::new().num_threads(jobs.unwrap_or(0)).build().map_err(|error| {
        Error::Argument(Bilingual::new(format!("线程开不起来：{error}"), error.to_string()))
    })
}

fn output_folder(verb: &Build, site: &Site) -> Result<PathBuf, Error> {
    match &verb.out {
        None => Ok(site.folder.root().join("public")),
        Some(out) => {
            std::path::absolute(out).map_err(|cause| Error::File { path: out.clone(), cause })
        }
    }
}

/// Renders every row into the staging and publishes the whole.
fn publish(site: &Site, output: &Path) -> Result<Summary, Error> {
    let root = site.folder.root().to_owned();
    let target = Target { output: output.to_owned(), state: root.join(".dafu"), root };
    let stage = Stage::open(&target)?;
    let context = render::context(site.world(), &site.theme, &site.folder, &site.plan);
    site.plan
        .outputs
        .par_iter()
        .with_min_len(16)
        .try_for_each(|row| put(row, &stage, site, &context))?;
    let head = ManifestHead {
        base_url: site.config.base_url.as_str().to_owned(),
        replies: reply_rows(&site.archive),
    };
    Ok(stage.commit(&head)?)
}

fn put(row: &Output, stage: &Stage, site: &Site, context: &RenderContext<'_>) -> Result<(), Error> {
    let format = format_of(row.format);
    match render::render(row, context)? {
        Rendered::Bytes(bytes) => stage.put(&row.path, format.phase, format.class, &bytes)?,
        Rendered::File(source) => {
            stage.put_file(&row.path, format.phase, format.class, &site.folder.locate(&source))?
        }
    };
    Ok(())
}

fn reply_rows(archive: &Archive) -> Vec<ReplyRow> {
    let row = |entry: &crate::archive::entry::Entry| ReplyRow {
        id: entry.reply.id.to_string(),
        digest: entry.digest.to_string(),
        state: match entry.reply.status {
            Status::Withdrawn => State::Withdrawn,
            Status::Corrected => State::Corrected,
            Status::Current | Status::Draft => State::Current,
        },
        corrections: u32::try_from(entry.reply.corrections.len()).unwrap_or(u32::MAX),
    };
    archive.entries.iter().map(row).collect()
}

/// What happened, and what to do next.
fn closing_line(site: &Site, summary: &Summary, started: Instant, voice: Voice) {
    let (replies, held) = (site.archive.entries.len(), site.archive.unpublished.len());
    let files = summary.written + summary.unchanged;
    let seconds = started.elapsed().as_secs_f64();
    let (written, unchanged, removed) = (summary.written, summary.unchanged, summary.removed);
    let passed = say::let_pass(site);
    voice.note(&Bilingual::new(
        format!(
            "发布了 {replies} 件答复，共 {files} 个文件：新写 {written}、未变 {unchanged}、移除 {removed}；\
             未公开 {held} 件{}；用时 {seconds:.2} 秒。网址是否永久有效未作核对",
            passed.zh
        ),
        format!(
            "published {replies} replies in {files} files: {written} written, {unchanged} unchanged, \
             {removed} removed; {held} not public{}; {seconds:.2} s; permanence was not checked",
            passed.en
        ),
    ));
    voice.note(&Bilingual::new(
        "下一步：把输出目录原样上传到服务器",
        "next: upload the output folder as it is",
    ));
}
