//! Making the rows of the plan: those that would be what stands in the output are left there, all
//! others rendered and staged.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::Error;
use super::state::{Section, State};
use crate::check::sorted;
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::plan::{Output, SitePath};
use crate::publish::{Stage, Standing};
use crate::render::{self, HeldLines, Rendered, format_of};
use crate::site::{Progress, Rendering};

/// What a row was made of when its file was rendered.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct MadeOf {
    path: SitePath,
    fingerprint: Digest,
    /// The files that are made together with it.
    beside: Vec<SitePath>,
    /// What each of its lines is made of, where it is made of lines.
    lines: Vec<Digest>,
}

/// What the last build has left in the output.
#[derive(Default)]
pub(super) struct Standings {
    rows: HashMap<SitePath, MadeOf>,
    files: HashMap<SitePath, Standing>,
    /// Of the search index.
    pub(super) index: render::KnownIndex,
    /// Whether files are known by their bytes alone.
    verify: bool,
}

impl Standings {
    /// As far as `state` tells.
    pub(super) fn of(state: &mut State, verify: bool) -> Self {
        let (files, rows) = (state.read(Section::Files), state.read(Section::Fingerprints));
        let files: Vec<Standing> = files.unwrap_or_default();
        let rows: Vec<MadeOf> = rows.unwrap_or_default();
        Self {
            rows: rows.into_iter().map(|row| (row.path.clone(), row)).collect(),
            files: files.into_iter().map(|file| (file.path.clone(), file)).collect(),
            index: state.read(Section::Index).unwrap_or_default(),
            verify,
        }
    }

    /// Whether what `row`, made of what `fingerprint` tells, would be made stands in the output:
    /// then `stage` takes it from there.
    fn hold(&self, row: &Output, fingerprint: Digest, stage: &Stage) -> Result<bool, Error> {
        let last = self.rows.get(&row.path).filter(|last| last.fingerprint == fingerprint);
        let Some(last) = last else { return Ok(false) };
        self.hold_files(row, std::iter::once(&last.path).chain(&last.beside), stage)
    }

    /// Whether the files at `paths`, which belong to `row`, stand in the output as the last build has
    /// left them: then `stage` takes all of them from there.
    fn hold_files<'a>(
        &self,
        row: &Output,
        paths: impl Iterator<Item = &'a SitePath>,
        stage: &Stage,
    ) -> Result<bool, Error> {
        let files: Option<Vec<&Standing>> = paths.map(|path| self.files.get(path)).collect();
        let Some(files) = files else { return Ok(false) };
        let format = format_of(row.format);
        Ok(stage.hold(&files, (format.phase, format.class), self.verify)?)
    }

    /// The file of lines that the last build has made of `row`, if it stands in the output.
    fn held_lines(&self, row: &Output, stage: &Stage) -> Result<Option<HeldLines>, Error> {
        let last = self.rows.get(&row.path).filter(|last| !last.lines.is_empty());
        let Some((last, file)) = last.zip(self.files.get(&row.path)) else { return Ok(None) };
        let bytes = stage.held_bytes(file)?;
        Ok(bytes.and_then(|bytes| HeldLines::new(bytes, &last.lines)))
    }
}

/// What came of the rows.
pub(super) struct Made {
    /// What is wrong with finished files, or with the templates that should make them.
    pub(super) findings: Vec<Diagnostic>,
    /// What each row is made of, where nothing is wrong with it.
    pub(super) rows: Vec<MadeOf>,
    /// How long each took that was rendered.
    pub(super) rendered: Vec<(Duration, SitePath)>,
    /// What is known of the search index.
    pub(super) index: render::KnownIndex,
}

/// What came of one row.
#[derive(Default)]
struct MadeRow {
    findings: Vec<Diagnostic>,
    made_of: Option<MadeOf>,
    took: Option<Duration>,
}

