//! Documents: Markdown with YAML front matter, purely as syntax.
//!
//! Nothing here knows what a reply is. Reading cannot fail: what is wrong is
//! handed back as faults beside whatever could be read.

mod front_matter;
pub mod markdown;
pub mod write;

pub use front_matter::is_nearly_dashes;

use std::ops::Range;

use crate::yaml::Node;
use crate::yaml::mistake::LikelyMistake;

/// A file read as front matter and body.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Document {
    /// The fields in the order of the text; of duplicates, the first alone.
    pub fields: Vec<Field>,
    /// Bytes of the front matter between its two `---` lines.
    pub block: Range<u32>,
    /// Bytes of the Markdown after it.
    pub body: Range<u32>,
    /// What could not be read as meant.
    pub faults: Vec<Fault>,
}

impl Document {
    /// Whether nothing of the front matter could be read: then its faults say
    /// all there is to say, and what follows from empty fields would only bury them.
    #[must_use]
    pub fn is_unreadable(&self) -> bool {
        self.fields.is_empty() && !self.faults.is_empty()
    }

    /// The body, of the whole `text` of the file.
    #[must_use]
    pub fn body_in<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.body.start as usize..self.body.end as usize).unwrap_or_default()
    }
}

/// One `key: value` of the front matter.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Field {
    /// The key as typed.
    pub key: String,
    /// The bytes of the key.
    pub key_span: Range<u32>,
    /// The value.
    pub value: Node,
}

/// Something in a document that cannot be read as meant, and where.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Fault {
    /// The very bytes.
    pub at: Range<u32>,
    /// What is wrong with them.
    pub kind: FaultKind,
}

/// The ways a document can be unreadable.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum FaultKind {
    /// Not UTF-8; what it seems to be.
    Encoding(Encoding),
    /// The file is larger than [`LARGEST_FILE`].
    FileTooLarge,
    /// The front matter is larger than [`LARGEST_FRONT_MATTER`].
    FrontMatterTooLarge,
    /// The first line is not `---`.
    Unopened,
    /// No second `---` line.
    Unclosed,
    /// A full-width colon after a key.
    FullWidthColon,
    /// A tab.
    Tab,
    /// Chinese quotation marks where YAML wants ASCII ones.
    CurlyQuotes,
    /// A key that stands there already, and where.
    DuplicateKey {
        /// The key as typed.
        key: String,
        /// Where it stood first.
        first: Range<u32>,
    },
    /// Something that is no list of `key: value`.
    NoFields,
    /// An anchor, alias, tag or second document.
    Feature,
    /// Anything else that YAML does not allow; what was probably done.
    Syntax(LikelyMistake),
}

/// What a file that is not UTF-8 seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Encoding {
    /// GBK or its superset GB18030 (Notepad's "ANSI").
    Gbk,
    /// UTF-16 (Notepad's "Unicode").
    Utf16,
    /// Something else, or damaged.
    Unknown,
}

/// The largest file, in bytes.
pub const LARGEST_FILE: usize = 4 * 1024 * 1024;

/// The largest front matter, in bytes: parsing time grows with its square.
pub const LARGEST_FRONT_MATTER: usize = 64 * 1024;

/// Reads a file's bytes as a document; the text too, where it is UTF-8.
/// Spans are bytes of the file.
#[must_use]
pub fn parse(bytes: &[u8]) -> (Document, &str) {
    let fault =
        |at: Range<u32>, kind| Document { faults: vec![Fault { at, kind }], ..Document::default() };
    if bytes.len() > LARGEST_FILE {
        return (fault(0..0, FaultKind::FileTooLarge), "");
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => (front_matter::parse(text), text),
        Err(error) => {
            let at = u32::try_from(error.valid_up_to()).unwrap_or(0);
            (fault(at..at + 1, FaultKind::Encoding(guess_encoding(bytes))), "")
        }
    }
}

fn guess_encoding(bytes: &[u8]) -> Encoding {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Encoding::Utf16;
    }
    let (_, damaged) = encoding_rs::GB18030.decode_without_bom_handling(bytes);
    if damaged { Encoding::Unknown } else { Encoding::Gbk }
}
