//! Pieces of YAML, each with the bytes it stands in.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;

/// A piece of YAML and the bytes it stands in.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Node {
    /// Bytes of the text handed to [`super::parse`], moved by its offset.
    pub span: Range<u32>,
    /// A scalar, a list or a mapping, as typed.
    pub value: Value,
}

/// What a [`Node`] holds.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Value {
    /// A scalar; an empty one that is not quoted means "nothing given".
    Scalar {
        /// The text, escapes and folding resolved.
        text: String,
        /// Whether it stood in quotes or as a block.
        quoted: bool,
    },
    Sequence(Vec<Node>),
    /// A mapping in the order of the text, duplicates included.
    Mapping(Vec<(Node, Node)>),
}

/// A text and the bytes it stands in.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "Box<str>")]
pub struct Placed {
    pub text: Box<str>,
    /// Where it stands; empty until somebody who has the nodes says so.
    pub at: Range<u32>,
}

impl From<Box<str>> for Placed {
    fn from(text: Box<str>) -> Self {
        Self { text, at: 0..0 }
    }
}

impl Node {
    /// The scalar's text, where it is a scalar.
    #[must_use]
    pub fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            Value::Sequence(_) | Value::Mapping(_) => None,
        }
    }

    /// Whether nothing is given: empty, `~` or `null`, not in quotes, or a list of nothing else.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match &self.value {
            Value::Scalar { .. } => self.is_null(),
            Value::Sequence(items) => items.iter().all(Self::is_empty),
            Value::Mapping(entries) => entries.is_empty(),
        }
    }

    /// Whether it is an empty scalar, `~` or `null`, not in quotes.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, quoted: false }
            if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// The same, every span put through `place`.
    #[must_use]
    pub fn moved(self, place: &impl Fn(Range<u32>) -> Range<u32>) -> Self {
        let value = match self.value {
            scalar @ Value::Scalar { .. } => scalar,
            Value::Sequence(items) => {
                Value::Sequence(items.into_iter().map(|item| item.moved(place)).collect())
            }
            Value::Mapping(entries) => {
                let moved = |(key, value): (Self, Self)| (key.moved(place), value.moved(place));
                Value::Mapping(entries.into_iter().map(moved).collect())
            }
        };
        Self { span: place(self.span), value }
    }

    /// Where each key of this mapping stands; of doubles, the last.
    #[must_use]
    pub fn key_spans(&self) -> BTreeMap<String, Range<u32>> {
        let Value::Mapping(entries) = &self.value else { return BTreeMap::new() };
        let keys = entries.iter().map(|entry| &entry.0);
        keys.filter_map(|key| Some((key.scalar()?.to_owned(), key.span.clone()))).collect()
    }

    /// Where the scalar `text` stands in here, else where this begins.
    #[must_use]
    pub fn place_of(&self, text: &str) -> Range<u32> {
        self.find_scalar(text).unwrap_or(self.span.start..self.span.start)
    }

    fn find_scalar(&self, wanted: &str) -> Option<Range<u32>> {
        match &self.value {
            Value::Scalar { text, .. } => (text == wanted).then(|| self.span.clone()),
            Value::Sequence(items) => items.iter().find_map(|item| item.find_scalar(wanted)),
            Value::Mapping(entries) => entries.iter().find_map(|entry| entry.1.find_scalar(wanted)),
        }
    }

    /// The value under `key`, where this is a mapping that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        match &self.value {
            Value::Mapping(entries) => {
                entries.iter().find(|entry| entry.0.scalar() == Some(key)).map(|entry| &entry.1)
            }
            Value::Scalar { .. } | Value::Sequence(_) => None,
        }
    }
}
