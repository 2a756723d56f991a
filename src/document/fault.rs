//! What cannot be read as meant in a document, where it stands, and how it was meant.

use std::ops::Range;

use crate::yaml::mistake::LikelyMistake;

/// Something in a document that cannot be read as meant, and where.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Fault {
    pub at: Range<u32>,
    /// What is wrong with them.
    pub kind: FaultKind,
    /// What makes it right, where that is certain: the document is read as if it were done.
    pub edits: Vec<Edit>,
}

impl Fault {
    /// A fault whose cure is for a person to find.
    #[must_use]
    pub fn new(at: Range<u32>, kind: FaultKind) -> Self {
        Self { at, kind, edits: Vec::new() }
    }
}

/// Other characters in place of some bytes of a document.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Edit {
    pub at: Range<u32>,
    /// What is to stand there.
    pub new: String,
}

/// The ways a document can be unreadable.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum FaultKind {
    /// Not UTF-8; what it seems to be.
    Encoding(Encoding),
    /// The file is larger than [`super::LARGEST_FILE`].
    FileTooLarge,
    /// The front matter is larger than [`super::LARGEST_FRONT_MATTER`].
    FrontMatterTooLarge,
    /// Nothing that can be seen.
    Empty,
    /// The first line is not `---`.
    Unopened(Unopened),
    /// No second `---` line.
    Unclosed,
    /// A line of three grave accents around the front matter or the whole file.
    Fence,
    /// A full-width colon after a key.
    FullWidthColon,
    /// Full-width punctuation inside braces, or none where a blank must stand.
    FlowPunctuation,
    /// What is drawn like the dash before an item of a list.
    ListDash(char),
    Tab,
    /// A character that cannot be seen.
    Invisible(char),
    /// A wide blank where YAML knows ASCII ones alone.
    WideBlank,
    /// Chinese quotation marks where YAML wants ASCII ones.
    CurlyQuotes,
    /// A key that stands there already.
    DuplicateKey {
        /// The key as typed.
        key: String,
        /// Where it stood first.
        first: Range<u32>,
        /// Whether both lines say the same.
        same: bool,
    },
    /// Something that is no list of `key: value`.
    NoFields,
    /// Anything else that YAML does not allow; what was probably done.
    Syntax(LikelyMistake),
}

/// What stands where the first `---` line is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Unopened {
    /// Fields, and a `---` line below them.
    Fields,
    /// Fields without any `---` line; the bytes of the last one.
    FieldsAlone {
        /// Where the last field's line begins.
        last: u32,
    },
    /// A line that was meant as `---`.
    Dashes,
    /// Other text, and the front matter below it.
    TextAbove,
    /// Text without any field.
    Text,
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
