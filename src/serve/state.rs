//! What is served at a moment, and how those who wait learn of the next.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use super::marks::Marks;
use crate::diagnostic::{Bilingual, Diagnostic};
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
}

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
}

/// The snapshot that is served.
#[derive(Default)]
pub(super) struct State {
    current: Mutex<Arc<Snapshot>>,
    replaced: Condvar,
}

impl State {
    /// The present snapshot.
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
        let next = Arc::new(Snapshot { rendering, marks, failure, number });
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
