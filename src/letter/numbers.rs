//! Case numbers cited in a title or a sentence, told from all other numbers.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::pattern;
use super::reading::Reading;
use super::surroundings::{self, Context, Trust};
use crate::model::{CaseKey, numeral};

/// A number as printed, with its key where it can have one.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct CitedNumber {
    /// The number, zeros kept.
    pub text: String,
    pub key: Option<CaseKey>,
    /// The spelling that was changed, where it was (第十二号 → 12).
    pub changed_from: Option<String>,
    /// Where it stands in the folded text.
    pub at: usize,
}

impl CitedNumber {
    /// The number or numbers that a label's value gives; `None` where it is not clear which.
    #[must_use]
    pub fn of_label(value: &str) -> Option<Vec<Self>> {
        static WHOLE: LazyLock<Regex> = LazyLock::new(|| {
            pattern(&format!(r"^[\p{{Han}}--[{}]]{{0,3}}{PLAIN_NUMBER}$", numeral::DIGITS))
        });
        let tight = Reading::joined(value);
        let text = tight.as_str();
        let pieces = text.split(SEPARATORS).map(|piece| {
            let bare = ["提案", "建议", "议案"].iter().fold(piece.trim(), |text, word| {
                let text = text.strip_suffix(word).unwrap_or(text);
                text.strip_prefix(word).unwrap_or(text)
            });
            bare.trim_start_matches('第').replace(' ', "")
        });
        let pieces: Vec<String> = pieces.filter(|piece| !piece.is_empty()).collect();
        // A range, or words with a number somewhere among them, is no number.
        let is_whole = |piece: &String| WHOLE.is_match(piece) && !is_range(piece);
        let is_clear = !pieces.is_empty() && !tight.has_gap(&(0..text.len()));
        (is_clear && pieces.iter().all(is_whole)).then(|| {
            let one = |text: String| Self {
                key: CaseKey::parse(&text, &BTreeMap::new()).ok(),
                text,
                changed_from: None,
                at: 0,
            };
            pieces.into_iter().map(one).collect()
        })
    }
}

const PLAIN_NUMBER: &str = r"(?:闭会期间第?|闭会?第?)?(?:[A-Za-z]{1,4}[ -]?)?[0-9][0-9A-Za-z]*(?:[-/][0-9A-Za-z]+)*(?: [A-Za-z]{1,2})?";

/// What stands between two numbers of a list.
const BETWEEN: &str = "(?:号?[、,;和及与]|号)第?";

/// One or more numbers before 号: `第12、13号`, `第12号`, `6号`, `(1310519号)`.
static NUMBERS: LazyLock<Regex> = LazyLock::new(|| {
    let prefix = format!(r"[\p{{Han}}--[第号{}]]{{0,2}}?", numeral::DIGITS);
    let list = format!("{PLAIN_NUMBER}(?:{BETWEEN}{PLAIN_NUMBER})*");
    pattern(&format!(
        r#"(?:第["“]?(?<ordinal>{prefix}{list})["”]?|["“](?<quoted>{prefix}{list})|(?<list>{list}))号"#
    ))
});

/// `编号:1310519`, `编号为0012`; `第12建议`, where 号 is missing.
static BARE: LazyLock<Regex> = LazyLock::new(|| {
    let list = format!("{PLAIN_NUMBER}(?:{BETWEEN}{PLAIN_NUMBER})*");
    pattern(&format!(
        r"(?:(?:编号|案号|提案号|建议号)(?:为|是)?:?第?({list})|第({list})(?:件)?(?:建议|提案))"
    ))
});

/// 第十二号建议.
static HAN_NUMBERS: LazyLock<Regex> = LazyLock::new(|| {
    let number = "[〇零一二三四五六七八九十百]{1,6}";
    pattern(&format!("第({number}(?:{BETWEEN}{number})*)号"))
});

