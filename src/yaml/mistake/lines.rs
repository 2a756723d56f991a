//! Going through the lines of a text for the first mistake in them.

use std::ops::Range;

use super::line::{
    Parts, closed, closing_bracket, closing_quote, is_conflict_marker, parted, quoted, readable,
    requoted,
};
use super::{LikelyMistake, MistakeKind};

/// The mistake at or before the byte `at` of `text`, and the bytes it stands in.
pub(in crate::yaml) fn find(text: &str, at: usize) -> (Range<usize>, LikelyMistake) {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let last = text[at..].find('\n').map_or(text.len(), |end| at + end);
    let mut lines = Lines { text: &text[..last], next: 0, open: Vec::new(), value: Value::None };
    if let Some(found) = lines.first_mistake() {
        return found;
    }
    (at..at, LikelyMistake { kind: MistakeKind::Unknown, mended: None })
}

/// What stands behind the colon of the line before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Value {
    /// No line came before.
    None,
    /// Nothing: the value follows in further lines.
    Below,
    Here,
}

/// The lines of a text, gone through from its start.
struct Lines<'a> {
    text: &'a str,
    next: usize,
    /// The indentations that lines may have here, outermost first.
    open: Vec<usize>,
    value: Value,
}

/// A line without its end, and where it begins.
#[derive(Clone, Copy)]
struct Line<'a> {
    start: usize,
    text: &'a str,
}

