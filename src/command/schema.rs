//! `dafu schema`: the front matter as a JSON Schema, for editors that complete and check.

use serde_json::{Map, Value, json};

use super::environment::Environment;
use super::say;
use super::{Error, Outcome};
use crate::archive::schema::{FIELDS, FieldDef, FieldType, RecordKey, Requirement};
use crate::diagnostic::Language;

pub(super) fn run(environment: &Environment) -> Result<Outcome, Error> {
    let schema = schema(environment.language(None));
    let text = serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n";
    say::output(text.as_bytes())?;
    Ok(Outcome::Done)
}

/// The schema (draft 7, which editors know): each field under each of its names.
fn schema(language: Language) -> Value {
    let mut properties = Map::new();
    for field in FIELDS {
        for name in std::iter::once(field.key).chain(field.aliases.iter().copied()) {
            properties.insert(name.to_owned(), property(field, language));
        }
    }
    let needed = FIELDS.iter().filter(|field| field.requirement == Requirement::Needed);
    let required: Vec<Value> = needed.map(under_any_name).collect();
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": match language { Language::Chinese => "答复的前言区", Language::English => "Front matter of a reply" },
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
        "allOf": required,
    })
}

/// One of a field's names must be there; cases stand for session and numbers.
fn under_any_name(field: &FieldDef) -> Value {
    let mut names: Vec<&str> =
        std::iter::once(field.key).chain(field.aliases.iter().copied()).collect();
    if matches!(field.key, "session" | "numbers") {
        names.extend(["cases", "案件"]);
    }
    let any: Vec<Value> = names.into_iter().map(|name| json!({ "required": [name] })).collect();
    json!({ "anyOf": any })
}

fn property(field: &FieldDef, language: Language) -> Value {
    let mut value = value_of(field.kind);
    value["title"] = json!(field.label());
    value["description"] = match language {
        Language::Chinese => json!(field.zh),
        Language::English => json!(field.en),
    };
    value["examples"] = json!([field.example]);
    value
}

fn value_of(kind: FieldType) -> Value {
    let text = json!({ "type": ["string", "number"] });
    match kind {
        FieldType::Text | FieldType::Date { .. } | FieldType::Url => text,
        FieldType::List | FieldType::Identifiers => {
            json!({ "anyOf": [text, { "type": "array", "items": text }] })
        }
        FieldType::Number => json!({ "type": "integer", "minimum": 0 }),
        FieldType::Flag => json!({ "enum": [true, false, "是", "否"] }),
        FieldType::Choices(choices) => {
            let words: Vec<&str> = choices.iter().flat_map(|(key, label)| [*label, *key]).collect();
            json!({ "anyOf": [{ "enum": words }, { "type": "string" }] })
        }
        FieldType::Records(keys) => {
            json!({ "type": "array", "items": record(keys) })
        }
    }
}

fn record(keys: &[RecordKey]) -> Value {
    let names = keys.iter().flat_map(|key| [key.key, key.alias]);
    let properties: Map<String, Value> =
        names.map(|name| (name.to_owned(), json!({ "type": ["string", "number"] }))).collect();
    json!({ "type": "object", "additionalProperties": false, "properties": properties })
}
