//! Lists of mappings in a front matter: corrections, attachments, commitments.

use std::ops::Range;

use super::fields::Fields;
use crate::archive::field_error::{FieldErrorKind, Wanted};
use crate::archive::schema::{FieldDef, FieldType, RecordKey};
use crate::diagnostic::offset;
use crate::yaml::shape::nearest;
use crate::yaml::{Node, Value};

impl<'a> Fields<'a> {
    /// A list of mappings: for each, the values of the table's keys in order.
    pub(super) fn records(&mut self, key: &str) -> Vec<Record<'a>> {
        let (field, node) = self.node(key);
        let (Some(node), FieldType::Records(keys)) = (node, field.kind) else {
            return Vec::new();
        };
        let items = match &node.value {
            Value::Sequence(items) => items.as_slice(),
            // One mapping is a list of one.
            Value::Mapping(_) => std::slice::from_ref(node),
            Value::Scalar { .. } => {
                if self.scalar(field.label(), node, records(keys)).is_some() {
                    self.wrong(field.label(), node, records(keys));
                }
                &[]
            }
        };
        items.iter().filter_map(|item| self.record(field, keys, item)).collect()
    }

    fn record(
        &mut self,
        field: &'static FieldDef,
        keys: &'static [RecordKey],
        item: &'a Node,
    ) -> Option<Record<'a>> {
        let Value::Mapping(entries) = &item.value else {
            if !self.full_width_colons(keys, item) {
                self.wrong(field.label(), item, records(keys));
            }
            return None;
        };
        let mut record = Record { values: vec![None; keys.len()], span: item.span.clone() };
        let mut whole = true;
        for (key, value) in entries {
            let name = key.scalar().unwrap_or_default();
            match keys.iter().position(|known| known.key == name || known.alias == name) {
                None => {
                    let names = keys.iter().flat_map(|known| [known.alias, known.key]);
                    let nearest = nearest(name, names);
                    let kind = FieldErrorKind::UnknownKey { key: name.to_owned(), nearest };
                    self.push(key.span.clone(), kind);
                }
                Some(at) if record.values[at].is_some() => {
                    let (key_text, first) = (name.to_owned(), keys[at].alias.to_owned());
                    self.push(
                        key.span.clone(),
                        FieldErrorKind::DoubleField { key: key_text, first },
                    );
                }
                Some(_) if value.is_null() => {}
                Some(at) => match self.scalar(keys[at].alias, value, Wanted::Text) {
                    Some(text) => record.values[at] = Some((text, value.span.clone())),
                    None => whole = false,
                },
            }
        }
        for (at, key) in keys.iter().enumerate() {
            if key.required && record.values[at].is_none() && whole {
                let (label, wanted) = (field.label(), Wanted::RecordKey(key.alias));
                self.push(
                    item.span.clone(),
                    FieldErrorKind::WrongType { label, wanted, found: None },
                );
                whole = false;
            }
        }
        whole.then_some(record)
    }

    /// Says of each line of `item` that it is `key：value` with a key of `keys`, if any is.
    fn full_width_colons(&mut self, keys: &[RecordKey], item: &Node) -> bool {
        if !matches!(item.value, Value::Scalar { quoted: false, .. }) {
            return false;
        }
        let (start, end) = (item.span.start as usize, item.span.end as usize);
        let line_start = self.text[..start].rfind('\n').map_or(0, |at| at + 1);
        let mut at = line_start;
        let known = self.field_errors.len();
        for line in self.text[line_start..end].split_inclusive('\n') {
            let content = line.trim_start_matches([' ', '-']);
            let colon = content.find('：').filter(|colon| {
                let name = content[..*colon].trim();
                keys.iter().any(|key| key.key == name || key.alias == name)
            });
            if let Some(colon) = colon {
                let key = line.len() - content.len();
                let value = content[colon + '：'.len_utf8()..].trim();
                let mended = format!("{}{}: {value}", &line[..key], content[..colon].trim());
                let place = at + key + colon;
                let kind = FieldErrorKind::RecordColon { line: mended };
                self.push(span(place..place + '：'.len_utf8()), kind);
            }
            at += line.len();
        }
        self.field_errors.len() > known
    }

    /// The day at `index` of a record, where the table says that it is a date.
    pub(super) fn day(
        &mut self,
        label: &'static str,
        record: &Record<'_>,
        index: usize,
    ) -> Option<crate::model::Date> {
        let (text, span) = record.values[index].clone()?;
        self.moment(label, text, &span).map(|moment| moment.day)
    }
}

fn span(at: Range<usize>) -> Range<u32> {
    offset(at.start)..offset(at.end)
}

fn records(keys: &'static [RecordKey]) -> Wanted {
    Wanted::Records(keys.iter().filter(|key| key.required).map(|key| key.alias).collect())
}

/// One mapping of a list, its values by the place of their key in the table.
pub(super) struct Record<'a> {
    pub(super) values: Vec<Option<(&'a str, Range<u32>)>>,
    pub(super) span: Range<u32>,
}

impl Record<'_> {
    /// The text at `index`.
    pub(super) fn text(&self, index: usize) -> Option<Box<str>> {
        self.values[index].as_ref().map(|value| value.0.into())
    }

    /// Where the text at `index` stands, or the whole record.
    pub(super) fn span_of(&self, index: usize) -> Range<u32> {
        self.values[index].as_ref().map_or_else(|| self.span.clone(), |value| value.1.clone())
    }
}
