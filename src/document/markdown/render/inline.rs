//! What stands in a line: links, images, footnote marks, raw tags.

use pulldown_cmark::{Event, LinkType};

use super::super::escape::{push_text, push_value};
use super::super::footnote::reference_id;
use super::super::html::Slots;
use super::super::link::link_target;
use super::super::raw_html::{Token, tokens};
use super::{Form, Writer, says_something};

impl<'e> Writer<'e> {
    pub(super) fn start_link(&mut self, link_type: LinkType, target: &str, title: &str) {
        let target = link_target(link_type, target).into_owned();
        let slot = self.slots.link(target, title.to_owned());
        self.fill("a", &slot);
    }

    pub(super) fn end_link(&mut self) {
        match self.form {
            Form::Finished => self.out.push_str(&Slots::end()),
            Form::Sieved => self.close("a"),
        }
    }

    /// Writes a slot; the sieve knows it by the tag that it stands for.
    fn fill(&mut self, name: &str, slot: &str) {
        match self.form {
            Form::Finished => self.out.push_str(slot),
            Form::Sieved => self.open(name, slot),
        }
    }

    /// Gathers the text of an image; its markup means nothing there.
    pub(super) fn picture_event(&mut self, event: &'e Event<'_>) {
        let Some(picture) = &mut self.picture else {
            return;
        };
        match event {
            Event::Start(_) => picture.depth += 1,
            Event::End(_) if picture.depth > 0 => picture.depth -= 1,
            Event::End(_) => self.end_picture(),
            Event::Text(text) | Event::Code(text) => picture.alt.push_str(text),
            Event::SoftBreak | Event::HardBreak => picture.alt.push(' '),
            _ => {}
        }
    }

    fn end_picture(&mut self) {
        let Some(picture) = self.picture.take() else {
            return;
        };
        let (target, title) = (picture.target.to_owned(), picture.title.to_owned());
        let slot = self.slots.image(target, picture.alt, title);
        self.fill("img", &slot);
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

    /// Copies what may pass of a piece of raw HTML.
    pub(super) fn raw(&mut self, html: &str) {
        if says_something(html) {
            for token in tokens(html) {
                self.raw_token(&token);
            }
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