impl<'a> Lines<'a> {
    fn line(&mut self) -> Option<Line<'a>> {
        if self.next >= self.text.len() {
            return None;
        }
        let start = self.next;
        let end = self.text[start..].find('\n').map_or(self.text.len(), |at| start + at);
        self.next = (end + 1).min(self.text.len().max(end + 1));
        Some(Line { start, text: self.text[start..end].trim_end() })
    }

    fn first_mistake(&mut self) -> Option<(Range<usize>, LikelyMistake)> {
        let mut first: Option<Line<'a>> = None;
        while let Some(line) = self.line() {
            let content = line.text.trim_start();
            if content.is_empty() || content.starts_with('#') {
                continue;
            }
            if let Some(found) = self.mistake_in(line, first) {
                return Some(found);
            }
            first = first.or(Some(line));
        }
        None
    }

    /// The mistake in one line; whole values that go on below it are passed over.
    fn mistake_in(
        &mut self,
        line: Line<'a>,
        first: Option<Line<'a>>,
    ) -> Option<(Range<usize>, LikelyMistake)> {
        let indent = line.text.len() - line.text.trim_start_matches(' ').len();
        let mut content = &line.text[indent..];
        if is_conflict_marker(line.text) {
            return Some(told(line, 0..line.text.len(), MistakeKind::Conflict, None));
        }
        let is_last = line.start + line.text.len() >= self.text.trim_end().len();
        if content.starts_with('\t') || is_last && content.contains('\t') {
            let mended = content.split_whitespace().collect::<Vec<_>>().join(" ");
            let at = line.text.find('\t').unwrap_or_default();
            // A tab before the content stands for the level that lines may have here.
            let indent = if content.starts_with('\t') { self.level() } else { indent };
            return Some(told(line, at..at + 1, MistakeKind::Tab, Some((indent, mended))));
        }
        if let Some(found) = self.indentation(line, indent, first) {
            return Some(found);
        }
        // A dash opens a list, and what stands behind it a level of its own.
        let mut inner = indent;
        while let Some(rest) = content.strip_prefix("- ") {
            let rest = rest.trim_start();
            inner += content.len() - rest.len();
            content = rest;
            self.open.push(inner);
        }
        if content.starts_with('-') && content.len() > 1 && !content.starts_with("--") {
            let mended = format!("- {}", content[1..].trim_start());
            let at = line.text.len() - content.len();
            return Some(told(line, at..at + 1, MistakeKind::Dash, Some((inner, mended))));
        }
        let (key, value) = match parted(content) {
            Parts::Key(key, value) => (Some(key), value),
            // Elsewhere it is a text that may hold any colon.
            Parts::LikelyMistake(..) if inner != indent || !self.open.contains(&indent) => {
                (None, content)
            }
            Parts::LikelyMistake(kind, at, mended) => {
                let at = line.text.len() - content.len() + at;
                return Some(told(line, at..line.text.len(), kind, Some((indent, mended))));
            }
            Parts::Text => (None, content),
        };
        if key.is_none() && self.value == Value::Here && indent == 0 && !line.text.starts_with('-')
        {
            return Some(told(line, indent..line.text.len(), MistakeKind::NoColon, None));
        }
        self.value = if value.is_empty() { Value::Below } else { Value::Here };
        self.mistake_in_value(line, value, indent)
    }

    /// The indentation of the next line, where nothing tells another.
    fn level(&self) -> usize {
        let deepest = self.open.last().copied().unwrap_or_default();
        if self.value == Value::Below { deepest + 2 } else { deepest }
    }

    /// A line that is indented as none around it.
    fn indentation(
        &mut self,
        line: Line<'a>,
        indent: usize,
        first: Option<Line<'a>>,
    ) -> Option<(Range<usize>, LikelyMistake)> {
        let content = &line.text[indent..];
        // A text that goes on in further lines may be indented at will.
        let entry = content.starts_with("- ") || matches!(parted(content), Parts::Key(..));
        let deepest = self.open.last().copied();
        if deepest.is_none() || self.value == Value::Below && Some(indent) > deepest {
            self.open.push(indent);
            return None;
        }
        if !entry {
            return None;
        }
        let before = deepest.unwrap_or_default();
        self.open.retain(|open| *open <= indent);
        match self.open.last().copied() {
            Some(open) if open == indent => None,
            Some(_) => {
                let mended = (before, content.to_owned());
                Some(told(line, 0..indent, MistakeKind::Indentation, Some(mended)))
            }
            // Less than the very first line: that one is indented for no reason.
            None => {
                let line = first.unwrap_or(line);
                let content = line.text.trim_start();
                let at = 0..line.text.len() - content.len();
                Some(told(line, at, MistakeKind::Indentation, Some((0, content.to_owned()))))
            }
        }
    }

    /// What is wrong with the value that begins in `line`.
    fn mistake_in_value(
        &mut self,
        line: Line<'a>,
        value: &str,
        indent: usize,
    ) -> Option<(Range<usize>, LikelyMistake)> {
        let at = line.text.len() - value.len();
        let head = &line.text[indent..at];
        let tell = |kind, mended: String| {
            Some(told(line, at..line.text.len(), kind, Some((indent, format!("{head}{mended}")))))
        };
        let from = line.start + at;
        match value.chars().next()? {
            mark @ ('"' | '\'') => match closing_quote(&self.text[from..], mark) {
                None => tell(MistakeKind::Quote, closed(value, mark)),
                Some(end) => {
                    let whole = end <= value.len();
                    self.skip_to(from + end);
                    let rest = self.text[from + end..].lines().next().unwrap_or_default().trim();
                    let fine = rest.is_empty() || rest.starts_with('#');
                    match (fine, whole) {
                        (true, _) => None,
                        (false, true) => tell(MistakeKind::AfterQuote, requoted(value, mark)),
                        // It was closed by the mark that opens a later one.
                        (false, false) => tell(MistakeKind::Quote, closed(value, mark)),
                    }
                }
            },
            '[' | '{' => match closing_bracket(&self.text[from..]) {
                Ok(end) => {
                    self.skip_to(from + end);
                    None
                }
                Err(missing) => tell(MistakeKind::Bracket(missing), format!("{value}{missing}")),
            },
            start @ ('|' | '>')
                if !value[1..]
                    .starts_with(|one: char| "+- #".contains(one) || one.is_ascii_digit())
                    && value.len() > 1 =>
            {
                tell(MistakeKind::Start(start), quoted(value))
            }
            '|' | '>' => {
                self.skip_block(indent);
                None
            }
            start @ ('@' | '`' | '%' | '&' | '*' | '!' | ',' | ']' | '}') => {
                tell(MistakeKind::Start(start), quoted(value))
            }
            _ if value.contains(": ") || value.ends_with(':') => {
                tell(MistakeKind::Colon, quoted(value))
            }
            _ => None,
        }
    }

    /// Goes on behind the line in which the byte `end` stands.
    fn skip_to(&mut self, end: usize) {
        while self.next < end && self.line().is_some() {}
    }

    /// Passes over a block of text that is indented deeper than `indent`.
    fn skip_block(&mut self, indent: usize) {
        loop {
            let before = self.next;
            let Some(line) = self.line() else { return };
            let own = line.text.len() - line.text.trim_start().len();
            if !line.text.is_empty() && own <= indent {
                self.next = before;
                return;
            }
        }
    }
}

/// A mistake in `line` at `within`, with the line as meant: its indentation and content.
fn told(
    line: Line<'_>,
    within: Range<usize>,
    kind: MistakeKind,
    mended: Option<(usize, String)>,
) -> (Range<usize>, LikelyMistake) {
    let mended =
        mended.map(|(indent, content)| format!("{}{}", " ".repeat(indent), readable(&content)));
    (line.start + within.start..line.start + within.end, LikelyMistake { kind, mended })
}
