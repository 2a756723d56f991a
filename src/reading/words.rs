//! The one scan of a text: where the words stand that rules look for.
//!
//! A rule that looks for words names them. The words of all rules, and those of
//! the site's own lists, stand in one automaton (Aho-Corasick); every text
//! passes through it once, and a rule is asked only where one of its words
//! stands. Its own patterns then run on that place or line, not on the text. So
//! a further rule, or a list of thousands of words, costs next to nothing in the
//! texts that it says nothing about.

use std::collections::BTreeMap;
use std::ops::Range;

use daachorse::CharwiseDoubleArrayAhoCorasick;
use serde::{Deserialize, Serialize};

use super::joined::Joined;
use crate::config::{ListEntry, ListKind, WordLists};
use crate::diagnostic::offset;

/// The scanner of a run, made once: rules and lists do not change.
pub struct Scanner<'a> {
    lists: &'a WordLists,
    automaton: CharwiseDoubleArrayAhoCorasick<u32>,
    /// For each word of the automaton, who looks for it.
    seekers: Vec<Vec<Seeker>>,
}

/// Who looks for a word.
#[derive(Clone, Copy, Debug)]
enum Seeker {
    /// The rule with this number.
    Rule(u16),
    /// A list of the site, and the entry at this place of it.
    Entry(ListKind, usize),
    /// A right word: what stands within it is right.
    Right,
}

/// What one scan found.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct WordHits {
    /// Where each rule's words stand, by the rule's number.
    places: BTreeMap<u16, Vec<Range<u32>>>,
    /// Words of the site's lists, by place.
    listed: Vec<Listed>,
}

/// A word of one of the site's lists, found in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    pub list: ListKind,
    pub wrong: String,
    /// What to write instead, where the list says so.
    pub right: Option<String>,
    /// Where it stands, in bytes of the file.
    pub at: Range<u32>,
}

