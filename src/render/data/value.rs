//! A value of open data, in the words of a table and in JSON.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::model::Moment;

/// What stands between the items of a list in the table.
pub(in crate::render) const BETWEEN: &str = "；";

/// What a reply says under a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing: an empty cell, a key left out.
    Nothing,
    /// A text as it stands in the front matter.
    Text(String),
    /// A list of texts, in the order of the front matter.
    Texts(Vec<String>),
    /// A whole number, such as a count of people.
    Number(u64),
    /// 是 or 否 in the table, `true` or `false` in the lines.
    Flag(bool),
    /// A day, or day and time.
    Moment(Moment),
    /// A word of a closed list: its key and its label.
    Choice(&'static str, &'static str),
    /// A thing with parts.
    Object(Object),
    /// A list of things with parts.
    Objects(Vec<Object>),
}

/// A thing with parts: in words, and part by part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Object {
    /// What the table says of it.
    pub words: String,
    /// Its parts by their keys, for the lines.
    pub parts: Vec<(&'static str, Value)>,
}

impl Value {
    /// A text, where there is one.
    pub fn text(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Nothing, |text| Self::Text(text.into()))
    }

    /// Whether there is anything to say.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Texts(texts) => texts.is_empty(),
            Self::Objects(objects) => objects.is_empty(),
            _ => false,
        }
    }

    /// The value in the words of a table.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Text(text) => text.clone(),
            Self::Texts(texts) => texts.join(BETWEEN),
            Self::Number(number) => number.to_string(),
            Self::Flag(flag) => if *flag { "是" } else { "否" }.to_owned(),
            Self::Moment(moment) => moment.to_string(),
            Self::Choice(_, label) => (*label).to_owned(),
            Self::Object(object) => object.words.clone(),
            Self::Objects(objects) => {
                let words: Vec<_> = objects.iter().map(|object| object.words.as_str()).collect();
                words.join(BETWEEN)
            }
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing => out.serialize_none(),
            Self::Text(text) => out.serialize_str(text),
            Self::Texts(texts) => out.collect_seq(texts),
            Self::Number(number) => out.serialize_u64(*number),
            Self::Flag(flag) => out.serialize_bool(*flag),
            Self::Moment(moment) => out.serialize_str(&moment.iso()),
            Self::Choice(key, _) => out.serialize_str(key),
            Self::Object(object) => object.serialize(out),
            Self::Objects(objects) => out.collect_seq(objects),
        }
    }
}

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        serialize_given(self.parts.iter().map(|(key, value)| (*key, value)), out)
    }
}

/// An object of the pairs that have a value, in their order.
fn serialize_given<'a, S: Serializer>(
    pairs: impl Iterator<Item = (&'static str, &'a Value)>,
    out: S,
) -> Result<S::Ok, S::Error> {
    let mut map = out.serialize_map(None)?;
    for (key, value) in pairs.filter(|(_, value)| !value.is_nothing()) {
        map.serialize_entry(key, value)?;
    }
    map.end()
}

/// A row of the lines: its columns that have a value, in order.
pub struct Line(pub Vec<(&'static str, Value)>);

impl Serialize for Line {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        serialize_given(self.0.iter().map(|(key, value)| (*key, value)), out)
    }
}
