//! Findings that say the same of many places: told once, with the other places named.

use std::collections::BTreeMap;

use super::masked::Findings;
use crate::digest::Digest;

/// So many of one kind are each told in full.
const FEW: usize = 3;

/// The most places that are named below a finding.
pub(super) const NAMED: usize = 20;

/// What is told once for many places.
pub(super) struct Repeated {
    /// For each finding, the number of its kind.
    kinds: Vec<u32>,
    /// The kinds, by the order in which they come.
    all: Vec<Kind>,
}

/// Findings of the same rule in the same words, which have one cause.
#[derive(Default)]
struct Kind {
    /// How many there are.
    count: usize,
    /// The numbers of the first of them, as many as are named.
    first: Vec<usize>,
}

impl Repeated {
    /// Looks for what `findings` repeat.
    pub(super) fn of(findings: &Findings<'_>) -> Self {
        let mut known: BTreeMap<Digest, u32> = BTreeMap::new();
        let mut repeated = Self { kinds: Vec::new(), all: Vec::new() };
        for (number, finding) in findings.all().iter().enumerate() {
            // As they were found: only what is printed has to be masked, which costs more.
            let (message, help) = (&*finding.message.zh, &*finding.help.zh);
            let words = [finding.rule, finding.severity.key(), message, help].join("\0");
            let next = u32::try_from(repeated.all.len()).unwrap_or(u32::MAX);
            let kind = *known.entry(Digest::of(words)).or_insert(next);
            if kind == next {
                repeated.all.push(Kind::default());
            }
            repeated.kinds.push(kind);
            let kind = &mut repeated.all[kind as usize];
            kind.count += 1;
            if kind.first.len() <= NAMED {
                kind.first.push(number);
            }
        }
        repeated
    }

    fn kind(&self, number: usize) -> &Kind {
        &self.all[self.kinds[number] as usize]
    }

    /// Whether the finding of that number is told by an earlier one.
    pub(super) fn is_told(&self, number: usize) -> bool {
        let kind = self.kind(number);
        kind.count > FEW && kind.first[0] != number
    }

    /// What the finding of that number stands for besides itself: how many others, and the
    /// numbers of those that are named.
    pub(super) fn others(&self, number: usize) -> (usize, &[usize]) {
        let kind = self.kind(number);
        if kind.count > FEW { (kind.count - 1, &kind.first[1..]) } else { (0, &[]) }
    }
}
