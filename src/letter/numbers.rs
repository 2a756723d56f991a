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
pub enum Trust {
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
        let text = tight.as_str().trim_start_matches('第').trim_end_matches('号');
        Self {
            key: CaseKey::parse(text, &BTreeMap::new()).ok(),
            text: text.to_owned(),
            changed_from: None,
            at: 0,
        }
    }
}

const PLAIN_NUMBER: &str =
    r"(?:闭会期间第?|闭会?第?)?[A-Za-z]{0,4}[0-9][0-9A-Za-z]*(?:[-/][0-9A-Za-z]+)*";

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

/// The case numbers of `text`, in order.
#[must_use]
pub(crate) fn cited(
    text: &Reading,
    trust: Trust,
    prefixes: &BTreeMap<String, String>,
) -> Vec<CitedNumber> {
    let folded = text.as_str();
    let mut out = Vec::new();
    // Looking for one character is cheaper than asking the patterns.
    if !folded.contains(['第', '号']) {
        return out;
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
        if context.is_case(trust) {
            let mut at = list.start();
            for piece in list.as_str().split(['、', ',', '和', '及', '与']) {
                out.push(number(piece.trim_matches(['第', '号']), at, prefixes));
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
    out
}

fn number(text: &str, at: usize, prefixes: &BTreeMap<String, String>) -> CitedNumber {
    let printed = text;
    let text = printed.replace("期间", "").replace('第', "");
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
    fn is_case(&self, trust: Trust) -> bool {
        let in_brackets = self.before.ends_with(['〕', ']', '】']);
        let other_number = ["类", "令", "公告", "字", "发", "函", "通告"]
            .iter()
            .any(|word| self.before.ends_with(word));
        let document = ["文件", "令", "公告", "通知", "线", "楼", "院", "机", "国道"]
            .iter()
            .any(|word| self.after.starts_with(word));
        let of_case = is_case_word(self.after);
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

    fn opens(&self) -> bool {
        let tail = ["(", "建议", "提案", "编号", "案号", ":"];
        tail.iter().any(|word| self.before.ends_with(word))
    }
}
