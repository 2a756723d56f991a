//! Help can be followed to the letter: each line that it proposes, put in place, ends its
//! finding and raises no error that was not there.

use std::collections::{BTreeMap, BTreeSet};

use dafu::archive::schema;
use dafu::check::example::Example;
use dafu::diagnostic::{Diagnostic, Severity};
use dafu::plan::Previous;
use regex::Regex;

use super::{findings_of, load_after, published, with_examples};
use crate::support::Sandbox;

/// The files of a site, by path.
type Files = BTreeMap<String, Vec<u8>>;

/// What a help says to do, where a machine can tell.
#[derive(Debug, PartialEq)]
enum Cure {
    /// This line of the front matter, in place of the field's line or beside the others.
    Field(String),
    /// This line in place of the one that the finding points at.
    Line(String),
    /// The line that the finding points at goes.
    Delete,
}

/// The ways that `finding` proposes, each of one step or of several.
fn cures(finding: &Diagnostic) -> Vec<Vec<Cure>> {
    let help = &finding.help.zh;
    let field = Regex::new(
        r"(?:写成|改为|改回|请写|加一行|加上|再加一条|照它写)(?:：|:|，)?\s*(?:例如\s*)?([A-Za-z_\p{Han}]+: [^；。]+?)(?:[；。，（]|$)",
    )
    .expect("a pattern");
    let mut found = Vec::new();
    for place in field.captures_iter(help) {
        let line = place[1].trim().to_owned();
        let key = line.split(": ").next().unwrap_or_default();
        if schema::find(key).is_some() && !line.contains(['…', '×']) {
            found.push(Cure::Field(line));
        }
    }
    if found.is_empty()
        && let Some((_, line)) = help.split_once("请写成：")
        && !line.contains('；')
    {
        found.push(Cure::Line(line.to_owned()));
    }
    if help.contains("请删去这一行") || help.contains("删去这一行，") {
        found.push(Cure::Delete);
    }
    if help.contains("并加") || help.contains("另加") {
        return vec![found];
    }
    found.into_iter().map(|cure| vec![cure]).collect()
}

/// `text` as whoever follows `cure` leaves it.
fn follow(cure: &Cure, finding: &Diagnostic, text: &str) -> String {
    let start = finding.span.start as usize;
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[line_start..].find('\n').map_or(text.len(), |at| line_start + at);
    match cure {
        Cure::Line(line) => [&text[..line_start], line, &text[line_end..]].concat(),
        Cure::Delete => [&text[..line_start], text[line_end..].trim_start_matches('\n')].concat(),
        Cure::Field(line) => {
            let key = line.split(": ").next().unwrap_or_default();
            let known = schema::find(key);
            let is_same = |given: &str| {
                let given = given.split([':', '：']).next().unwrap_or_default().trim();
                given == key || known.is_some_and(|field| field.is_named(given))
            };
            let end =
                text.get(3..).and_then(|rest| rest.find("\n---")).map_or(text.len(), |at| at + 4);
            let mut lines: Vec<String> = text[..end].lines().map(str::to_owned).collect();
            match lines.iter().position(|line| is_same(line)) {
                Some(at) => {
                    // What is indented below the field is its value.
                    while lines.get(at + 1).is_some_and(|next| next.starts_with([' ', '\t'])) {
                        lines.remove(at + 1);
                    }
                    lines[at].clone_from(line);
                }
                None => lines.push(line.clone()),
            }
            lines.join("\n") + "\n" + text[end..].trim_start_matches('\n')
        }
    }
}

/// The findings over `files`.
fn check(files: &Files, date: &str, previous: Option<&'static Example>) -> Vec<Diagnostic> {
    let previous = previous.map_or(Previous::Unknown, published);
    let sandbox = Sandbox::of(files);
    load_after(sandbox.root(), date, previous).findings
}

fn errors(findings: &[Diagnostic]) -> BTreeSet<(String, &'static str)> {
    let errors = findings.iter().filter(|one| one.severity == Severity::Error);
    errors.map(|one| (one.path.to_string(), one.rule)).collect()
}

#[test]
fn every_line_that_help_proposes_mends_what_it_is_proposed_for() {
    let (mut followed, mut astray) = (0, String::new());
    for rule in with_examples() {
        let example = &rule.wrong;
        let files: Files =
            example.site().into_iter().map(|(path, bytes)| (path.to_owned(), bytes)).collect();
        let before = findings_of(rule, example);
        for finding in &before {
            let Some(Ok(text)) =
                files.get(finding.path.as_str()).map(|bytes| std::str::from_utf8(bytes))
            else {
                continue;
            };
            if !finding.path.as_str().ends_with(".md") {
                continue;
            }
            for cure in cures(finding) {
                let mut mended = files.clone();
                let path = finding.path.to_string();
                let text =
                    cure.iter().fold(text.to_owned(), |text, step| follow(step, finding, &text));
                mended.insert(path, text.into_bytes());
                let after = check(&mended, example.date, example.previous);
                let stays =
                    after.iter().any(|one| one.rule == finding.rule && one.path == finding.path);
                let new: Vec<_> = errors(&after).difference(&errors(&before)).cloned().collect();
                followed += 1;
                if stays || !new.is_empty() {
                    astray += &format!(
                        "{}: {cure:?} of “{}” {} {new:?}\n",
                        rule.name,
                        finding.help.zh,
                        if stays { "does not end it" } else { "raises" },
                    );
                }
            }
        }
    }
    assert!(astray.is_empty(), "{followed} followed, these lead astray:\n{astray}");
    assert!(followed >= 30, "only {followed} cures could be followed");
}
