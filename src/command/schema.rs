//! `dafu schema`: the front matter as a JSON Schema, for editors that complete and check.
//!
//! Draft 7, which editors know. It refuses nothing that `dafu check` accepts;
//! in a site it knows the site's departments, topics and result classes too.

use serde_json::{Map, Value, json};

use super::Error;
use super::console::{self, Console};
use super::editor;
use super::environment::Environment;
use super::outcome::Outcome;
use crate::archive::lower::UNCONFIRMED;
use crate::archive::schema::{FIELDS, FieldDef, FieldType, RecordKey, Requirement};
use crate::cli::{Editor, Schema};
use crate::config::{self, Config, FILE};
use crate::diagnostic::{Language, SourcePath};
use crate::editor::Choices;
use crate::model::date::UNSTATED;
use crate::model::{Choice, Disclosure, Kind, ProposerKind, Role, Satisfaction, Status, TextForm};
use crate::source::Folder;

/// A date in any form that is read, with a time or without; full-width digits too.
const DATE: &str = "^ *[0-9０-９]{4} *([-－/／.．][0-9０-９]{1,2}){2}([ TＴ].*)?$\
                    |^ *[0-9０-９]{4}年[0-9０-９]{1,2}月[0-9０-９]{1,2}日( .*)?$";

/// What the registers of the site at hand know; empty lists where there is no site.
#[derive(Default)]
struct Known {
    departments: Vec<String>,
    topics: Vec<String>,
    classes: Vec<String>,
    /// What an editor offers.
    choices: Choices,
}

pub(super) fn run(verb: &Schema, environment: &Environment) -> Result<Outcome, Error> {
    let (known, site) = match environment.folder() {
        Ok(folder) => known(&folder)?,
        // The schema is there without a site; settings have nowhere to go.
        Err(error) if verb.editor.is_some() => return Err(error),
        Err(_) => (Known::default(), None),
    };
    let console = environment.console(site.as_ref().map(|site| site.language.as_str()));
    if let Some(kind) = verb.editor {
        for_editor(kind, &environment.folder()?, console)?;
        return Ok(Outcome::Done);
    }
    let schema = schema(&known, console.language);
    let text = serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n";
    console::output(text.as_bytes())?;
    Ok(Outcome::Done)
}

/// Writes the settings for the editor `kind` into the site in `folder`.
pub(super) fn for_editor(kind: Editor, folder: &Folder, console: Console) -> Result<(), Error> {
    let (known, site) = known(folder)?;
    let schema = schema(&known, console.language);
    editor::write(kind, folder, (&known.choices, site.as_ref(), &schema), console)
}

/// The names of the site's registers, and its language. What is wrong in them
/// is for `dafu check` to tell.
fn known(folder: &Folder) -> Result<(Known, Option<Config>), Error> {
    let read = |name: &str| -> Result<(SourcePath, String), Error> {
        let path = SourcePath::new(name);
        let text = folder.read_text(&path)?.unwrap_or_default();
        Ok((path, text))
    };
    let (path, text) = read("content/departments.yaml")?;
    let departments = config::departments(&path, &text).0;
    let (path, text) = read("content/topics.yaml")?;
    let topics = config::topics(&path, &text).0;
    let (path, text) = read(FILE)?;
    let config = config::parse(&path, &text).0;
    let mut known = Known::default();
    for one in departments.all() {
        let former = one.former.iter().map(|former| &former.name);
        known.departments.extend([&one.name].into_iter().chain(&one.short).cloned());
        known.departments.extend([&one.code].into_iter().chain(former).cloned());
    }
    known.topics.extend(topics.all().iter().flat_map(|one| [one.name.clone(), one.slug.clone()]));
    let outcomes = config.iter().flat_map(|config| &config.outcomes);
    known.classes = outcomes.map(|outcome| outcome.letter.clone()).collect();
    known.classes.dedup();
    let departments = departments.all().iter().filter(|one| !one.is_closed());
    known.choices.departments = departments.map(|one| one.name.clone()).collect();
    let topics = topics.all().iter().filter(|one| !one.retired && one.successor.is_none());
    known.choices.topics = topics.map(|one| one.name.clone()).collect();
    let mut rows: Vec<_> = config
        .iter()
        .flat_map(|config| &config.outcomes)
        .map(|row| (row.letter.clone(), row.name.clone()))
        .collect();
    rows.dedup_by(|left, right| left.0 == right.0);
    known.choices.outcomes = rows;
    Ok((known, config))
}

