//! Checking: rules over replies, the archive and the site plan.
//!
//! Rules only look. What each finds is weighed here by the site's own
//! severities, and softened in drafts. `report` masks what is private.

pub mod catalogue;
pub mod example;
mod findings;
pub mod illustration;
pub mod place;
mod places;
pub mod rule;
pub mod rules;

use std::collections::BTreeSet;

use crate::archive::World;
use crate::archive::entry::Entry;
use crate::archive::reply::Publication;
use crate::config::{Config, FILE};
use crate::diagnostic::{Bilingual, Diagnostic, Severity, SourcePath, report_order};
use crate::model::Date;
use crate::plan::{LastPublication, Output, SitePlan};
use crate::reading::Facts;
use crate::reading::words::RuleWord;
use crate::sensitive;
use crate::yaml::shape::nearest;
use findings::Finding;
use rule::{Check, Findings, ReplyView, Rule, TextView};
use rules::RULES;

/// What checking a file gave.
#[derive(Debug, Default)]
pub struct Checked {
    /// What is wrong.
    pub findings: Vec<Diagnostic>,
    /// At how many places something personal stands that a person let pass.
    pub exempted: u32,
}

/// The findings of one reply.
#[must_use]
pub fn reply(view: &ReplyView<'_>) -> Checked {
    let draft = view.publication == Publication::Draft;
    run(
        view.text.config,
        |_| draft,
        |at, check, found| {
            let places = view.text.words.places(at);
            match check {
                Check::Reply(look) => look(view, found),
                Check::ReplyWhere(_, look) if !places.is_empty() => look(view, places, found),
                _ => text_rule(&view.text, at, check, found),
            }
        },
    )
}

/// The findings of one article.
#[must_use]
pub fn article(view: &TextView<'_>, draft: bool) -> Checked {
    run(view.config, |_| draft, |at, check, found| text_rule(view, at, check, found))
}

/// Asks a rule about a text, where it is one that looks at texts.
fn text_rule(view: &TextView<'_>, at: u16, check: &Check, found: &mut Findings) {
    let places = view.words.places(at);
    match check {
        Check::Text(look) => look(view, found),
        Check::TextWhere(_, look) if !places.is_empty() => look(view, places, found),
        Check::TextWith(_, look) => look(view, places, found),
        _ => {}
    }
}

/// The findings that concern all replies together, and the plan.
#[must_use]
pub fn site(world: World<'_>, plan: &SitePlan, today: Date) -> Vec<Diagnostic> {
    let is_draft = |entry: &&Entry| entry.publication == Publication::Draft;
    let replies = world.archive.unpublished.iter().filter(is_draft).map(Entry::source);
    let articles = world.archive.unpublished_articles.iter().map(|entry| &entry.article.source);
    let drafts: BTreeSet<&SourcePath> = replies.chain(articles).collect();
    run(
        world.config,
        |path| drafts.contains(path),
        |_, check, found| match check {
            Check::Archive(look) => look(world, found),
            Check::Day(look) => look(world, today, found),
            Check::Plan(look) => look(world, plan, found),
            _ => {}
        },
    )
    .findings
}

/// The findings of comparing the site with the last publication.
#[must_use]
pub fn permanence(world: World<'_>, plan: &SitePlan, last: &LastPublication) -> Vec<Diagnostic> {
    // What a live address needs does not weigh less because its file is a draft now.
    let mut findings = run(
        world.config,
        |_| false,
        |_, check, found| {
            if let Check::Previous(look) = check {
                look(world, plan, last, found);
            }
        },
    )
    .findings;
    if !last.confirmed {
        for finding in &mut findings {
            finding.severity = finding.severity.min(Severity::Warning);
        }
    }
    findings
}

/// What is personal in the configuration or a register: pages print their
/// telephones and addresses. It only warns, for nothing in these files could
/// say that a person has let it pass.
#[must_use]
pub fn setting(source: &SourcePath, text: &str, config: &Config) -> Vec<Diagnostic> {
    let private = sensitive::find(text);
    if private.is_empty() {
        return Vec::new();
    }
    let facts = Facts { private, is_article: true, ..Facts::default() };
    let view = TextView::new(source, &facts, text, config);
    let checked = run(
        config,
        |_| false,
        |at, check, found| match check {
            Check::Text(look) if RULES[usize::from(at)].name.starts_with("privacy/") => {
                look(&view, found);
            }
            _ => {}
        },
    );
    let lighter = |finding: Diagnostic| Diagnostic {
        severity: finding.severity.min(Severity::Warning),
        ..finding
    };
    checked.findings.into_iter().map(lighter).collect()
}

