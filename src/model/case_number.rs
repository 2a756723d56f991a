//! Case numbers (案号): kept as typed, compared by key, shown in blocks of a hundred.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;

use super::text::{is_han, nfkc, without_space};

/// What two spellings of one case number share: `第0038号` and `38` are both `38`.
///
/// ASCII letters, digits and single hyphens; ordered naturally, numbers by value.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct CaseKey(Box<str>);

/// A page of cases: a hundred numbers, or all that are no plain number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CaseBlock {
    /// The numbers from this one to 99 more.
    From(u64),
    /// Every key that is not a plain number.
    Other,
}

impl CaseKey {
    /// The key of `text`; `prefixes` turns a Han prefix into letters (`平: ps`).
    ///
    /// # Errors
    /// The first part that has no place in a key, or an empty text where nothing is left.
    pub fn parse(text: &str, prefixes: &BTreeMap<String, String>) -> Result<Self, String> {
        let plain = without_trailing_brackets(&without_space(&nfkc(text)));
        let mut plain = plain.replace("建议", "").replace("提案", "").replace(['第', '号'], "");
        plain = plain.replace("闭会", "闭").replace('闭', "bh");
        let mut out = String::new();
        let mut rest = plain.as_str();
        while let Some(first) = rest.chars().next() {
            if is_han(first) {
                let end = rest.find(|other| !is_han(other)).unwrap_or(rest.len());
                let letters = prefixes.get(&rest[..end]).ok_or_else(|| rest[..end].to_owned())?;
                out.push_str(&letters.to_ascii_lowercase());
                rest = &rest[end..];
            } else if first.is_ascii_graphic() {
                out.push(first.to_ascii_lowercase());
                rest = &rest[1..];
            } else {
                return Err(first.to_string());
            }
        }
        let key = compact(&out);
        if key.is_empty() { Err(String::new()) } else { Ok(Self(key.into_boxed_str())) }
    }

    /// The key as text, as it stands in anchors.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The block of numbers this key stands in.
    #[must_use]
    pub fn block(&self) -> CaseBlock {
        match self.0.parse::<u64>() {
            Ok(number) if (1..1_000_000_000_000_000).contains(&number) => {
                CaseBlock::From(number - (number - 1) % 100)
            }
            _ => CaseBlock::Other,
        }
    }
}

impl CaseBlock {
    /// The name of the block's page, without its ending: `1-100`, `other`.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::From(from) => format!("{from}-{}", from + 99),
            Self::Other => "other".to_owned(),
        }
    }
}

/// The number as it stands in a sentence between 第 and 号: without those two.
#[must_use]
pub(crate) fn bare(text: &str) -> &str {
    let text = text.trim();
    let text = text.strip_prefix('第').unwrap_or(text);
    text.strip_suffix('号').unwrap_or(text).trim()
}

/// The most numbers that one range may stand for.
const LONGEST_RANGE: u64 = 50;

/// Every number of a range typed as one (`0121-0125`, `第121号至第125号`).
///
/// A year before a serial number (`2023-2045`) is none.
#[must_use]
pub(crate) fn range(text: &str) -> Option<Vec<String>> {
    let plain = without_space(&nfkc(text)).replace(['第', '号'], "");
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let (first, rest) = plain.split_at(digits(&plain));
    let last =
        rest.trim_start_matches(['-', '~', '至', '到', '—', '–', '―', '─', '−', '‐', '∼', '〜']);
    let is_one = !first.is_empty() && last.len() < rest.len() && digits(last) == last.len();
    if !is_one || first.len() != last.len() {
        return None;
    }
    let (from, to): (u64, u64) = (first.parse().ok()?, last.parse().ok()?);
    let is_year = first.len() == 4 && (1949..=2100).contains(&from);
    let length = to.checked_sub(from).filter(|length| (1..LONGEST_RANGE).contains(length))?;
    let width = first.len();
    (!is_year).then(|| (0..=length).map(|step| format!("{:0width$}", from + step)).collect())
}

/// Drops a trailing bracketed part: `03434（医疗卫生类270号）` is number 03434.
fn without_trailing_brackets(text: &str) -> String {
    let mut rest = text;
    while let Some(open) = rest.ends_with(')').then(|| rest.rfind('(')).flatten() {
        rest = &rest[..open];
    }
    rest.to_owned()
}

