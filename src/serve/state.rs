//! What is served at a moment, and how those who wait learn of the next.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use rayon::prelude::*;

use super::marks::Marks;
use crate::diagnostic::{Bilingual, Diagnostic};
use crate::plan::Output;
use crate::site::Rendering;

/// What is served at a moment: immutable, replaced whole.
#[derive(Default)]
pub(super) struct Snapshot {
    /// The last site that could be loaded.
    pub(super) rendering: Option<Arc<Rendering>>,
    /// Which of its pages are not published yet.
    pub(super) marks: Marks,
    /// Why the sources as they are now give no site.
    pub(super) failure: Option<Failure>,
    /// How many there were before it.
    pub(super) number: u64,
    /// What only rendering shows, once somebody wants to see all findings.
    rendered: OnceLock<Vec<Diagnostic>>,
}

/// How many pages at most are rendered for the page of all findings, which is waited for.
const MOST_RENDERED: usize = 2000;

/// Why the sources give no site.
#[derive(Clone)]
pub(super) struct Failure {
    /// What happened, in a sentence.
    pub(super) reason: Bilingual,
    /// What is wrong, where it has a place.
    pub(super) findings: Vec<Diagnostic>,
}

impl Snapshot {
    /// What is wrong with the sources.
    pub(super) fn findings(&self) -> &[Diagnostic] {
        match (&self.failure, &self.rendering) {
            (Some(failure), _) => &failure.findings,
            (None, Some(rendering)) => &rendering.site().findings,
            (None, None) => &[],
        }
    }

    /// What is wrong with the pages that shows only where they are rendered; none where there are
    /// too many of them.
    pub(super) fn rendered(&self) -> Option<&[Diagnostic]> {
        let Some(rendering) = self.rendering.as_ref().filter(|_| self.failure.is_none()) else {
            return Some(&[]);
        };
        let rows = rendering.site().plan.outputs.iter();
        let rows: Vec<_> = rows.filter(|row| row.path.as_str().ends_with(".html")).collect();
        if rows.len() > MOST_RENDERED {
            return None;
        }
        let look = |row: &&Output| {
            let rendered = catch_unwind(AssertUnwindSafe(|| rendering.render(row)));
            // A page that cannot be rendered says so where it is asked for.
            rendered.ok().and_then(Result::ok).map_or_else(Vec::new, |rendered| rendered.1)
        };
        Some(self.rendered.get_or_init(|| rows.par_iter().flat_map_iter(look).collect()))
    }
}

/// The snapshot that is served.
#[derive(Default)]
pub(super) struct State {
    current: Mutex<Arc<Snapshot>>,
    replaced: Condvar,
}

impl State {
    pub(super) fn snapshot(&self) -> Arc<Snapshot> {
        // What is behind the lock is replaced whole and never half done.
        Arc::clone(&self.current.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts another in its place and wakes all who wait.
    pub(super) fn replace(&self, rendering: Option<Arc<Rendering>>, failure: Option<Failure>) {
        let marks = rendering.as_ref().map(|rendering| Marks::of(rendering.site()));
        let marks = marks.unwrap_or_default();
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        let number = current.number + 1;
        let rendered = OnceLock::new();
        let next = Arc::new(Snapshot { rendering, marks, failure, number, rendered });
        let last = std::mem::replace(&mut *current, next);
        drop(current);
        self.replaced.notify_all();
        // A site takes its time to go: nobody waits for it.
        drop(last);
    }

    /// The first snapshot after that of `number`, waited for no longer than `patience`;
    /// the present one where none comes.
    pub(super) fn after(&self, number: u64, patience: Duration) -> Arc<Snapshot> {
        let current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |snapshot: &mut Arc<Snapshot>| snapshot.number == number;
        let waited = self.replaced.wait_timeout_while(current, patience, same);
        Arc::clone(&waited.unwrap_or_else(PoisonError::into_inner).0)
    }
}
