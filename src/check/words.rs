//! The one scan of a text: where the words stand that rules look for.
//!
//! A rule that looks for words names them in its [`Check`]. The words of all
//! rules, and those of the site's own lists, stand in one automaton
//! (Aho-Corasick); every text passes through it once, and a rule is asked only
//! where one of its words stands. Its own patterns then run on that place or
//! line, not on the text. So a further rule, or a list of thousands of words,
//! costs next to nothing in the texts that it says nothing about.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::rule::{Check, TextView};
use super::rules::RULES;
use crate::config::{ListKind, WordLists};
use crate::yaml::{Node, Value};

/// The scanner of a run, made once: rules and lists do not change.
pub struct Scanner<'a> {
    lists: &'a WordLists,
    automaton: AhoCorasick,
    /// For each word of the automaton, who looks for it.
    seekers: Vec<Vec<Seeker>>,
}

/// Who looks for a word.
#[derive(Clone, Copy, Debug)]
enum Seeker {
    /// The rule at this place of the table.
    Rule(usize),
    /// A list of the site, and the entry at this place of it.
    Entry(ListKind, usize),
    /// A right word: what stands within it is right.
    Right,
}

/// What one scan found.
#[derive(Debug, Default)]
pub struct WordHits<'a> {
    /// Where each rule's words stand, by the rule's place in the table; none at all for no words.
    places: Vec<Vec<Range<u32>>>,
    /// Words of the site's lists, by place.
    listed: Vec<Listed<'a>>,
}

/// A word of one of the site's lists, found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed<'a> {
    /// The list.
    pub list: ListKind,
    /// What to write instead, where the list says so.
    pub right: Option<&'a str>,
    /// Where it stands, in bytes of the file.
    pub at: Range<u32>,
}

/// The words of every rule, with the rule's place in the table.
static RULE_WORDS: LazyLock<Vec<(&str, usize)>> = LazyLock::new(|| {
    let words = RULES.iter().enumerate().flat_map(|(at, rule)| {
        let words = match rule.check {
            Check::ReplyWhere(words, _)
            | Check::TextWhere(words, _)
            | Check::TextWith(words, _) => words,
            _ => &[],
        };
        words.iter().map(move |word| (*word, at))
    });
    words.collect()
});

/// Up to so many bytes of words, the automaton is written out as a table: twice as fast,
/// and half a kilobyte for each byte of a word.
const TABLE_LIMIT: usize = 16 * 1024;

impl<'a> Scanner<'a> {
    /// A scanner for the words of the rules and of `lists`.
    ///
    /// # Panics
    /// Never: the words of `lists` were checked when they were read.
    #[must_use]
    pub fn new(lists: &'a WordLists) -> Self {
        let mut words: BTreeMap<&str, Vec<Seeker>> = BTreeMap::new();
        for (word, rule) in RULE_WORDS.iter() {
            words.entry(word).or_default().push(Seeker::Rule(*rule));
        }
        for (list, entries) in lists.all() {
            for (at, entry) in entries.iter().enumerate() {
                words.entry(&entry.wrong).or_default().push(Seeker::Entry(list, at));
                if let Some(right) = &entry.right {
                    words.entry(right).or_default().push(Seeker::Right);
                }
            }
        }
        let bytes: usize = words.keys().map(|word| word.len()).sum();
        let kind = if bytes <= TABLE_LIMIT {
            AhoCorasickKind::DFA
        } else {
            AhoCorasickKind::ContiguousNFA
        };
        let automaton = AhoCorasick::builder()
            .kind(Some(kind))
            .build(words.keys())
            .expect("fewer words than an automaton has room for");
        Self { lists, automaton, seekers: words.into_values().collect() }
    }

    /// Where the words stand in `text`, a whole file.
    #[must_use]
    pub fn scan(&self, text: &str) -> WordHits<'a> {
        let mut places = vec![Vec::new(); RULES.len()];
        let (mut found, mut right) = (Vec::new(), Vec::new());
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        for word in self.automaton.find_overlapping_iter(text) {
            let at = narrow(word.start())..narrow(word.end());
            for seeker in &self.seekers[word.pattern().as_usize()] {
                match *seeker {
                    Seeker::Rule(rule) => places[rule].push(at.clone()),
                    Seeker::Entry(list, entry) => {
                        let right = self.lists.entries(list)[entry].right.as_deref();
                        found.push(Listed { list, right, at: at.clone() });
                    }
                    Seeker::Right => right.push(at.clone()),
                }
            }
        }
        WordHits { places, listed: longest(found, &right) }
    }
}

