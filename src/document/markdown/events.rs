//! The body as parser events, made Chinese: what outline, HTML and plain text all read.
//!
//! Over the parser's own events it (1) takes out stand-ins and characters that may stand in no web
//! page, (2) drops what the source hides, (3) drops a line break between two Chinese characters,
//! (4) writes out the numbers of lists that no browser prints as typed, (5) turns a numbered
//! paragraph into the heading that it is, (6) takes the attributes off headings. It decides nothing
//! about output.

use std::collections::VecDeque;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, OffsetIter, Options, Parser, Tag, TagEnd};

use super::attributes::{Attributes, attributes, cut};
use super::cjk::joins_without_space;
use super::clean::Cleaning;
use super::heading::{MAX_NUMBERED_LENGTH, may_be_numbered, numbered_level};
use super::hidden::Hiding;
use super::prepared::{Placed, Prepared};
use super::typed_list::TypedLists;

/// An iterator over the events of a prepared body.
pub(super) struct Events<'a> {
    text: &'a str,
    parser: OffsetIter<'a>,
    cleaning: Cleaning,
    hiding: Hiding,
    lists: TypedLists,
    /// Cleaned events not yet looked at for line breaks.
    fetched: VecDeque<Placed<'a>>,
    /// What follows the start of a block of raw HTML.
    block_ends: VecDeque<Placed<'a>>,
    /// Events that stand for one of the parser's.
    written: VecDeque<Placed<'a>>,
    /// Finished events of a paragraph that had to be read to its end.
    ready: VecDeque<Placed<'a>>,
    /// The last visible character of the current block.
    last: Option<char>,
    /// How many blocks are open; only a paragraph outside all of them can be a heading.
    depth: usize,
}

/// The events of `prepared`, in order, and what was hidden of it.
pub(super) fn events<'a>(prepared: &'a Prepared<'_>) -> (Vec<Placed<'a>>, Hiding) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let text: &'a str = &prepared.text;
    let mut events = Events {
        text,
        parser: Parser::new_ext(text, options).into_offset_iter(),
        cleaning: prepared.cleaning,
        hiding: Hiding::default(),
        lists: TypedLists::default(),
        fetched: VecDeque::new(),
        block_ends: VecDeque::new(),
        written: VecDeque::new(),
        ready: VecDeque::new(),
        last: None,
        depth: 0,
    };
    let all = events.by_ref().collect();
    events.hiding.finish(text.len());
    (all, events.hiding)
}

impl<'a> Iterator for Events<'a> {
    type Item = Placed<'a>;

    fn next(&mut self) -> Option<Placed<'a>> {
        if let Some(placed) = self.ready.pop_front() {
            return Some(placed);
        }
        let placed = self.numbered()?;
        match &placed.0 {
            Event::Start(Tag::Paragraph) if self.depth == 0 && self.may_be_heading(&placed.1) => {
                return Some(self.paragraph_or_heading(placed));
            }
            Event::Start(Tag::Heading { level, .. }) => {
                return Some(self.heading(*level, placed.1));
            }
            Event::Start(tag) if is_container(tag) => self.depth += 1,
            Event::End(tag) if is_container_end(*tag) => self.depth -= 1,
            _ => {}
        }
        Some(placed)
    }
}

impl<'a> Events<'a> {
    fn may_be_heading(&self, range: &Range<usize>) -> bool {
        may_be_numbered(&self.text[range.clone()])
    }

    /// Reads a block of words to its end, which stays the last of `ready`.
    fn read_to_end(&mut self) {
        while let Some(placed) = self.numbered() {
            let ends = matches!(placed.0, Event::End(TagEnd::Paragraph | TagEnd::Heading(_)));
            self.ready.push_back(placed);
            if ends {
                break;
            }
        }
    }

