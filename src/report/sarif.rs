//! Findings in SARIF 2.1.0, which code hosts and editors read.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::io::{self, Write};

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::fingerprint::Fingerprints;
use super::masked::{Findings, Masked};
use super::style::Sources;
use crate::diagnostic::{Bilingual, Language, Severity};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

#[derive(Serialize)]
struct Log<R> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    runs: [Run<R>; 1],
    version: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<R> {
    column_kind: &'static str,
    results: R,
    tool: Value,
}

/// A list that is made while it is written.
struct Made<I>(RefCell<I>);

impl<I: Iterator<Item = Value>> Serialize for Made<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(&mut *self.0.borrow_mut())
    }
}

/// `findings` as a log of one run.
pub(super) fn print(
    findings: &Findings<'_>,
    language: Language,
    sources: &Sources<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut names: Vec<&'static str> = findings.all().iter().map(|finding| finding.rule).collect();
    names.sort_unstable();
    names.dedup();
    let rules: Vec<Value> = names.iter().map(|name| rule(name, language, sources)).collect();
    let mut fingerprints = Fingerprints::default();
    let results = findings.masked().map(|finding| {
        let rule = names.binary_search(&finding.rule).unwrap_or_default();
        let mut result = result(&finding, rule, language, sources.prefix);
        result["partialFingerprints"] = json!({ "dafu/v1": fingerprints.next(&finding) });
        result
    });
    let tool = json!({ "driver": {
        "name": "dafu",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "language": match language { Language::Chinese => "zh-CN", Language::English => "en" },
        "rules": rules,
    } });
    let results = Made(RefCell::new(results));
    let run = Run { column_kind: "unicodeCodePoints", results, tool };
    let log = Log { schema: SCHEMA, runs: [run], version: "2.1.0" };
    serde_json::to_writer_pretty(&mut *out, &log)?;
    out.write_all(b"\n")
}

fn result(finding: &Masked, rule: usize, language: Language, prefix: &str) -> Value {
    let (message, help) = (finding.message.get(language), finding.help.get(language));
    let text = if help.is_empty() { message.to_owned() } else { format!("{message}\n{help}") };
    json!({
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": level(finding.severity),
        "message": { "text": text },
        "locations": [{ "physicalLocation": {
            "artifactLocation": {
                "uri": uri(&format!("{prefix}{}", finding.path)),
                "uriBaseId": "%SRCROOT%",
            },
            "region": {
                "startLine": finding.extent.start.line,
                "startColumn": finding.extent.start.column,
                "endLine": finding.extent.end.line,
                "endColumn": finding.extent.end.column,
            },
        } }],
    })
}

/// What is said of a rule once, however often it fired.
fn rule(name: &str, language: Language, sources: &Sources<'_>) -> Value {
    let Some(text) = (sources.rule)(name) else { return json!({ "id": name }) };
    let words = |both: &Bilingual| json!({ "text": both.get(language) });
    json!({
        "id": name,
        "shortDescription": words(&text.summary),
        "fullDescription": words(&text.why),
        "help": { "text": format!("{}\n\ndafu explain {name}", text.why.get(language)) },
        "defaultConfiguration": { "level": level(text.severity) },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

/// `path` as a relative reference: what may not stand in one is percent-encoded.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            _ => drop(write!(out, "%{byte:02X}")),
        }
    }
    out
}
