//! Fixtures: JSON contexts, in which `{"$html": "…"}` stands for ready-made HTML.

use std::path::PathBuf;

use dafu::theme::{Html, Theme};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::Value;

/// Fixture name and the template it is for.
pub(super) const FIXTURES: &[(&str, &str)] = &[
    ("reply", "reply.html"),
    ("reply_full", "reply.html"),
    ("reply_bare", "reply.html"),
    ("notice", "notice.html"),
    ("list", "list.html"),
    ("list_year", "list.html"),
    ("list_empty", "list.html"),
    ("register", "register.html"),
    ("cases", "cases.html"),
    ("case_session", "case_session.html"),
    ("case_block", "case_block.html"),
    ("home", "home.html"),
    ("article", "article.html"),
    ("corrections", "corrections.html"),
    ("sitemap", "sitemap.html"),
    ("search", "search.html"),
    ("not_found", "not_found.html"),
    ("statistics", "statistics.html"),
    ("row", "row.html"),
];

/// A context read from JSON.
pub(super) struct Context(pub(super) Value);

impl Serialize for Context {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Value::Object(map) => {
                if let Some(html) = map.get("$html").and_then(Value::as_str) {
                    return Html::new(html).serialize(serializer);
                }
                let mut out = serializer.serialize_map(Some(map.len()))?;
                for (key, value) in map {
                    out.serialize_entry(key, &Context(value.clone()))?;
                }
                out.end()
            }
            Value::Array(items) => {
                let mut out = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    out.serialize_element(&Context(item.clone()))?;
                }
                out.end()
            }
            plain => plain.serialize(serializer),
        }
    }
}

/// The default theme, nothing laid over it.
pub(super) fn default_theme() -> Theme {
    Theme::load(Vec::new(), "themes/default", "zh-CN").expect("the default theme is sound")
}

/// The context of a fixture: its own part and the site's.
pub(super) fn context(name: &str) -> Value {
    let mut context = read(name);
    if name != "row" {
        context["site"] = read("site");
    }
    context
}

fn read(name: &str) -> Value {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests/it/theme/fixtures"].iter().collect();
    let text = std::fs::read_to_string(path.join(format!("{name}.json"))).expect("a fixture");
    serde_json::from_str(&text).expect("JSON")
}
