//! Help can be followed to the letter: each line that it proposes, put in place, ends its
//! finding and raises no error that was not there.

mod steps;

use std::collections::BTreeSet;

use dafu::check::example::Example;
use dafu::diagnostic::{Diagnostic, Severity};
use dafu::plan::Previous;
use dafu::site::{LoadError, Options, Site};
use dafu::source::Folder;

use super::{findings_of, published, with_examples};
use crate::report::{mistakes, setup};
use crate::support::{Sandbox, TODAY};
use steps::{Files, Step, cures, follow};

/// Lines that show a form and are not meant to be copied, and lines that a parser without
/// knowledge of the keys proposes: rule, a part of the help, the reason.
const FORMS: &[(&str, &str, &str)] = &[
    ("date/missing-published", "例如 发布日期", "the day is known to the editor alone"),
    ("site/base-url", "dafu.xx.gov.cn", "the address is known to the editor alone"),
    ("config/syntax", "title: [", "a list to the parser; the next finding asks for a text"),
];

/// The findings over `files`, those that stop a run included.
fn check(files: &Files, date: &str, previous: Option<&'static Example>) -> Vec<Diagnostic> {
    let previous = previous.map_or(Previous::Unknown, published);
    let sandbox = Sandbox::of(files);
    let today = Some(date.parse().expect("a day"));
    let options = Options { today, previous, ..Options::default() };
    match Site::load(Folder::new(sandbox.root().to_owned()), &options) {
        Ok(site) => site.findings,
        Err(LoadError::Setup(findings)) => findings,
        Err(error) => panic!("{error}"),
    }
}

fn errors(findings: &[Diagnostic]) -> BTreeSet<(String, &'static str)> {
    let errors = findings.iter().filter(|one| one.severity == Severity::Error);
    errors.map(|one| (one.path.to_string(), one.rule)).collect()
}

/// How many cures were followed, and those that lead astray.
#[derive(Default)]
struct Outcome {
    followed: usize,
    astray: String,
}

impl Outcome {
    /// Follows all that the findings `before` propose for `files`.
    fn follow(
        &mut self,
        name: &str,
        files: &Files,
        before: &[Diagnostic],
        check: &dyn Fn(&Files) -> Vec<Diagnostic>,
    ) {
        for finding in before {
            let readable = |bytes: &Vec<u8>| std::str::from_utf8(bytes).is_ok();
            if !files.get(finding.path.as_str()).is_some_and(readable) {
                continue;
            }
            for cure in cures(finding) {
                if FORMS
                    .iter()
                    .any(|(rule, form, _)| *rule == finding.rule && finding.help.zh.contains(form))
                {
                    continue;
                }
                self.followed += 1;
                if let Some(fault) = fault(&cure, finding, (files, before), check) {
                    self.astray += &format!("{name}: {cure:?} of “{}” {fault}\n", finding.help.zh);
                }
            }
        }
    }

    #[track_caller]
    fn assert(&self, least: usize) {
        let Self { followed, astray } = self;
        assert!(astray.is_empty(), "{followed} followed, these lead astray:\n{astray}");
        assert!(*followed >= least, "only {followed} cures could be followed");
    }
}

/// What is wrong with `cure` of `finding`, which stood among `before` over `files`.
fn fault(
    cure: &[Step],
    finding: &Diagnostic,
    (files, before): (&Files, &[Diagnostic]),
    check: &dyn Fn(&Files) -> Vec<Diagnostic>,
) -> Option<String> {
    let is_same = |one: &&Diagnostic| one.rule == finding.rule && one.path == finding.path;
    let count = |all: &[Diagnostic]| all.iter().filter(is_same).count();
    let mut mended = files.clone();
    let mut told = finding.clone();
    let mut cure = cure.to_vec();
    let after = loop {
        for step in &cure {
            follow(step, &told, &mut mended);
        }
        let after = check(&mended);
        if count(&after) < count(before) {
            break after;
        }
        // One finding for several places names the next one now.
        let next = after.iter().find(is_same).filter(|one| one.help != told.help).cloned();
        let Some(next) = next else { return Some("does not end it".to_owned()) };
        told = next;
        cure = cures(&told).into_iter().next().unwrap_or_default();
    };
    let new: Vec<_> = errors(&after).difference(&errors(before)).cloned().collect();
    (!new.is_empty()).then(|| format!("raises {new:?}"))
}

fn files_of(sandbox: &Sandbox) -> Files {
    sandbox.tree(".").into_iter().collect()
}

#[test]
fn every_line_that_help_proposes_mends_what_it_is_proposed_for() {
    let mut outcome = Outcome::default();
    for rule in with_examples() {
        let example = &rule.wrong;
        let files: Files =
            example.site().into_iter().map(|(path, bytes)| (path.to_owned(), bytes)).collect();
        let before = findings_of(rule, example);
        outcome.follow(rule.name, &files, &before, &|files| {
            check(files, example.date, example.previous)
        });
    }
    outcome.assert(65);
}

#[test]
fn what_is_said_of_the_mistakes_of_editors_mends_them() {
    let mut outcome = Outcome::default();
    for (name, expected) in mistakes::mistakes() {
        let sandbox = Sandbox::full();
        let reply = std::fs::read(expected.with_file_name(format!("{name}.md")));
        sandbox.write(mistakes::REPLY, reply.expect("the reply of the mistake"));
        let files = files_of(&sandbox);
        let before = check(&files, TODAY, None);
        outcome.follow(&name, &files, &before, &|files| check(files, TODAY, None));
    }
    outcome.assert(15);
}

#[test]
fn what_is_said_of_mistakes_in_configuration_and_registers_mends_them() {
    let mut outcome = Outcome::default();
    for (file, from, to, ..) in setup::MISTAKES {
        let sandbox = Sandbox::full();
        sandbox.write(file, sandbox.read(file).replacen(from, to, 1));
        let files = files_of(&sandbox);
        let before = check(&files, TODAY, None);
        outcome.follow(to, &files, &before, &|files| check(files, TODAY, None));
    }
    outcome.assert(10);
}
