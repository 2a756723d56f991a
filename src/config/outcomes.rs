//! The class table: each row needs an address of its own.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::faults::Faults;
use crate::model::identifier;
use crate::yaml::{Node, Value};

/// A row of the class table: a letter means what the place says it means.
#[derive(Clone, Debug, Deserialize)]
pub struct Outcome {
    /// The letter printed on the reply.
    pub letter: String,
    /// What it is called.
    pub name: String,
    /// What it means, in a sentence.
    #[serde(default)]
    pub meaning: Option<String>,
    /// A kind or the key of a body, where tables differ.
    #[serde(default)]
    pub scope: Option<String>,
    /// Its key in addresses, where the letter cannot stand there.
    #[serde(default)]
    pub slug: Option<String>,
}

impl Outcome {
    /// The key in addresses.
    #[must_use]
    pub fn slug(&self) -> String {
        self.slug.clone().unwrap_or_else(|| self.letter.to_lowercase())
    }
}

/// Slugs that cannot be part of an address, or that two rows share.
pub(super) fn check(outcomes: &[Outcome], node: &Node, faults: &mut Faults) {
    let rows = match node.get("outcomes").map(|rows| &rows.value) {
        Some(Value::Sequence(rows)) => rows.as_slice(),
        _ => &[],
    };
    let mut slugs = BTreeSet::new();
    for (outcome, row) in outcomes.iter().zip(rows) {
        let at = row.place_of(&outcome.letter);
        let slug = outcome.slug();
        if identifier::check(&slug).is_err() {
            faults.value(
                at,
                format!("办理结果“{}”不能直接用在网址里，请加 slug，例如 slug: a", outcome.letter),
                format!(
                    "outcome \"{}\" cannot be part of an address; give it a slug",
                    outcome.letter
                ),
            );
        } else if !slugs.insert(slug.clone()) {
            faults.value(
                at,
                format!("两个办理结果的网址都是“{slug}”，请用 slug 分开"),
                format!("two outcomes share the slug \"{slug}\"; give one its own"),
            );
        }
    }
}