/// Of words that overlap, the first and longest of each list; none that is part of a right word.
fn longest<'a>(mut found: Vec<Listed<'a>>, right: &[Range<u32>]) -> Vec<Listed<'a>> {
    let is_right = |at: &Range<u32>| {
        right.iter().any(|right| right.start <= at.start && at.end <= right.end && right != at)
    };
    found.retain(|word| !is_right(&word.at));
    found.sort_by_key(|word| (word.list, word.at.start, std::cmp::Reverse(word.at.end)));
    let mut end = (None, 0);
    found.retain(|word| {
        let is_free = end.0 != Some(word.list) || end.1 <= word.at.start;
        if is_free {
            end = (Some(word.list), word.at.end);
        }
        is_free
    });
    found
}

impl<'a> WordHits<'a> {
    /// Where the words of the rule at `rule` of the table stand, in the order of their ends.
    #[must_use]
    pub fn places(&self, rule: usize) -> &[Range<u32>] {
        self.places.get(rule).map_or(&[], Vec::as_slice)
    }

    /// The words of `list` that were found.
    pub fn listed(&self, list: ListKind) -> impl Iterator<Item = &Listed<'a>> {
        self.listed.iter().filter(move |word| word.list == list)
    }
}

/// Helpers for rules that are asked where their words stand.
impl TextView<'_> {
    /// What stands at `place` of the file.
    #[must_use]
    pub fn at(&self, place: &Range<u32>) -> &str {
        self.text.get(place.start as usize..place.end as usize).unwrap_or_default()
    }

    /// What follows `place` to the end of the file.
    #[must_use]
    pub fn after(&self, place: &Range<u32>) -> &str {
        self.text.get(place.end as usize..).unwrap_or_default()
    }

    /// The parts of the file that readers see as words: the text, the title, subject and
    /// summary, the titles of attachments.
    #[must_use]
    pub fn worded(&self) -> Vec<Range<u32>> {
        let fields = ["title", "subject", "summary"].iter().filter_map(|key| self.field(key));
        let mut parts: Vec<_> = fields.map(|field| field.value.span.clone()).collect();
        let attachments = self.field("attachments").map(|field| &field.value.value);
        let items: &[Node] = match attachments {
            Some(Value::Sequence(items)) => items,
            Some(Value::Scalar { .. } | Value::Mapping(_)) | None => &[],
        };
        let title = |item: &Node| item.get("title").or_else(|| item.get("名称")).cloned();
        parts.extend(items.iter().filter_map(title).map(|title| title.span));
        parts.push(self.document.body.clone());
        parts
    }

    /// Those of `places` that stand in words readers see, not in the target of a link.
    #[must_use]
    pub fn in_words<'p>(&self, places: &'p [Range<u32>]) -> Vec<&'p Range<u32>> {
        let parts = self.worded();
        let is_part = |place: &&Range<u32>| {
            parts.iter().any(|part| part.start <= place.start && place.end <= part.end)
        };
        places.iter().filter(is_part).filter(|place| !self.is_in_target(place)).collect()
    }

    /// The lines on which `places` stand, each once, in order.
    #[must_use]
    pub fn lines_at<'p>(
        &self,
        places: impl IntoIterator<Item = &'p Range<u32>>,
    ) -> Vec<Range<u32>> {
        let mut lines: Vec<Range<u32>> = Vec::new();
        for place in places {
            if lines.last().is_some_and(|line| line.start <= place.start && place.end <= line.end) {
                continue;
            }
            let (before, after) =
                (&self.text[..place.start as usize], &self.text[place.end as usize..]);
            let start = before.rfind('\n').map_or(0, |at| at + 1);
            let end = self.text.len() - after.len() + after.find('\n').unwrap_or(after.len());
            let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            lines.push(narrow(start)..narrow(end));
        }
        lines.sort_by_key(|line| line.start);
        lines.dedup();
        lines
    }

    /// Whether `place` stands in the target of a link or image, which readers do not read.
    fn is_in_target(&self, place: &Range<u32>) -> bool {
        self.outline.links.iter().any(|link| {
            let at = self.in_file(&link.range);
            let target = || self.at(&at).find("](").and_then(|start| u32::try_from(start).ok());
            at.start <= place.start
                && place.end <= at.end
                && target().is_some_and(|start| at.start + start < place.start)
        })
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
        let hits = Scanner::new(lists).scan(text);
        let shown = |word: &Listed<'_>| {
            let wrong = &text[word.at.start as usize..word.at.end as usize];
            format!("{wrong}→{}", word.right.unwrap_or_default())
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
