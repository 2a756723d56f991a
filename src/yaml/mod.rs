//! YAML with places: scalars exactly as the editor typed them, each with its span.
//!
//! One event pass over the text; no value is interpreted (`0038` stays `0038`,
//! a date stays text). Typed meaning is given by whoever knows the field.

pub(crate) mod mistake;
mod node;
pub(crate) mod placed;
pub(crate) mod shape;
mod words;

pub use node::Node;
pub(crate) use node::{Placed, Value};

use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle};

use mistake::{LikelyMistake, MistakeKind};

use crate::diagnostic::span_from;

/// Why a text could not be read as YAML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// The likely mistake, or where reading stopped.
    pub at: Range<u32>,
    /// What was probably done there.
    pub mistake: LikelyMistake,
}

/// Deeper nesting than any field has; stops hostile input early.
const DEEPEST: usize = 16;

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
                return Err(events.second_document(&at));
            }
            (Event::DocumentStart(..), _) => {
                let first = events.next()?;
                root = Some(events.node(first, 0)?);
            }
            (_, at) => {
                return Err(events.feature(&at));
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
                Err(self.error(mistake::find(self.text, at)))
            }
            None => Ok((Event::StreamEnd, self.range(None, None))),
        }
    }

    fn range(&self, start: Option<usize>, end: Option<usize>) -> Range<u32> {
        let end_of_text = self.text.len();
        span_from(self.offset, start.unwrap_or(end_of_text)..end.unwrap_or(end_of_text))
    }

    fn error(&self, (at, mistake): (Range<usize>, LikelyMistake)) -> SyntaxError {
        SyntaxError { at: self.range(Some(at.start), Some(at.end)), mistake }
    }

    /// An anchor, alias or tag: refused, no field needs one.
    fn feature(&self, at: &Range<u32>) -> SyntaxError {
        let start = (at.start - self.offset) as usize;
        let (place, mistake) = mistake::find(self.text, start);
        if matches!(mistake.kind, MistakeKind::Start(_)) {
            return self.error((place, mistake));
        }
        let end = (at.end - self.offset) as usize;
        self.error((start..end, LikelyMistake { kind: MistakeKind::Feature, mended: None }))
    }

    /// The line that begins the document at `at`: `---`, or `...` above it.
    fn second_document(&self, at: &Range<u32>) -> SyntaxError {
        let start = (at.start - self.offset) as usize;
        let is_mark = |line: &str| matches!(line.trim_end(), "---" | "...");
        let lines = self.text.split_inclusive('\n').scan(0, |next, line| {
            let here = *next;
            *next += line.len();
            Some((here, line))
        });
        let marks = lines.skip(1).filter(|(here, line)| *here <= start && is_mark(line));
        let line =
            marks.last().map_or(start..start, |(here, line)| here..here + line.trim_end().len());
        self.error((line, LikelyMistake { kind: MistakeKind::SecondDocument, mended: None }))
    }

    fn node(&mut self, first: (Event<'a>, Range<u32>), depth: usize) -> Result<Node, SyntaxError> {
        let (event, at) = first;
        if depth > DEEPEST {
            let mistake = LikelyMistake { kind: MistakeKind::TooDeep, mended: None };
            return Err(SyntaxError { at, mistake });
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
            _ => Err(self.feature(&at)),
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
        let found = |text: &str| {
            let SyntaxError { at, mistake } = parse(text, 0).expect_err(text);
            (mistake.kind, text[at.start as usize..at.end as usize].to_owned())
        };
        let expected = |kind, place: &str| (kind, place.to_owned());
        assert_eq!(found("a: &x 1\nb: *x\n"), expected(MistakeKind::Start('&'), "&x 1"));
        assert_eq!(found("a: !!str 1\n"), expected(MistakeKind::Start('!'), "!!str 1"));
        assert_eq!(found("a: [&x 1]\n").0, MistakeKind::Feature);
        assert_eq!(found("a: 1\n---\nb: 2\n"), expected(MistakeKind::SecondDocument, "---"));
        assert_eq!(found("a: 1\n...\nb: 2\n"), expected(MistakeKind::SecondDocument, "..."));
        let deep = format!("{}{}", "[".repeat(40), "]".repeat(40));
        assert_eq!(found(&deep).0, MistakeKind::TooDeep);
        assert_eq!(found("a: [1\nb: 2\n").0, MistakeKind::Bracket(']'));
        assert_eq!(
            found("a: 1\n<<<<<<< HEAD\nb: 2\n"),
            expected(MistakeKind::Conflict, "<<<<<<< HEAD")
        );
        assert_eq!(parse("# 只有注释\n", 0), Ok(None));
    }
}
