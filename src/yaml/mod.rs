//! YAML with places: scalars exactly as the editor typed them, each with its span.
//!
//! One event pass over the text; no value is interpreted (`0038` stays `0038`,
//! a date stays text). Typed meaning is given by whoever knows the field.

pub mod mistake;
pub mod placed;
pub mod shape;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle};
use serde::Deserialize;

use mistake::LikelyMistake;

/// A piece of YAML and the bytes it stands in.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Node {
    /// Bytes of the text handed to [`parse`], moved by its offset.
    pub span: Range<u32>,
    /// What stands there.
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
    /// A list.
    Sequence(Vec<Node>),
    /// A mapping in the order of the text, duplicates included.
    Mapping(Vec<(Node, Node)>),
}

/// A text and the bytes it stands in.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "Box<str>")]
pub struct Placed {
    /// The text.
    pub text: Box<str>,
    /// Where it stands; empty until somebody who has the nodes says so.
    pub at: Range<u32>,
}

impl From<Box<str>> for Placed {
    fn from(text: Box<str>) -> Self {
        Self { text, at: 0..0 }
    }
}

/// Why a text could not be read as YAML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Where reading stopped.
    pub at: Range<u32>,
    /// What was found there.
    pub kind: SyntaxErrorKind,
}

/// The kinds of [`SyntaxError`] that deserve a message of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyntaxErrorKind {
    /// The text breaks a rule of YAML; what was probably done.
    Syntax(LikelyMistake),
    /// An anchor, alias or tag: refused, no field needs one.
    Feature,
    /// More than one document in the text.
    SeveralDocuments,
    /// Lists or mappings nested deeper than any field.
    TooDeep,
}

/// Deeper nesting than any field has; stops hostile input early.
const DEEPEST: usize = 16;

impl Node {
    /// The scalar's text, where it is a scalar.
    #[must_use]
    pub fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            Value::Sequence(_) | Value::Mapping(_) => None,
        }
    }

    /// Whether nothing is given: empty, `~` or `null`, not in quotes.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, quoted: false }
            if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
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

/// Reads one YAML document; `None` where the text holds none. Spans are moved
/// by `offset`, so that they point into the file that `text` was cut from.
///
/// # Errors
/// [`SyntaxError`] with the place at which reading stopped.
pub fn parse(text: &str, offset: u32) -> Result<Option<Node>, SyntaxError> {
    let mut events = Events { parser: Parser::new_from_str(text), text, offset };
    let mut root = None;
    loop {
        match events.next()? {
            (Event::StreamEnd, _) => return Ok(root),
            (Event::StreamStart | Event::DocumentEnd, _) => {}
            (Event::DocumentStart(..), at) if root.is_some() => {
                return Err(SyntaxError { at, kind: SyntaxErrorKind::SeveralDocuments });
            }
            (Event::DocumentStart(..), _) => {
                let first = events.next()?;
                root = Some(events.node(first, 0)?);
            }
            (_, at) => {
                return Err(SyntaxError { at, kind: SyntaxErrorKind::Feature });
            }
        }
    }
}

struct Events<'a> {
    parser: Parser<'a, granit_parser::StrInput<'a>>,
    text: &'a str,
    offset: u32,
}

impl<'a> Events<'a> {
    fn next(&mut self) -> Result<(Event<'a>, Range<u32>), SyntaxError> {
        match self.parser.next_event() {
            Some(Ok((event, span))) => {
                let at = self.range(span.start.byte_offset(), span.end.byte_offset());
                Ok((event, at))
            }
            Some(Err(error)) => {
                let at = error.marker().byte_offset().unwrap_or(self.text.len());
                let (at, mistake) = mistake::find(self.text, at);
                let at = self.range(Some(at.start), Some(at.end));
                Err(SyntaxError { at, kind: SyntaxErrorKind::Syntax(mistake) })
            }
            None => Ok((Event::StreamEnd, self.range(None, None))),
        }
    }

    fn range(&self, start: Option<usize>, end: Option<usize>) -> Range<u32> {
        let narrow = |at: Option<usize>| {
            self.offset
                + u32::try_from(at.unwrap_or(self.text.len())).unwrap_or(u32::MAX - self.offset)
        };
        narrow(start)..narrow(end)
    }

