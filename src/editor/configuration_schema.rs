//! `dafu.yaml` and the registers as JSON Schemas, from the table of their checks.

use serde_json::{Map, Value, json};

use crate::config::{Reference, Setting, reference};
use crate::diagnostic::Language;
use crate::yaml::shape::Shape;

/// Each file with its schema.
#[must_use]
pub(crate) fn configuration_schema(language: Language) -> Vec<(&'static str, Value)> {
    let schema = |file: &Reference| {
        let mut schema = value(file.shape, &file.settings, language);
        schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
        schema
    };
    reference().iter().map(|file| (file.file, schema(file))).collect()
}

fn object(settings: &[Setting], language: Language) -> Value {
    let mut properties = Map::new();
    for one in settings {
        let mut value = value(one.shape, &one.settings, language);
        value["description"] = json!(one.meaning.get(language));
        if !one.default.is_empty() {
            value["default"] = json!(one.default);
        }
        properties.insert(one.name.to_owned(), value);
    }
    let required: Vec<&str> =
        settings.iter().filter(|one| one.required).map(|one| one.name).collect();
    json!({
        "type": ["object", "null"],
        "additionalProperties": false,
        "properties": properties,
        "required": required,
    })
}

fn value(shape: Shape, settings: &[Setting], language: Language) -> Value {
    match shape {
        Shape::Text => json!({ "type": ["string", "number", "boolean", "null"] }),
        Shape::Number => json!({ "type": ["integer", "null"], "minimum": 0 }),
        Shape::Flag => json!({ "type": ["boolean", "null"] }),
        // `off` is a truth value in YAML 1.1, which some editors still read.
        Shape::Word(words) => {
            let words = words.iter().map(|word| json!(word));
            json!({ "enum": words.chain([json!(false), Value::Null]).collect::<Vec<_>>() })
        }
        Shape::Map(_) => object(settings, language),
        Shape::List(item) => {
            json!({ "type": ["array", "null"], "items": value(*item, settings, language) })
        }
        Shape::Free(item) => json!({
            "type": ["object", "null"],
            "additionalProperties": value(*item, settings, language),
        }),
    }
}
