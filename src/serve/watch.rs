//! Watching the sources: what changed, once it is quiet again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

/// A save is several events; what follows within this time belongs to it.
const QUIET: Duration = Duration::from_millis(30);

/// How long a stream of changes is collected before what there is is shown.
const PATIENCE: Duration = Duration::from_millis(300);

/// How often the folder is looked over where the system does not tell of changes, and how
/// soon once more after a folder changed: what came into a new one before it was watched
/// was not told.
const LOOK: Duration = Duration::from_secs(1);

/// Folders of a site that are watched with all that is in them.
const DEEP: [&str; 2] = ["content", "themes"];

/// What tells of changes below a site's root.
pub(super) struct Watcher {
    root: PathBuf,
    events: Receiver<notify::Result<Event>>,
    /// None where the system does not tell.
    system: Option<RecommendedWatcher>,
    /// Whether to look once more although nothing was told.
    again: bool,
}

impl Watcher {
    /// Watches the site at `root`.
    pub(super) fn new(root: &Path) -> Self {
        let (sender, events): (Sender<notify::Result<Event>>, _) = channel();
        let system = notify::recommended_watcher(sender).ok();
        let mut this = Self { root: root.to_owned(), events, system, again: false };
        this.watch();
        this
    }

    /// Watches what there is to be watched now; folders that were replaced are watched anew.
    fn watch(&mut self) {
        let Some(system) = &mut self.system else { return };
        let mut told = system.watch(&self.root, RecursiveMode::NonRecursive).is_ok();
        for folder in DEEP.map(|name| self.root.join(name)) {
            // A folder that is not there is none to watch; the root tells when it comes.
            let _ = system.unwatch(&folder);
            told &= match system.watch(&folder, RecursiveMode::Recursive) {
                Ok(()) => true,
                Err(error) => matches!(error.kind, notify::ErrorKind::PathNotFound),
            };
        }
        if !told {
            // More folders than the system watches, or a file system that tells nothing.
            self.system = None;
        }
    }

    /// Waits for changes and gives the files they are about, relative to the root; none where
    /// it is time to look again without having been told.
    pub(super) fn wait(&mut self) -> BTreeSet<String> {
        let mut changed = BTreeSet::new();
        let mut anew = false;
        let first = self.first();
        let began = Instant::now();
        let mut event = first;
        while let Some(told) = event {
            match told {
                Ok(told) => anew |= self.note(&told, &mut changed),
                Err(_) => anew = true,
            }
            let patience = if began.elapsed() > PATIENCE { Duration::ZERO } else { QUIET };
            event = self.events.recv_timeout(patience).ok();
        }
        if anew {
            self.watch();
        }
        self.again = anew;
        changed
    }

    /// The first event about a source; none after a while, where one has to look oneself.
    fn first(&self) -> Option<notify::Result<Event>> {
        let wanted = |told: &notify::Result<Event>| {
            told.as_ref().map_or(true, |event| self.concerns(event).next().is_some())
        };
        loop {
            let told = if self.again || self.system.is_none() {
                self.events.recv_timeout(LOOK)
            } else {
                self.events.recv().map_err(|_| RecvTimeoutError::Disconnected)
            };
            match told {
                Ok(told) if wanted(&told) => return Some(told),
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => return None,
                Err(RecvTimeoutError::Disconnected) => {
                    std::thread::sleep(LOOK);
                    return None;
                }
            }
        }
    }

    /// Notes the sources that `event` is about; whether a folder came or went.
    fn note(&self, event: &Event, changed: &mut BTreeSet<String>) -> bool {
        let mut is_folder = event.need_rescan();
        for path in self.concerns(event) {
            let is_move =
                !matches!(event.kind, EventKind::Modify(notify::event::ModifyKind::Data(_)));
            let name = path.rsplit('/').next().unwrap_or_default();
            is_folder |= is_move && !name.contains('.');
            changed.insert(path);
        }
        is_folder
    }

    /// The paths of `event` that may be sources, relative to the root.
    fn concerns<'a>(&'a self, event: &'a Event) -> impl Iterator<Item = String> + 'a {
        // Reading is told too, and we read ourselves.
        let is_change = match event.kind {
            EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
            EventKind::Any
            | EventKind::Create(_)
            | EventKind::Modify(_)
            | EventKind::Remove(_)
            | EventKind::Other => true,
        };
        let inside = event.paths.iter().filter(move |_| is_change).filter_map(|path| {
            let inside = path.strip_prefix(&self.root).ok()?;
            Some(inside.to_string_lossy().replace('\\', "/"))
        });
        inside.filter(|path| is_source(path))
    }
}

/// Whether `path` may be a source: hidden files are none, nor is what dafu makes itself.
fn is_source(path: &str) -> bool {
    let mut segments = path.split('/');
    let is_visible = segments.all(|segment| !segment.starts_with('.'));
    let is_deep = DEEP.iter().any(|folder| path.starts_with(folder));
    is_visible && !path.is_empty() && (is_deep || (!path.contains('/') && path.contains('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_told_from_all_else() {
        for path in ["dafu.yaml", "content", "content/replies/2023/a.md", "themes/a/theme.yaml"] {
            assert!(is_source(path), "{path}");
        }
        for path in ["", ".git", "public", "content/.a.md.swp", "public/index.html", "target"] {
            assert!(!is_source(path), "{path}");
        }
    }
}