fn schema(known: &Known, language: Language) -> Value {
    let mut properties = Map::new();
    for field in FIELDS {
        for name in names(field) {
            properties.insert(name.to_owned(), property(field, known, language));
        }
    }
    let title = match language {
        Language::Chinese => "答复的前言区",
        Language::English => "Front matter of a reply",
    };
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
        "if": is_any("status", &["withdrawn", "已撤回", "已撤下"]),
        "then": { "allOf": required(true) },
        "else": { "allOf": required(false) },
    })
}

fn names(field: &FieldDef) -> impl Iterator<Item = &'static str> {
    std::iter::once(field.key).chain(field.aliases.iter().copied())
}

/// What must be there, in a withdrawn reply or in any other.
fn required(withdrawn: bool) -> Vec<Value> {
    let needed = |field: &&FieldDef| match (field.key, field.requirement) {
        ("department" | "date_published" | "numbers" | "session", _) => true,
        (_, Requirement::Needed) => !withdrawn,
        (_, Requirement::WhenWithdrawn) => withdrawn,
        (_, Requirement::Recommended | Requirement::Optional) => false,
    };
    let one = |field: &FieldDef| {
        let mut any = present(field.key);
        match field.key {
            "session" | "numbers" => any.extend(present("cases")),
            "date_published" if !withdrawn => {
                let closed = ["on-request", "withheld", "依申请公开", "不予公开", "不公开", "否"];
                any.push(is_any("disclosure", &closed));
            }
            _ => {}
        }
        json!({ "anyOf": any })
    };
    FIELDS.iter().filter(needed).map(one).collect()
}

/// The field is given, under one of its names.
fn present(key: &str) -> Vec<Value> {
    let field = FIELDS.iter().find(|field| field.key == key);
    field.into_iter().flat_map(names).map(|name| json!({ "required": [name] })).collect()
}

/// The field is given with one of these values.
fn is_any(key: &str, values: &[&str]) -> Value {
    let field = FIELDS.iter().find(|field| field.key == key);
    let one = |name: &'static str| json!({ "required": [name], "properties": { name: { "enum": values } } });
    json!({ "anyOf": field.into_iter().flat_map(names).map(one).collect::<Vec<_>>() })
}

fn property(field: &FieldDef, known: &Known, language: Language) -> Value {
    let mut value = value_of(field, known);
    let optional = field.requirement != Requirement::Needed;
    if optional {
        // `key:` with nothing behind it is the same as leaving it out.
        value = json!({ "anyOf": [value, { "type": "null" }] });
    }
    value["title"] = json!(field.label());
    value["description"] = match language {
        Language::Chinese => {
            json!(format!("{}。例：{}: {}", field.zh, field.label(), field.example))
        }
        Language::English => {
            json!(format!("{}. Example: {}: {}", field.en, field.key, field.example))
        }
    };
    // An example is a piece of YAML; whoever reads the schema wants its value.
    if let Ok(example) = serde_yaml::from_str::<Value>(field.example) {
        value["examples"] = json!([example]);
    }
    value
}

fn text() -> Value {
    json!({ "type": ["string", "number"] })
}

