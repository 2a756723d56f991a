//! The YAML of a theme: `theme.yaml` and the texts in `strings/`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::diagnostic::{Bilingual, Diagnostic, Severity, SourcePath, offset};
use crate::yaml::shape::Shape::{List, Map, Number, Text};
use crate::yaml::shape::{SchemaError, Shape, optional, required, schema_errors};
use crate::yaml::{self, Node, Value};

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
    Text(String),
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
    /// The names of the group under `key`, or of all there is.
    pub(super) fn names(&self, key: &str) -> impl Iterator<Item = &str> {
        let mut at = Some(self);
        for name in key.split('.').filter(|name| !name.is_empty()) {
            at = match at {
                Some(Self::Group(entries)) => entries.get(name),
                Some(Self::Text(_)) | None => None,
            };
        }
        let entries = match at {
            Some(Self::Group(entries)) => Some(entries),
            Some(Self::Text(_)) | None => None,
        };
        entries.into_iter().flat_map(BTreeMap::keys).map(String::as_str)
    }

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
        for schema_error in &schema_errors(&node, MANIFEST) {
            found.push(misfit_finding(&path, schema_error));
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
    merged(files, sources(language), found)
}

/// The texts of the default theme alone.
pub(super) fn default_strings(files: &Files, language: &str) -> Strings {
    let own = |source: &(String, Owner)| source.1 == Owner::Default;
    // What is wrong with them is told where all are read.
    merged(files, sources(language).into_iter().filter(own).collect(), &mut Vec::new())
}

/// The files with texts in `language`, each laid over those before it.
fn sources(language: &str) -> Vec<(String, Owner)> {
    let path = |language: &str| format!("strings/{language}.yaml");
    let mut sources = vec![(path(FIRST_LANGUAGE), Owner::Default)];
    if language != FIRST_LANGUAGE {
        sources.push((path(language), Owner::Default));
    }
    // The site's Chinese wording says nothing about another language.
    sources.push((path(language), Owner::Site));
    sources
}

fn merged(files: &Files, sources: Vec<(String, Owner)>, found: &mut Vec<Diagnostic>) -> Strings {
    let mut all = BTreeMap::new();
    for (path, owner) in sources {
        if let Some((node, path)) = read(files, &path, owner, found) {
            let mut reader = Reader { path, found };
            reader.merge(&node, &mut all);
        }
    }
    Strings::Group(all)
}

/// The languages that the site's own theme says it has texts in.
pub(super) fn languages(files: &Files) -> Vec<String> {
    let Some((node, _)) = read(files, "theme.yaml", Owner::Site, &mut Vec::new()) else {
        return Vec::new();
    };
    match node.get("languages").map(|named| &named.value) {
        Some(Value::Sequence(named)) => {
            named.iter().filter_map(Node::scalar).map(str::to_owned).collect()
        }
        Some(Value::Scalar { .. } | Value::Mapping(_)) | None => Vec::new(),
    }
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
        let mut seen = BTreeSet::new();
        for (key, value) in entries {
            let name = key.scalar().unwrap_or_default().to_owned();
            if !seen.insert(name.clone()) {
                let message = Bilingual::new(
                    format!("“{name}”写了两次，只有后一次有用"),
                    format!("`{name}` is given twice: only the last one counts"),
                );
                self.found.push(finding("theme/duplicate-key", &self.path, key, message));
            }
            match &value.value {
                // An empty text would leave a link or a button without a name.
                Value::Scalar { .. } if value.is_null() => self.wrong(value, "一段文字", "a text"),
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

/// The YAML in the file at `path` of that owner, where there is one that can be read.
pub(super) fn read(
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
    let offset = offset(file.bytes.len() - text.len());
    match yaml::parse(text, offset) {
        Ok(node) => node.map(|node| (node, place)),
        Err(trouble) => {
            let (message, help) = (trouble.mistake.message(), trouble.mistake.help());
            let (rule, severity, span) = ("theme/syntax", Severity::Error, trouble.at);
            found.push(Diagnostic { rule, severity, path: place, span, message, help });
            None
        }
    }
}

fn misfit_finding(path: &SourcePath, schema_error: &SchemaError) -> Diagnostic {
    let rule = match schema_error.name() {
        "unknown-key" => "theme/unknown-key",
        "duplicate-key" => "theme/duplicate-key",
        "missing-key" => "theme/missing-key",
        _ => "theme/wrong-type",
    };
    Diagnostic {
        rule,
        severity: Severity::Error,
        path: path.clone(),
        span: schema_error.at.clone(),
        message: schema_error.message(),
        help: schema_error.help(),
    }
}

pub(super) fn finding(
    rule: &'static str,
    path: &SourcePath,
    at: &Node,
    message: Bilingual,
) -> Diagnostic {
    Diagnostic {
        rule,
        severity: Severity::Error,
        path: path.clone(),
        span: at.span.clone(),
        message,
        help: Bilingual::default(),
    }
}
