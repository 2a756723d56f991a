//! Settings for VS Code: schemas of configuration and registers, a snippet of a reply, the check
//! as a task whose findings stand at their lines.

use serde_json::{Value, json};

use super::choices::Choices;
use super::configuration_schema::configuration_schema;
use super::file::EditorFile;
use crate::archive::schema::{FIELDS, FieldDef, FieldType, Requirement};
use crate::diagnostic::Language;

/// The files below `.vscode`, `front_matter` among them, the schema of replies.
#[must_use]
pub(crate) fn vscode(
    choices: &Choices,
    front_matter: &Value,
    language: Language,
) -> Vec<EditorFile> {
    let text = |value: &Value| serde_json::to_string_pretty(value).unwrap_or_default() + "\n";
    let schemas = configuration_schema(language);
    let mut associations = serde_json::Map::new();
    let mut files = Vec::new();
    for (path, (file, schema)) in SCHEMAS.iter().zip(&schemas) {
        associations.insert(format!("./{path}"), json!([file]));
        files.push(EditorFile { path, text: text(schema) });
    }
    let settings = json!({
        "files.encoding": "utf8",
        "files.eol": "\n",
        "yaml.schemas": associations,
        "[markdown]": { "editor.wordWrap": "on", "editor.quickSuggestions": { "other": true } },
    });
    let snippets = json!({
        "答复": {
            "scope": "markdown",
            "prefix": ["dafu", "答复"],
            "description": "一件答复的前言区",
            "body": snippet(choices),
        },
    });
    let extensions = json!({ "recommendations": ["redhat.vscode-yaml"] });
    files.extend([
        EditorFile { path: ".vscode/reply.schema.json", text: text(front_matter) },
        EditorFile { path: ".vscode/settings.json", text: text(&settings) },
        EditorFile { path: ".vscode/dafu.code-snippets", text: text(&snippets) },
        EditorFile { path: ".vscode/tasks.json", text: text(&tasks()) },
        EditorFile { path: ".vscode/extensions.json", text: text(&extensions) },
    ]);
    files
}

/// Where the schemas stand, in the order of the files that they are of.
const SCHEMAS: [&str; 6] = [
    ".vscode/dafu.schema.json",
    ".vscode/departments.schema.json",
    ".vscode/topics.schema.json",
    ".vscode/bodies.schema.json",
    ".vscode/holidays.schema.json",
    ".vscode/words.schema.json",
];

/// The check and the build, their findings read from the form that GitHub reads.
fn tasks() -> Value {
    let severity = |word: &str, severity: &str| {
        json!({
            "owner": "dafu",
            "source": "dafu",
            "severity": severity,
            "fileLocation": ["autoDetect", "${workspaceFolder}"],
            "pattern": {
                "regexp": format!("^::{word} file=([^,]+),line=(\\d+)(?:,endLine=(\\d+))?(?:,col=(\\d+))?(?:,endColumn=(\\d+))?[^:]*::(.*)$"),
                "file": 1, "line": 2, "endLine": 3, "column": 4, "endColumn": 5, "message": 6,
            },
        })
    };
    let matchers = json!([
        severity("error", "error"),
        severity("warning", "warning"),
        severity("notice", "info")
    ]);
    json!({
        "version": "2.0.0",
        "tasks": [
            {
                "label": "dafu: 检查",
                "type": "process",
                "command": "dafu",
                "args": ["check", "--format", "github"],
                "group": { "kind": "test", "isDefault": true },
                "problemMatcher": matchers,
            },
            {
                "label": "dafu: 生成",
                "type": "process",
                "command": "dafu",
                "args": ["build"],
                "group": { "kind": "build", "isDefault": true },
                "problemMatcher": [],
            },
        ],
    })
}

/// The lines of the snippet: each field that is needed or good to have, in its order.
fn snippet(choices: &Choices) -> Vec<String> {
    let asked = |field: &&FieldDef| {
        matches!(field.requirement, Requirement::Needed | Requirement::Recommended)
    };
    let mut lines = vec!["---".to_owned()];
    for (field, place) in FIELDS.iter().filter(asked).zip(1..) {
        let values: Vec<String> =
            choices.of(field).into_iter().map(|(value, _)| escaped(&value)).collect();
        let stop = if values.is_empty() {
            format!("${{{place}}}")
        } else {
            format!("${{{place}|{}|}}", values.join(","))
        };
        let value = match field.kind {
            FieldType::List if field.key == "numbers" => format!("[\"{stop}\"]"),
            FieldType::List => format!("[{stop}]"),
            _ => stop,
        };
        lines.push(format!("{}: {value}", field.label()));
    }
    lines.extend(["状态: 草稿", "---", "", "$0"].map(str::to_owned));
    lines
}

/// A choice, its marks escaped as a snippet wants it.
fn escaped(value: &str) -> String {
    let mut out = String::new();
    for character in value.chars() {
        if matches!(character, '$' | '}' | '\\' | ',' | '|') {
            out.push('\\');
        }
        out.push(character);
    }
    out
}
