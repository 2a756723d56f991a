//! A line on the terminal that shows how far a run is, from its second second on.

use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use super::console::{self, Console};
use crate::diagnostic::Language;
use crate::site::{Progress, Step};

/// What takes no longer needs no line.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long a line stands.
const PAUSE: Duration = Duration::from_millis(100);

/// Marks of a bar.
const BAR: usize = 24;

/// The line; it is gone when this is.
pub(super) struct ProgressLine {
    shown: Option<(Sender<()>, JoinHandle<()>)>,
}

impl ProgressLine {
    /// Shows `progress` on standard error, where that is a terminal and anything may be said.
    pub(super) fn show(progress: &Arc<Progress>, console: Console) -> Self {
        if console.quiet || !std::io::stderr().is_terminal() {
            return Self { shown: None };
        }
        let (stop, stopped) = channel();
        let progress = Arc::clone(progress);
        let work = std::thread::Builder::new();
        let thread = work.spawn(move || draw(&progress, &stopped, console.language));
        // Without a thread to spare there is no line, and nothing else is lost.
        Self { shown: thread.ok().map(|thread| (stop, thread)) }
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        if let Some((stop, thread)) = self.shown.take() {
            drop(stop);
            // A line that could not be drawn is no trouble of the run.
            let _ = thread.join();
        }
    }
}

fn draw(progress: &Progress, stopped: &Receiver<()>, language: Language) {
    let mut pause = PATIENCE;
    while stopped.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
        pause = PAUSE;
        console::progress(&line(progress.now(), language));
    }
    console::progress("");
}

fn line((step, done, all): (Step, usize, usize), language: Language) -> String {
    let (zh, en) = match step {
        Step::Check => ("检查稿件", "checking"),
        Step::Import => ("导入", "importing"),
        Step::Render => ("生成网页", "rendering"),
        Step::Publish => ("写入文件", "writing"),
    };
    let word = if language == Language::Chinese { zh } else { en };
    if all == 0 {
        return format!("{word}…");
    }
    let full = BAR * done / all;
    let (marks, rest) = ("#".repeat(full), "-".repeat(BAR - full));
    format!("{word} [{marks}{rest}] {done}/{all}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_what_is_done_and_how_much_there_is() {
        let progress = Progress::default();
        progress.begin(Step::Render, 4);
        progress.advance();
        let said = line(progress.now(), Language::Chinese);
        assert_eq!(said, "生成网页 [######------------------] 1/4");
        progress.begin(Step::Publish, 0);
        assert_eq!(line(progress.now(), Language::English), "writing…");
    }
}