/// Whatever of digits and signs stands between 第 and 号: `第2023年5号`, `第5至8号`, `第九05号`.
static SPAN: LazyLock<Regex> = LazyLock::new(|| {
    let numerals = numeral::DIGITS;
    pattern(&format!(r"第[{numerals}A-Za-z千两年、,;和及与至到以—–―~.·/+ ()-]{{1,24}}号"))
});

/// The case numbers of a text, in order, and what could be one but is not clear.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    pub certain: Vec<CitedNumber>,
    /// As printed: ranges, parts of something longer, a second number in brackets.
    pub unclear: Vec<String>,
}

/// The case numbers of `text`.
#[must_use]
pub(crate) fn cited(text: &Reading, trust: Trust, prefixes: &BTreeMap<String, String>) -> Numbers {
    // Looking for one character is cheaper than asking the patterns.
    if !text.as_str().contains(['第', '号']) {
        return Numbers::default();
    }
    let mut search = Search { text, trust, prefixes, read: Vec::new(), out: Numbers::default() };
    search.numbers();
    search.bare();
    search.han();
    search.spans();
    let mut out = search.out;
    out.certain.sort_by_key(|number| number.at);
    if trust == Trust::Title {
        second_in_brackets(text.as_str(), &mut out);
    }
    out.unclear.extend(surroundings::further(text.as_str(), trust, out.certain.len()));
    out
}

/// A search for the numbers of a text.
struct Search<'a> {
    text: &'a Reading,
    trust: Trust,
    prefixes: &'a BTreeMap<String, String>,
    /// What was read of the text, 第 and 号 included, as certain or not.
    read: Vec<Range<usize>>,
    out: Numbers,
}

impl Search<'_> {
    fn numbers(&mut self) {
        for found in NUMBERS.captures_iter(self.text.as_str()) {
            let ordinal = found.name("ordinal");
            let list = ordinal.or(found.name("quoted")).or(found.name("list"));
            if let (Some(list), Some(whole)) = (list, found.get(0)) {
                let is_range = list.as_str().split(SEPARATORS).any(is_range);
                self.take(whole.range(), list.range(), ordinal.is_some(), is_range);
            }
        }
    }

    /// Takes the numbers at `list`, or tells that they are not clear.
    fn take(&mut self, whole: Range<usize>, list: Range<usize>, ordinal: bool, is_range: bool) {
        let folded = self.text.as_str();
        let context = Context::new(folded, &whole, ordinal);
        if !context.is_case(self.trust) {
            return;
        }
        if is_range || context.is_part() || self.text.has_gap(&list) {
            let from = context.begins().unwrap_or(whole.start);
            self.unclear(from..whole.end);
            self.read.push(from..whole.end);
        } else {
            self.list(list);
            self.read.push(whole);
        }
    }

    /// Tells of what stands at `range`; the first of many are enough.
    fn unclear(&mut self, range: Range<usize>) {
        if self.out.unclear.len() < 8 {
            self.out.unclear.push(self.text.spaced(&range));
        }
    }

    /// The numbers of a list, each for itself.
    fn list(&mut self, list: Range<usize>) {
        let mut at = list.start;
        for piece in self.text.as_str()[list].split_inclusive(SEPARATORS) {
            let bare = piece.trim_end_matches(SEPARATORS).trim_matches('第');
            if !bare.is_empty() {
                self.out.certain.push(number(bare, at, self.prefixes));
            }
            at += piece.len();
        }
    }

    fn bare(&mut self) {
        for found in BARE.captures_iter(self.text.as_str()) {
            let (Some(whole), Some(list)) = (found.get(0), found.get(1).or(found.get(2))) else {
                continue;
            };
            let behind = &self.text.as_str()[list.end()..];
            let is_range = list.as_str().split(SEPARATORS).any(is_range);
            if is_range || self.text.has_gap(&list.range()) || surroundings::goes_on(behind) {
                self.unclear(whole.range());
            } else {
                self.list(list.range());
            }
        }
    }

    fn han(&mut self) {
        for found in HAN_NUMBERS.captures_iter(self.text.as_str()) {
            let (Some(whole), Some(list)) = (found.get(0), found.get(1)) else { continue };
            let context = Context::new(self.text.as_str(), &whole.range(), true);
            if !(self.trust == Trust::Title || context.is_before_case()) {
                continue;
            }
            let pieces = list.as_str().split(SEPARATORS).map(|one| one.trim_matches('第'));
            let pieces: Vec<&str> = pieces.filter(|one| !one.is_empty()).collect();
            let values: Option<Vec<u32>> = pieces.iter().map(|one| numeral::parse(one)).collect();
            match values.filter(|_| !context.is_part()) {
                Some(values) => {
                    let read = pieces.iter().zip(values).map(|(piece, value)| CitedNumber {
                        changed_from: Some((*piece).to_owned()),
                        ..number(&value.to_string(), whole.start(), self.prefixes)
                    });
                    self.out.certain.extend(read);
                }
                None => {
                    let from = context.begins().unwrap_or(whole.start());
                    self.unclear(from..whole.end());
                }
            }
            self.read.push(whole.range());
        }
    }

    /// What stands between 第 and 号 as numbers do and was not read whole is told.
    fn spans(&mut self) {
        self.read.sort_by_key(|range| range.start);
        for span in SPAN.find_iter(self.text.as_str()) {
            let before = self.read.partition_point(|range| range.start <= span.start());
            let is_read = self.read[..before].last().is_some_and(|range| span.end() <= range.end);
            let has_number = span.as_str().contains(numeral::is_digit);
            let context = Context::new(self.text.as_str(), &span.range(), true);
            if has_number && !is_read && context.is_case(self.trust) {
                self.out.certain.retain(|number| !span.range().contains(&number.at));
                self.unclear(span.range());
            }
        }
    }
}

