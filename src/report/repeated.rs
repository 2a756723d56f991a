//! Findings that say the same of many places: told once, with the other places named.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::style::File;

/// So many of one kind are each told in full.
const FEW: usize = 3;

/// Which file, and which of its findings.
type Place = (usize, usize);

/// What is told once for many places.
pub(super) struct Repeated {
    /// The places that the first of a kind stands for.
    others: BTreeMap<Place, Vec<Place>>,
    /// All of these.
    told: BTreeSet<Place>,
}

impl Repeated {
    /// Looks for what `files` repeat: the same rule in the same words, which has one cause.
    pub(super) fn of(files: &[File]) -> Self {
        let mut kinds: HashMap<_, Vec<Place>> = HashMap::new();
        for (at, file) in files.iter().enumerate() {
            for (number, finding) in file.findings.iter().enumerate() {
                let one = &finding.diagnostic;
                let kind = (one.rule, one.severity, &*one.message.zh, &*one.help.zh);
                kinds.entry(kind).or_default().push((at, number));
            }
        }
        let (mut others, mut told) = (BTreeMap::new(), BTreeSet::new());
        for places in kinds.into_values().filter(|places| places.len() > FEW) {
            told.extend(&places[1..]);
            others.insert(places[0], places[1..].to_vec());
        }
        Self { others, told }
    }

    /// Whether the finding at `place` is told by an earlier one.
    pub(super) fn is_told(&self, place: Place) -> bool {
        self.told.contains(&place)
    }

    /// The places that the finding at `place` stands for besides its own.
    pub(super) fn others(&self, place: Place) -> &[Place] {
        self.others.get(&place).map_or(&[], Vec::as_slice)
    }
}
