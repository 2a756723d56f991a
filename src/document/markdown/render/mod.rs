//! The body as HTML, compact by construction: no white space between blocks, no quote or closing
//! slash that a minifier would take away.
//!
//! A body without raw HTML is written once and is safe because only this writer prints tags. With
//! the first raw tag the writing stops and starts again for the sieve (`sanitise`), so only bodies
//! with raw HTML pay for it.

mod blocks;
mod inline;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::Resolve;
use super::emphasis::{Prepared, prepare};
use super::escape::{push_text, push_verbatim};
use super::events::events;
use super::footnote::Footnotes;
use super::heading::{Ids, written_ids};
use super::sanitise::{push_folded, sanitised};
use super::table::Table;

/// Renders `body`; see the module's own `render`.
pub(super) fn render(body: &str, resolve: &Resolve<'_>) -> String {
    let prepared = prepare(body);
    if let Some(html) = Writer::new(&prepared, resolve, RawHtml::Refused).run(&prepared) {
        return html;
    }
    let folded = Writer::new(&prepared, resolve, RawHtml::Sieved).run(&prepared);
    sanitised(&folded.unwrap_or_default(), resolve)
}

/// What the writer does when it meets raw HTML.
#[derive(Clone, Copy, PartialEq)]
enum RawHtml {
    /// Gives up.
    Refused,
    /// Copies the tokens that may pass, and folds the attributes of its own tags.
    Sieved,
}

struct Writer<'e, 'f> {
    out: String,
    raw_html: RawHtml,
    met_raw_html: bool,
    resolve: &'e Resolve<'f>,
    ids: Ids,
    footnotes: Footnotes,
    /// Where the text of the innermost block begins in `out`.
    block_start: usize,
    /// Output around the footnote being written.
    set_aside: Vec<(String, CowStr<'e>)>,
    /// The heading being written: where it begins, its written id, its words so far.
    heading: Option<(usize, Option<CowStr<'e>>, String)>,
    /// For each open list, the number that its next item would get; none for bullets.
    lists: Vec<Option<u64>>,
    links: Vec<OpenLink>,
    picture: Option<Picture<'e>>,
    table: Option<Table>,
    tables: usize,
    /// A block of raw HTML, gathered line by line.
    html_block: String,
    in_code_block: bool,
}

struct OpenLink {
    /// Where its text begins in the output.
    start: usize,
    /// What an empty link shows.
    target: String,
    /// What follows its end; none if the link leads nowhere.
    note: Option<String>,
}

/// An image whose text is being gathered; images inside it add to its text.
struct Picture<'e> {
    target: CowStr<'e>,
    title: CowStr<'e>,
    alt: String,
    depth: usize,
}

impl<'e, 'f> Writer<'e, 'f> {
    fn new(prepared: &Prepared<'_>, resolve: &'e Resolve<'f>, raw_html: RawHtml) -> Self {
        Self {
            out: String::with_capacity(prepared.text.len() * 5 / 4),
            raw_html,
            met_raw_html: false,
            resolve,
            ids: Ids::new(written_ids(prepared)),
            footnotes: Footnotes::default(),
            block_start: 0,
            set_aside: Vec::new(),
            heading: None,
            lists: Vec::new(),
            links: Vec::new(),
            picture: None,
            table: None,
            tables: 0,
            html_block: String::new(),
            in_code_block: false,
        }
    }

    /// The HTML; none if raw HTML was met and refused.
    fn run(mut self, prepared: &'e Prepared<'_>) -> Option<String> {
        for (event, range) in events(prepared) {
            if self.picture.is_some() {
                self.picture_event(event);
            } else if matches!(event, Event::Start(Tag::Item)) {
                self.item(&prepared.text[range]);
            } else {
                self.event(event);
            }
            if self.met_raw_html && self.raw_html == RawHtml::Refused {
                return None;
            }
        }
        self.footnote_section();
        Some(self.out)
    }

    fn event(&mut self, event: Event<'e>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Code(code) => {
                self.words(&code);
                self.open("code", "");
                push_verbatim(&mut self.out, &code);
                self.close("code");
            }
            Event::Html(html) => self.html_block.push_str(&html),
            Event::InlineHtml(html) => self.raw(&html),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => {
                self.words(" ");
                self.open("br", "");
            }
            Event::Rule => self.open("hr", ""),
            Event::FootnoteReference(name) => self.footnote_reference(&name),
            Event::TaskListMarker(done) => self.task(done),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(&text);
            }
        }
    }

    /// Writes a start tag; `attributes` are finished and begin with a space.
    fn open(&mut self, name: &str, attributes: &str) {
        push_tag(&mut self.out, self.raw_html, name, attributes);
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

    fn start(&mut self, tag: Tag<'e>) {
        match tag {
            Tag::Paragraph => self.open_block("p", ""),
            Tag::Heading { id, .. } => {
                self.trim_block();
                self.block_start = self.out.len();
                self.heading = Some((self.out.len(), id, String::new()));
            }
            Tag::BlockQuote(_) => self.open_block("blockquote", ""),
            Tag::CodeBlock(kind) => self.start_code_block(&kind),
            Tag::List(first) => self.start_list(first),
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
                self.start_link(link_type, &dest_url, &title);
            }
            Tag::Image { dest_url: target, title, .. } => {
                self.picture = Some(Picture { target, title, alt: String::new(), depth: 0 });
            }
            Tag::HtmlBlock => self.html_block.clear(),
            // Items know their text; the rest is not among the options that the parser is started with.
            Tag::Item
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
            TagEnd::HtmlBlock => {
                let html = std::mem::take(&mut self.html_block);
                self.raw(&html);
            }
            TagEnd::Image
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::MetadataBlock(_) => {}
        }
    }
}

fn push_tag(out: &mut String, raw_html: RawHtml, name: &str, attributes: &str) {
    out.push('<');
    out.push_str(name);
    match raw_html {
        RawHtml::Refused => out.push_str(attributes),
        RawHtml::Sieved => push_folded(out, attributes),
    }
    out.push('>');
}
