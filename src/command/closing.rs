//! The last lines of `dafu build`: what happened, where the site stands, and what to do next.

use std::path::Path;
use std::time::Instant;

use super::console::{self, Console};
use super::previous;
use crate::diagnostic::{Bilingual, Diagnostic};
use crate::plan::Previous;
use crate::publish::Summary;
use crate::site::Site;

/// What a build did.
pub(super) struct Done<'a> {
    pub(super) summary: &'a Summary,
    pub(super) previous: &'a Previous,
    pub(super) findings: &'a [Diagnostic],
    pub(super) started: Instant,
}

/// Says what was done, where it stands, and what to do next.
pub(super) fn say(site: &Site, done: &Done<'_>, output: &Path, console: Console) {
    let Done { summary, previous, findings, started } = done;
    let (replies, held) = (site.archive.entries.len(), site.archive.unpublished.len());
    let files = summary.written + summary.unchanged;
    let seconds = started.elapsed().as_secs_f64();
    let compared = previous::said(previous);
    let (written, unchanged, removed) = (summary.written, summary.unchanged, summary.removed);
    let (count, passed) = (console::count(findings), console::exempted(site));
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
    let (shown, home) = (console::shown(output), console::shown(&output.join("index.html")));
    let changed = written + removed > 0;
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
