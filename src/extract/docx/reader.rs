//! What is known while a document is read, and what was found so far.

use std::collections::BTreeMap;

use super::numbering::Numbering;
use super::parts::Target;
use super::styles::Styles;
use crate::extract::document::{Block, Document, Embedded};
use crate::extract::tree::Node;

/// What is known while a document is read, and what was found.
pub(super) struct Reader {
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    /// What the part being read refers to.
    pub(super) targets: BTreeMap<String, Target>,
    /// Footnotes and endnotes by their kind and id.
    pub(super) notes: BTreeMap<(bool, String), Node>,
    /// The notes mentioned so far; a note's place is its label.
    pub(super) mentioned: Vec<(bool, String)>,
    /// The parts that are files for themselves, in the order in which they were met.
    pub(super) wanted: Vec<String>,
    /// What files hold that were inserted whole, by the ids that the text names them with.
    pub(super) chunks: BTreeMap<String, Vec<Block>>,
    /// The files of those.
    pub(super) held: BTreeMap<String, Embedded>,
    pub(super) found: Document,
}
