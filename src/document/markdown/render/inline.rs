//! What stands in a line: links, images, footnote marks, raw tags.

use pulldown_cmark::{Event, LinkType};

use super::super::LinkKind;
use super::super::escape::{push_text, push_value};
use super::super::footnote::reference_id;
use super::super::link::{image, link_start, link_target};
use super::super::raw_html::{Token, tokens};
use super::{OpenLink, RawHtml, Writer};

impl<'e> Writer<'e, '_> {
    pub(super) fn start_link(&mut self, link_type: LinkType, target: &str, title: &str) {
        let target = link_target(link_type, target).into_owned();
        let start = link_start(LinkKind::Link, &target, title, self.resolve);
        if let Some((attributes, _)) = &start {
            self.open("a", attributes);
        }
        let note = start.map(|(_, note)| note);
        self.links.push(OpenLink { start: self.out.len(), target, note });
    }

    pub(super) fn end_link(&mut self) {
        let Some(link) = self.links.pop() else { return };
        let Some(note) = link.note else { return };
        // A link without text could be neither seen nor heard.
        if self.out.len() == link.start {
            push_text(&mut self.out, &link.target, link.start);
        }
        self.close("a");
        push_text(&mut self.out, &note, self.block_start);
    }

    /// Gathers the text of an image; its markup means nothing there.
    pub(super) fn picture_event(&mut self, event: Event<'e>) {
        let Some(picture) = &mut self.picture else {
            return;
        };
        match event {
            Event::Start(_) => picture.depth += 1,
            Event::End(_) if picture.depth > 0 => picture.depth -= 1,
            Event::End(_) => self.end_picture(),
            Event::Text(text) | Event::Code(text) => picture.alt.push_str(&text),
            Event::SoftBreak | Event::HardBreak => picture.alt.push(' '),
            _ => {}
        }
    }

    fn end_picture(&mut self) {
        let Some(picture) = self.picture.take() else {
            return;
        };
        match image(&picture.target, &picture.alt, &picture.title, self.resolve) {
            Some(attributes) => self.open("img", &attributes),
            None => push_text(&mut self.out, &picture.alt, self.block_start),
        }
    }

    pub(super) fn footnote_reference(&mut self, name: &str) {
        let (number, count) = self.footnotes.refer(name);
        let id = reference_id(number, count);
        self.open("sup", "");
        self.open("a", &format!(" href=#fn-{number} id={id} role=doc-noteref"));
        push_text(&mut self.out, &format!("[{number}]"), 0);
        self.close("a");
        self.close("sup");
    }

    /// Copies what may pass of a piece of raw HTML. Comments alone are no raw HTML: they vanish.
    pub(super) fn raw(&mut self, html: &str) {
        let tokens = tokens(html);
        let says_nothing =
            |token: &Token<'_>| matches!(token, Token::Text(text) if text.trim().is_empty());
        if tokens.iter().all(says_nothing) {
            return;
        }
        self.met_raw_html = true;
        if self.raw_html == RawHtml::Refused {
            return;
        }
        for token in tokens {
            self.raw_token(&token);
        }
    }

    fn raw_token(&mut self, token: &Token<'_>) {
        match token {
            // A lone `<` is text; entities stay for the sieve to decode.
            Token::Text(text) => self.out.push_str(&text.replace('<', "&lt;")),
            Token::Open { name, attributes } => {
                self.out.push('<');
                self.out.push_str(name);
                for (key, value) in attributes {
                    self.out.push(' ');
                    self.out.push_str(key);
                    self.out.push_str("=\"");
                    push_value(&mut self.out, value);
                    self.out.push('"');
                }
                self.out.push('>');
            }
            Token::Close { name } => {
                self.out.push_str("</");
                self.out.push_str(name);
                self.out.push('>');
            }
        }
    }
}
