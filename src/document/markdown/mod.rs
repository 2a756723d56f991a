//! The body of a document: Markdown to outline, HTML and plain text.
//!
//! Three readings of the same events (`events`), which is where Chinese is minded: emphasis beside
//! Chinese punctuation, line breaks between Chinese characters, paragraphs numbered 一、 or （一）
//! that are headings. Nothing here reads a file, reports a finding or knows what the document is
//! about: the outline carries what others need for that, and what a link leads to is asked from the
//! caller. Only what the caller answers is ever written as an address.

mod attributes;
mod cjk;
mod clean;
mod emphasis;
mod entity;
mod escape;
mod events;
mod footnote;
mod heading;
mod link;
mod list;
mod outline;
mod plain;
mod plain_text;
mod raw_html;
mod render;
mod sanitise;
mod scope;
mod script;
mod table;

pub use plain::{PlainText, Stretch};

use std::ops::Range;

/// What a body holds, with its places as byte ranges of the body.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Outline {
    /// Headings in order, numbered paragraphs among them.
    pub headings: Vec<Heading>,
    /// Links and images in order of their beginnings, those in raw HTML included.
    pub links: Vec<Link>,
    /// How many characters a reader sees, white space and texts of images apart.
    pub text_length: usize,
    /// Raw HTML that is not merely a comment.
    pub raw_html: Vec<Range<usize>>,
    /// First-level headings, which are shown as second-level ones.
    pub body_h1: Vec<Range<usize>>,
    /// Tables whose head says nothing, or has no header cell at all.
    pub tables_without_header: Vec<Range<usize>>,
    /// Code made by four spaces of indentation, nearly always a paragraph meant as text.
    pub indented_code: Vec<Range<usize>>,
}

/// A heading of the body.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Heading {
    /// 2 to 6, as shown.
    pub level: u8,
    /// Its address in the page.
    pub id: String,
    /// Its words.
    pub text: String,
    /// Where it stands.
    pub range: Range<usize>,
}

/// A link or image of the body.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Link {
    /// The target as written, escapes and entities decoded; `render` asks for it in this form.
    pub target: String,
    /// The words of the link, or the text alternative of the image.
    pub text: String,
    /// The whole link or image; the whole block if it stands in a block of raw HTML.
    pub range: Range<usize>,
    /// Which of the two it is.
    pub kind: LinkKind,
}

/// Whether something is linked or shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum LinkKind {
    /// A link.
    Link,
    /// An image.
    Image,
}

/// Where a link leads on the site, as the caller answers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Target {
    /// The address to write.
    pub href: String,
    /// Width and height of an image in pixels.
    pub size: Option<(u32, u32)>,
    /// What to say in brackets behind a link: type and size of a file.
    pub note: Option<String>,
    /// The name under which a file is saved.
    pub download: Option<String>,
}

/// Answers where a written target leads; none prints the text of link or image alone.
pub type Resolve<'a> = dyn Fn(LinkKind, &str) -> Option<Target> + 'a;

/// What `body` holds: headings, links, length, and the oddities that deserve a finding.
#[must_use]
pub fn outline(body: &str) -> Outline {
    outline::outline(body)
}

/// `body` as HTML, compact and safe; headings have the ids of the outline.
#[must_use]
pub fn render(body: &str, resolve: &Resolve<'_>) -> String {
    render::render(body, resolve)
}

/// The visible words of `body`, one line a block, for feeds, open data and search, and the way back
/// from each to the body.
#[must_use]
pub fn plain_text(body: &str) -> PlainText {
    plain_text::plain_text(body)
}
