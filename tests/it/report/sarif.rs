//! SARIF: what its schema demands of what is printed, said here in a few lines.
//!
//! The whole schema is some 3,000 lines; this is the part of it that concerns
//! the properties dafu writes: those that must be there, their types, their words.

use serde_json::Value;

use super::{faulty, json};

#[test]
fn the_log_is_valid() {
    let log = json(&faulty(), "sarif");
    let faults = log_faults(&log);
    assert!(faults.is_empty(), "{faults:#?}");
    assert_eq!(log["runs"][0]["results"].as_array().map(Vec::len), Some(3));
}

#[test]
fn a_log_that_is_not_valid_is_noticed() {
    let log = json(&faulty(), "sarif");
    let broken = |pointer: &str, value: Value| {
        let mut log = log.clone();
        *log.pointer_mut(pointer).expect(pointer) = value;
        !log_faults(&log).is_empty()
    };
    assert!(broken("/version", "2.0.0".into()));
    assert!(broken("/runs/0/results/0/level", "hint".into()));
    assert!(broken("/runs/0/results/0/message", serde_json::json!({})));
    assert!(broken("/runs/0/tool/driver", serde_json::json!({ "rules": [] })));
    assert!(broken("/runs/0/results/0/ruleIndex", 99.into()));
    let region = "/runs/0/results/0/locations/0/physicalLocation/region/startLine";
    assert!(broken(region, 0.into()));
}

#[test]
fn rules_and_places_are_told() {
    let log = json(&faulty(), "sarif");
    let run = &log["runs"][0];
    let results = run["results"].as_array().expect("results");
    let rules: Vec<_> = results.iter().map(|one| one["ruleId"].as_str().expect("a name")).collect();
    assert_eq!(rules, ["disclosure/missing", "link/broken", "privacy/mobile"]);
    let rule = &run["tool"]["driver"]["rules"][0];
    assert_eq!(rule["id"], "disclosure/missing");
    assert!(rule["help"]["text"].as_str().is_some_and(|text| text.contains("dafu explain")));
    let region = &results[1]["locations"][0]["physicalLocation"]["region"];
    assert!(region["endColumn"].as_u64() > region["startColumn"].as_u64());
}

/// What in `log` the schema of SARIF 2.1.0 would refuse.
fn log_faults(log: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    need(log["version"] == "2.1.0", "version", &mut faults);
    need(log["$schema"].as_str().is_some_and(is_uri), "$schema", &mut faults);
    let runs = log["runs"].as_array().cloned().unwrap_or_default();
    need(!runs.is_empty(), "runs", &mut faults);
    for run in &runs {
        let driver = &run["tool"]["driver"];
        need(is_text(&driver["name"]), "driver.name", &mut faults);
        need(run["columnKind"] == "unicodeCodePoints", "columnKind", &mut faults);
        let rules = driver["rules"].as_array().cloned().unwrap_or_default();
        for rule in &rules {
            need(is_text(&rule["id"]), "rule.id", &mut faults);
            for part in ["shortDescription", "fullDescription", "help"] {
                let given = rule.get(part);
                let fits = given.is_none_or(|part| is_text(&part["text"]));
                need(fits, &format!("rule.{part}"), &mut faults);
            }
            let level = rule.pointer("/defaultConfiguration/level");
            need(level.is_none_or(is_level), "defaultConfiguration.level", &mut faults);
        }
        need(run["results"].is_array(), "results", &mut faults);
        for result in run["results"].as_array().into_iter().flatten() {
            result_faults(result, &rules, &mut faults);
        }
    }
    faults
}

fn result_faults(result: &Value, rules: &[Value], faults: &mut Vec<String>) {
    need(is_text(&result["message"]["text"]), "message.text", faults);
    need(is_level(&result["level"]), "level", faults);
    let index = result["ruleIndex"].as_u64().and_then(|at| usize::try_from(at).ok());
    let rule = index.and_then(|at| rules.get(at));
    need(rule.is_some_and(|rule| rule["id"] == result["ruleId"]), "ruleIndex", faults);
    let prints = result["partialFingerprints"].as_object();
    need(prints.is_some_and(|prints| prints.values().all(is_text)), "partialFingerprints", faults);
    for location in result["locations"].as_array().into_iter().flatten() {
        let physical = &location["physicalLocation"];
        let uri = physical["artifactLocation"]["uri"].as_str();
        need(uri.is_some_and(is_relative_reference), "artifactLocation.uri", faults);
        for part in ["startLine", "startColumn", "endLine", "endColumn"] {
            need(physical["region"][part].as_u64() >= Some(1), part, faults);
        }
    }
}

fn need(fits: bool, what: &str, faults: &mut Vec<String>) {
    if !fits {
        faults.push(what.to_owned());
    }
}

fn is_text(value: &Value) -> bool {
    value.as_str().is_some_and(|text| !text.is_empty())
}

fn is_level(value: &Value) -> bool {
    ["none", "note", "warning", "error"].iter().any(|level| value == level)
}

fn is_uri(text: &str) -> bool {
    text.starts_with("https://") && !text.contains(' ')
}

/// A path as RFC 3986 writes it: other characters are percent-encoded.
fn is_relative_reference(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/%".contains(&byte);
    !text.is_empty() && !text.starts_with('/') && text.bytes().all(plain)
}
