//! The outline of a body, from its events.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd};

use super::bytes::visible_length;
use super::entity::decoded;
use super::heading::{Ids, rank};
use super::link::link_target;
use super::outline::{Heading, Link, LinkKind, Outline};
use super::prepared::{Placed, Prepared};
use super::raw_html::{Token, tokens};

/// The outline being made.
pub(super) struct Outliner<'e, 'b> {
    prepared: &'e Prepared<'b>,
    outline: Outline,
    ids: Ids,
    /// The heading being read: its written id, its words so far.
    heading: Option<(Option<String>, String)>,
    /// Links and images being read, as indexes into the outline's links; none for a raw link
    /// without a target.
    open: Vec<(Source, Option<usize>)>,
    /// Those of them that words belong to: an image within the text of another is none.
    named: Vec<usize>,
    /// How many images are being read; their text is not the body's.
    pictures: usize,
    /// The length of the text before the table head being read.
    head_length: Option<usize>,
}

/// Who opened a link closes it.
#[derive(Clone, Copy, PartialEq)]
enum Source {
    Markdown,
    RawHtml,
}

impl<'e, 'b> Outliner<'e, 'b> {
    pub(super) fn new(prepared: &'e Prepared<'b>, events: &[Placed<'_>]) -> Self {
        Self {
            prepared,
            outline: Outline::default(),
            ids: Ids::new(events),
            heading: None,
            open: Vec::new(),
            named: Vec::new(),
            pictures: 0,
            head_length: None,
        }
    }

    pub(super) fn finish(self) -> Outline {
        self.outline
    }

    pub(super) fn event(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(*tag, range),
            Event::Text(text)
            | Event::Code(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => self.words(text),
            Event::SoftBreak | Event::HardBreak => self.words(" "),
            Event::Html(html) | Event::InlineHtml(html) => self.raw_html(html, range),
            Event::Rule | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn source(&self, range: &Range<usize>) -> Range<usize> {
        self.prepared.source_range(range)
    }

    fn words(&mut self, text: &str) {
        for index in &self.named {
            self.outline.links[*index].text.push_str(text);
        }
        if self.pictures > 0 {
            return;
        }
        if let Some((_, words)) = &mut self.heading {
            words.push_str(text);
        }
        self.outline.text_length += visible_length(text);
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Heading { id, .. } => {
                self.heading = Some((id.as_ref().map(CowStr::to_string), String::new()));
            }
            Tag::Link { link_type, dest_url, .. } => {
                let target = link_target(*link_type, dest_url).into_owned();
                let link = self.link(LinkKind::Link, target, range);
                self.begin(Source::Markdown, Some(link));
            }
            Tag::Image { dest_url, .. } => {
                // An image within the text of another is no image of its own.
                let target = dest_url.to_string();
                let link = (self.pictures == 0).then(|| self.link(LinkKind::Image, target, range));
                self.begin(Source::Markdown, link);
                self.pictures += 1;
            }
            Tag::TableHead => self.head_length = Some(self.outline.text_length),
            _ => {}
        }
    }

    fn link(&mut self, kind: LinkKind, target: String, range: &Range<usize>) -> usize {
        let range = self.source(range);
        self.outline.links.push(Link { target, text: String::new(), range, kind });
        self.outline.links.len() - 1
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Heading(level) => self.end_heading(level, range),
            TagEnd::Link => self.close(Source::Markdown, range),
            TagEnd::Image => {
                self.pictures -= 1;
                self.close(Source::Markdown, range);
            }
            TagEnd::TableHead if self.head_length == Some(self.outline.text_length) => {
                let source = self.source(range);
                self.outline.tables_without_header.push(source);
            }
            _ => {}
        }
    }

    fn end_heading(&mut self, level: HeadingLevel, range: &Range<usize>) {
        let Some((written, words)) = self.heading.take() else {
            return;
        };
        let range = self.source(range);
        if level == HeadingLevel::H1 {
            self.outline.body_h1.push(range.clone());
        }
        let id = self.ids.assign(written.as_deref(), &words);
        let text = words.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        self.outline.headings.push(Heading { level: rank(level), id, text, range });
    }

    fn begin(&mut self, source: Source, index: Option<usize>) {
        self.open.push((source, index));
        self.named.extend(index);
    }

    fn close(&mut self, source: Source, range: &Range<usize>) {
        let Some(at) = self.open.iter().rposition(|(opener, _)| *opener == source) else {
            return;
        };
        let (_, index) = self.open.remove(at);
        self.named.retain(|named| Some(*named) != index);
        if let (Source::RawHtml, Some(index)) = (source, index) {
            self.outline.links[index].range.end = self.source(range).end;
        }
    }

    fn raw_html(&mut self, html: &str, range: &Range<usize>) {
        let tokens = tokens(html);
        let says_something = |token: &Token<'_>| match token {
            Token::Text(text) => !text.trim().is_empty(),
            Token::Open { .. } | Token::Close { .. } => true,
        };
        if tokens.iter().any(says_something) {
            let source = self.source(range);
            self.outline.raw_html.push(source);
        }
        let (mut tables, mut headers) = (0, 0);
        for token in tokens {
            match &token {
                Token::Open { name: "table", .. } => tables += 1,
                Token::Open { name: "th", .. } => headers += 1,
                _ => {}
            }
            self.raw_token(token, range);
        }
        if tables > 0 && headers == 0 {
            let source = self.source(range);
            self.outline.tables_without_header.push(source);
        }
    }

    fn raw_token(&mut self, token: Token<'_>, range: &Range<usize>) {
        match token {
            Token::Text(text) => self.words(&decoded(text)),
            Token::Open { name: "a", attributes } => {
                // As in every browser, a link inside a link ends the outer one.
                self.close(Source::RawHtml, range);
                let target = value(&attributes, "href");
                let link = target.map(|target| self.link(LinkKind::Link, target, range));
                self.begin(Source::RawHtml, link);
            }
            Token::Open { name: "img", attributes } => {
                let target = value(&attributes, "src").unwrap_or_default();
                let image = self.link(LinkKind::Image, target, range);
                self.outline.links[image].text = value(&attributes, "alt").unwrap_or_default();
            }
            Token::Close { name: "a" } => self.close(Source::RawHtml, range),
            Token::Open { .. } | Token::Close { .. } => {}
        }
    }
}

fn value(attributes: &[(&str, String)], name: &str) -> Option<String> {
    attributes.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone())
}
