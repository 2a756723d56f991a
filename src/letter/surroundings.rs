//! What stands about a number: whether it is a case's, a part of something longer, one of several.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::pattern;
use crate::model::numeral;

/// How much the surroundings must show that a number is a case's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trust {
    /// A title: its numbers are the case's.
    Title,
    /// A sentence: other numbers stand there too.
    Sentence,
}

/// Behind a number: further ones that are not named. `第5号等3件`, `第5号提案及其他2件`.
static FURTHER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        "^[)”\"]?(?:提案|建议|议案)?(?:等(?:(?<count>[{}]{{1,4}})|[两几多数余]*)[件份个]|等(?:提案|建议|议案|[)”]|$)|(?:以?及|[和与、,])?(?:其他|其它|另外|另|余下)[{0}两几多数余]*[件份个])",
        numeral::DIGITS
    ))
});

/// In a title: how many cases it names. `关于3件提案（第5号、第6号）的答复`.
static COUNT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!("([{}]{{1,4}})件(?:重点|类似|相关)?(?:提案|建议|议案)", numeral::DIGITS))
});

/// Behind a number without 号: more of what it is a part of.
static GOES_ON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!("^ ?(?:[至到—–―~.·/+、,;和及与以-]+第?[{0}]|[{0}年]|等)", numeral::DIGITS))
});

/// Whether `behind` goes on with a number that was not read.
pub(crate) fn goes_on(behind: &str) -> bool {
    GOES_ON.is_match(behind)
}

/// Words of `text` that speak of more cases, or fewer, than the `named` ones.
pub(crate) fn further(text: &str, trust: Trust, named: usize) -> Option<String> {
    if named == 0 || !text.contains('件') && !text.contains('等') {
        return None;
    }
    let is_named = |count: &str| numeral::parse(count).is_none_or(|count| count as usize == named);
    let behind = text.match_indices('号').find_map(|(at, _)| {
        let found = FURTHER.captures(&text[at + '号'.len_utf8()..])?;
        let all = found.name("count").is_some_and(|count| is_named(count.as_str()));
        let from = text[..at].rfind('第').unwrap_or(at);
        (!all).then(|| format!("{}号{}", &text[from..at], &found[0]))
    });
    behind.or_else(|| {
        let found = COUNT.captures_iter(text).filter(|_| trust == Trust::Title);
        let mut counts = found
            .filter(|one| !text[..one.get(0).map_or(0, |whole| whole.start())].ends_with('第'));
        counts.find(|one| !is_named(&one[1])).map(|one| one[0].to_owned())
    })
}

/// A number's surroundings.
pub(crate) struct Context<'a> {
    before: &'a str,
    /// Whether 第 is printed.
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

impl<'a> Context<'a> {
    pub(crate) fn new(text: &'a str, number: &Range<usize>, ordinal: bool) -> Self {
        Self { before: &text[..number.start], ordinal, after: &text[number.end..] }
    }

    /// Whether words for a case follow.
    pub(crate) fn is_before_case(&self) -> bool {
        is_case_word(self.after) || FURTHER.is_match(self.after)
    }

    /// Whether the number is the end of something longer: 12—15, 12至15, DH.12, (平)12.
    pub(crate) fn is_part(&self) -> bool {
        let before = self.before.trim_end_matches([' ', '第']);
        let joins = |last: char| "-—–―~至到.·_/".contains(last);
        let of_number = |last: char| last.is_ascii_alphanumeric();
        let first = before.trim_end_matches(joins);
        // 第九05号; but not 之一第5号.
        let of_numeral = |last: char| last.is_ascii_alphanumeric() || numeral::is_digit(last);
        let range = before.ends_with(of_number)
            || self.before.trim_end().ends_with(of_numeral)
            || first.len() < before.len()
                && first.trim_end_matches(['号', ' ', ')']).ends_with(of_numeral);
        // 第(平)12号: the letters before it belong to it.
        let marked = before.ends_with(')') && !self.ordinal && {
            let open = before.rfind('(').unwrap_or(0);
            before[..open].ends_with('第')
        };
        range || marked
    }

    /// Where that of which the number is a part begins.
    pub(crate) fn begins(&self) -> Option<usize> {
        let at = self.before.rfind('第')?;
        (self.before[at..].chars().count() <= 16).then_some(at)
    }

    pub(crate) fn is_case(&self, trust: Trust) -> bool {
        let of_case = self.is_before_case();
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
