//! The YAML of a theme: `theme.yaml` and the texts in `strings/`.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::{Bilingual, Diagnostic, Severity, SourcePath};
use crate::yaml::shape::Shape::{List, Map, Number, Text};
use crate::yaml::shape::{Expected, Misfit, MisfitKind, Shape, misfits, optional, required};
use crate::yaml::{self, Node, TroubleKind, Value};

use super::files::{Files, Owner};

/// The version of the contract between templates and program.
const CONTRACT: &str = "1";
/// The language whose texts stand in for those that another one lacks.
const FIRST_LANGUAGE: &str = "zh-CN";

const MANIFEST: Shape = Map(&[
    required("name", Text),
    required("version", Number),
    optional("description", Text),
    optional("author", Text),
    optional("licence", Text),
    optional("languages", List(&Text)),
]);

/// The texts a template prints, as `t`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(super) enum Strings {
    /// One text.
    Text(String),
    /// Texts under names.
    Group(BTreeMap<String, Strings>),
}

impl Strings {
    /// The text under `path`, names joined by dots.
    pub(super) fn get(&self, path: &str) -> Option<&str> {
        let mut at = self;
        for name in path.split('.') {
            match at {
                Self::Group(entries) => at = entries.get(name)?,
                Self::Text(_) => return None,
            }
        }
        match at {
            Self::Text(text) => Some(text),
            Self::Group(_) => None,
        }
    }
}

impl Strings {
    /// The text under `key`, its groups parted by dots.
    pub(super) fn find(&self, key: &str) -> Option<&str> {
        match self {
            Self::Text(text) => key.is_empty().then_some(text),
            Self::Group(entries) => {
                let (first, rest) = key.split_once('.').unwrap_or((key, ""));
                entries.get(first)?.find(rest)
            }
        }
    }
}

/// Checks `theme.yaml`; a site's theme may do without one.
pub(super) fn check_manifest(files: &Files, found: &mut Vec<Diagnostic>) {
    for owner in [Owner::Default, Owner::Site] {
        let Some((node, path)) = read(files, "theme.yaml", owner, found) else {
            continue;
        };
        for misfit in misfits(&node, MANIFEST) {
            found.push(misfit_finding(&path, misfit));
        }
        let version = node.get("version").filter(|node| node.scalar() != Some(CONTRACT));
        if let Some(version) = version.filter(|node| node.scalar().is_some()) {
            let message = Bilingual::new(
                format!("这个主题是为另一版本的 dafu 写的，本程序只认 version: {CONTRACT}"),
                format!(
                    "the theme is written for another contract, this program knows version {CONTRACT}"
                ),
            );
            found.push(finding("theme/version", &path, version, message));
        }
    }
}

/// The texts in `language`: the default theme's, overlaid by the site's own.
pub(super) fn strings(files: &Files, language: &str, found: &mut Vec<Diagnostic>) -> Strings {
    let mut all = BTreeMap::new();
    let chosen = format!("strings/{language}.yaml");
    let first = format!("strings/{FIRST_LANGUAGE}.yaml");
    // The site's Chinese wording says nothing about another language.
    let mut sources = vec![(&first, Owner::Default), (&chosen, Owner::Site)];
    if chosen != first {
        sources.insert(1, (&chosen, Owner::Default));
    }
    for (path, owner) in sources {
        if let Some((node, path)) = read(files, path, owner, found) {
            let mut reader = Reader { path, found };
            reader.merge(&node, &mut all);
        }
    }
    Strings::Group(all)
}

