//! Keys: what of a text can be looked up, each a number of 32 bits.
//!
//! A pair of neighbouring Chinese characters, a run of letters and digits, such a run with the
//! Chinese character before or after it (第12, 12号), and each single Chinese character. Keys that
//! happen to share a number are told apart when the text is looked at.

use super::fold::{Class, class, fold};

/// A key. Those of single characters have the highest bit: they are asked for rarely, and stand
/// apart so that what is asked for often is smaller. The lowest two bits are none, which keeps the
/// distance from key to key within two bytes.
pub(super) type Key = u32;

/// Set in keys of single characters.
const SINGLE: Key = 1 << 31;

/// A key in the making: FNV-1a over UTF-16 code units, which is what a script sees.
#[derive(Clone, Copy)]
struct Hash(u32);

impl Hash {
    /// The bits mixed once more: shards are cut by the first of them.
    #[inline]
    fn key(self) -> Key {
        let mixed = (self.0 ^ (self.0 >> 15)).wrapping_mul(0x2C1B_3C6D);
        ((mixed ^ (mixed >> 13)) >> 1) & !3
    }
}

impl Gram for Hash {
    #[inline]
    fn start() -> Self {
        Self(0x811C_9DC5)
    }

    #[inline]
    fn with(self, character: char) -> Self {
        let mut units = [0; 2];
        let units = character.encode_utf16(&mut units).iter();
        Self(units.fold(self.0, |hash, unit| (hash ^ u32::from(*unit)).wrapping_mul(0x0100_0193)))
    }
}

/// The key of a name that stands in no text: a number, a document number.
#[must_use]
pub(super) fn name(text: &str) -> Key {
    text.chars().fold(Hash::start(), Hash::with).key()
}

/// The key of a part of a query.
#[must_use]
pub(super) fn of(gram: &str) -> Key {
    let mut characters = gram.chars();
    let alone = characters.next().filter(|_| characters.next().is_none());
    name(gram) | if alone.is_some_and(|one| class(one) == Class::Han) { SINGLE } else { 0 }
}

/// What of `text`, a part of a query, is looked up, each once; [`of`] gives its key.
#[must_use]
pub(super) fn query(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    parts(text, Singles::Alone, |gram: String, _| {
        let is_new = !out.contains(&gram);
        if is_new {
            out.push(gram);
        }
        is_new
    });
    out
}

/// Calls `take` with each key of `text`, in order, as often as it stands there. It tells whether
/// the key is new: the characters of a known pair are known.
#[inline]
pub(super) fn keys(text: &str, mut take: impl FnMut(Key) -> bool) {
    parts(text, Singles::All, |hash: Hash, is_single| {
        take(if is_single { hash.key() | SINGLE } else { hash.key() })
    });
}

/// Characters one after another, as a text or as the hash of it.
trait Gram: Clone {
    fn start() -> Self;
    fn with(self, character: char) -> Self;
}

impl Gram for String {
    fn start() -> Self {
        Self::new()
    }

    fn with(mut self, character: char) -> Self {
        self.push(character);
        self
    }
}

/// What stood before the character that is being looked at.
enum Before<G> {
    Nothing,
    /// A Chinese character, and whether it already stands in a key.
    Han(G, bool),
    /// A run of letters: itself, and after the Chinese character before it.
    Run(G, Option<G>),
}

/// Which single characters have keys.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Singles {
    /// All: what a text is found by.
    All,
    /// Those that stand in no other key: what a query needs.
    Alone,
}

/// Calls `take` with each part of `text` that has a key, and whether it is a single character.
#[inline]
fn parts<G: Gram>(text: &str, singles: Singles, mut take: impl FnMut(G, bool) -> bool) {
    let mut before = Before::Nothing;
    let mut next = |one| {
        before = step(std::mem::replace(&mut before, Before::Nothing), one, singles, &mut take);
    };
    for character in text.chars() {
        fold(character, &mut next);
    }
    next(' ');
}

#[inline]
fn step<G: Gram>(
    before: Before<G>,
    one: char,
    singles: Singles,
    take: &mut impl FnMut(G, bool) -> bool,
) -> Before<G> {
    let class = class(one);
    if class == Class::Letter {
        return match before {
            Before::Run(run, after) => Before::Run(run.with(one), after.map(|gram| gram.with(one))),
            Before::Han(first, _) => Before::Run(G::start().with(one), Some(first.with(one))),
            Before::Nothing => Before::Run(G::start().with(one), None),
        };
    }
    if let Before::Run(run, after) = &before {
        take(run.clone(), false);
        after.as_ref().map(|joint| take(joint.clone(), false));
    }
    if class == Class::Mark {
        if let (Before::Han(alone, false), Singles::Alone) = (before, singles) {
            take(alone, true);
        }
        return Before::Nothing;
    }
    let pair = match before {
        Before::Nothing => None,
        Before::Han(first, _) | Before::Run(first, _) => Some(take(first.with(one), false)),
    };
    let own = G::start().with(one);
    if singles == Singles::All && pair != Some(false) {
        take(own.clone(), true);
    }
    Before::Han(own, pair.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_asks_for_pairs_runs_and_joints_and_for_singles_only_where_they_stand_alone() {
        for (text, expected) in [
            ("养老院", &["养老", "老院"][..]),
            ("第12号", &["12", "第12", "12号"]),
            ("5G基站", &["5g", "5g基", "基站"]),
            ("水", &["水"]),
            ("水 电费", &["水", "电费"]),
            ("5", &["5"]),
            ("养、老", &["养", "老"]),
            ("，。", &[]),
        ] {
            assert_eq!(query(text), expected, "{text}");
        }
    }

    #[test]
    fn a_text_has_all_keys_that_a_query_for_any_part_of_it_asks_for() {
        let text = "您提出的“加快５Ｇ基站建设”建议（第0010号）收悉，養老院";
        let mut has = Vec::new();
        keys(text, |key| {
            has.push(key);
            true
        });
        for part in ["加快5g", "5G", "0010号", "第0010号", "站", "养老院", "建议", "收悉"]
        {
            for gram in query(part) {
                assert!(has.contains(&of(&gram)), "{part}: {gram}");
            }
        }
    }
}