    /// Reads the heading to its end and takes the attributes off it.
    fn heading(&mut self, level: HeadingLevel, range: Range<usize>) -> Placed<'a> {
        self.read_to_end();
        let attributes = attributes(&self.ready, &self.text[range.clone()]);
        (self.heading_start(level, attributes), range)
    }

    fn heading_start(&mut self, level: HeadingLevel, attributes: Option<Attributes>) -> Event<'a> {
        let mut id = None;
        if let Some(attributes) = attributes {
            cut(&mut self.ready, attributes.length);
            id = attributes.id.map(CowStr::from);
        }
        Event::Start(Tag::Heading { level, id, classes: Vec::new(), attrs: Vec::new() })
    }

    /// Reads the paragraph to its end and hands it out as a heading if its words say so.
    fn paragraph_or_heading(&mut self, start: Placed<'a>) -> Placed<'a> {
        self.read_to_end();
        let source = &self.text[start.1.clone()];
        let attributes = attributes(&self.ready, source);
        let mut words = String::new();
        // A break that joined two Chinese characters left no event behind, but two lines it is.
        let mut one_line = !source.trim_end().contains('\n');
        for (event, _) in &self.ready {
            match event {
                Event::Text(text) | Event::Code(text) => words.push_str(text),
                Event::Start(Tag::Image { .. }) => one_line = false,
                _ => {}
            }
        }
        words.truncate(words.len() - attributes.as_ref().map_or(0, |found| found.length));
        let short = words.trim().chars().count() <= MAX_NUMBERED_LENGTH;
        let Some(level) = numbered_level(&words).filter(|_| one_line && short) else {
            return start;
        };
        if let Some(end) = self.ready.back_mut() {
            end.0 = Event::End(TagEnd::Heading(level));
        }
        (self.heading_start(level, attributes), start.1)
    }

    /// The next event, lists that print otherwise than typed written out.
    fn numbered(&mut self) -> Option<Placed<'a>> {
        loop {
            if let Some(placed) = self.written.pop_front() {
                return Some(placed);
            }
            let placed = self.joined()?;
            self.lists.push(placed, self.text, &mut self.written);
        }
    }

    /// The next cleaned event, without line breaks that mean nothing in Chinese.
    fn joined(&mut self) -> Option<Placed<'a>> {
        loop {
            let placed = match self.fetched.pop_front() {
                Some(placed) => placed,
                None => self.shown()?,
            };
            match &placed.0 {
                Event::SoftBreak if self.break_is_fold() => continue,
                Event::Text(text) | Event::Code(text) => self.last = text.chars().next_back(),
                event if !is_inline(event) => self.last = None,
                _ => {}
            }
            return Some(placed);
        }
    }

    /// Whether the characters on both sides of the line break just met leave no room for a space.
    fn break_is_fold(&mut self) -> bool {
        let Some(before) = self.last else {
            return false;
        };
        let mut index = 0;
        loop {
            if index == self.fetched.len() {
                match self.shown() {
                    Some(placed) => self.fetched.push_back(placed),
                    None => return false,
                }
            }
            match &self.fetched[index].0 {
                Event::Text(text) | Event::Code(text) => {
                    return text.chars().next().is_some_and(|c| joins_without_space(before, c));
                }
                event if is_inline(event) => index += 1,
                _ => return false,
            }
        }
    }

    /// The next event that the source does not hide. A block of raw HTML comes as one piece.
    fn shown(&mut self) -> Option<Placed<'a>> {
        loop {
            let (event, range) = match self.block_ends.pop_front() {
                Some(placed) => return Some(placed),
                None => self.cleaned()?,
            };
            match event {
                Event::Start(Tag::HtmlBlock) => {
                    let html = self.html_block();
                    let left = self.hiding.shown(&html, &range);
                    if !left.is_empty() {
                        self.block_ends.push_back((Event::Html(left.into()), range.clone()));
                        self.block_ends.push_back((Event::End(TagEnd::HtmlBlock), range.clone()));
                        return Some((Event::Start(Tag::HtmlBlock), range));
                    }
                }
                Event::InlineHtml(html) => {
                    let left = self.hiding.shown(&html, &range);
                    if !left.is_empty() {
                        return Some((Event::InlineHtml(left.into()), range));
                    }
                }
                event if self.hiding.hides(&event, &range) => {}
                event => return Some((event, range)),
            }
        }
    }

    /// The lines of the block of raw HTML that has begun.
    fn html_block(&mut self) -> String {
        let mut html = String::new();
        while let Some((event, _)) = self.cleaned() {
            match event {
                Event::Html(line) | Event::Text(line) => html.push_str(&line),
                _ => break,
            }
        }
        html
    }

    /// The next event of the parser, its text cleaned; pieces without a character left are skipped.
    fn cleaned(&mut self) -> Option<Placed<'a>> {
        loop {
            let (event, range) = self.parser.next()?;
            if matches!(self.cleaning, Cleaning::Nothing) {
                return Some((event, range));
            }
            let clean = |text| self.cleaning.clean(text);
            let event = match event {
                Event::Text(text) => Event::Text(clean(text)),
                Event::Code(text) => Event::Code(clean(text)),
                Event::Html(text) => Event::Html(clean(text)),
                Event::InlineHtml(text) => Event::InlineHtml(clean(text)),
                Event::FootnoteReference(name) => Event::FootnoteReference(clean(name)),
                Event::Start(tag) => Event::Start(self.cleaning.clean_tag(tag)),
                other => other,
            };
            if !matches!(&event, Event::Text(text) if text.is_empty()) {
                return Some((event, range));
            }
        }
    }
}

/// Inline tags and footnote marks are seen through when the two sides of a line break are judged.
fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => {
            matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
        }
        Event::End(tag) => {
            matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
        }
        Event::FootnoteReference(_) | Event::InlineHtml(_) => true,
        _ => false,
    }
}

fn is_container(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::BlockQuote(_) | Tag::List(_) | Tag::Item | Tag::FootnoteDefinition(_))
}

fn is_container_end(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item | TagEnd::FootnoteDefinition
    )
}
