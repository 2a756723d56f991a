//! The last lines of `dafu build`: what happened, where the site stands, and what to do next.

use std::path::Path;
use std::time::Instant;

use serde::{Deserialize, Serialize};

use super::console::{self, Console};
use super::previous;
use crate::diagnostic::{Bilingual, Diagnostic};
use crate::plan::Previous;
use crate::publish::Summary;
use crate::site::Site;

/// What a build did.
pub(super) struct Done {
    pub(super) numbers: Numbers,
    pub(super) files: Files,
    /// What is said of the comparison with the last publication.
    pub(super) compared: Bilingual,
    /// How many findings there are.
    pub(super) count: Bilingual,
    pub(super) started: Instant,
}

/// How much there is of a site.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) struct Numbers {
    replies: usize,
    unpublished: usize,
    exempted: u32,
}

impl Numbers {
    pub(super) fn of(site: &Site) -> Self {
        let (replies, unpublished) = (site.archive.entries.len(), site.archive.unpublished.len());
        Self { replies, unpublished, exempted: site.exempted }
    }
}

/// What became of the files of a site.
#[derive(Clone, Copy)]
pub(super) struct Files {
    pub(super) written: usize,
    pub(super) unchanged: usize,
    pub(super) removed: usize,
}

impl Done {
    /// What the build of `site` did, which was compared with `previous`.
    pub(super) fn of(
        (site, summary): (&Site, &Summary),
        previous: &Previous,
        findings: &[Diagnostic],
        started: Instant,
    ) -> Self {
        let Summary { written, unchanged, removed, .. } = *summary;
        Self {
            numbers: Numbers::of(site),
            files: Files { written, unchanged, removed },
            compared: previous::said(previous),
            count: console::count(findings),
            started,
        }
    }

    /// Says what was done, where it stands, and what to do next.
    pub(super) fn say(&self, output: &Path, console: Console) {
        self.say_what(console);
        say_next(output, self.files, console);
    }

    fn say_what(&self, console: Console) {
        let Numbers { replies, unpublished: held, exempted } = self.numbers;
        let Files { written, unchanged, removed } = self.files;
        let files = written + unchanged;
        let seconds = self.started.elapsed().as_secs_f64();
        let compared = &self.compared;
        let (count, passed) = (&self.count, console::exempted(exempted));
        console.note(&Bilingual::new(
        format!(
            "生成了 {replies} 件答复，共 {files} 个文件：新写 {written}、未变 {unchanged}、移除 {removed}；\
             未公开 {held} 件；{}{}；用时 {seconds:.2} 秒。{}",
            count.zh, passed.zh, compared.zh
        ),
        format!(
            "built {replies} replies in {files} files: {written} written, {unchanged} unchanged, \
             {removed} removed; {held} not public; {}{}; {seconds:.2} s; {}",
            count.en, passed.en, compared.en
        ),
    ));
    }
}

fn say_next(output: &Path, files: Files, console: Console) {
    let (shown, home) = (console::shown(output), console::shown(&output.join("index.html")));
    let changed = files.written + files.removed > 0;
    console.note(&if changed {
        Bilingual::new(
            format!(
                "网站在 {shown}，还没有上网。下一步：用浏览器打开 {home} 看一看，再把 {shown} 里的全部文件原样上传到服务器"
            ),
            format!(
                "the site is in {shown} and not online yet; next: look at {home}, then upload \
                 everything in {shown} as it is"
            ),
        )
    } else {
        Bilingual::new(
            format!("网站在 {shown}，与上次生成的完全一样；上次已经上传的，不必再传"),
            format!("the site in {shown} did not change; if it was uploaded, there is nothing to upload"),
        )
    });
}
