//! What a rule found, before the site's own severities weigh it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Bilingual, Severity, SourcePath, bilingual};

/// What one rule found so far.
///
/// ```text
/// found.at(view.source, span).message("…", "…").help("…", "…");
/// ```
#[derive(Debug, Default)]
pub struct Findings {
    items: Vec<Finding>,
    files: BTreeMap<SourcePath, Kept>,
    pub(super) exempted: u32,
}

/// The most findings of a rule that are kept of one file; those behind them are counted.
const MOST: usize = 500;

/// What is kept of a file.
#[derive(Debug, Default)]
struct Kept {
    /// How many were found.
    count: usize,
    /// Where the last that is kept stands among all.
    last: usize,
    /// The most that one of those not kept weighs.
    weight: Option<Severity>,
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
    findings: &'a mut Findings,
    path: SourcePath,
    at: Range<u32>,
}

/// The words of a finding, where one function decides on them and another has the place.
#[derive(Clone, Debug)]
pub struct Advice {
    /// What is wrong, in one sentence.
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
        FindingBuilder { findings: self, path: path.clone(), at }
    }

    /// What a person has reviewed and let pass, at so many places.
    pub fn exempted(&mut self, places: u32) {
        self.exempted += places;
    }

    /// Keeps a finding, or counts it where there are too many of its file: then it stands in the
    /// place of the last.
    fn keep(&mut self, finding: Finding) -> &mut Finding {
        let kept = self.files.entry(finding.path.clone()).or_default();
        kept.count += 1;
        if kept.count <= MOST + 1 {
            kept.last = self.items.len();
            self.items.push(finding);
        } else {
            let last = &mut self.items[kept.last];
            kept.weight = kept.weight.max(Some(last.at_most));
            let at = last.at.clone();
            *last = Finding { at, ..finding };
        }
        &mut self.items[kept.last]
    }

    /// What was found; where it is too much of a file, the last of it tells how many more.
    pub(super) fn into_items(mut self) -> Vec<Finding> {
        for kept in self.files.into_values() {
            let Some(weight) = kept.weight else { continue };
            let (last, more) = (&mut self.items[kept.last], kept.count - MOST);
            last.at_most = last.at_most.max(weight);
            last.message = Bilingual::new(
                format!(
                    "这一类问题在本文件里至少还有 {more} 处，从这里起不再逐一列出（最多列 {MOST} 处）"
                ),
                format!(
                    "at least {more} more of this kind in this file, from here on: at most {MOST} are listed"
                ),
            );
            last.help = bilingual(
                "请先改正已经列出的，再检查一次",
                "mend those that are listed, then check again",
            );
        }
        self.items
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

    /// Reports what another function has put into words.
    #[expect(clippy::must_use_candidate, reason = "what it weighs may follow, and need not")]
    pub fn advise(self, Advice { message, help }: Advice) -> &'a mut Finding {
        let at_most = Severity::Error;
        self.findings.keep(Finding { path: self.path, at: self.at, message, help, at_most })
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

#[cfg(test)]
mod tests {
    use super::*;

    /// What is told of `count` findings in one file and one in another: all doubtful but the last.
    fn told(count: u32) -> Vec<Finding> {
        let mut found = Findings::default();
        for at in 0..count {
            let finding = found.at(&SourcePath::new("a.md"), at..at + 1).message("错", "wrong");
            if at + 1 < count {
                finding.at_most(Severity::Warning);
            }
        }
        found.at(&SourcePath::new("b.md"), 0..1).message("错", "wrong");
        found.into_items()
    }

    #[test]
    fn too_many_of_a_file_are_counted() {
        assert_eq!(told(501).len(), 502);
        assert!(told(501).iter().all(|finding| finding.message.zh == "错"));
        let many = told(90_000);
        assert_eq!(many.len(), 502);
        assert!(many[500].message.zh.contains("至少还有 89500 处"), "{:?}", many[500]);
        assert_eq!((many[500].at.clone(), many[500].at_most), (500..501, Severity::Error));
        assert_eq!(many[501].path, SourcePath::new("b.md"));
    }
}
