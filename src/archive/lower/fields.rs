//! Typed access to the fields of a front matter, driven by the field table.

use std::ops::Range;

use crate::archive::field_error::{FieldError, FieldErrorKind, Wanted};
use crate::archive::nearest_key::nearest_key;
use crate::archive::schema::{FieldDef, FieldType};
use crate::document::{Document, Field};
use crate::model::date::{self, UNSTATED};
use crate::model::{BaseUrl, Choice, Moment, Stated};
use crate::yaml::shape::MOST_COMPARED;
use crate::yaml::{Node, Placed, Value};

/// The mark for "a person still has to confirm this".
pub(crate) const UNCONFIRMED: &str = "待核对";

/// The items of a text that stands for a list; one in quotation marks is whole.
fn separated(text: &str, quoted: bool) -> Vec<&str> {
    if quoted {
        return vec![text];
    }
    text.split(['、', '，', ',']).map(str::trim).filter(|item| !item.is_empty()).collect()
}

/// The fields of one document, by the place of their definition in the table.
pub(super) struct Fields<'a> {
    table: &'static [FieldDef],
    /// The text the fields stand in.
    pub(super) text: &'a str,
    slots: Vec<Option<&'a Field>>,
    pub(super) field_errors: Vec<FieldError>,
}

impl<'a> Fields<'a> {
    /// Sorts the document's fields under their definitions.
    pub(super) fn new(table: &'static [FieldDef], document: &'a Document, text: &'a str) -> Self {
        let slots = vec![None; table.len()];
        let mut this = Self { table, text, slots, field_errors: Vec::new() };
        // A name that is in use already would only be given twice.
        let is_free =
            |known: &&FieldDef| !document.fields.iter().any(|field| known.is_named(&field.key));
        let free: Vec<_> = table.iter().filter(is_free).collect();
        for field in &document.fields {
            let index = table.iter().position(|known| known.is_named(&field.key));
            match index.map(|index| &mut this.slots[index]) {
                None => {
                    let is_compared = this.field_errors.len() < MOST_COMPARED;
                    let nearest = is_compared.then(|| nearest_key(&field.key, &free)).flatten();
                    let kind = FieldErrorKind::UnknownKey { key: field.key.clone(), nearest };
                    this.push(field.key_span.clone(), kind);
                }
                Some(Some(first)) => {
                    let (key, first) = (field.key.clone(), first.key.clone());
                    this.push(field.key_span.clone(), FieldErrorKind::DoubleField { key, first });
                }
                Some(slot) => *slot = Some(field),
            }
        }
        this
    }

    pub(super) fn push(&mut self, at: Range<u32>, kind: FieldErrorKind) {
        self.field_errors.push(FieldError { at, kind });
    }

    /// The field called `key` in the table, if it is given and not empty.
    pub(super) fn node(&self, key: &str) -> (&'static FieldDef, Option<&'a Node>) {
        let index = self.table.iter().position(|field| field.key == key);
        let index = index.expect("lowering asks only for keys of the table (tested)");
        let node = self.slots[index].map(|field| &field.value).filter(|node| !node.is_empty());
        (&self.table[index], node)
    }

    /// Whether something is given under `key`.
    pub(super) fn is_present(&self, key: &str) -> bool {
        self.node(key).1.is_some()
    }

    /// Says that `field` is missing, or that nothing stands behind its colon.
    pub(super) fn push_missing(&mut self, field: &'static FieldDef, missing: FieldErrorKind) {
        let index = self.table.iter().position(|known| known.key == field.key);
        match index.and_then(|index| self.slots[index]).map(|given| given.key_span.clone()) {
            Some(key) => self.push(key, FieldErrorKind::EmptyField(field)),
            None => self.push(0..3, missing),
        }
    }

    /// Whether an unknown key is most likely this field's: then that finding says enough.
    pub(super) fn is_misspelt(&self, field: &FieldDef) -> bool {
        self.field_errors.iter().any(|field_error| match &field_error.kind {
            FieldErrorKind::UnknownKey { nearest: Some(nearest), .. } => field.is_named(nearest),
            _ => false,
        })
    }

    /// Where the value of `key` stands.
    pub(super) fn span(&self, key: &str) -> Range<u32> {
        self.node(key).1.map_or(0..0, |node| node.span.clone())
    }

    /// Where the value of `key` stands, or of `other` in its place.
    pub(super) fn span_of_either(&self, key: &str, other: &str) -> Range<u32> {
        let span = self.span(key);
        if span.is_empty() { self.span(other) } else { span }
    }

    /// The key of the field `key` as this document writes it, if it does.
    pub(super) fn key(&self, key: &str) -> Option<(Box<str>, Range<u32>)> {
        let index = self.table.iter().position(|field| field.key == key)?;
        self.slots[index].map(|field| (field.key.as_str().into(), field.key_span.clone()))
    }

    pub(super) fn wrong(&mut self, label: &'static str, node: &Node, wanted: Wanted) {
        let found = node.scalar().map(str::to_owned);
        self.push(node.span.clone(), FieldErrorKind::WrongType { label, wanted, found });
    }

