//! Findings in SARIF 2.1.0, which code hosts and editors read.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Value, json};

use super::fingerprint::fingerprint;
use super::style::{File, Sources};
use crate::diagnostic::{Bilingual, Language, Located, Severity};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The findings of `files` as a log of one run.
pub(super) fn print(files: &[File], language: Language, sources: &Sources<'_>) -> String {
    let findings = || files.iter().flat_map(|file| &file.findings);
    let mut names: Vec<&'static str> = findings().map(|finding| finding.diagnostic.rule).collect();
    names.sort_unstable();
    names.dedup();
    let mut seen = BTreeMap::new();
    let results: Vec<Value> = findings()
        .map(|finding| {
            let rule = names.binary_search(&finding.diagnostic.rule).unwrap_or_default();
            let mut result = result(finding, rule, language, sources.prefix);
            let print = fingerprint(&finding.diagnostic, &mut seen);
            result["partialFingerprints"] = json!({ "dafu/v1": print });
            result
        })
        .collect();
    let rules: Vec<Value> = names.iter().map(|name| rule(name, language, sources)).collect();
    super::json::pretty(&json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "dafu",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": match language { Language::Chinese => "zh-CN", Language::English => "en" },
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    }))
}

fn result(finding: &Located, rule: usize, language: Language, prefix: &str) -> Value {
    let diagnostic = &finding.diagnostic;
    let (message, help) = (diagnostic.message.get(language), diagnostic.help.get(language));
    let text = if help.is_empty() { message.to_owned() } else { format!("{message}\n{help}") };
    json!({
        "ruleId": diagnostic.rule,
        "ruleIndex": rule,
        "level": level(diagnostic.severity),
        "message": { "text": text },
        "locations": [{ "physicalLocation": {
            "artifactLocation": {
                "uri": uri(&format!("{prefix}{}", diagnostic.path)),
                "uriBaseId": "%SRCROOT%",
            },
            "region": {
                "startLine": finding.start.line,
                "startColumn": finding.start.column,
                "endLine": finding.end.line,
                "endColumn": finding.end.column,
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
