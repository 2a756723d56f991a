//! A page as lines: blanks at the edges gone, places kept.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::diagnostic::{Bilingual, span};
use crate::import::forms::{Form, Note, Source};
use crate::letter::pattern;
use crate::letter::reading::Reading;
use crate::model::text::ordinary;

/// The lines of a page that hold words.
#[derive(Clone, Debug, Default)]
pub(in crate::import) struct Page {
    /// The lines, in order.
    pub(super) lines: Vec<Line>,
    /// How blocks of the source are written, in order; none where it has only lines.
    pub(super) forms: Vec<Form>,
    pub(super) notes: Vec<Note>,
    /// What the source holds besides its lines, and why it is not among them.
    pub(super) left_out: Vec<LeftOut>,
    /// Lines that begin before this byte are no words of the source.
    pub(super) untyped: usize,
}

/// Words that are in no draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) struct LeftOut {
    pub(in crate::import) reason: Bilingual,
    pub(in crate::import) text: String,
}

/// A line of a page.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Its words, without blanks at the edges and invisible characters.
    pub(super) text: String,
    /// Its cells, where tabs or upright bars keep them apart; else none.
    pub(super) cells: Vec<String>,
    /// The same words without a bullet, read for patterns.
    pub(super) reading: Reading,
    /// The same without stray blanks.
    pub(super) tight: Reading,
    /// The bytes of the decoded text it stands in.
    pub(super) span: Range<u32>,
    /// Whether blanks stand before its first word.
    pub(super) indented: bool,
    /// Whether an empty line stands before it.
    pub(super) apart: bool,
}

/// Blanks spelled as HTML spells them, left over by a careless copy.
const SPELLED_BLANKS: &[&str] = &["&nbsp;", "&emsp;", "&ensp;", "&#160;", "&#12288;"];

/// What a list's entry begins with.
const BULLETS: &[char] = &[
    '•', '·', '●', '○', '◦', '▪', '■', '□', '◆', '◇', '►', '▶', '‣', '➢', '★', '☆', '*', '-', '–',
];

/// The label of a form's answer with the answer behind it on its line.
static ANSWER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^\s*(?:办理)?(?:答复|回复|复函|复文)(?:内容|正文|全文|意见)\s*[:：]\s*\S")
});

/// A page in so few lines was pasted as one; its paragraphs stand between blanks.
const FEW_LINES: usize = 3;
const LONG_LINE: usize = 200;

impl Page {
    /// The lines of `text`.
    pub(in crate::import) fn new(text: &str) -> Self {
        let mut pieces = pieces(text, &['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}']);
        let filled =
            pieces.iter().filter(|range| !clean(&text[(*range).clone()]).trim().is_empty());
        if filled.count() <= FEW_LINES && text.chars().count() > LONG_LINE {
            pieces = pieces.into_iter().flat_map(|range| between_blanks(text, range)).collect();
        }
        let mut lines: Vec<Line> = Vec::new();
        let mut apart = false;
        for range in pieces.into_iter().flat_map(|range| behind_answer(text, range)) {
            let cleaned = clean(&text[range.clone()]);
            let words = cleaned.trim();
            if words.is_empty() {
                apart = true;
                continue;
            }
            let bare = without_bullet(words);
            lines.push(Line {
                cells: cells(&cleaned),
                text: words.to_owned(),
                reading: Reading::new(bare),
                tight: Reading::joined(bare),
                span: span(range),
                indented: cleaned.starts_with(char::is_whitespace),
                apart,
            });
            apart = false;
        }
        Self { lines, ..Self::default() }
    }

    /// The lines of `source` with their forms, and what was `left_out` of it.
    pub(in crate::import) fn with_forms(source: &Source, left_out: Vec<LeftOut>) -> Self {
        let forms = source.forms.clone();
        let (notes, untyped) = (source.notes.clone(), source.untyped);
        Self { forms, notes, left_out, untyped, ..Self::new(&source.text) }
    }

    /// The form that the line at `index` stands in.
    pub(super) fn form(&self, index: usize) -> Option<&Form> {
        let at = self.lines.get(index)?.span.start as usize;
        let place = self.forms.partition_point(|form| form.span.end < at);
        self.forms.get(place).filter(|form| form.span.start <= at)
    }