/// Leading zeros of each run of digits dropped, other marks folded into single hyphens.
fn compact(text: &str) -> String {
    let mut out = String::new();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if character.is_ascii_digit() {
            let mut run = String::from(character);
            while let Some(next) = characters.next_if(char::is_ascii_digit) {
                run.push(next);
            }
            let significant = run.trim_start_matches('0');
            out.push_str(if significant.is_empty() { "0" } else { significant });
        } else if character.is_ascii_alphabetic() {
            out.push(character);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}

impl fmt::Display for CaseKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Ord for CaseKey {
    fn cmp(&self, other: &Self) -> Ordering {
        natural(&self.0, &other.0)
    }
}

impl PartialOrd for CaseKey {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Natural order: runs of digits compare by value, everything else by character.
#[must_use]
pub(crate) fn natural(left: &str, right: &str) -> Ordering {
    let (mut left_rest, mut right_rest) = (left, right);
    loop {
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let (left_run, right_run) = (digits(left_rest), digits(right_rest));
        if left_run > 0 && right_run > 0 {
            let order = by_value(&left_rest[..left_run], &right_rest[..right_run]);
            if order != Ordering::Equal {
                return order;
            }
            (left_rest, right_rest) = (&left_rest[left_run..], &right_rest[right_run..]);
            continue;
        }
        let (mut left_chars, mut right_chars) = (left_rest.chars(), right_rest.chars());
        match (left_chars.next(), right_chars.next()) {
            (None, None) => return left.cmp(right),
            (first, second) if first != second => return first.cmp(&second),
            _ => (left_rest, right_rest) = (left_chars.as_str(), right_chars.as_str()),
        }
    }
}

fn by_value(left: &str, right: &str) -> Ordering {
    let (left, right) = (left.trim_start_matches('0'), right.trim_start_matches('0'));
    left.len().cmp(&right.len()).then_with(|| left.cmp(right))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> Result<String, String> {
        let prefixes = BTreeMap::from([("平".to_owned(), "ps".to_owned())]);
        CaseKey::parse(text, &prefixes).map(|key| key.to_string())
    }

    #[test]
    fn spellings_of_one_number_share_a_key() {
        for (text, expected) in [
            ("1310519", "1310519"),
            ("第0038号", "38"),
            ("０３８", "38"),
            ("03434（医疗卫生类270号）", "3434"),
            ("DH0271", "dh271"),
            ("闭08", "bh8"),
            ("闭会08", "bh8"),
            ("BH035", "bh35"),
            ("平12", "ps12"),
            ("2023/045", "2023-45"),
            ("建议第 6 号", "6"),
            ("000", "0"),
        ] {
            assert_eq!(key(text), Ok(expected.to_owned()), "{text}");
        }
        assert_eq!(key("甲3"), Err("甲".to_owned()));
        assert_eq!(key("第号"), Err(String::new()));
        assert_eq!(key("12…"), Ok("12".to_owned()), "NFKC makes … three full stops");
        assert_eq!(key("12★"), Err("★".to_owned()));
    }

    #[test]
    fn ranges_are_told_from_numbers() {
        for text in
            ["0121-0123", "第0121号至第0123号", "0121～0123", "0121—0123", "０１２１－０１２３"]
        {
            assert_eq!(range(text).unwrap_or_default(), ["0121", "0122", "0123"], "{text}");
        }
        assert_eq!(range("1-3").unwrap_or_default(), ["1", "2", "3"]);
        for text in
            ["0121", "2023-045", "2023-2045", "0123-0121", "121-1211", "DH-12", "1-2-3", "-3"]
        {
            assert_eq!(range(text), None, "{text}");
        }
        assert_eq!([bare("第0121号"), bare("0121"), bare("平12号")], ["0121", "0121", "平12"]);
    }

    #[test]
    fn blocks_hold_a_hundred_numbers() {
        let block =
            |text: &str| CaseKey::parse(text, &BTreeMap::new()).expect("a key").block().name();
        assert_eq!(block("1"), "1-100");
        assert_eq!(block("100"), "1-100");
        assert_eq!(block("101"), "101-200");
        assert_eq!(block("1310519"), "1310501-1310600");
        assert_eq!(block("0"), "other");
        assert_eq!(block("1000000000000000"), "other");
        assert_eq!(block("闭08"), "other");
    }

    #[test]
    fn keys_are_in_natural_order() {
        let mut keys = ["bh10", "2", "bh9", "10", "a-2", "a-11"];
        keys.sort_by(|left, right| natural(left, right));
        assert_eq!(keys, ["2", "10", "a-2", "a-11", "bh9", "bh10"]);
    }
}
