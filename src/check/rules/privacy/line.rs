//! A line in compatibility form (NFKC), with the way back to its own bytes.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A line in compatibility form, with the byte of the text each of its bytes comes from.
pub(super) struct Line {
    pub(super) plain: String,
    origin: Vec<usize>,
}

impl Line {
    /// The line at `range` of `text`.
    pub(super) fn new(text: &str, range: &Range<usize>) -> Self {
        let mut line = Self { plain: String::new(), origin: Vec::new() };
        let mut at = range.start;
        while at < range.end {
            let Some(character) = text[at..].chars().next() else { break };
            let (step, shown) = match blank_entity(&text[at..range.end]) {
                Some(length) => (length, ' '),
                None => (character.len_utf8(), character),
            };
            if !is_invisible(shown) {
                for plain in shown.nfkc() {
                    line.plain.push(plain);
                    line.origin.resize(line.plain.len(), at);
                }
            }
            at += step;
        }
        line.origin.push(range.end);
        line
    }

    /// The bytes of the text that `plain` comes from.
    pub(super) fn source(&self, text: &str, plain: &Range<usize>) -> Range<usize> {
        let last = self.origin[plain.end - 1];
        self.origin[plain.start]..last + text[last..].chars().next().map_or(0, char::len_utf8)
    }
}

/// The length of an entity that stands for a blank, at the beginning of `text`.
fn blank_entity(text: &str) -> Option<usize> {
    const ENTITIES: &[&str] =
        &["&nbsp;", "&ensp;", "&emsp;", "&thinsp;", "&#160;", "&#xa0;", "&#12288;"];
    let known = |entity: &&&str| text.starts_with(**entity);
    text.starts_with('&').then(|| ENTITIES.iter().find(known).map(|entity| entity.len())).flatten()
}

/// Characters that take no room: they hide a number from a search, not from a reader.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
        || is_combining_mark(character)
}
