//! The shape a piece of YAML must have: one table a file, checked with places.
//!
//! Used for the configuration, the registers, and lists of mappings inside a front matter.
//! What has the right shape can be read into typed values without surprises.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Node, Value};

/// For how many wrong keys the one is looked for that was meant.
pub(crate) const MOST_COMPARED: usize = 500;

/// What may stand at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Any scalar, not empty.
    Text,
    /// A whole number, not negative.
    Number,
    Flag,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A list, each item of this shape.
    List(&'static Shape),
    /// A mapping with these keys.
    Map(&'static [Key]),
    /// A mapping with free keys, each value of this shape.
    Free(&'static Shape),
}

/// A key of a mapping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    pub name: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What stands under it.
    pub shape: Shape,
    /// What it is for; empty where nobody asks.
    pub doc: Doc,
}

/// What is told of a key where people read about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Doc {
    pub zh: Words,
    pub en: Words,
    /// A value as it stands after the colon; one that nobody takes for his own.
    pub example: Words,
    /// What holds where the key is not given.
    pub default: Words,
}

type Words = &'static str;

impl Key {
    /// The key with what is told of it: in Chinese, in English, and an example.
    pub(crate) const fn doc(mut self, zh: Words, en: Words, example: Words) -> Self {
        self.doc = Doc { zh, en, example, default: "" };
        self
    }

    /// What holds where the key is not given.
    pub(crate) const fn default(mut self, value: Words) -> Self {
        self.doc.default = value;
        self
    }
}

const NO_DOC: Doc = Doc { zh: "", en: "", example: "", default: "" };

#[must_use]
pub(crate) const fn required(name: &'static str, shape: Shape) -> Key {
    Key { name, required: true, shape, doc: NO_DOC }
}

#[must_use]
pub(crate) const fn optional(name: &'static str, shape: Shape) -> Key {
    Key { name, required: false, shape, doc: NO_DOC }
}

/// One departure from the shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SchemaError {
    /// The characters it concerns.
    pub at: Range<u32>,
    /// What is wrong with them.
    pub kind: SchemaErrorKind,
}

/// The ways to depart from a shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SchemaErrorKind {
    /// A key the mapping does not know, the nearest that it knows where one is near, and all.
    UnknownKey { key: String, nearest: Option<&'static str>, known: &'static [Key] },
    /// The same key twice.
    DuplicateKey(String),
    /// A key that must be there is not.
    MissingKey(&'static str),
    /// Something else stands where this was meant.
    Wrong {
        /// The key it stands under, where it is a key's value.
        key: Option<String>,
        expected: Expected,
        /// The scalar that stands there, where it is one.
        found: Option<String>,
    },
}

/// What was meant to stand at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    Text,
    Number,
    Flag,
    /// One of these words.
    Word(&'static [&'static str]),
    List,
    Map,
}

/// Every departure of `node` from `shape`, in the order of the text.
#[must_use]
pub(crate) fn schema_errors(node: &Node, shape: Shape) -> Vec<SchemaError> {
    let mut out = Vec::new();
    compare(node, None, shape, &mut out);
    out
}

fn compare(node: &Node, key: Option<&str>, shape: Shape, out: &mut Vec<SchemaError>) {
    let fits = match (&node.value, shape) {
        (Value::Scalar { .. }, Shape::Text) => !node.is_null(),
        (Value::Scalar { text, .. }, Shape::Number) => text.parse::<u32>().is_ok(),
        (Value::Scalar { text, .. }, Shape::Flag) => matches!(text.as_str(), "true" | "false"),
        (Value::Scalar { text, .. }, Shape::Word(words)) => words.contains(&text.as_str()),
        (Value::Sequence(items), Shape::List(item)) => {
            for node in items {
                compare(node, key, *item, out);
            }
            true
        }
        (Value::Mapping(entries), Shape::Map(keys)) => {
            compare_keys(node, entries, keys, out);
            true
        }
        (Value::Mapping(entries), Shape::Free(item)) => {
            duplicates(entries, out);
            for (key, value) in entries {
                compare(value, key.scalar(), *item, out);
            }
            true
        }
        // An empty list or mapping may be left out by writing nothing.
        (Value::Scalar { .. }, Shape::List(_) | Shape::Free(_)) => node.is_null(),
        _ => false,
    };
    if !fits {
        let kind = SchemaErrorKind::Wrong {
            key: key.map(str::to_owned),
            expected: expected(shape),
            found: node.scalar().map(str::to_owned),
        };
        out.push(SchemaError { at: node.span.clone(), kind });
    }
}

