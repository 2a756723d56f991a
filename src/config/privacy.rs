//! What of the personal data in the configuration and the registers a person has let pass.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::yaml::Node;

/// `privacy_reviewed` of the configuration.
#[derive(Clone, Debug, Default)]
pub struct Reviewed {
    pub texts: Vec<Box<str>>,
    /// Where the list stands.
    pub span: Range<u32>,
}

/// An entry as given; its reason is for whoever reads the file.
pub(super) type Raw = BTreeMap<String, Box<str>>;

impl Reviewed {
    pub(super) fn new(entries: Option<Vec<Raw>>, node: &Node) -> Self {
        let entries = entries.into_iter().flatten();
        Self {
            texts: entries.filter_map(|mut entry| entry.remove("text")).collect(),
            span: node.get("privacy_reviewed").map_or(0..0, |value| value.span.clone()),
        }
    }
}
