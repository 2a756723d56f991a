//! The digest of a reply's public content, by which approval and corrections are recognised.
//!
//! `1:` + hex SHA-256 of UTF-8 lines, each ending in LF: every field given that
//! is public, except the id, former addresses, status and what belongs to a
//! correction or withdrawal, as `key=` and compact JSON; then the body; then
//! the published files. Theme, configuration and defaults do not count.

use std::borrow::Cow;

use serde_json::{Value, json};

use super::files::PublishedFile;
use super::proposal::session_address;
use super::reply::{Attachment, Case, Commitment, Party, Reply};
use super::schema::{self, Visibility};
use super::value::FieldValue;
use crate::config::Registers;
use crate::digest::Hasher;
use crate::model::{Date, date::UNSTATED};

/// Fields that may change without the content having changed.
pub const NOT_CONTENT: &[&str] =
    &["id", "aliases", "status", "corrections", "withdrawn_on", "withdrawn_reason"];

/// The digest of `reply`, of which the fields `present` are given.
#[must_use]
pub fn of(
    reply: &Reply,
    present: &[&str],
    registers: &Registers,
    body: &str,
    files: &[PublishedFile],
) -> String {
    let mut hasher = Hasher::default();
    for (key, value) in values(reply, present, registers) {
        hasher.update(format!("{key}={value}\n"));
    }
    let body = with_line_feeds(body);
    hasher.update(format!("body={}\n", json_string(trim_blank_lines(&body))));
    for file in files {
        hasher.update(format!("file={} {}\n", file.own_name(), file.facts.sha256));
    }
    format!("1:{}", hasher.finish())
}

/// The public values given, in the order of the field table, in their normal form.
#[must_use]
pub fn values(
    reply: &Reply,
    present: &[&str],
    registers: &Registers,
) -> Vec<(&'static str, Value)> {
    let mut cases_done = false;
    let mut out = Vec::new();
    for (field, accessor) in schema::accessors() {
        let counts = present.contains(&field.key)
            && !NOT_CONTENT.contains(&field.key)
            && field.visibility != Visibility::Internal;
        let is_case = matches!(field.key, "numbers" | "session" | "cases");
        if counts && !(is_case && cases_done) {
            cases_done |= is_case;
            let key = if is_case { "cases" } else { field.key };
            out.push((key, normal(&accessor(reply), registers)));
        }
    }
    out
}

/// A value in the form that is digested.
fn normal(value: &FieldValue<'_>, registers: &Registers) -> Value {
    let department = |at: u16| registers.departments.get(at).code.as_str();
    let party =
        |party: &Party| party.department.map_or(json!(party.name), |at| json!(department(at)));
    match value {
        FieldValue::Nothing => Value::Null,
        FieldValue::Text(text) => json!(text),
        FieldValue::Texts(texts) => json!(texts),
        FieldValue::Proposers(texts) | FieldValue::Replies(texts) => json!(texts),
        FieldValue::Number(number) => json!(number),
        FieldValue::Flag(flag) => json!(flag),
        FieldValue::Choice(key, _) => json!(key),
        FieldValue::Moment(moment) => json!(moment.iso()),
        FieldValue::Unstated => json!(UNSTATED),
        // Both forms of writing cases have one normal form.
        FieldValue::Cases(all) | FieldValue::Numbers(all) | FieldValue::Sessions(all) => {
            cases(all, registers)
        }
        FieldValue::Department(at) => json!(department(*at)),
        FieldValue::Parties(parties) => parties.iter().map(party).collect(),
        FieldValue::Topics(topics) => {
            topics.iter().map(|at| &*registers.topics.get(*at).slug).collect()
        }
        FieldValue::Commitments(all) => all.iter().map(commitment).collect(),
        FieldValue::Attachments(all) => all.iter().map(attachment).collect(),
        FieldValue::Corrections(_) | FieldValue::Reviews(_) | FieldValue::NotKept => {
            unreachable!("what is no content, or internal, is not digested")
        }
    }
}

fn cases(cases: &[Case], registers: &Registers) -> Value {
    let case = |case: &Case| {
        let session = case.session_key.map(|key| session_address(registers, key));
        json!([session, case.number])
    };
    cases.iter().map(case).collect()
}

/// An object of the keys that have a value, in alphabetical order.
fn record(entries: &[(&str, Option<String>)]) -> Value {
    let given = entries.iter().filter_map(|(key, value)| Some(((*key).to_owned(), value.clone()?)));
    // Sorted here, so that the digest does not hang on how the library keeps its maps.
    let sorted: std::collections::BTreeMap<_, _> = given.collect();
    Value::Object(sorted.into_iter().map(|(key, value)| (key, Value::String(value))).collect())
}

fn commitment(one: &Commitment) -> Value {
    let day = |date: Option<Date>| date.map(|date| date.to_string());
    record(&[
        ("text", Some(one.text.to_string())),
        ("due", day(one.due)),
        ("state", one.state.as_deref().map(str::to_owned)),
        ("updated", day(one.updated)),
    ])
}

fn attachment(one: &Attachment) -> Value {
    record(&[
        ("title", Some(one.title.to_string())),
        ("file", Some(one.file.to_string())),
        ("name", one.name.as_deref().map(str::to_owned)),
    ])
}

/// `text` as a JSON string, as the JSON library writes it: which goes byte by byte, while nearly
/// every body has nothing to escape but the ends of its lines.
fn json_string(text: &str) -> String {
    let is_plain = |byte: u8| byte >= b' ' && !matches!(byte, b'"' | b'\\') || byte == b'\n';
    if text.bytes().fold(true, |all, byte| all & is_plain(byte)) {
        format!("\"{}\"", text.replace('\n', "\\n"))
    } else {
        Value::from(text).to_string()
    }
}

/// `text` with LF alone at the ends of its lines.
fn with_line_feeds(text: &str) -> Cow<'_, str> {
    if text.contains('\r') { text.replace("\r\n", "\n").into() } else { text.into() }
}

/// `text` without the blank lines at either end, nor the last line's end.
fn trim_blank_lines(text: &str) -> &str {
    if text.trim().is_empty() {
        return "";
    }
    let blank_before = text.len() - text.trim_start().len();
    let start = text[..blank_before].rfind('\n').map_or(0, |end| end + 1);
    let words = text.trim_end().len();
    let end = text[words..].find('\n').map_or(text.len(), |end| words + end);
    &text[start..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_written_as_by_the_json_library() {
        for text in ["", "甲\n乙\n", "甲\t乙", "甲\"乙", "甲\\乙", "\u{1}\u{7f}\u{2028}/"] {
            assert_eq!(json_string(text), serde_json::to_string(text).expect("a string"));
        }
    }

    #[test]
    fn blank_lines_at_the_ends_are_no_content() {
        for (text, expected) in [
            ("", ""),
            (" \u{3000}", ""),
            ("\n \n", ""),
            ("甲", "甲"),
            ("\n　甲 \n\n乙 \n \n", "　甲 \n\n乙 "),
            (" \n甲\n", "甲"),
        ] {
            assert_eq!(trim_blank_lines(text), expected, "{text:?}");
        }
        assert_eq!(with_line_feeds("甲\r\n乙\r丙\n"), "甲\n乙\r丙\n");
    }
}