/// What separates the numbers of a list.
const SEPARATORS: &[char] = &['、', ',', ';', '和', '及', '与', '号'];

/// Whether `number` reads as a range: 12-15, but not 2023-15 or DH-12.
fn is_range(number: &str) -> bool {
    let ends: Vec<Option<u32>> = number.split(['-', '/']).map(|end| end.parse().ok()).collect();
    match ends[..] {
        [Some(from), Some(to)] => !(1949..2100).contains(&from) && from < to,
        _ => false,
    }
}

/// A number in brackets behind another that names the case: of the reply itself, of a series,
/// of the same case elsewhere. Which is not said.
fn second_in_brackets(text: &str, Numbers { certain, unclear }: &mut Numbers) {
    let inside = |number: &CitedNumber| {
        let before = &text[..number.at];
        before.rfind('(').is_some_and(|open| !before[open..].contains(')'))
    };
    if certain.iter().all(inside) {
        return;
    }
    let plain: Vec<_> = certain.iter().filter(|one| !inside(one)).cloned().collect();
    let same = |one: &CitedNumber| plain.iter().any(|other| other.text == one.text);
    unclear.extend(
        certain.iter().filter(|one| inside(one) && !same(one)).map(|one| format!("({})", one.text)),
    );
    certain.retain(|one| !inside(one));
}

fn number(text: &str, at: usize, prefixes: &BTreeMap<String, String>) -> CitedNumber {
    let printed = text;
    let text = printed.replace("期间", "").replace(['第', ' '], "");
    // 闭会期间第BH07号: its letters say so already.
    let lettered = text.strip_prefix("闭会").or(text.strip_prefix('闭'));
    let lettered = lettered.filter(|rest| rest.to_ascii_uppercase().starts_with("BH"));
    let text = lettered.map_or(text.clone(), str::to_owned);
    CitedNumber {
        key: CaseKey::parse(&text, prefixes).ok(),
        changed_from: (text.starts_with('闭') && text != printed).then(|| printed.to_owned()),
        text,
        at,
    }
}
