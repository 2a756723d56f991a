//! The class table: each row needs an address of its own.

use std::collections::BTreeSet;

use super::Outcome;
use super::faults::Faults;
use crate::model::identifier;
use crate::yaml::Node;

/// Slugs that cannot stand in an address, or that two rows share.
pub(super) fn check(outcomes: &[Outcome], node: &Node, faults: &mut Faults) {
    let at = node.get("outcomes").map_or(0..0, |value| value.span.clone());
    let mut slugs = BTreeSet::new();
    for outcome in outcomes {
        let slug = outcome.slug();
        if identifier::check(&slug).is_err() {
            faults.value(
                at.clone(),
                format!("办理结果“{}”不能直接用在网址里，请加 slug，例如 slug: a", outcome.letter),
                format!(
                    "outcome \"{}\" cannot stand in an address; give it a slug",
                    outcome.letter
                ),
            );
        } else if !slugs.insert(slug.clone()) {
            faults.value(
                at.clone(),
                format!("两个办理结果的网址都是“{slug}”，请用 slug 分开"),
                format!("two outcomes share the slug \"{slug}\"; give one its own"),
            );
        }
    }
}
