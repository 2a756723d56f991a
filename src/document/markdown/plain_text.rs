//! The visible words of a body, one line a block, and the way back from each to the source.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::bytes::holds;
use super::cjk::without_folds;
use super::entity::decoded;
use super::list::{RawList, marker};
use super::plain::PlainText;
use super::prepared::Prepared;
use super::raw_html::{Token, is_block, tokens};
use super::script::Script;
use super::standin::MARK;

/// The plain text being made.
///
/// Texts of images and marks of footnotes are not words of the text; the footnotes themselves stand
/// where they were written. Cells of a table row are parted by a space.
pub(super) struct PlainWriter<'e, 'b> {
    prepared: &'e Prepared<'b>,
    lines: Lines,
    /// How many images are being read; their text is not the body's.
    pictures: usize,
    /// Open lists of raw HTML, the innermost last.
    lists: Vec<RawList>,
    /// Raised and lowered text being read: where in the output each begins.
    scripts: Vec<(Script, usize)>,
}

impl<'e, 'b> PlainWriter<'e, 'b> {
    pub(super) fn new(prepared: &'e Prepared<'b>) -> Self {
        let lines = Lines::default();
        Self { prepared, lines, pictures: 0, lists: Vec::new(), scripts: Vec::new() }
    }

    pub(super) fn finish(mut self) -> PlainText {
        self.lines.end_line();
        self.lines.plain
    }

    pub(super) fn event(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(Tag::Image { .. }) => self.pictures += 1,
            Event::End(TagEnd::Image) => self.pictures -= 1,
            _ if self.pictures > 0 => {}
            Event::Start(Tag::CodeBlock(_)) => self.lines.start_code(),
            Event::End(TagEnd::CodeBlock) => self.lines.end_code(),
            Event::Start(Tag::Item) => self.item(range),
            Event::Start(tag) if breaks_line(tag.to_end()) => self.lines.start_block(),
            Event::End(tag) if breaks_line(*tag) => self.lines.end_line(),
            Event::Code(text) => {
                let start = self.lines.plain.text.len();
                let source = self.source_of(text, range);
                self.lines.words(text, source);
                self.lines.plain.end_code(start);
            }
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                let source = self.source_of(text, range);
                self.lines.words(text, source);
            }
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::TableCell) => {
                self.lines.words(" ", self.prepared.source_range(range));
            }
            Event::Html(html) | Event::InlineHtml(html) => self.raw_html(html, range),
            Event::Rule => self.lines.end_line(),
            Event::Start(_)
            | Event::End(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    /// The number of an item as typed: where an editor cites 第2项, readers must find it.
    fn item(&mut self, range: &Range<usize>) {
        self.lines.end_line();
        let source = &self.prepared.text[range.clone()];
        if let Some(marker) = marker(source) {
            let source = self.prepared.source_range(&(range.start..range.start + marker.len()));
            self.lines.words(marker, source);
            self.lines.end_marker();
        }
    }

    /// The bytes of the body that `text` is made of. Where it stands there as it is, they are as
    /// many; stand-ins at its ends are none of it.
    fn source_of(&self, text: &str, range: &Range<usize>) -> Range<usize> {
        let written = &self.prepared.text[range.clone()];
        // Nearly every text stands at the very beginning, and searching for a long one costs.
        let behind = written.trim_start_matches(MARK);
        let skipped = written.len() - behind.len();
        let at = if behind.starts_with(text) { Some(skipped) } else { written.find(text) };
        let Some(at) = at else { return self.prepared.source_range(range) };
        let start = range.start + at;
        self.prepared.source_range(&(start..start + text.len()))
    }

    fn raw_html(&mut self, html: &str, range: &Range<usize>) {
        let source = self.prepared.source_range(range);
        let is_whole = source.len() == html.len();
        for token in tokens(html) {
            match token {
                Token::Text(text) => {
                    let words = without_folds(&decoded(text));
                    let start = source.start + (text.as_ptr() as usize - html.as_ptr() as usize);
                    let source = if is_whole { start..start + text.len() } else { source.clone() };
                    self.lines.words(&words, source);
                }
                Token::Open { name: "br", .. } | Token::Close { name: "td" | "th" } => {
                    self.lines.words(" ", source.clone());
                }
                Token::Open { name: "td" | "th", .. } => {}
                Token::Open { name: name @ ("sup" | "sub"), .. } => {
                    self.scripts.push((Script::of(name), self.lines.plain.text.len()));
                }
                Token::Close { name: "sup" | "sub" } => self.end_script(),
                Token::Open { name, attributes } if is_block(name) => {
                    self.lines.start_block();
                    self.raw_list(name, &attributes, &source);
                }
                Token::Close { name } if is_block(name) => {
                    self.lines.end_line();
                    if matches!(name, "ol" | "ul") {
                        self.lists.pop();
                    }
                }
                Token::Open { .. } | Token::Close { .. } => {}
            }
        }
    }

    fn raw_list(&mut self, name: &str, attributes: &[(&str, String)], source: &Range<usize>) {
        match name {
            "ol" | "ul" => self.lists.push(RawList::new(name, attributes)),
            "li" => {
                if let Some(number) = self.lists.last_mut().and_then(|list| list.next(attributes)) {
                    self.lines.words(&format!("{number}."), source.clone());
                    self.lines.end_marker();
                }
            }
            _ => {}
        }
    }

    /// `10<sup>4</sup>` is no 104.
    fn end_script(&mut self) {
        let Some((script, start)) = self.scripts.pop() else { return };
        let plain = &mut self.lines.plain;
        let Some((before, raised)) = plain.text.split_at_checked(start) else { return };
        if let Some(words) = script.written(before, raised) {
            let source = plain.source(start..plain.text.len());
            plain.truncate(start);
            plain.push(&words, source);
        }
    }
}

