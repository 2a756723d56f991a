//! Which parts of a text something was found in already.

use std::collections::BTreeMap;
use std::ops::Range;

/// Parts of a text that do not meet: where each begins, and where it ends.
#[derive(Default)]
pub(super) struct Taken(BTreeMap<usize, usize>);

impl Taken {
    /// Adds the part at `at`; whether it met none of those before it.
    pub(super) fn add(&mut self, at: &Range<usize>) -> bool {
        let (mut start, mut end) = (at.start, at.end);
        let mut is_free = true;
        while let Some((from, to)) = self.last_before(at.end).filter(|(_, to)| at.start < *to) {
            is_free = false;
            (start, end) = (start.min(from), end.max(to));
            self.0.remove(&from);
        }
        self.0.insert(start, end);
        is_free
    }

    fn last_before(&self, end: usize) -> Option<(usize, usize)> {
        self.0.range(..end).next_back().map(|(from, to)| (*from, *to))
    }

    /// Whether the part at `at` meets none of those that were added.
    pub(super) fn is_free(&self, at: &Range<usize>) -> bool {
        self.last_before(at.end).is_none_or(|(_, to)| to <= at.start)
    }
}

impl<'a> FromIterator<&'a Range<usize>> for Taken {
    fn from_iter<T: IntoIterator<Item = &'a Range<usize>>>(parts: T) -> Self {
        let mut taken = Self::default();
        for part in parts {
            taken.add(part);
        }
        taken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_that_meet_are_one() {
        let taken: Taken =
            [&(10..20), &(0..5), &(18..30), &(40..50), &(2..4)].into_iter().collect();
        for (at, expected) in
            [(5..10, true), (4..6, false), (29..31, false), (30..40, true), (45..46, false)]
        {
            assert_eq!(taken.is_free(&at), expected, "{at:?}");
        }
    }
}
