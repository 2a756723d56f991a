//! What a person has let pass: looked for once in a text, however much of it there is.

use std::ops::Range;

use aho_corasick::AhoCorasick;

/// So many places of what is let pass are known of one text; behind them nothing is.
const MOST: usize = 1 << 20;

/// What a person has let pass, ready to be looked for.
pub(crate) struct Reviewed(Option<AhoCorasick>);

/// Where it stands in a text: beginnings ascending, each with the furthest end up to it.
#[derive(Debug, Default)]
pub(crate) struct ReviewedPlaces(Vec<Range<usize>>);

impl Reviewed {
    /// The strings `texts`, exactly as they are.
    #[must_use]
    pub(crate) fn new(texts: &[Box<str>]) -> Self {
        let texts = || texts.iter().filter(|text| !text.is_empty()).map(|text| &**text);
        // Of what cannot be looked for, nothing passes.
        Self(texts().next().and_then(|_| AhoCorasick::new(texts()).ok()))
    }

    /// Where they stand in `text`.
    #[must_use]
    pub(crate) fn places(&self, text: &str) -> ReviewedPlaces {
        let Some(automaton) = &self.0 else { return ReviewedPlaces::default() };
        let found = automaton.find_overlapping_iter(text).take(MOST);
        let mut places: Vec<_> = found.map(|found| found.range()).collect();
        places.sort_unstable_by_key(|place| place.start);
        let mut furthest = 0;
        for place in &mut places {
            furthest = furthest.max(place.end);
            place.end = furthest;
        }
        ReviewedPlaces(places)
    }
}

impl ReviewedPlaces {
    /// Whether exactly the characters at `at` pass, alone or with what stands around them.
    #[must_use]
    pub(crate) fn cover(&self, at: &Range<usize>) -> bool {
        let behind = self.0.partition_point(|place| place.start <= at.start);
        behind > 0 && at.end <= self.0[behind - 1].end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_let_pass_is_so_with_what_stands_around_it() {
        let reviewed = |texts: &[&str], text: &str, at: Range<usize>| {
            let texts: Vec<Box<str>> = texts.iter().map(|text| (*text).into()).collect();
            Reviewed::new(&texts).places(text).cover(&at)
        };
        assert!(reviewed(&["号11"], "号11，11", 3..5));
        assert!(!reviewed(&["号11"], "号11，11", 8..10));
        assert!(reviewed(&["1", "abcd", "bc"], "abcd", 1..4));
        assert!(reviewed(&["aa"], "aaaa", 2..4), "at whatever place");
        assert!(!reviewed(&["ab", "bc"], "abc", 0..3), "two of them are not one");
        assert!(!reviewed(&["", "x"], "abc", 0..1));
        assert!(!reviewed(&[], "abc", 0..1));
    }
}