fn breaks_line(tag: TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::TableCell
    )
}

#[derive(Default)]
struct Lines {
    plain: PlainText,
    /// Where the current line begins.
    start: usize,
    /// Where the number ends that the current line begins with: the first block of an item goes on
    /// in its line.
    marker_end: usize,
    /// Where the block of code begins that is being read.
    code: Option<usize>,
}

impl Lines {
    /// Appends words that `source` of the body is made of, their white space collapsed.
    fn words(&mut self, text: &str, source: Range<usize>) {
        if self.code.is_some() {
            self.plain.push(text, source);
            return;
        }
        let exact = text.len() == source.len();
        let part = |range: Range<usize>| {
            if exact {
                source.start + range.start..source.start + range.end
            } else {
                source.clone()
            }
        };
        if !holds(text, b" \n\t\r\x0c") {
            self.plain.push(text, source);
            return;
        }
        let mut done = 0;
        for (at, _) in text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_whitespace()) {
            self.plain.push(&text[done..at], part(done..at));
            done = at + 1;
            if self.plain.text.len() > self.start && !self.plain.text.ends_with(' ') {
                self.plain.push(" ", part(at..done));
            }
        }
        self.plain.push(&text[done..], part(done..text.len()));
    }

    fn end_line(&mut self) {
        let end = self.start + self.plain.text[self.start..].trim_ascii_end().len();
        self.plain.truncate(end);
        if end > self.start {
            self.plain.text.push('\n');
        }
        self.start = self.plain.text.len();
    }

    fn start_block(&mut self) {
        if self.plain.text.len() > self.marker_end {
            self.end_line();
        }
    }

    fn end_marker(&mut self) {
        self.plain.text.push(' ');
        self.marker_end = self.plain.text.len();
    }

    fn start_code(&mut self) {
        self.start_block();
        self.code = Some(self.plain.text.len());
    }

    fn end_code(&mut self) {
        if let Some(start) = self.code.take() {
            self.plain.end_code(start);
        }
        self.end_line();
    }
}