fn date(unstated: bool) -> Value {
    let mut words = vec![UNCONFIRMED];
    words.extend(unstated.then_some(UNSTATED));
    let form = json!({
        "type": "string",
        "pattern": DATE,
        "patternErrorMessage": "日期写成 2024-05-20 或 2024年5月20日，可以再加时间 10:26",
    });
    json!({ "anyOf": [form, { "enum": words }] })
}

/// One of these words, or not yet confirmed.
fn one_of(words: &[impl AsRef<str>]) -> Value {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).chain([UNCONFIRMED]).collect();
    json!({ "enum": words })
}

/// A text, for which these words are proposed.
fn proposed(words: &[String]) -> Value {
    if words.is_empty() { text() } else { json!({ "anyOf": [{ "enum": words }, text()] }) }
}

fn one_or_more(item: &Value) -> Value {
    json!({ "anyOf": [item, { "type": "array", "items": item }] })
}

fn value_of(field: &FieldDef, known: &Known) -> Value {
    match (field.key, field.kind) {
        ("department", _) if !known.departments.is_empty() => one_of(&known.departments),
        ("result_class", _) if !known.classes.is_empty() => one_of(&known.classes),
        // A single text may name several topics: 甲、乙.
        ("topics", _) if !known.topics.is_empty() => {
            let items = one_of(&known.topics);
            let several = json!({ "type": "string", "pattern": "、" });
            json!({ "anyOf": [items, { "type": "array", "items": items }, several] })
        }
        ("co_departments" | "other_departments", _) => one_or_more(&proposed(&known.departments)),
        (_, FieldType::Text | FieldType::Url) => text(),
        (_, FieldType::List | FieldType::Identifiers) => one_or_more(&text()),
        (_, FieldType::Date { unstated }) => date(unstated),
        (_, FieldType::Number) => json!({ "anyOf": [
            { "type": "integer", "minimum": 0 },
            { "type": "string", "pattern": "^ *[0-9０-９]+ *$" },
            { "enum": [UNCONFIRMED] },
        ] }),
        (_, FieldType::Flag) => json!({ "enum": ["是", "否", true, false, UNCONFIRMED] }),
        (_, FieldType::Choices(choices)) => one_of(&accepted(field.key, choices)),
        (_, FieldType::Records(keys)) => {
            let item = record(keys);
            json!({ "anyOf": [{ "type": "array", "items": item }, item, { "enum": [UNCONFIRMED] }] })
        }
    }
}

/// Every word that a field of choices takes: labels, keys, further words.
fn accepted(key: &str, choices: &'static [(&'static str, &'static str)]) -> Vec<&'static str> {
    fn of<T: Choice>() -> Vec<&'static str> {
        T::CHOICES.iter().flat_map(|choice| choice.3.iter().copied()).collect()
    }
    let further = match key {
        "kind" => of::<Kind>(),
        "role" => of::<Role>(),
        "proposer_kind" => of::<ProposerKind>(),
        "disclosure" => of::<Disclosure>(),
        "text_form" => of::<TextForm>(),
        "status" => of::<Status>(),
        "satisfaction" => of::<Satisfaction>(),
        _ => Vec::new(),
    };
    let labels = choices.iter().map(|choice| choice.1);
    labels.chain(choices.iter().map(|choice| choice.0)).chain(further).collect()
}

fn record(keys: &[RecordKey]) -> Value {
    let mut properties = Map::new();
    for key in keys {
        let mut value = if key.date { date(false) } else { text() };
        if !key.required {
            value = json!({ "anyOf": [value, { "type": "null" }] });
        }
        value["title"] = json!(key.alias);
        properties.insert(key.key.to_owned(), value.clone());
        properties.insert(key.alias.to_owned(), value);
    }
    let either = |key: &RecordKey| json!({ "anyOf": [{ "required": [key.key] }, { "required": [key.alias] }] });
    let required: Vec<Value> = keys.iter().filter(|key| key.required).map(either).collect();
    json!({
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
        "allOf": required,
    })
}