    fn node(&mut self, first: (Event<'a>, Range<u32>), depth: usize) -> Result<Node, SyntaxError> {
        let (event, at) = first;
        if depth > DEEPEST {
            return Err(SyntaxError { at, kind: SyntaxErrorKind::TooDeep });
        }
        match event {
            Event::Scalar(text, style, 0, None) => {
                let quoted = style != ScalarStyle::Plain;
                // The parser writes `~` where nothing stands.
                let text = if at.is_empty() { String::new() } else { text.into_owned() };
                Ok(Node { span: at, value: Value::Scalar { text, quoted } })
            }
            Event::SequenceStart(_, 0, None) => self.sequence(&at, depth),
            Event::MappingStart(_, 0, None) => self.mapping(&at, depth),
            _ => Err(SyntaxError { at, kind: SyntaxErrorKind::Feature }),
        }
    }

    fn sequence(&mut self, at: &Range<u32>, depth: usize) -> Result<Node, SyntaxError> {
        let mut items = Vec::new();
        loop {
            let next = self.next()?;
            if let (Event::SequenceEnd, end) = next {
                let end = items.last().map_or(end.end, |last: &Node| end.end.max(last.span.end));
                return Ok(Node { span: at.start..end, value: Value::Sequence(items) });
            }
            items.push(self.node(next, depth + 1)?);
        }
    }

    fn mapping(&mut self, at: &Range<u32>, depth: usize) -> Result<Node, SyntaxError> {
        let mut entries: Vec<(Node, Node)> = Vec::new();
        loop {
            let next = self.next()?;
            if let (Event::MappingEnd, end) = next {
                let end = entries.last().map_or(end.end, |last| end.end.max(last.1.span.end));
                return Ok(Node { span: at.start..end, value: Value::Mapping(entries) });
            }
            let key = self.node(next, depth + 1)?;
            let value = self.next()?;
            let value = self.node(value, depth + 1)?;
            entries.push((key, value));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The scalars of `text` with the very characters their spans cover.
    fn scalars(text: &str) -> Vec<(String, String)> {
        fn collect(node: &Node, text: &str, out: &mut Vec<(String, String)>) {
            match &node.value {
                Value::Scalar { text: scalar, .. } => {
                    let range = node.span.start as usize..node.span.end as usize;
                    out.push((scalar.clone(), text[range].to_owned()));
                }
                Value::Sequence(items) => items.iter().for_each(|item| collect(item, text, out)),
                Value::Mapping(entries) => entries.iter().for_each(|(key, value)| {
                    collect(key, text, out);
                    collect(value, text, out);
                }),
            }
        }
        let mut out = Vec::new();
        collect(&parse(text, 0).expect("valid").expect("a document"), text, &mut out);
        out
    }

    #[test]
    fn scalars_stay_as_typed_with_their_bytes() {
        let found = scalars("编号: [0038, \"007\"]\n日期: 2023-07-20\n空:\n");
        let expected = [
            ("编号", "编号"),
            ("0038", "0038"),
            ("007", "\"007\""),
            ("日期", "日期"),
            ("2023-07-20", "2023-07-20"),
            ("空", "空"),
            ("", ""),
        ];
        let expected = expected.map(|(text, source)| (text.to_owned(), source.to_owned()));
        assert_eq!(found, expected);
    }

    #[test]
    fn what_no_field_needs_is_refused() {
        let kind = |text: &str| parse(text, 0).expect_err(text).kind;
        assert_eq!(kind("a: &x 1\nb: *x\n"), SyntaxErrorKind::Feature);
        assert_eq!(kind("a: !!str 1\n"), SyntaxErrorKind::Feature);
        assert_eq!(kind("a: 1\n---\nb: 2\n"), SyntaxErrorKind::SeveralDocuments);
        assert_eq!(
            kind(&format!("{}{}", "[".repeat(40), "]".repeat(40))),
            SyntaxErrorKind::TooDeep
        );
        assert!(matches!(kind("a: [1\nb: 2\n"), SyntaxErrorKind::Syntax(_)));
        assert_eq!(parse("# 只有注释\n", 0), Ok(None));
    }
}
