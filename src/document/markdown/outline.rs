//! What is told of a body to those who check it.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::oddity::Oddity;

/// What a body holds, with its places as byte ranges of the body.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
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
    /// What prints otherwise than meant, or not at all, by place.
    pub oddities: Vec<Oddity>,
}

/// A heading of the body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// 2 to 6, as shown.
    pub level: u8,
    /// Its address in the page.
    pub id: String,
    /// Its words, without markup.
    pub text: String,
    /// Its bytes in the body.
    pub range: Range<usize>,
}

/// A link or image of the body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkKind {
    /// Something to follow: `[words](target)` or an address by itself.
    Link,
    /// Something to see: `![words](target)`.
    Image,
}
