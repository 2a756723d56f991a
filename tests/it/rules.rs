//! Every rule, by its own two examples; what each says; the demonstration site.

mod cures;
mod demonstration;
mod front_matter;
mod left_over;
mod letter;
mod masking;
pub(crate) mod privacy;
mod replies;
mod text;
mod variants;
mod weights;
mod whole;

use std::path::Path;
use std::sync::Arc;

use dafu::check::example::Example;
use dafu::check::rule::{Check, Rule};
use dafu::check::rules::RULES;
use dafu::diagnostic::Diagnostic;
use dafu::plan::{LastPublication, Previous};
use dafu::site::{LoadError, Options, Rendering, Site};
use dafu::source::Folder;

use crate::support::Sandbox;

/// Rules that guard against what cannot happen yet: they have no example over
/// a site, and a test of their own beside them.
const GUARDS: &[&str] = &["site/collision"];

/// The site at `root` as it stands on a fixed day.
fn load(root: &Path, today: &str) -> Site {
    load_after(root, today, Previous::Unknown)
}

/// The same after `previous` was published.
fn load_after(root: &Path, today: &str, previous: Previous) -> Site {
    let today = today.parse().expect("a day");
    let options = Options { today: Some(today), previous, ..Options::default() };
    match Site::load(Folder::new(root.to_owned()), &options) {
        Ok(site) => site,
        Err(LoadError::Setup(findings)) => panic!("{}", listed(&findings)),
        Err(error) => panic!("{error}"),
    }
}

/// The findings of the site that `example` of `rule` makes; rules that look at
/// finished files see those too.
fn findings_of(rule: &Rule, example: &Example) -> Vec<Diagnostic> {
    if !matches!(rule.check, Check::Output(_)) {
        return findings(example);
    }
    let sandbox = Sandbox::of(example.site());
    let rendering = Rendering::new(Arc::new(load(sandbox.root(), example.date)));
    let site = rendering.site();
    let rendered = site.plan.outputs.iter().map(|row| rendering.render(row).expect("rendered"));
    site.findings.iter().cloned().chain(rendered.flat_map(|row| row.1)).collect()
}

/// The findings of the site that `example` makes.
fn findings(example: &Example) -> Vec<Diagnostic> {
    let previous = example.previous.map_or(Previous::Unknown, published);
    let sandbox = Sandbox::of(example.site());
    load_after(sandbox.root(), example.date, previous).findings
}

/// The site that `example` makes as a run is told that it is live.
fn published(example: &Example) -> Previous {
    let sandbox = Sandbox::of(example.site());
    let site = load(sandbox.root(), example.date);
    Previous::Known(LastPublication::of(site.world(), &site.plan).confirmed())
}

/// Findings as lines, for messages of failing tests.
fn listed(findings: &[Diagnostic]) -> String {
    let line = |one: &Diagnostic| {
        let Diagnostic { rule, severity, path, span, message, help } = one;
        format!("{path} {span:?} {severity:?} [{rule}] {} | {}\n", message.zh, help.zh)
    };
    findings.iter().map(line).collect()
}

fn with_examples() -> impl Iterator<Item = &'static &'static Rule> {
    RULES.iter().filter(|rule| !GUARDS.contains(&rule.name))
}

#[test]
fn the_small_site_is_right() {
    assert_eq!(listed(&findings(&Example::RIGHT)), "");
}

#[test]
fn every_wrong_example_raises_its_rule_alone() {
    let mut failures = String::new();
    for rule in with_examples() {
        let found = findings_of(rule, &rule.wrong);
        if found.is_empty() || found.iter().any(|finding| finding.rule != rule.name) {
            failures += &["\n", rule.name, ":\n", &listed(&found)].concat();
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn every_right_example_raises_nothing() {
    let mut failures = String::new();
    for rule in with_examples() {
        let found = findings_of(rule, &rule.right);
        if !found.is_empty() {
            failures += &["\n", rule.name, ":\n", &listed(&found)].concat();
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn an_example_weighs_what_its_rule_says() {
    // Rules whose shortest example is one of their lighter cases.
    for rule in with_examples() {
        let heaviest = findings_of(rule, &rule.wrong).into_iter().map(|one| one.severity).max();
        assert_eq!(heaviest, Some(rule.severity), "{}", rule.name);
    }
}

#[test]
fn names_are_unique_and_well_formed() {
    let mut names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    let all = names.len();
    for name in &names {
        let (family, rest) = name.split_once('/').expect("family/name");
        for part in [family, rest] {
            let plain = part.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
            assert!(plain && !part.is_empty() && !part.starts_with('-'), "{name}");
        }
    }
    let sorted = names.is_sorted();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all, "a name stands twice");
    assert!(sorted, "the table is in the order of names");
}

#[test]
fn every_rule_says_what_it_is_and_why() {
    for rule in RULES {
        for text in [&rule.summary.zh, &rule.summary.en, &rule.why.zh, &rule.why.en] {
            assert!(!text.trim().is_empty(), "{}", rule.name);
        }
        assert!(!rule.summary.zh.is_ascii(), "{}", rule.name);
    }
}

#[test]
fn every_finding_speaks_both_languages_in_one_sentence() {
    for rule in with_examples() {
        for finding in findings_of(rule, &rule.wrong) {
            let (message, help) = (&finding.message, &finding.help);
            for text in [&message.zh, &message.en, &help.zh, &help.en] {
                assert!(!text.trim().is_empty(), "{}: {finding:?}", rule.name);
                assert!(!text.contains('\n'), "{}: {text}", rule.name);
            }
            let outside = message.zh.replace(|one: char| "“”".contains(one), "");
            assert!(!outside.contains('。'), "{}: more than one sentence: {outside}", rule.name);
        }
    }
}
