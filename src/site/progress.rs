//! How far a run is, for whoever looks while it works.

use std::sync::atomic::{AtomicUsize, Ordering};

/// What a run is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Foreign files are read.
    Import,
    /// Documents are read and checked.
    Check,
    /// Rows of the plan are rendered.
    Render,
    /// Files are put in place.
    Publish,
}

const STEPS: [Step; 4] = [Step::Check, Step::Import, Step::Render, Step::Publish];

/// The step a run is at, and how much of it is done. Nothing hangs on these numbers but what
/// is shown of them.
#[derive(Debug, Default)]
pub struct Progress {
    step: AtomicUsize,
    done: AtomicUsize,
    all: AtomicUsize,
}

impl Progress {
    /// Begins `step`, which has `all` parts.
    pub fn begin(&self, step: Step, all: usize) {
        let at = STEPS.iter().position(|one| *one == step).unwrap_or_default();
        self.step.store(at, Ordering::Relaxed);
        self.done.store(0, Ordering::Relaxed);
        self.all.store(all, Ordering::Relaxed);
    }

    /// One more part is done.
    pub fn advance(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// The step, how many of its parts are done, and how many there are.
    #[must_use]
    pub fn now(&self) -> (Step, usize, usize) {
        let step = STEPS[self.step.load(Ordering::Relaxed)];
        let all = self.all.load(Ordering::Relaxed);
        (step, self.done.load(Ordering::Relaxed).min(all), all)
    }
}
