//! What is known while a document is read, and what was found so far.

use std::collections::BTreeMap;

use super::numbering::Numbering;
use super::parts::Target;
use super::styles::Styles;
use crate::extract::document::{Block, Document, Embedded};
use crate::extract::tree::Node;

/// What is known while a document is read, and what was found.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    /// What the part being read refers to.
    pub(super) targets: BTreeMap<String, Target>,
    /// Footnotes and endnotes by their kind and id.
    pub(super) notes: BTreeMap<(bool, String), Node>,
    /// The notes mentioned so far, and the label of each.
    pub(super) mentioned: Vec<(bool, String)>,
    pub(super) labels: BTreeMap<(bool, String), usize>,
    /// The parts that are files for themselves, in the order in which they were met.
    pub(super) wanted: Vec<String>,
    pub(super) numbers: BTreeMap<String, usize>,
    /// What files hold that were inserted whole, by the ids that the text names them with.
    pub(super) chunks: BTreeMap<String, Vec<Block>>,
    /// The files of those.
    pub(super) held: BTreeMap<String, Embedded>,
    pub(super) found: Document,
}

/// No letter has more pictures and files than this.
const MOST_FILES: usize = 1000;

impl Reader {
    /// The number of the file that the part called `name` is.
    pub(super) fn file(&mut self, name: String) -> usize {
        *self.numbers.entry(name.clone()).or_insert_with(|| {
            self.wanted.push(name);
            self.wanted.len() - 1
        })
    }

    /// Whether the document holds more than any letter does.
    pub(super) fn is_spent(&self) -> bool {
        self.wanted.len() > MOST_FILES || self.numbering.is_spent()
    }
}