/// Reads texts and gathers what is none.
struct Reader<'found> {
    path: SourcePath,
    found: &'found mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn merge(&mut self, node: &Node, into: &mut BTreeMap<String, Strings>) {
        let Value::Mapping(entries) = &node.value else {
            return self.wrong(node, "一组“名称: 文字”", "a group of `name: text`");
        };
        for (key, value) in entries {
            let name = key.scalar().unwrap_or_default().to_owned();
            match &value.value {
                Value::Scalar { text, .. } => match into.get(&name) {
                    Some(Strings::Group(_)) => {
                        self.wrong(value, "一组“名称: 文字”", "a group of `name: text`");
                    }
                    _ => drop(into.insert(name, Strings::Text(text.clone()))),
                },
                Value::Mapping(_) => {
                    let group = into.entry(name).or_insert_with(|| Strings::Group(BTreeMap::new()));
                    match group {
                        Strings::Group(group) => self.merge(value, group),
                        Strings::Text(_) => self.wrong(value, "一段文字", "a text"),
                    }
                }
                Value::Sequence(_) => self.wrong(value, "一段文字", "a text"),
            }
        }
    }

    fn wrong(&mut self, node: &Node, zh: &str, en: &str) {
        let message = Bilingual::new(format!("这里应当是{zh}"), format!("expected {en}"));
        self.found.push(finding("theme/strings", &self.path, node, message));
    }
}

fn read(
    files: &Files,
    path: &str,
    owner: Owner,
    found: &mut Vec<Diagnostic>,
) -> Option<(Node, SourcePath)> {
    let file = files.get(path, owner)?;
    let place = files.source_path(path, owner);
    let text = match files.text(&file) {
        Ok(text) => text,
        Err(wrong) => {
            found.push(*wrong);
            return None;
        }
    };
    let offset = u32::try_from(file.bytes.len() - text.len()).unwrap_or_default();
    match yaml::parse(text, offset) {
        Ok(node) => node.map(|node| (node, place)),
        Err(trouble) => {
            let en = match trouble.kind {
                TroubleKind::Syntax(words) => format!("not valid YAML here: {words}"),
                _ => "YAML beyond what theme files may use".to_owned(),
            };
            let zh = "这里不合 YAML 的写法，文件读不下去";
            found.push(Diagnostic {
                rule: "theme/syntax",
                severity: Severity::Error,
                path: place,
                span: trouble.at,
                message: Bilingual::new(zh, en),
                help: Bilingual::new(
                    "请检查这一行和上一行的冒号、缩进和引号",
                    "check colon, indentation and quotes here and above",
                ),
            });
            None
        }
    }
}

fn misfit_finding(path: &SourcePath, misfit: Misfit) -> Diagnostic {
    let (rule, message) = match misfit.kind {
        MisfitKind::UnknownKey { key, nearest } => {
            let zh = nearest.map_or_else(String::new, |near| format!("，是否为“{near}”？"));
            let en = nearest.map_or_else(String::new, |near| format!(", did you mean `{near}`?"));
            (
                "theme/unknown-key",
                Bilingual::new(
                    format!("不认识“{key}”这一项{zh}"),
                    format!("unknown key `{key}`{en}"),
                ),
            )
        }
        MisfitKind::DuplicateKey(key) => (
            "theme/duplicate-key",
            Bilingual::new(format!("“{key}”写了两次"), format!("`{key}` is given twice")),
        ),
        MisfitKind::MissingKey(key) => (
            "theme/missing-key",
            Bilingual::new(
                format!("缺少必填的“{key}”"),
                format!("required key `{key}` is missing"),
            ),
        ),
        MisfitKind::Wrong { expected, .. } => {
            let (zh, en) = match expected {
                Expected::Number => ("一个不带引号的整数", "a whole number"),
                Expected::List => ("一个列表", "a list"),
                Expected::Map => ("一组“名称: 值”", "a group of `key: value`"),
                Expected::Text | Expected::Flag | Expected::Word(_) => ("一段文字", "a text"),
            };
            (
                "theme/wrong-type",
                Bilingual::new(format!("这里应当是{zh}"), format!("expected {en}")),
            )
        }
    };
    Diagnostic {
        rule,
        severity: Severity::Error,
        path: path.clone(),
        span: misfit.at,
        message,
        help: Bilingual::default(),
    }
}

fn finding(rule: &'static str, path: &SourcePath, at: &Node, message: Bilingual) -> Diagnostic {
    Diagnostic {
        rule,
        severity: Severity::Error,
        path: path.clone(),
        span: at.span.clone(),
        message,
        help: Bilingual::default(),
    }
}
