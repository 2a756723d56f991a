//! What a rule found, before the site's own severities weigh it.

use std::borrow::Cow;
use std::ops::Range;

use crate::diagnostic::{Bilingual, Severity, SourcePath};

/// What one rule found so far.
///
/// ```text
/// found.at(view.source, span).message("…", "…").help("…", "…");
/// ```
#[derive(Debug, Default)]
pub struct Findings {
    pub(super) items: Vec<Finding>,
    pub(super) exempted: u32,
}

/// One thing found: where, what, and what to do.
#[derive(Debug)]
pub struct Finding {
    pub(super) path: SourcePath,
    pub(super) at: Range<u32>,
    pub(super) message: Bilingual,
    pub(super) help: Bilingual,
    pub(super) at_most: Severity,
}

/// A place at which a finding may be reported: nothing is, unless a message follows.
pub struct FindingBuilder<'a> {
    items: &'a mut Vec<Finding>,
    path: SourcePath,
    at: Range<u32>,
}

/// The words of a finding, where one function decides on them and another has the place.
#[derive(Clone, Debug)]
pub struct Advice {
    /// What is wrong.
    pub message: Bilingual,
    /// What to write instead.
    pub help: Bilingual,
}

impl Advice {
    /// What is wrong, in Chinese and English.
    #[must_use]
    pub fn new(zh: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Self { message: Bilingual::new(zh, en), help: Bilingual::default() }
    }

    /// What to write instead, in Chinese and English.
    #[must_use]
    pub fn help(self, zh: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Self { help: Bilingual::new(zh, en), ..self }
    }
}

impl Findings {
    /// Begins a finding at `at` of the file `path`.
    pub fn at(&mut self, path: &SourcePath, at: Range<u32>) -> FindingBuilder<'_> {
        FindingBuilder { items: &mut self.items, path: path.clone(), at }
    }

    /// What a person has reviewed and let pass, at so many places.
    pub fn exempted(&mut self, places: u32) {
        self.exempted += places;
    }
}

impl<'a> FindingBuilder<'a> {
    /// What is wrong, in Chinese and English.
    pub fn message(
        self,
        zh: impl Into<Cow<'static, str>>,
        en: impl Into<Cow<'static, str>>,
    ) -> &'a mut Finding {
        self.advise(Advice::new(zh, en))
    }

    /// Both at once.
    #[expect(clippy::must_use_candidate, reason = "what it weighs may follow, and need not")]
    pub fn advise(self, Advice { message, help }: Advice) -> &'a mut Finding {
        let at_most = Severity::Error;
        self.items.push(Finding { path: self.path, at: self.at, message, help, at_most });
        let last = self.items.len() - 1;
        &mut self.items[last]
    }
}

impl Finding {
    /// What to write instead, in Chinese and English.
    pub fn help(
        &mut self,
        zh: impl Into<Cow<'static, str>>,
        en: impl Into<Cow<'static, str>>,
    ) -> &mut Self {
        self.help = Bilingual::new(zh, en);
        self
    }

    /// It weighs no more than this, even where the rule's findings do.
    pub fn at_most(&mut self, severity: Severity) -> &mut Self {
        self.at_most = severity;
        self
    }
}