/// The findings of one rendered file of the site.
#[must_use]
pub fn output(world: World<'_>, output: &Output, bytes: &[u8]) -> Vec<Diagnostic> {
    run(
        world.config,
        |_| false,
        |_, check, found| {
            if let Check::Output(look) = check {
                look(world, output, bytes, found);
            }
        },
    )
    .findings
}

/// The words that rules look for, each with the number of its rule.
pub fn rule_words() -> impl Iterator<Item = RuleWord> {
    let words = |rule: &Rule| match rule.check {
        Check::ReplyWhere(words, _) | Check::TextWhere(words, _) | Check::TextWith(words, _) => {
            words
        }
        _ => &[],
    };
    (0..)
        .zip(RULES)
        .flat_map(move |(number, rule)| words(rule).iter().map(move |word| (*word, number)))
}

fn run(
    config: &Config,
    is_draft: impl Fn(&SourcePath) -> bool,
    look: impl Fn(u16, &Check, &mut Findings),
) -> Checked {
    let mut out = Checked::default();
    for (at, rule) in (0..).zip(RULES) {
        let Some(severity) = severity(rule, config) else { continue };
        let mut found = Findings::default();
        look(at, &rule.check, &mut found);
        out.exempted += found.exempted;
        for item in found.items {
            let mut severity = severity.min(item.at_most);
            let private = rule.name.starts_with("privacy/") || rule.name.starts_with("secrecy/");
            if severity == Severity::Error && !private && is_draft(&item.path) {
                severity = Severity::Warning;
            }
            let Finding { path, at: span, message, help, .. } = item;
            out.findings.push(Diagnostic { rule: rule.name, severity, path, span, message, help });
        }
    }
    out
}

/// What a rule's findings weigh on this site; `None` where it is switched off.
fn severity(rule: &Rule, config: &Config) -> Option<Severity> {
    match config.rules.get(rule.name) {
        Some(_) if rule.locked => Some(rule.severity),
        Some(chosen) => *chosen,
        None => Some(rule.severity),
    }
}

/// Mistakes in the `rules:` of `dafu.yaml`: unknown names, and rules that may not be lowered.
#[must_use]
pub fn configuration(config: &Config) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    for (name, chosen) in &config.rules {
        let (message, help) = match RULES.iter().find(|rule| rule.name == name) {
            None => {
                let near = nearest(name, RULES.iter().map(|rule| rule.name));
                let help = near.map_or_else(
                    || Bilingual::new("全部规则见 dafu explain", "`dafu explain` lists all rules"),
                    |near| {
                        Bilingual::new(
                            format!("是否为“{near}”？"),
                            format!("did you mean `{near}`?"),
                        )
                    },
                );
                let message = Bilingual::new(
                    format!("没有叫“{name}”的规则"),
                    format!("no rule is called `{name}`"),
                );
                (message, help)
            }
            Some(rule) if rule.locked && *chosen < Some(rule.severity) => (
                Bilingual::new(
                    format!("规则“{name}”不能调低或关闭"),
                    format!("rule `{name}` cannot be lowered or switched off"),
                ),
                Bilingual::new(
                    format!("请删去这一项；为什么不能，见 dafu explain {name}"),
                    format!("delete this entry; see `dafu explain {name}` for the reason"),
                ),
            ),
            Some(_) => continue,
        };
        out.push(Diagnostic {
            rule: "config/value",
            severity: Severity::Error,
            path: SourcePath::new(FILE),
            span: config.rule_spans.get(name).cloned().unwrap_or_default(),
            message,
            help,
        });
    }
    out
}

/// Puts findings in the order of a report, each once.
#[must_use]
pub fn sorted(mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    findings.sort_by(report_order);
    findings.dedup();
    findings
}