    /// The scalar in `node`, unless a person still has to confirm it.
    pub(super) fn scalar(
        &mut self,
        label: &'static str,
        node: &'a Node,
        wanted: Wanted,
    ) -> Option<&'a str> {
        // A list of one is that one.
        let only = match &node.value {
            Value::Sequence(items) if items.len() == 1 => &items[0],
            Value::Scalar { .. } | Value::Sequence(_) | Value::Mapping(_) => node,
        };
        match only.scalar().map(str::trim) {
            Some(UNCONFIRMED) => {
                self.push(node.span.clone(), FieldErrorKind::Unconfirmed(label));
                None
            }
            Some(text) if !text.is_empty() => Some(text),
            _ => {
                self.wrong(label, node, wanted);
                None
            }
        }
    }

    /// A text of one line.
    pub(super) fn text(&mut self, key: &str) -> Option<Placed> {
        let (field, node) = self.node(key);
        let node = node?;
        let text = self.scalar(field.label(), node, Wanted::Text)?;
        // A line break inside would tear headings, tables and feeds apart.
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = if text.contains(['\n', '\r']) { line } else { text.to_owned() };
        Some(Placed { text: text.into(), at: node.span.clone() })
    }

    /// A text without its place.
    pub(super) fn plain(&mut self, key: &str) -> Option<Box<str>> {
        self.text(key).map(|placed| placed.text)
    }

    /// A list of texts; one text is a list of one, `甲、乙` and `[甲，乙]` lists of two.
    pub(super) fn list(&mut self, key: &str) -> Vec<Placed> {
        let (field, node) = self.node(key);
        let Some(node) = node else { return Vec::new() };
        match &node.value {
            Value::Sequence(items) => {
                let text = |item| Some((self.scalar(field.label(), item, Wanted::Text)?, item));
                let found: Vec<_> = items.iter().filter_map(text).collect();
                let parts = |(text, item): (&str, &Node)| {
                    let quoted = matches!(item.value, Value::Scalar { quoted: true, .. });
                    let part = |part: &str| Placed { text: part.into(), at: item.span.clone() };
                    separated(text, quoted).into_iter().map(part).collect::<Vec<_>>()
                };
                found.into_iter().flat_map(parts).collect()
            }
            Value::Scalar { quoted, .. } => {
                let Some(text) = self.scalar(field.label(), node, Wanted::List) else {
                    return Vec::new();
                };
                let part = |part: &str| Placed { text: part.into(), at: node.span.clone() };
                separated(text, *quoted).into_iter().map(part).collect()
            }
            Value::Mapping(_) => {
                self.wrong(field.label(), node, Wanted::List);
                Vec::new()
            }
        }
    }

    /// Where the texts of a list stand that was read without them.
    pub(super) fn places(&mut self, key: &str) -> Vec<Range<u32>> {
        // The list has been read before; what was wrong with it is known.
        let known = self.field_errors.len();
        let places = self.list(key).into_iter().map(|placed| placed.at).collect();
        self.field_errors.truncate(known);
        places
    }

    /// A list of texts without their places.
    pub(super) fn texts(&mut self, key: &str) -> Vec<Box<str>> {
        self.list(key).into_iter().map(|placed| placed.text).collect()
    }

    /// A value from a closed list.
    pub(super) fn choice<T: Choice>(&mut self, key: &str) -> Option<T> {
        let (field, node) = self.node(key);
        let node = node?;
        let wanted = || Wanted::Words(T::CHOICES.iter().map(|choice| choice.2).collect());
        let text = self.scalar(field.label(), node, wanted())?;
        let found = T::parse(text);
        if found.is_none() {
            self.wrong(field.label(), node, wanted());
        }
        found
    }

    pub(super) fn number(&mut self, key: &str) -> Option<u32> {
        let (field, node) = self.node(key);
        let node = node?;
        let text = self.scalar(field.label(), node, Wanted::Number)?;
        let found = crate::model::text::nfkc(text).parse().ok();
        if found.is_none() {
            self.wrong(field.label(), node, Wanted::Number);
        }
        found
    }

    /// 是 or 否.
    pub(super) fn flag(&mut self, key: &str) -> Option<bool> {
        let (field, node) = self.node(key);
        let node = node?;
        match self.scalar(field.label(), node, Wanted::Flag)? {
            "是" | "true" => Some(true),
            "否" | "false" => Some(false),
            _ => {
                self.wrong(field.label(), node, Wanted::Flag);
                None
            }
        }
    }

    /// A whole address; one without its host (`/info/1680/43231.htm`) stands at that of `base`.
    pub(super) fn url(&mut self, key: &str, base: &BaseUrl) -> Option<Box<str>> {
        let (field, node) = self.node(key);
        let node = node?;
        let text = self.scalar(field.label(), node, Wanted::Url)?;
        let whole = url::Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
        let found = if whole { Some(text.to_owned()) } else { base.address_of(text) };
        if found.is_none() {
            self.wrong(field.label(), node, Wanted::Url);
        }
        found.map(Into::into)
    }

    /// A date, a date with time, or 未载明 where the table allows it.
    pub(super) fn date(&mut self, key: &str) -> Option<Stated<Moment>> {
        let (field, node) = self.node(key);
        let node = node?;
        let text = self.scalar(field.label(), node, Wanted::Date)?;
        let unstated = matches!(field.kind, FieldType::Date { unstated: true });
        if text == UNSTATED && unstated {
            return Some(Stated::Unstated);
        }
        self.moment(field.label(), text, &node.span).map(Stated::At)
    }

    pub(super) fn moment(
        &mut self,
        label: &'static str,
        text: &str,
        at: &Range<u32>,
    ) -> Option<Moment> {
        date::parse(text)
            .map_err(|fault| {
                let text = text.to_owned();
                self.push(at.clone(), FieldErrorKind::Date { label, text, fault });
            })
            .ok()
    }
}
