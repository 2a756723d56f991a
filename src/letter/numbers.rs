//! Case numbers cited in a title or a sentence, told from all other numbers.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::pattern;
use super::reading::Reading;
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

/// How much the surroundings must show that a number is a case's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trust {
    /// A title: its numbers are the case's.
    Title,
    /// A sentence: other numbers stand there too.
    Sentence,
}

impl CitedNumber {
    /// A number as its label gives it.
    #[must_use]
    pub fn of_label(value: &str) -> Self {
        let tight = Reading::joined(value);
        let text = ["提案", "建议", "议案"].iter().fold(tight.as_str(), |text, word| {
            let text = text.strip_suffix(word).unwrap_or(text);
            text.strip_prefix(word).unwrap_or(text)
        });
        let text = text.trim_start_matches('第').trim_end_matches('号').replace(' ', "");
        Self { key: CaseKey::parse(&text, &BTreeMap::new()).ok(), text, changed_from: None, at: 0 }
    }

    /// Whether it is one number and nothing else: neither a range nor a number among words.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        static WHOLE: LazyLock<Regex> =
            LazyLock::new(|| pattern(&format!(r"^\p{{Han}}{{0,3}}{PLAIN_NUMBER}$")));
        WHOLE.is_match(&self.text) && !is_range(&self.text)
    }
}

const PLAIN_NUMBER: &str = r"(?:闭会期间第?|闭会?第?)?(?:[A-Za-z]{1,4}[ -]?)?[0-9][0-9A-Za-z]*(?:[-/][0-9A-Za-z]+)*(?: [A-Za-z]{1,2})?";

/// One or more numbers before 号: `第12、13号`, `第12号`, `6号`, `(1310519号)`.
static NUMBERS: LazyLock<Regex> = LazyLock::new(|| {
    let more = format!("(?:号?[、,和及与]第?{PLAIN_NUMBER})*");
    pattern(&format!(
        r#"(?:第["“]?(?<ordinal>[\p{{Han}}--[第号]]{{0,2}}?{PLAIN_NUMBER}{more})["”]?|["“](?<quoted>[\p{{Han}}--[第号]]{{0,2}}?{PLAIN_NUMBER}{more})|(?<list>{PLAIN_NUMBER}{more}))号"#
    ))
});

/// `编号:1310519`, `编号为0012`; `第12建议`, where 号 is missing.
static BARE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:(?:编号|案号|提案号|建议号)(?:为|是)?:?({PLAIN_NUMBER})|第({PLAIN_NUMBER})(?:件)?(?:建议|提案))"
    ))
});

/// 第十二号建议.
static HAN_NUMBER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"第([〇零一二三四五六七八九十百]{1,6})号"));

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
    let folded = text.as_str();
    let mut out = Vec::new();
    let mut unclear = Vec::new();
    // Looking for one character is cheaper than asking the patterns.
    if !folded.contains(['第', '号']) {
        return Numbers::default();
    }
    for found in NUMBERS.captures_iter(folded) {
        let ordinal = found.name("ordinal");
        let (Some(list), Some(whole)) =
            (ordinal.or(found.name("quoted")).or(found.name("list")), found.get(0))
        else {
            continue;
        };
        let context = Context {
            before: &folded[..whole.start()],
            ordinal: ordinal.is_some(),
            after: &folded[whole.end()..],
        };
        if !context.is_case(trust) {
            continue;
        }
        if context.is_part() || list.as_str().split(SEPARATORS).any(is_range) {
            unclear.push(context.printed(whole.as_str()));
        } else {
            let mut at = list.start();
            for piece in list.as_str().split_inclusive(SEPARATORS) {
                let bare = piece.trim_end_matches(SEPARATORS).trim_matches(['第', '号']);
                out.push(number(bare, at, prefixes));
                at += piece.len();
            }
        }
    }
    for found in BARE.captures_iter(folded) {
        out.extend(
            found.get(1).or(found.get(2)).map(|one| number(one.as_str(), one.start(), prefixes)),
        );
    }
    for found in HAN_NUMBER.captures_iter(folded) {
        let range = found.get(0).map_or(0..0, |whole| whole.range());
        let of_case = trust == Trust::Title || is_case_word(&folded[range.end..]);
        if let Some(value) = numeral::parse(&found[1]).filter(|_| of_case) {
            let at = range.start;
            let changed_from = Some(found[1].to_owned());
            out.push(CitedNumber { changed_from, ..number(&value.to_string(), at, prefixes) });
        }
    }
    out.sort_by_key(|number| number.at);
    if trust == Trust::Title {
        second_in_brackets(folded, &mut out, &mut unclear);
    }
    Numbers { certain: out, unclear }
}