/// Makes every row of the site of `rendering`, and puts it on `stage`.
pub(super) fn make(
    mut rendering: Rendering,
    stage: &Stage,
    standings: &Standings,
    progress: &Progress,
) -> Result<Made, Error> {
    let make = |row: &Output, rendering: &Rendering| {
        progress.advance();
        match one(row, rendering, stage, standings) {
            Err(Error::Render(render::Error::Theme(error))) => {
                Ok(MadeRow { findings: vec![error.into_diagnostic()], ..MadeRow::default() })
            }
            done => done,
        }
    };
    let outputs = &rendering.site().plan.outputs;
    let first = outputs.par_iter().with_min_len(16).filter(|row| !render::gathers(row));
    let first = first.map(|row| make(row, &rendering));
    let mut all: Vec<MadeRow> = first.collect::<Result<_, Error>>()?;
    let last: Vec<Output> = outputs.iter().filter(|row| render::gathers(row)).cloned().collect();
    rendering.forget_rows();
    for row in &last {
        all.push(make(row, &rendering)?);
    }
    let (mut findings, mut rows, mut rendered) = (Vec::new(), Vec::new(), Vec::new());
    for MadeRow { findings: found, made_of, took } in all {
        findings.extend(found);
        rendered.extend(took.zip(made_of.as_ref().map(|row| row.path.clone())));
        rows.extend(made_of);
    }
    // One template makes many pages, and is wrong once.
    let index = rendering.into_index();
    Ok(Made { findings: sorted(findings), rows, rendered, index })
}

fn one(
    row: &Output,
    rendering: &Rendering,
    stage: &Stage,
    standings: &Standings,
) -> Result<MadeRow, Error> {
    let began = Instant::now();
    let fingerprint = rendering.fingerprint(row)?;
    if standings.hold(row, fingerprint, stage)? {
        let made_of = standings.rows.get(&row.path).cloned();
        return Ok(MadeRow { made_of, ..MadeRow::default() });
    }
    let (beside, findings) = put(row, rendering, (stage, standings))?;
    // What is found in a file is found again only if it is rendered.
    let made_of = findings.is_empty().then(|| {
        let (path, lines) = (row.path.clone(), rendering.lines(row));
        MadeOf { path, fingerprint, beside, lines }
    });
    Ok(MadeRow { findings, made_of, took: Some(began.elapsed()) })
}

/// Renders `row` and puts it on `stage`; tells what was made beside it, and what is found in it.
fn put(
    row: &Output,
    rendering: &Rendering,
    (stage, standings): (&Stage, &Standings),
) -> Result<(Vec<SitePath>, Vec<Diagnostic>), Error> {
    let format = format_of(row.format);
    let held = standings.held_lines(row, stage)?;
    if let Some(parts) = rendering.parts(row, held.as_ref()) {
        stage.put_parts::<Error>(&row.path, format.phase, format.class, parts)?;
        return Ok((Vec::new(), Vec::new()));
    }
    let (rendered, findings) = rendering.render(row)?;
    let put = |path: &SitePath, bytes: &[u8]| stage.put(path, format.phase, format.class, bytes);
    let mut made = Vec::new();
    match rendered {
        Rendered::Bytes(bytes) => put(&row.path, &bytes).map(drop)?,
        Rendered::Files(bytes, beside) => {
            let known = beside.iter().filter(|file| file.1.is_none()).map(|file| &file.0);
            if !standings.hold_files(row, known, stage)? {
                // Something was done to one of them: all are made.
                rendering.forget_cuts();
                return self::put(row, rendering, (stage, standings));
            }
            put(&row.path, &bytes)?;
            for (path, bytes) in beside {
                bytes.iter().try_for_each(|bytes| put(&path, bytes).map(drop))?;
                made.push(path);
            }
        }
        Rendered::File(source, checked) => {
            let source = rendering.site().folder.locate(&source);
            stage.put_file(&row.path, format.phase, format.class, (&source, checked))?;
        }
    }
    Ok((made, findings))
}
