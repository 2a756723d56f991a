//! The body of a document: Markdown to outline, HTML and plain text.
//!
//! One pass over the same events (`events`), which is where Chinese is minded: emphasis beside
//! Chinese punctuation, line breaks between Chinese characters, paragraphs numbered 一、 or （一）
//! that are headings. An account that does not ask the parser (`conserved`) then holds the words of
//! page and plain text against those of the source. Nothing here reads a file, reports a finding or
//! knows what the document is about: the outline carries what others need for that, and what a link
//! leads to is asked from the caller. Only what the caller answers is ever written as an address.

mod attributes;
mod budget;
mod bytes;
mod cjk;
mod clean;
mod conserved;
mod element;
mod emphasis;
mod entity;
mod escape;
mod events;
mod footnote;
mod heading;
mod hidden;
mod html;
mod insertion;
mod lines;
mod link;
mod list;
mod literal;
mod mark;
mod oddity;
mod outline;
mod outliner;
mod plain;
mod plain_text;
mod prepared;
mod printed;
mod raw_html;
mod read;
mod render;
mod sanitise;
mod scope;
mod script;
mod shown;
mod sign;
mod standin;
mod table;
mod typed_list;

pub use conserved::missing;
pub use html::{Html, Slots};
pub use link::{Resolve, Target};
pub use oddity::{Oddity, OddityKind};
pub use outline::{Heading, Link, LinkKind, Outline};
pub use plain::{PlainText, Stretch};
pub use read::Reading;

/// Everything that is in `body`, read once: outline, plain text and HTML.
#[must_use]
pub fn read(body: &str) -> Reading {
    read::read(body)
}

/// What `body` holds: headings, links, length, and the oddities that deserve a finding.
#[must_use]
pub fn outline(body: &str) -> Outline {
    read::read(body).outline
}

/// `body` as HTML, compact and safe; headings have the ids of the outline.
#[must_use]
pub fn render(body: &str, resolve: &Resolve<'_>) -> String {
    read::html(body).fill(resolve)
}

/// How `text` behind `before`, raised or lowered by `element` (`sup`, `sub`), is written in
/// plain words; none where it stays as it is.
pub(crate) fn scripted(element: &str, before: &str, text: &str) -> Option<String> {
    script::Script::of(element).written(before, text)
}

/// The visible words of `body`, one line a block, for feeds, open data and search, and the way back
/// from each to the body.
#[must_use]
pub fn plain_text(body: &str) -> PlainText {
    read::plain_text(body)
}