    /// The text of the line at `index`, or nothing past either end.
    pub(super) fn text(&self, index: usize) -> &str {
        self.lines.get(index).map_or("", |line| line.text.as_str())
    }

    /// The folded text without stray blanks of the line at `index`.
    pub(super) fn tight(&self, index: usize) -> &str {
        self.lines.get(index).map_or("", |line| line.tight.as_str())
    }
}

impl Line {
    /// Its place, for a finding.
    pub(super) fn place(&self) -> crate::import::finding::Place {
        crate::import::finding::Place::of(&self.span)
    }
}

/// `words` without the bullet of a list's entry.
fn without_bullet(words: &str) -> &str {
    let bare = words.trim_start_matches(BULLETS);
    let is_dash = words.starts_with(['-', '–', '*']);
    // -5 is a number and *注 a note; a dash is a bullet only before a blank.
    if is_dash && !bare.starts_with(char::is_whitespace) { words } else { bare.trim_start() }
}

/// What tabs or upright bars keep apart, each side trimmed; nothing on other lines.
fn cells(cleaned: &str) -> Vec<String> {
    let words = cleaned.trim();
    let mark = |one: char| matches!(one, '\t' | '|' | '｜');
    if !words.contains(mark) {
        return Vec::new();
    }
    let bars = words.contains(['|', '｜']);
    let row = if bars {
        words.trim_matches(['|', '｜'])
    } else {
        cleaned.trim_matches([' ', '\u{3000}'])
    };
    row.split(mark).map(|cell| cell.trim().to_owned()).collect()
}

/// A line that begins with the label of an answer as two: the label, and the answer.
fn behind_answer(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    match ANSWER.find(&text[range.clone()]) {
        Some(found) => {
            let last = found.as_str().chars().next_back().map_or(0, char::len_utf8);
            let middle = range.start + found.end() - last;
            vec![range.start..middle, middle..range.end]
        }
        None => vec![range],
    }
}

fn pieces(text: &str, breaks: &[char]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, mark) in text.match_indices(breaks) {
        let is_pair = mark == "\n" && at == start && text[..at].ends_with('\r');
        if !is_pair {
            out.push(start..at);
        }
        start = at + mark.len();
    }
    out.push(start..text.len());
    out
}

/// The parts of a line that two or more blanks keep apart.
fn between_blanks(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let (mut start, mut blanks, mut last_word) = (range.start, 0, range.start);
    for (at, character) in text[range.clone()].char_indices() {
        let at = range.start + at;
        if character.is_whitespace() {
            blanks += 1;
            continue;
        }
        if blanks >= 2 {
            out.push(start..last_word);
            start = last_word;
        }
        blanks = 0;
        last_word = at + character.len_utf8();
    }
    out.push(start..range.end);
    out
}

/// Control characters and those without width hold no words.
fn clean(raw: &str) -> String {
    let mut text = raw.to_owned();
    for blank in SPELLED_BLANKS {
        if text.contains(blank) {
            text = text.replace(blank, "\u{3000}");
        }
    }
    text.chars()
        .filter(|character| {
            !matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
        })
        .filter(|character| *character == '\t' || !character.is_control())
        .map(ordinary)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, bool, bool)]) {
        let page = Page::new(text);
        let lines: Vec<_> =
            page.lines.iter().map(|line| (line.text.as_str(), line.indented, line.apart)).collect();
        assert_eq!(lines, expected, "{text:?}");
        for line in &page.lines {
            let source = &text[line.span.start as usize..line.span.end as usize];
            assert!(source.contains(&line.text) || source.contains('&'), "{source}");
        }
    }

    #[test]
    fn lines_know_how_they_stood() {
        check(
            "甲\r\n　　乙\r\n\r\n\u{a0}丙\u{200b}\n",
            &[("甲", false, false), ("乙", true, false), ("丙", true, true)],
        );
        check("&nbsp;&nbsp;甲 乙\n \n\n丁", &[("甲 乙", true, false), ("丁", false, true)]);
    }

    #[test]
    fn a_page_in_one_line_is_taken_apart_at_its_blanks() {
        let text = format!("某委员：　　{}　　二、结语", "您好，您的提案收悉。".repeat(30));
        let page = Page::new(&text);
        assert_eq!(page.lines.len(), 3);
        assert_eq!(page.text(2), "二、结语");
    }
}
