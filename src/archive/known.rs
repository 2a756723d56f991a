//! Words of the field tables in what is stored: they are written out, and
//! found again in the tables when they are read.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::schema::{ARTICLE_FIELDS, FIELDS, FieldDef, FieldType};

/// A key, label or accepted word of the field tables.
pub(crate) type Word = &'static str;

/// The word of the tables that is written `text`.
fn find<E: Error>(text: &str) -> Result<Word, E> {
    let words = FIELDS.iter().chain(ARTICLE_FIELDS).flat_map(words_of);
    let mut same = words.filter(|word| *word == text);
    same.next().ok_or_else(|| E::custom(format!("no word of the field tables: {text}")))
}

fn words_of(field: &'static FieldDef) -> Vec<Word> {
    let mut words = vec![field.key];
    words.extend(field.aliases);
    match field.kind {
        FieldType::Choices(choices) => words.extend(choices.iter().flat_map(|one| [one.0, one.1])),
        FieldType::Records(keys) => words.extend(keys.iter().flat_map(|one| [one.key, one.alias])),
        FieldType::Text
        | FieldType::List
        | FieldType::Identifiers
        | FieldType::Date { .. }
        | FieldType::Number
        | FieldType::Flag
        | FieldType::Url => {}
    }
    words
}

/// One word, for `#[serde(with)]`.
pub(super) mod one {
    use super::{Deserialize, Deserializer, Serialize, Serializer, Word, find};

    pub(crate) fn serialize<S: Serializer>(word: &Word, out: S) -> Result<S::Ok, S::Error> {
        word.serialize(out)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Word, D::Error> {
        find(&String::deserialize(from)?)
    }
}

/// A word or none, for `#[serde(with)]`.
pub(super) mod option {
    use super::{Deserialize, Deserializer, Serialize, Serializer, Word, find};

    pub(crate) fn serialize<S: Serializer>(word: &Option<Word>, out: S) -> Result<S::Ok, S::Error> {
        word.serialize(out)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<Word>, D::Error> {
        Option::<String>::deserialize(from)?.as_deref().map(find).transpose()
    }
}

/// A list of words, for `#[serde(with)]`.
pub(crate) mod list {
    use super::{Deserialize, Deserializer, Serialize, Serializer, Word, find};

    /// Writes each word out.
    ///
    /// # Errors
    /// Those of the format.
    pub(crate) fn serialize<S: Serializer>(words: &[Word], out: S) -> Result<S::Ok, S::Error> {
        words.serialize(out)
    }

    /// Finds each word again.
    ///
    /// # Errors
    /// Those of the format, and a word that is in no table.
    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Word>, D::Error> {
        Vec::<String>::deserialize(from)?.iter().map(|text| find(text)).collect()
    }
}

/// The key, and whether the field is an article's.
impl Serialize for FieldDef {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        (self.key, !FIELDS.contains(self)).serialize(out)
    }
}

impl<'de> Deserialize<'de> for &'static FieldDef {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let (key, of_article) = <(String, bool)>::deserialize(from)?;
        let table = if of_article { ARTICLE_FIELDS } else { FIELDS };
        let field = table.iter().find(|field| field.key == key);
        field.ok_or_else(|| D::Error::custom(format!("no field: {key}")))
    }
}
