//! The body as HTML, compact by construction: no white space between blocks, no quote or closing
//! slash that a minifier would take away.
//!
//! A body without raw HTML is safe because only this writer prints tags. Raw HTML goes through the
//! sieve (`sanitise`), for which the writer folds its own attributes, so only bodies with raw HTML
//! pay for it.

mod blocks;
mod inline;

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::escape::{push_text, push_verbatim};
use super::footnote::Footnotes;
use super::heading::Ids;
use super::html::{Html, Slots};
use super::prepared::{Placed, Prepared};
use super::raw_html::{Token, tokens};
use super::sanitise::{push_folded, sanitised};
use super::table::Table;

/// For whom the writer writes.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Finished,
    /// The sieve: raw tags that may pass stand between, and the writer's own attributes are folded.
    Sieved,
}

/// The HTML being made.
pub(super) struct Writer<'e> {
    text: &'e str,
    out: String,
    form: Form,
    slots: Slots,
    ids: Ids,
    footnotes: Footnotes,
    /// Where the text of the innermost block begins in `out`.
    block_start: usize,
    /// Output around the footnote being written.
    set_aside: Vec<(String, &'e str)>,
    /// The heading being written: where it begins, its written id, its words so far.
    heading: Option<(usize, Option<&'e str>, String)>,
    /// For each open list, the number that its next item would get; none for bullets.
    lists: Vec<Option<u64>>,
    picture: Option<Picture<'e>>,
    table: Option<Table<'e>>,
    tables: usize,
    in_code_block: bool,
}

/// An image whose text is being gathered; images inside it add to its text.
struct Picture<'e> {
    target: &'e str,
    title: &'e str,
    alt: String,
    depth: usize,
}

impl<'e> Writer<'e> {
    pub(super) fn new(prepared: &'e Prepared<'_>, events: &[Placed<'_>]) -> Self {
        let has_raw_html = events.iter().any(|(event, _)| match event {
            Event::Html(html) | Event::InlineHtml(html) => says_something(html),
            _ => false,
        });
        Self {
            text: &prepared.text,
            out: String::with_capacity(prepared.text.len() * 5 / 4),
            form: if has_raw_html { Form::Sieved } else { Form::Finished },
            slots: Slots::default(),
            ids: Ids::new(events),
            footnotes: Footnotes::default(),
            block_start: 0,
            set_aside: Vec::new(),
            heading: None,
            lists: Vec::new(),
            picture: None,
            table: None,
            tables: 0,
            in_code_block: false,
        }
    }

    pub(super) fn finish(mut self) -> Html {
        self.footnote_section();
        match self.form {
            Form::Finished => Html { text: self.out, slots: self.slots },
            Form::Sieved => sanitised(&self.out, self.slots),
        }
    }

    pub(super) fn event(&mut self, event: &'e Event<'_>, range: &Range<usize>) {
        if self.picture.is_some() {
            self.picture_event(event);
        } else if matches!(event, Event::Start(Tag::Item)) {
            self.item(&self.text[range.clone()]);
        } else {
            self.write(event);
        }
    }

    fn write(&mut self, event: &'e Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(*tag),
            Event::Code(code) => {
                self.words(code);
                self.open("code", "");
                push_verbatim(&mut self.out, code);
                self.close("code");
            }
            Event::Html(html) | Event::InlineHtml(html) => self.raw(html),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => {
                self.words(" ");
                self.open("br", "");
            }
            Event::Rule => self.open("hr", ""),
            Event::FootnoteReference(name) => self.footnote_reference(name),
            Event::TaskListMarker(done) => self.task(*done),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(text);
            }
        }
    }

    /// Writes a start tag; `attributes` are finished and begin with a space.
    fn open(&mut self, name: &str, attributes: &str) {
        push_tag(&mut self.out, self.form, name, attributes);
    }

    fn close(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    fn open_block(&mut self, name: &str, attributes: &str) {
        self.trim_block();
        self.open(name, attributes);
        self.block_start = self.out.len();
    }

    fn close_block(&mut self, name: &str) {
        self.trim_block();
        self.close(name);
        self.block_start = self.out.len();
    }

    fn trim_block(&mut self) {
        if !self.in_code_block && self.out.len() > self.block_start && self.out.ends_with(' ') {
            self.out.pop();
        }
    }

    fn text(&mut self, text: &str) {
        self.words(text);
        if self.in_code_block {
            push_verbatim(&mut self.out, text);
        } else {
            push_text(&mut self.out, text, self.block_start);
        }
    }

    /// Keeps the words of the heading being written.
    fn words(&mut self, text: &str) {
        if let Some((_, _, words)) = &mut self.heading {
            words.push_str(text);
        }
    }

    fn start(&mut self, tag: &'e Tag<'_>) {
        match tag {
            Tag::Paragraph => self.open_block("p", ""),
            Tag::Heading { id, .. } => {
                self.trim_block();
                self.block_start = self.out.len();
                self.heading = Some((self.out.len(), id.as_deref(), String::new()));
            }
            Tag::BlockQuote(_) => self.open_block("blockquote", ""),
            Tag::CodeBlock(kind) => self.start_code_block(kind),
            Tag::List(first) => self.start_list(*first),
            Tag::FootnoteDefinition(name) => {
                self.trim_block();
                self.set_aside.push((std::mem::take(&mut self.out), name));
                self.block_start = 0;
            }
            Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell => {
                self.start_table_part(tag);
            }
            Tag::Emphasis => self.open("em", ""),
            Tag::Strong => self.open("strong", ""),
            Tag::Strikethrough => self.open("del", ""),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.start_link(*link_type, dest_url, title);
            }
            Tag::Image { dest_url: target, title, .. } => {
                self.picture = Some(Picture { target, title, alt: String::new(), depth: 0 });
            }
            // Raw HTML comes as an event of its own; items know their text; the rest is not among the
            // options that the parser is started with.
            Tag::HtmlBlock
            | Tag::Item
            | Tag::Superscript
            | Tag::Subscript
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.close_block("p"),
            TagEnd::Heading(level) => self.end_heading(level),
            TagEnd::BlockQuote(_) => self.close_block("blockquote"),
            TagEnd::CodeBlock => {
                self.close("code");
                self.close_block("pre");
                self.in_code_block = false;
            }
            TagEnd::List(ordered) => {
                self.lists.pop();
                self.close_block(if ordered { "ol" } else { "ul" });
            }
            TagEnd::Item => self.close_block("li"),
            TagEnd::FootnoteDefinition => self.end_footnote(),
            TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow | TagEnd::TableCell => {
                self.end_table_part(tag);
            }
            TagEnd::Emphasis => self.close("em"),
            TagEnd::Strong => self.close("strong"),
            TagEnd::Strikethrough => self.close("del"),
            TagEnd::Link => self.end_link(),
            TagEnd::HtmlBlock
            | TagEnd::Image
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::MetadataBlock(_) => {}
        }
    }
}

/// Comments alone are no raw HTML: they vanish.
fn says_something(html: &str) -> bool {
    let is_blank = |token: &Token<'_>| matches!(token, Token::Text(text) if text.trim().is_empty());
    !tokens(html).iter().all(is_blank)
}

fn push_tag(out: &mut String, form: Form, name: &str, attributes: &str) {
    out.push('<');
    out.push_str(name);
    match form {
        Form::Finished => out.push_str(attributes),
        Form::Sieved => push_folded(out, attributes),
    }
    out.push('>');
}
