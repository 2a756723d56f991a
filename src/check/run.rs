//! The rules of a run: each asked when its turn comes, its findings weighed as this site wants.

use std::collections::BTreeSet;
use std::ops::Range;

use super::active::{Active, Checked, Seeking, ask};
use super::findings::Findings;
use super::rule::{Check, Rule};
use super::rules::RULES;
use super::severities::severity;
use super::view::{EntryView, ReplyView, SettingView, TextView};
use crate::archive::World;
use crate::archive::entry::Entry;
use crate::archive::reply::Publication;
use crate::config::{Config, FILE, WordLists};
use crate::diagnostic::{Diagnostic, Severity, SourcePath};
use crate::model::Date;
use crate::plan::{LastPublication, Output, Previous, SitePlan};
use crate::reading::Facts;
use crate::reading::words::{RuleWord, Scanner};
use crate::sensitive;
use crate::source::Listing;

/// The rules that look on this site, by when they do: settled once a run.
#[derive(Default)]
#[expect(clippy::type_complexity, reason = "one field for each arm of `Check`, of its type")]
pub struct RuleSet {
    replies: Vec<Active<fn(&ReplyView<'_>, &mut Findings)>>,
    reply_words: Vec<Active<Seeking<fn(&ReplyView<'_>, &[Range<u32>], &mut Findings)>>>,
    texts: Vec<Active<fn(&TextView<'_>, &mut Findings)>>,
    text_words: Vec<Active<Seeking<fn(&TextView<'_>, &[Range<u32>], &mut Findings)>>>,
    entries: Vec<Active<fn(&EntryView<'_>, &mut Findings)>>,
    settings: Vec<Active<fn(&SettingView<'_>, &mut Findings)>>,
    archive: Vec<Active<fn(World<'_>, &mut Findings)>>,
    files: Vec<Active<fn(World<'_>, &Listing, &mut Findings)>>,
    day: Vec<Active<fn(World<'_>, Date, &mut Findings)>>,
    plan: Vec<Active<fn(World<'_>, &SitePlan, &mut Findings)>>,
    previous: Vec<Active<fn(World<'_>, &SitePlan, &LastPublication, &mut Findings)>>,
    output: Vec<Active<fn(World<'_>, &Output, &[u8], &mut Findings)>>,
    /// The words that rules look for, each with the number of its rule's place here.
    words: Vec<RuleWord>,
}

impl RuleSet {
    /// Every rule that `config` does not switch off.
    #[must_use]
    pub fn new(config: &Config) -> Self {
        Self::of(RULES, config)
    }

    /// Those of `rules` that `config` does not switch off.
    #[must_use]
    pub fn of(rules: &[&'static Rule], config: &Config) -> Self {
        let mut set = Self::default();
        for &rule in rules {
            let Some(severity) = severity(rule, config) else { continue };
            match rule.check {
                Check::Reply(look) => set.replies.push(Active { rule, severity, look }),
                Check::Text(look) => set.texts.push(Active { rule, severity, look }),
                Check::ReplyWhere(words, look) => {
                    let look = set.seeking(words, false, look);
                    set.reply_words.push(Active { rule, severity, look });
                }
                Check::TextWhere(words, look) => {
                    let look = set.seeking(words, false, look);
                    set.text_words.push(Active { rule, severity, look });
                }
                Check::TextWith(words, look) => {
                    let look = set.seeking(words, true, look);
                    set.text_words.push(Active { rule, severity, look });
                }
                Check::Entry(look) => set.entries.push(Active { rule, severity, look }),
                Check::ReplyAndEntry(look, look_on_day) => {
                    set.replies.push(Active { rule, severity, look });
                    set.entries.push(Active { rule, severity, look: look_on_day });
                }
                Check::Setting(look) => set.settings.push(Active { rule, severity, look }),
                Check::SettingAndReply(look, words, look_at_reply) => {
                    set.settings.push(Active { rule, severity, look });
                    let look = set.seeking(words, false, look_at_reply);
                    set.reply_words.push(Active { rule, severity, look });
                }
                Check::Archive(look) => set.archive.push(Active { rule, severity, look }),
                Check::Files(look) => set.files.push(Active { rule, severity, look }),
                Check::Day(look) => set.day.push(Active { rule, severity, look }),
                Check::Plan(look) => set.plan.push(Active { rule, severity, look }),
                Check::Previous(look) => set.previous.push(Active { rule, severity, look }),
                Check::Output(look) => set.output.push(Active { rule, severity, look }),
            }
        }
        set
    }

    fn seeking<Look>(
        &mut self,
        words: &'static [&'static str],
        always: bool,
        look: Look,
    ) -> Seeking<Look> {
        let number = self.words.last().map_or(0, |last| last.1 + 1);
        self.words.extend(words.iter().map(|word| (*word, number)));
        Seeking { number, always, look }
    }

    /// The scanner for the words of these rules and of the site's `lists`.
    #[must_use]
    pub fn scanner<'a>(&self, lists: &'a WordLists) -> Scanner<'a> {
        Scanner::new(self.words.iter().copied(), lists)
    }

    /// The findings of one reply.
    #[must_use]
    pub fn reply(&self, view: &ReplyView<'_>) -> Checked {
        let draft = view.is_draft;
        let mut out = self.text(&view.text, draft);
        ask(&self.replies, &mut out, |_| draft, |look, found| look(view, found));
        ask(
            &self.reply_words,
            &mut out,
            |_| draft,
            |seeking, found| {
                seeking.at(&view.text.words, |look, places| look(view, places, found));
            },
        );
        out
    }

    /// The findings of one article, or of a reply as a text.
    #[must_use]
    pub fn text(&self, view: &TextView<'_>, draft: bool) -> Checked {
        let mut out = Checked::default();
        ask(&self.texts, &mut out, |_| draft, |look, found| look(view, found));
        ask(
            &self.text_words,
            &mut out,
            |_| draft,
            |seeking, found| {
                seeking.at(&view.words, |look, places| look(view, places, found));
            },
        );
        out
    }

    /// The findings that ask the day, and those that concern all replies together, and the plan.
    #[must_use]
    pub fn site(
        &self,
        world: World<'_>,
        plan: &SitePlan,
        (today, previous): (Date, &Previous),
    ) -> Vec<Diagnostic> {
        let archive = world.archive;
        let entries: Vec<&Entry> = archive.entries.iter().chain(&archive.unpublished).collect();
        let findings = self.entries(&entries, world, (today, previous));
        let mut out = Checked { findings, exempted: 0 };
        let drafts = drafts(world);
        let is_draft = |path: &SourcePath| drafts.contains(path);
        ask(&self.archive, &mut out, is_draft, |look, found| look(world, found));
        ask(&self.day, &mut out, is_draft, |look, found| look(world, today, found));
        ask(&self.plan, &mut out, is_draft, |look, found| look(world, plan, found));
        out.findings
    }

    /// The findings that ask the day, or what was live, in `entries` of the site.
    #[must_use]
    pub fn entries(
        &self,
        entries: &[&Entry],
        world: World<'_>,
        (today, previous): (Date, &Previous),
    ) -> Vec<Diagnostic> {
        let mut out = Checked::default();
        let drafts = drafts(world);
        let is_draft = |path: &SourcePath| drafts.contains(path);
        for entry in entries {
            let is_live = previous.has_reply(&entry.reply.id);
            let view = EntryView { entry, world, today, is_live };
            ask(&self.entries, &mut out, is_draft, |look, found| look(&view, found));
        }
        out.findings
    }

    /// The findings about files that are no documents.
    #[must_use]
    pub fn files(&self, world: World<'_>, listing: &Listing) -> Vec<Diagnostic> {
        let mut out = Checked::default();
        ask(&self.files, &mut out, |_| false, |look, found| look(world, listing, found));
        out.findings
    }

    /// The findings of comparing the site with the last publication.
    #[must_use]
    pub fn permanence(
        &self,
        world: World<'_>,
        plan: &SitePlan,
        last: &LastPublication,
    ) -> Vec<Diagnostic> {
        // What a live address needs does not weigh less because its file is a draft now.
        let mut out = Checked::default();
        ask(&self.previous, &mut out, |_| false, |look, found| look(world, plan, last, found));
        if last.confirmed { out.findings } else { at_most(Severity::Warning, out.findings) }
    }

    /// The findings of the configuration or a register.
    #[must_use]
    pub fn setting(&self, view: &SettingView<'_>) -> Checked {
        let mut out = Checked::default();
        ask(&self.settings, &mut out, |_| false, |look, found| look(view, found));
        self.personal(view, &mut out);
        out
    }

    /// What is personal in the configuration or a register: pages print their
    /// telephones and addresses. What a person has let pass stands in the configuration.
    fn personal(&self, view: &SettingView<'_>, out: &mut Checked) {
        let config = view.config;
        let mut private = sensitive::find(view.text);
        if view.source.as_str() == FILE {
            // The exemption itself is no place where it is let pass.
            let exempted = &config.privacy_reviewed.span;
            let range = exempted.start as usize..exempted.end as usize;
            private.retain(|item| !range.contains(&item.at.start));
        }
        if private.is_empty() {
            return;
        }
        let reviewed = config.privacy_reviewed.texts.clone();
        let facts = Facts { private, reviewed, is_article: true, ..Facts::default() };
        let view = TextView::new(view.source, &facts, view.text, config);
        let sensitive = self.texts.iter().filter(|active| active.rule.sensitive);
        ask(sensitive, out, |_| false, |look, found| look(&view, found));
    }

    /// The rules that look at rendered files, with what their findings weigh.
    pub fn output_rules(&self) -> impl Iterator<Item = (&'static str, Severity)> {
        self.output.iter().map(|active| (active.rule.name, active.severity))
    }

    /// The findings of one rendered file of the site.
    #[must_use]
    pub fn output(&self, world: World<'_>, output: &Output, bytes: &[u8]) -> Vec<Diagnostic> {
        let mut out = Checked::default();
        ask(&self.output, &mut out, |_| false, |look, found| look(world, output, bytes, found));
        out.findings
    }
}

/// The files of all drafts.
fn drafts(world: World<'_>) -> BTreeSet<&SourcePath> {
    let archive = world.archive;
    let is_draft = |entry: &&Entry| entry.publication == Publication::Draft;
    let replies = archive.unpublished.iter().filter(is_draft).map(Entry::source);
    let articles = archive.unpublished_articles.iter().map(|entry| &entry.article.source);
    replies.chain(articles).collect()
}

fn at_most(most: Severity, mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    for finding in &mut findings {
        finding.severity = finding.severity.min(most);
    }
    findings
}
