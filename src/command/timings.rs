//! `--timings`: where the time of a run went, and how much memory it took.

use std::time::{Duration, Instant};

use super::console::Console;
use super::rows::Made;
use crate::diagnostic::Bilingual;
use crate::plan::SitePath;

/// How many of the slowest rows are named.
const SLOWEST: usize = 10;

/// The stages of a run, as long as each took.
pub(super) struct Timings {
    is_asked: bool,
    last: Instant,
    lines: Vec<Bilingual>,
}

impl Timings {
    /// Those of a run that began at `started`; told only where they are asked for.
    pub(super) fn new(is_asked: bool, started: Instant) -> Self {
        Self { is_asked, last: started, lines: Vec::new() }
    }

    /// A stage is done.
    pub(super) fn stage(&mut self, zh: &'static str, en: &'static str) {
        let took = milliseconds(self.last.elapsed());
        self.last = Instant::now();
        self.lines.push(Bilingual::new(format!("{took}  {zh}"), format!("{took}  {en}")));
    }

    /// What came of the rows.
    pub(super) fn rows(&mut self, made: &Made) {
        if !self.is_asked {
            return;
        }
        let (rendered, spared) = (made.rendered.len(), made.rows.len() - made.rendered.len());
        self.lines.push(Bilingual::new(
            format!("渲染 {rendered} 个文件，沿用 {spared} 个"),
            format!("{rendered} rows rendered, {spared} skipped"),
        ));
        let mut slowest: Vec<&(Duration, SitePath)> = made.rendered.iter().collect();
        slowest.sort_by(|one, other| other.cmp(one));
        self.lines.extend(slowest.into_iter().take(SLOWEST).map(|(took, path)| {
            let line = format!("{}  {path}", milliseconds(*took));
            Bilingual::new(line.clone(), line)
        }));
    }

    /// Tells all of it.
    pub(super) fn say(&self, console: Console) {
        if !self.is_asked {
            return;
        }
        self.lines.iter().for_each(|line| console.note(line));
        if let Some(peak) = peak_memory() {
            console.note(&Bilingual::new(
                format!("内存最多用到 {peak} MiB"),
                format!("peak memory {peak} MiB"),
            ));
        }
    }
}

fn milliseconds(took: Duration) -> String {
    format!("{:>8.1} ms", took.as_secs_f64() * 1000.0)
}

/// The most memory the process has had, in MiB, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kibibytes.div_ceil(1024))
}
