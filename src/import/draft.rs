//! What an import yields: fields by their key in the schema, and a body.

use crate::archive::proposal::IdParts;
use crate::archive::schema;
use crate::diagnostic::Language;
use crate::document::write::{self, Value};

/// What stands for a required field that the page does not tell.
pub const UNCONFIRMED: &str = "待核对";

/// A reply as recognised, not yet a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Keys of the schema with their values, in the schema's order.
    pub fields: Vec<(&'static str, DraftValue)>,
    /// The body as Markdown.
    pub body: String,
    /// The files that the body shows or leads to: their names and what they hold.
    pub files: Vec<(String, Vec<u8>)>,
    /// What the id and the folder are made of.
    pub id_parts: IdParts,
}

/// The value of a field, as far as the source tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftValue {
    /// A text, as it stands in the front matter.
    Text(String),
    /// A whole number, such as a count of people.
    Number(u32),
    /// A list of texts.
    List(Vec<String>),
    /// A list of mappings, by the keys of the schema.
    Records(Vec<Vec<(&'static str, String)>>),
    /// A required field that could not be told.
    Unknown,
}

impl Draft {
    /// The value under `key`.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&DraftValue> {
        self.fields.iter().find(|field| field.0 == key).map(|field| &field.1)
    }

    /// Puts `value` under `key`, in its place in the order of the schema.
    pub fn set(&mut self, key: &'static str, value: DraftValue) {
        let order = |key: &str| schema::FIELDS.iter().position(|field| field.key == key);
        match self.fields.iter_mut().find(|field| field.0 == key) {
            Some(field) => field.1 = value,
            None => {
                let at = self.fields.partition_point(|field| order(field.0) < order(key));
                self.fields.insert(at, (key, value));
            }
        }
    }

    /// The file, with keys in `language`.
    #[must_use]
    pub fn markdown(&self, language: Language) -> String {
        let fields = self
            .fields
            .iter()
            .map(|(key, value)| (self.name(key, language), written(key, value, language)));
        write::markdown(&fields.collect::<Vec<_>>(), &self.body)
    }

    /// The name a field is written under.
    fn name(&self, key: &str, language: Language) -> String {
        let label = match (language, key) {
            (Language::English, _) => key,
            // Of a field's Chinese names, the one that reads right for this value.
            (Language::Chinese, "status") => "状态",
            (Language::Chinese, "other_departments") if self.is_separate() => "分办单位",
            (Language::Chinese, _) => schema::find(key).map_or(key, |field| field.label()),
        };
        label.to_owned()
    }

    fn is_separate(&self) -> bool {
        matches!(self.get("role"), Some(DraftValue::Text(role)) if role == "分办")
    }
}

fn written(key: &str, value: &DraftValue, language: Language) -> Value {
    match value {
        DraftValue::Text(text) => Value::Text(text.clone()),
        DraftValue::Number(number) => Value::Number(*number),
        DraftValue::List(items) => Value::List(items.clone()),
        DraftValue::Records(records) => {
            let named = |record: &Vec<(&'static str, String)>| {
                let entries = record.iter();
                let entries =
                    entries.map(|(name, text)| (record_name(key, name, language), text.clone()));
                entries.collect()
            };
            Value::Records(records.iter().map(named).collect())
        }
        DraftValue::Unknown => Value::Text(UNCONFIRMED.to_owned()),
    }
}

fn record_name(field: &str, key: &str, language: Language) -> String {
    let alias = match schema::find(field).map(|field| field.kind) {
        Some(schema::FieldType::Records(keys)) => {
            keys.iter().find(|known| known.key == key).map(|known| known.alias)
        }
        _ => None,
    };
    match language {
        Language::Chinese => alias.unwrap_or(key).to_owned(),
        Language::English => key.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_written_in_either_language() {
        let draft = Draft {
            fields: vec![
                (
                    "cases",
                    DraftValue::Records(vec![vec![
                        ("session", "省政协十三届一次会议".to_owned()),
                        ("number", "0121".to_owned()),
                    ]]),
                ),
                ("role", DraftValue::Text("分办".to_owned())),
                ("other_departments", DraftValue::List(vec!["省科技厅".to_owned()])),
                ("date_written", DraftValue::Unknown),
                ("status", DraftValue::Text("草稿".to_owned())),
            ],
            body: "某委员：\n".to_owned(),
            files: Vec::new(),
            id_parts: IdParts::default(),
        };
        assert_eq!(
            draft.markdown(Language::Chinese),
            "---\n案件: [{届次: 省政协十三届一次会议, 编号: \"0121\"}]\n办理方式: 分办\n分办单位: [省科技厅]\n成文日期: 待核对\n状态: 草稿\n---\n\n某委员：\n"
        );
        assert!(
            draft
                .markdown(Language::English)
                .contains("cases: [{session: 省政协十三届一次会议, number: \"0121\"}]\n")
        );
    }
}