/// What separates the numbers of a list.
const SEPARATORS: &[char] = &['、', ',', '和', '及', '与'];

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
fn second_in_brackets(text: &str, certain: &mut Vec<CitedNumber>, unclear: &mut Vec<String>) {
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
    CitedNumber {
        key: CaseKey::parse(&text, prefixes).ok(),
        changed_from: (text.starts_with('闭') && text != printed).then(|| printed.to_owned()),
        text,
        at,
    }
}

struct Context<'a> {
    before: &'a str,
    ordinal: bool,
    after: &'a str,
}

fn is_case_word(after: &str) -> bool {
    [
        "建议", "提案", "议案", "代表", "委员", "的建", "的提", "(", ")", "《", "“", "”建", "”提",
        "\"",
    ]
    .iter()
    .any(|word| after.starts_with(word))
}

impl Context<'_> {
    /// Whether the number is the end of something longer: 12—15, 12至15, DH.12, (平)12.
    fn is_part(&self) -> bool {
        let before = self.before.trim_end_matches([' ', '第']);
        let joins = |last: char| "-—–―~至到.·_/".contains(last);
        let of_number = |last: char| last.is_ascii_alphanumeric();
        let first = before.trim_end_matches(joins);
        let range = before.ends_with(of_number)
            || first.len() < before.len()
                && first.trim_end_matches(['号', ' ', ')']).ends_with(of_number);
        // 第(平)12号: the letters before it belong to it.
        let marked = before.ends_with(')') && !self.ordinal && {
            let open = before.rfind('(').unwrap_or(0);
            before[..open].ends_with('第')
        };
        range || marked
    }

    /// The number with what it is a part of.
    fn printed(&self, number: &str) -> String {
        let from = self.before.rfind('第').map_or("", |at| &self.before[at..]);
        let near = from.chars().count() <= 16;
        format!("{}{number}", if near { from } else { "" })
    }

    fn is_case(&self, trust: Trust) -> bool {
        let of_case = is_case_word(self.after);
        let of_reply = ["答复", "复函", "回复", "复文", "总", "期", "年", "年度"]
            .iter()
            .any(|word| self.before.ends_with(word));
        let reply_follows =
            ["答复", "复函", "回复", "复文"].iter().any(|word| self.after.starts_with(word));
        let closes = self.after.is_empty() || self.after.starts_with([')', '〕', ']', '】']);
        if of_reply && (closes || !of_case) || reply_follows && self.is_in_brackets() {
            return false;
        }
        let in_brackets = self.before.ends_with(['〕', ']', '】']);
        let other_number = ["类", "令", "公告", "字", "发", "函", "通告"]
            .iter()
            .any(|word| self.before.ends_with(word));
        let document = ["文件", "令", "公告", "通知", "线", "楼", "院", "机", "国道"]
            .iter()
            .any(|word| self.after.starts_with(word));
        // 国发〔2020〕5号 is a document; 县政协〔2023〕第5号提案 is a case.
        if other_number || document || (in_brackets && !of_case) {
            return false;
        }
        let ends_clause = self.after.starts_with(['收', '已', ',', '。']);
        match trust {
            Trust::Title => self.ordinal || of_case,
            Trust::Sentence if self.ordinal => of_case || ends_clause,
            Trust::Sentence => of_case && (self.opens() || self.after.starts_with(['建', '提'])),
        }
    }

    fn is_in_brackets(&self) -> bool {
        self.before.rfind('(').is_some_and(|open| !self.before[open..].contains(')'))
    }

    fn opens(&self) -> bool {
        let tail = ["(", "建议", "提案", "编号", "案号", ":"];
        tail.iter().any(|word| self.before.ends_with(word))
    }
}