fn expected(shape: Shape) -> Expected {
    match shape {
        Shape::Text => Expected::Text,
        Shape::Number => Expected::Number,
        Shape::Flag => Expected::Flag,
        Shape::Word(words) => Expected::Word(words),
        Shape::List(_) => Expected::List,
        Shape::Map(_) | Shape::Free(_) => Expected::Map,
    }
}

fn compare_keys(
    node: &Node,
    entries: &[(Node, Node)],
    keys: &'static [Key],
    out: &mut Vec<SchemaError>,
) {
    duplicates(entries, out);
    let mut meant = Vec::new();
    for (key, value) in entries {
        let text = key.scalar().unwrap_or_default();
        match keys.iter().find(|known| known.name == text) {
            Some(known) if !known.required && value.is_null() => {}
            Some(known) => compare(value, Some(known.name), known.shape, out),
            None => {
                let known = keys.iter().map(|known| known.name);
                let is_compared = out.len() < MOST_COMPARED;
                let nearest = is_compared.then(|| nearest(text, known)).flatten();
                meant.extend(nearest);
                let kind =
                    SchemaErrorKind::UnknownKey { key: text.to_owned(), nearest, known: keys };
                out.push(SchemaError { at: key.span.clone(), kind });
            }
        }
    }
    // A key that is only misspelt is not missing as well.
    let is_missing =
        |key: &&Key| key.required && node.get(key.name).is_none() && !meant.contains(&key.name);
    for key in keys.iter().filter(is_missing) {
        // The place to mend a mapping is its first key.
        let at = entries.first().map_or(node.span.clone(), |entry| entry.0.span.clone());
        out.push(SchemaError { at, kind: SchemaErrorKind::MissingKey(key.name) });
    }
}

fn duplicates(entries: &[(Node, Node)], out: &mut Vec<SchemaError>) {
    let mut seen = BTreeSet::new();
    for (key, _) in entries {
        let text = key.scalar().unwrap_or_default();
        if !seen.insert(text) {
            let kind = SchemaErrorKind::DuplicateKey(text.to_owned());
            out.push(SchemaError { at: key.span.clone(), kind });
        }
    }
}

/// The known word nearest to `text`, if one is near enough to be meant.
#[must_use]
pub(crate) fn nearest<'a>(text: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = text.to_lowercase();
    known
        .into_iter()
        .map(|word| (strsim::normalized_damerau_levenshtein(&lower, word), word))
        .filter(|(likeness, _)| *likeness >= 0.5)
        .max_by(|left, right| left.0.total_cmp(&right.0).then_with(|| right.1.cmp(left.1)))
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: &[Key] = &[
        required("title", Shape::Text),
        optional("page_size", Shape::Number),
        optional("names", Shape::List(&Shape::Text)),
        optional("mode", Shape::Word(&["off", "on"])),
    ];
    const SHAPE: Shape = Shape::Map(KEYS);

    fn check(text: &str, expected: &[SchemaErrorKind]) {
        let node = crate::yaml::parse(text, 0).expect("valid").expect("a document");
        let kinds: Vec<_> =
            schema_errors(&node, SHAPE).into_iter().map(|schema_error| schema_error.kind).collect();
        assert_eq!(kinds, expected, "{text}");
    }

    #[test]
    fn departures_are_named() {
        let wrong = |key: &str, expected, found: Option<&str>| SchemaErrorKind::Wrong {
            key: Some(key.to_owned()),
            expected,
            found: found.map(str::to_owned),
        };
        check("title: 甲\npage_size: 20\nnames: [乙]\nmode: on\n", &[]);
        check("title: 甲\npage_size:\nnames:\n", &[]);
        check(
            "page_size: 甲\n",
            &[
                wrong("page_size", Expected::Number, Some("甲")),
                SchemaErrorKind::MissingKey("title"),
            ],
        );
        check("title: [甲]\n", &[wrong("title", Expected::Text, None)]);
        check("title: 甲\nnames: 乙\n", &[wrong("names", Expected::List, Some("乙"))]);
        check(
            "title: 甲\nmode: maybe\n",
            &[wrong("mode", Expected::Word(&["off", "on"]), Some("maybe"))],
        );
        check(
            "title: 甲\npagesize: 3\ntitle: 乙\n",
            &[
                SchemaErrorKind::DuplicateKey("title".to_owned()),
                SchemaErrorKind::UnknownKey {
                    key: "pagesize".to_owned(),
                    nearest: Some("page_size"),
                    known: KEYS,
                },
            ],
        );
    }

    #[test]
    fn only_a_near_word_is_proposed() {
        assert_eq!(nearest("承办单住", ["承办单位", "状态"]), Some("承办单位"));
        assert_eq!(nearest("完全不同", ["承办单位", "状态"]), None);
    }
}
