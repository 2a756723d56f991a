//! Lists whose numbers no browser prints as they were typed: `1)`, `01.`. Their items become
//! paragraphs that begin with the number itself.

use std::collections::VecDeque;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::list::marker;
use super::prepared::Placed;

/// The lists that are open, and the paragraph that stands for an item.
#[derive(Default)]
pub(super) struct TypedLists {
    /// For each open list, whether it is one of these.
    lists: Vec<bool>,
    /// Whether the line of an item is being written that the parser opened no paragraph for.
    line: bool,
    /// Whether the item's number is written and nothing behind it.
    begun: bool,
}

impl TypedLists {
    /// Hands on what stands for the parser's event.
    pub(super) fn push<'a>(
        &mut self,
        (event, range): Placed<'a>,
        text: &'a str,
        to: &mut VecDeque<Placed<'a>>,
    ) {
        let typed = self.lists.last().copied().unwrap_or_default();
        let begun = std::mem::take(&mut self.begun);
        match &event {
            Event::Start(Tag::List(_)) => {
                self.end_line(&range, to);
                let odd = marker(&text[range.clone()]).is_some_and(prints_otherwise);
                self.lists.push(odd);
                if odd {
                    return;
                }
            }
            Event::End(TagEnd::List(_)) => {
                self.lists.pop();
                if typed {
                    return;
                }
            }
            Event::Start(Tag::Item) if typed => return self.start_item(&range, text, to),
            Event::End(TagEnd::Item) if typed => return self.end_line(&range, to),
            Event::Start(Tag::Paragraph) if begun => {
                // The paragraph of a loose item goes on behind its number, and ends by itself.
                self.line = false;
                return;
            }
            Event::Start(tag) if self.line && is_block(tag) => self.end_line(&range, to),
            Event::Rule => self.end_line(&range, to),
            _ => {}
        }
        to.push_back((event, range));
    }

    fn start_item<'a>(
        &mut self,
        range: &Range<usize>,
        text: &'a str,
        to: &mut VecDeque<Placed<'a>>,
    ) {
        let marker = marker(&text[range.clone()]).unwrap_or_default();
        let place = range.start..range.start + marker.len();
        to.push_back((Event::Start(Tag::Paragraph), range.clone()));
        to.push_back((Event::Text(marker.into()), place.clone()));
        to.push_back((Event::Text(" ".into()), place.end..place.end));
        self.line = true;
        self.begun = true;
    }

    fn end_line(&mut self, range: &Range<usize>, to: &mut VecDeque<Placed<'_>>) {
        if std::mem::take(&mut self.line) {
            to.push_back((Event::End(TagEnd::Paragraph), range.clone()));
        }
    }
}

/// A browser prints `1.`: no bracket, no leading zero.
fn prints_otherwise(marker: &str) -> bool {
    marker.ends_with(')') || marker.starts_with('0') && marker.len() > 2
}

fn is_block(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::BlockQuote(_)
            | Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::List(_)
            | Tag::FootnoteDefinition(_)
            | Tag::Table(_)
    )
}