/// A word, and the number of the rule that looks for it.
pub(crate) type RuleWord = (&'static str, u16);

impl<'a> Scanner<'a> {
    /// A scanner for the words of rules and of `lists`.
    ///
    /// # Panics
    /// Never: the words of `lists` were checked when they were read.
    #[must_use]
    pub fn new(rules: impl IntoIterator<Item = RuleWord>, lists: &'a WordLists) -> Self {
        let mut words: BTreeMap<&str, Vec<Seeker>> = BTreeMap::new();
        for (word, rule) in rules {
            words.entry(word).or_default().push(Seeker::Rule(rule));
        }
        for (list, entries) in lists.all() {
            for (at, entry) in entries.iter().enumerate() {
                words.entry(&entry.wrong).or_default().push(Seeker::Entry(list, at));
                if let Some(right) = &entry.right {
                    words.entry(right).or_default().push(Seeker::Right);
                }
            }
        }
        let automaton = CharwiseDoubleArrayAhoCorasick::new(words.keys())
            .expect("fewer words than an automaton has room for");
        Self { lists, automaton, seekers: words.into_values().collect() }
    }

    /// Where the words stand in `text`, a whole file.
    #[must_use]
    pub fn scan(&self, text: &str) -> WordHits {
        let mut places: BTreeMap<u16, Vec<Range<u32>>> = BTreeMap::new();
        let (mut found, mut right) = (Vec::new(), Vec::new());
        for word in self.automaton.find_overlapping_iter(text) {
            let at = offset(word.start())..offset(word.end());
            for seeker in &self.seekers[word.value() as usize] {
                match *seeker {
                    Seeker::Rule(rule) => places.entry(rule).or_default().push(at.clone()),
                    Seeker::Entry(..) if found.len() >= MOST_SEEN => {}
                    Seeker::Entry(list, entry) => found.push((list, entry, at.clone())),
                    Seeker::Right => right.push(at.clone()),
                }
            }
        }
        if self.lists.all().iter().any(|list| !list.1.is_empty()) {
            self.scan_joined(text, &mut found, &mut right);
        }
        let listed = longest(found, right).into_iter().map(|(list, entry, at)| {
            let ListEntry { wrong, right } = &self.lists.entries(list)[entry];
            Listed { list, wrong: wrong.clone(), right: right.clone(), at }
        });
        WordHits { places, listed: listed.collect() }
    }

    /// The words of the lists that a line break, a mark or a look-alike hides from the scan.
    fn scan_joined(&self, text: &str, found: &mut Vec<Hit>, right: &mut Vec<Range<u32>>) {
        let Some(joined) = Joined::of(text) else { return };
        for word in self.automaton.find_overlapping_iter(&joined.text) {
            let at = joined.place(word.start()..word.end());
            for seeker in &self.seekers[word.value() as usize] {
                match *seeker {
                    Seeker::Rule(_) => {}
                    Seeker::Entry(..) if found.len() >= MOST_SEEN => {}
                    Seeker::Entry(list, entry) => found.push((list, entry, at.clone())),
                    Seeker::Right => right.push(at.clone()),
                }
            }
        }
    }
}

/// An entry of a list, and where its word stands.
type Hit = (ListKind, usize, Range<u32>);

/// So many words of lists are seen in a text; lists whose words are parts of one another find
/// many at each of its characters.
const MOST_SEEN: usize = 2_000_000;

/// So many words of a list are kept of a text.
const MOST_LISTED: usize = 20_000;

/// Of words that overlap, the first and longest of each list; none that is part of a right word.
fn longest(mut found: Vec<Hit>, mut right: Vec<Range<u32>>) -> Vec<Hit> {
    right.sort_by_key(|right| (right.start, std::cmp::Reverse(right.end)));
    right.dedup_by_key(|right| right.start);
    // For each right word, the furthest end of those that begin before it.
    let mut furthest = 0;
    let mut ends = Vec::with_capacity(right.len());
    for right in &right {
        ends.push(furthest);
        furthest = right.end.max(furthest);
    }
    let is_right = |at: &Range<u32>| {
        let behind = right.partition_point(|right| right.start < at.start);
        let before = ends.get(behind).copied().unwrap_or(furthest);
        let same = right.get(behind).filter(|right| right.start == at.start);
        before >= at.end || same.is_some_and(|right| right.end > at.end)
    };
    found.retain(|(_, _, at)| !is_right(at));
    found.sort_by_key(|(list, _, at)| (*list, at.start, std::cmp::Reverse(at.end)));
    let (mut of, mut end, mut count) = (None, 0, 0);
    found.retain(|(list, _, at)| {
        if of != Some(*list) {
            (of, end, count) = (Some(*list), 0, 0);
        }
        let is_free = end <= at.start && count < MOST_LISTED;
        if is_free {
            (end, count) = (at.end, count + 1);
        }
        is_free
    });
    found
}

impl WordHits {
    /// Where the words of the rule numbered `rule` stand, in the order of their ends.
    #[must_use]
    pub fn places(&self, rule: u16) -> &[Range<u32>] {
        self.places.get(&rule).map_or(&[], Vec::as_slice)
    }

    /// The words of `list` that were found.
    pub fn listed(&self, list: ListKind) -> impl Iterator<Item = &Listed> {
        self.listed.iter().filter(move |word| word.list == list)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::ListEntry;

    fn lists(wrong: &[(&str, &str)], banned: &[&str]) -> WordLists {
        let entry = |(wrong, right): &(&str, &str)| ListEntry {
            wrong: (*wrong).into(),
            right: Some((*right).into()),
        };
        WordLists {
            wrong: wrong.iter().map(entry).collect(),
            names: Vec::new(),
            banned: banned
                .iter()
                .map(|word| ListEntry { wrong: (*word).into(), right: None })
                .collect(),
        }
    }

    fn found(lists: &WordLists, text: &str) -> Vec<String> {
        let hits = Scanner::new([], lists).scan(text);
        let shown = |word: &Listed| {
            let wrong = &text[word.at.start as usize..word.at.end as usize];
            format!("{wrong}→{}", word.right.as_deref().unwrap_or_default())
        };
        hits.listed.iter().map(shown).collect()
    }

    #[test]
    fn the_longest_word_wins_and_right_words_are_left_alone() {
        let lists = lists(
            &[("宇宙", "元宇宙"), ("无宇宙", "元宇宙"), ("帐号", "账号"), ("帐", "账")],
            &["帐号密码"],
        );
        assert_eq!(found(&lists, "元宇宙产业"), [""; 0]);
        assert_eq!(found(&lists, "无宇宙、宇宙"), ["无宇宙→元宇宙", "宇宙→元宇宙"]);
        assert_eq!(found(&lists, "帐号和帐户"), ["帐号→账号", "帐→账"]);
        // One list does not hide what another one says.
        assert_eq!(found(&lists, "帐号密码"), ["帐号→账号", "帐号密码→"]);
    }

    #[test]
    fn many_words_are_found_like_few() {
        let many: Vec<(String, String)> =
            (0..3000).map(|at| (format!("错字{at:04}"), format!("正字{at:04}"))).collect();
        let many: Vec<(&str, &str)> =
            many.iter().map(|(wrong, right)| (wrong.as_str(), right.as_str())).collect();
        let lists = lists(&many, &[]);
        assert_eq!(
            found(&lists, "前错字0007后错字2999"),
            ["错字0007→正字0007", "错字2999→正字2999"]
        );
    }
}
