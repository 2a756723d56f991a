//! Documents: Markdown with YAML front matter, purely as syntax.
//!
//! Nothing here knows what a reply is. Reading cannot fail: what is wrong is
//! handed back as faults beside whatever could be read.

mod delimiters;
mod edits;
mod fault;
mod flow;
mod front_matter;
pub mod markdown;
mod parse;
pub(crate) mod pasted;
mod slips;
pub mod write;

pub(crate) use delimiters::is_nearly_dashes;
pub(crate) use fault::{Edit, Encoding, Fault, FaultKind, Unopened};
pub(crate) use parse::parse;

use std::ops::Range;

use crate::yaml::Node;
use crate::yaml::mistake::readable;

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

    /// The line of the byte `at` of `text`, without its end, as it was meant.
    #[must_use]
    pub fn mended_line(&self, text: &str, at: u32) -> String {
        let line = delimiters::line_at(text, at as usize);
        let within =
            |edit: &&Edit| line.start <= edit.at.start as usize && edit.at.end as usize <= line.end;
        let edits = self.faults.iter().flat_map(|fault| &fault.edits).filter(within).collect();
        readable(edits::Edited::new(&text[line.clone()], line.start, edits).text.trim_end())
    }
}

/// One `key: value` of the front matter.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Field {
    /// The key as typed.
    pub key: String,
    /// The bytes of the key.
    pub key_span: Range<u32>,
    /// The value as typed, with its place.
    pub value: Node,
}

/// The largest file, in bytes.
pub(crate) const LARGEST_FILE: usize = 4 * 1024 * 1024;

/// The largest front matter, in bytes: parsing time grows with its square.
pub(crate) const LARGEST_FRONT_MATTER: usize = 64 * 1024;
