//! The site on this machine, while it is written: pages as `build` makes them, rendered when
//! they are asked for, and reloaded in the browser when they would be others.
//!
//! A snapshot (`state`) is what is served at a moment. One thread watches the sources
//! (`watch`), loads the site anew and replaces the snapshot; each connection has a thread of
//! its own (`connection`), of which there is a limited number. What is asked for is a row of
//! the plan or a page of our own (`answer`); nothing is ever read by the name that a client
//! gives, and nothing is written.

#![expect(clippy::disallowed_methods, reason = "the room that waits, by the clock")]

mod answer;
mod connection;
mod findings;
mod http;
mod marks;
mod overview;
mod page;
mod state;
mod watch;
mod words;

use std::collections::BTreeSet;
use std::net::TcpListener;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::diagnostic::{Bilingual, Diagnostic, Language, SourcePath, system};
use crate::site::{Cache, LoadError, Options, Rendering, Site};
use crate::source::Folder;
use answer::Answers;
use connection::Hosts;
use state::{Failure, State};
use watch::Watcher;

/// What there is to serve.
pub(crate) struct Server {
    folder: Folder,
    /// What to load the site with, asked before each load: the day may be another.
    options: Box<dyn Fn() -> Options + Send>,
    state: Arc<State>,
    watcher: Watcher,
    cache: Cache,
}

/// What came of loading the site.
pub(crate) struct Loaded<'a> {
    /// The files that changed; empty at first, or where it is not known.
    pub changed: &'a BTreeSet<SourcePath>,
    pub findings: &'a [Diagnostic],
    /// Why there is no new site, where there is none.
    pub failure: Option<&'a Bilingual>,
    /// How long it took.
    pub took: Duration,
}

impl Server {
    /// Loads the site in `folder` with what `options` gives, without reading what `cache` knows, and
    /// says what came of it.
    #[must_use]
    pub(crate) fn new(
        folder: Folder,
        (options, cache): (Box<dyn Fn() -> Options + Send>, Cache),
        tell: &dyn Fn(&Loaded<'_>),
    ) -> Self {
        // Watched before it is read: what changes meanwhile is not missed.
        let watcher = Watcher::new(folder.root());
        let state = Arc::default();
        let mut server = Self { folder, options, state, watcher, cache };
        server.load(&BTreeSet::new(), tell);
        server
    }

    /// The site, where there is one yet.
    #[must_use]
    pub(crate) fn site(&self) -> Option<Arc<Rendering>> {
        self.state.snapshot().rendering.clone()
    }

    /// Loads the site once; `tell` is told what came of it.
    fn load(&mut self, changed: &BTreeSet<SourcePath>, tell: &dyn Fn(&Loaded<'_>)) {
        let began = Instant::now();
        let options = (self.options)();
        let (folder, cache) = (&self.folder, &mut self.cache);
        cache.forget(changed);
        let loaded = catch_unwind(AssertUnwindSafe(|| {
            let site = Site::load_with(folder.clone(), &options, Some(cache))?;
            Ok(Arc::new(Rendering::new(Arc::new(site))))
        }));
        let (rendering, failure) = match loaded {
            Ok(Ok(rendering)) => (Some(rendering), None),
            Ok(Err(error)) => (self.site(), Some(failure(error))),
            Err(_) => {
                (self.site(), Some(Failure { reason: words::BROKEN.clone(), findings: Vec::new() }))
            }
        };
        self.state.replace(rendering, failure);
        let snapshot = self.state.snapshot();
        tell(&Loaded {
            changed,
            findings: snapshot.findings(),
            failure: snapshot.failure.as_ref().map(|failure| &failure.reason),
            took: began.elapsed(),
        });
    }

    /// Answers at `listeners`, and loads the site anew whenever its sources change; comes back
    /// only if no thread can be had to answer.
    ///
    /// # Errors
    /// What the system said.
    pub(crate) fn run(
        mut self,
        listeners: Vec<TcpListener>,
        language: Language,
        tell: &dyn Fn(&Loaded<'_>),
    ) -> std::io::Result<()> {
        let hosts = Arc::new(Hosts::of(&listeners)?);
        let answers = Arc::new(Answers { folder: self.folder.clone(), language });
        for listener in listeners {
            connection::listen(listener, &self.state, &answers, &hosts)?;
        }
        loop {
            let changed = self.watcher.wait();
            let changed = changed.into_iter().map(SourcePath::new).collect();
            self.load(&changed, tell);
        }
    }
}

fn failure(error: LoadError) -> Failure {
    match error {
        LoadError::Setup(findings) if findings.is_empty() => {
            Failure { reason: words::NO_CONFIG.clone(), findings }
        }
        LoadError::Setup(findings) => Failure { reason: words::SETUP.clone(), findings },
        LoadError::Source(error) => {
            let reason = Bilingual::new(
                format!("读不了 {}：{}", error.path, system(&error.cause)),
                error.to_string(),
            );
            Failure { reason, findings: Vec::new() }
        }
    }
}
