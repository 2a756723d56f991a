//! The visible words of a body, one line a block.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::cjk::without_folds;
use super::emphasis::prepare;
use super::entity::decoded;
use super::events::events;
use super::raw_html::{Token, is_block, tokens};

/// The words of `body`; see the module's own `plain_text`.
///
/// Texts of images and marks of footnotes are not words of the text; the footnotes themselves stand
/// where they were written. Cells of a table row are parted by a space.
pub(super) fn plain_text(body: &str) -> String {
    let prepared = prepare(body);
    let mut lines = Lines::default();
    let mut pictures = 0_usize;
    let mut html_block = String::new();
    for (event, _) in events(&prepared) {
        match event {
            Event::Start(Tag::Image { .. }) => pictures += 1,
            Event::End(TagEnd::Image) => pictures -= 1,
            _ if pictures > 0 => {}
            Event::Start(Tag::CodeBlock(_)) => lines.start_code(),
            Event::End(TagEnd::CodeBlock) => lines.end_code(),
            Event::Start(Tag::HtmlBlock) => html_block.clear(),
            Event::End(TagEnd::HtmlBlock) => lines.raw_html(&html_block),
            Event::Start(tag) if breaks_line(tag.to_end()) => lines.end_line(),
            Event::End(tag) if breaks_line(tag) => lines.end_line(),
            Event::Text(text) | Event::Code(text) => lines.words(&text),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::TableCell) => lines.words(" "),
            Event::Html(html) => html_block.push_str(&html),
            Event::InlineHtml(html) => lines.raw_html(&html),
            _ => {}
        }
    }
    lines.end_line();
    lines.out
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
    out: String,
    /// Where the current line begins.
    start: usize,
    in_code: bool,
}

impl Lines {
    fn words(&mut self, text: &str) {
        if self.in_code {
            self.out.push_str(text);
            return;
        }
        for c in text.chars() {
            if !c.is_ascii_whitespace() {
                self.out.push(c);
            } else if self.out.len() > self.start && !self.out.ends_with(' ') {
                self.out.push(' ');
            }
        }
    }

    fn end_line(&mut self) {
        let end = self.start + self.out[self.start..].trim_ascii_end().len();
        self.out.truncate(end);
        if end > self.start {
            self.out.push('\n');
        }
        self.start = self.out.len();
    }

    fn start_code(&mut self) {
        self.end_line();
        self.in_code = true;
    }

    fn end_code(&mut self) {
        self.in_code = false;
        self.end_line();
    }

    fn raw_html(&mut self, html: &str) {
        for token in tokens(html) {
            match token {
                Token::Text(text) => self.words(&without_folds(&decoded(text))),
                Token::Open { name: "br", .. } | Token::Close { name: "td" | "th" } => {
                    self.words(" ");
                }
                Token::Open { name: "td" | "th", .. } => {}
                Token::Open { name, .. } | Token::Close { name } if is_block(name) => {
                    self.end_line();
                }
                Token::Open { .. } | Token::Close { .. } => {}
            }
        }
    }
}
