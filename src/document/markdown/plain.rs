//! Plain text and where it came from.

use std::ops::Range;

/// The visible words of a body, and for each the bytes of the body that they came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlainText {
    /// One line a block.
    pub text: String,
    /// The way back, ascending; a stretch goes on to where the next begins.
    pub map: Vec<Stretch>,
    /// What of the text is code, ascending.
    pub code: Vec<Range<usize>>,
}

/// A piece of the plain text that came from one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Where it begins in the text.
    pub start: usize,
    /// The bytes of the body.
    pub source: Range<usize>,
    /// Whether each byte of the text stands there as it is: an entity does not.
    pub is_verbatim: bool,
}

impl PlainText {
    /// All of `body`, marks and all.
    pub(super) fn verbatim(body: &str) -> Self {
        let mut plain = Self::default();
        plain.push(body, 0..body.len());
        plain
    }

    /// The bytes of the body that `range` of the text came from, marks between them included.
    #[must_use]
    pub fn source(&self, range: Range<usize>) -> Range<usize> {
        let start = self.stretch(range.start).map_or(0, |stretch| stretch.offset(range.start, 0));
        let last = range.end.saturating_sub(1).max(range.start);
        let end = self.stretch(last).map_or(0, |stretch| stretch.offset(last, 1));
        start..end.max(start)
    }

    fn stretch(&self, at: usize) -> Option<&Stretch> {
        let next = self.map.partition_point(|stretch| stretch.start <= at);
        self.map.get(next.saturating_sub(1))
    }

    /// Appends `text`, which `source` of the body is made of.
    pub(super) fn push(&mut self, text: &str, source: Range<usize>) {
        if text.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(text);
        let is_verbatim = text.len() == source.len();
        match self.map.last_mut() {
            Some(last)
                if is_verbatim
                    && last.is_verbatim
                    && last.source.end == source.start
                    && last.start + last.source.len() == start =>
            {
                last.source.end = source.end;
            }
            _ => self.map.push(Stretch { start, source, is_verbatim }),
        }
    }

    /// All from `start` on is code.
    pub(super) fn end_code(&mut self, start: usize) {
        self.code.push(start..self.text.len());
    }

    /// Takes off everything from `length` on.
    pub(super) fn truncate(&mut self, length: usize) {
        self.text.truncate(length);
        while self.map.last().is_some_and(|last| last.start >= length) {
            self.map.pop();
        }
        if let Some(last) = self.map.last_mut().filter(|last| last.is_verbatim) {
            let longest = last.source.start + (length - last.start);
            last.source.end = last.source.end.min(longest);
        }
    }
}

impl Stretch {
    /// The place in the body of the byte of the text at `at`: its beginning, or where it ends.
    fn offset(&self, at: usize, past: usize) -> usize {
        let inside = self.source.start + at.saturating_sub(self.start) + past;
        match (self.is_verbatim, past) {
            (true, _) => inside.min(self.source.end),
            (false, 0) => self.source.start,
            (false, _) => self.source.end,
        }
    }
}
