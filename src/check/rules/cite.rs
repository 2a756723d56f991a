//! Documents cited in a text: 《title》（number）, the number as GB/T 9704-2012 writes it.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::check::example::Example;
use crate::check::rule::{Check, Rule, TextView, bilingual};
use crate::diagnostic::{Severity, span_from};
use crate::model::DocumentNumber;
use crate::model::text::is_han;

/// A cited document number that is not written as the standard does.
pub(crate) const FORMAT: Rule = Rule {
    name: "cite/format",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("引用的文号写法不规范", "a cited document number in the wrong form"),
    why: bilingual(
        "引用公文先引标题、后引发文字号，年份用六角括号，顺序号不加“第”、不编虚位（GB/T 9704-2012）；写法不一就检索不到。",
        "a document is cited by its title, then its number in the standard's form (GB/T 9704-2012)",
    ),
    wrong: Example::body(
        "方假设委员：\n\n您提出的提案收悉。按照《公共算力发展规划》（乌政发[2023]7号），省级公共算力服务平台已经建成，各家的价格和排队时间都能查到。\n",
    ),
    right: Example::body(
        "方假设委员：\n\n您提出的提案收悉。按照《公共算力发展规划》（乌政发〔2023〕7号），省级公共算力服务平台已经建成，各家的价格和排队时间都能查到。\n",
    ),
    check: Check::TextWhere(WORDS, |view, places, found| {
        if !view.is_shown() {
            return;
        }
        let body = &view.document.body;
        let in_body = places.iter().filter(|at| body.start <= at.start && at.end <= body.end);
        let odd = view.lines_at(in_body).into_iter().flat_map(|line| odd_in(view, &line));
        let odd: Vec<_> = odd.collect();
        let Some((at, written, right)) = odd.first() else { return };
        let (zh, en) = match odd.len() {
            1 => (String::new(), String::new()),
            more => (format!("（共 {more} 处）"), format!(" ({more} times)")),
        };
        found
            .at(view.source, at.clone())
            .message(
                format!("引用的文号“{written}”写法不规范{zh}"),
                format!("the cited document number `{written}` is in the wrong form{en}"),
            )
            .help(
                format!("引用文号应写作《…》（{right}）；原件如此、不宜改动的可以不改"),
                format!("write 《…》（{right}）"),
            );
    }),
};

/// A year in brackets, as every document number has it.
const WORDS: &[&str] = &[
    "〔19", "〔20", "[19", "[20", "【19", "【20", "(19", "(20", "（19", "（20", "［19", "［20",
    "﹝19", "﹝20",
];

/// A document number in any brackets, the end of a title before it where there is one.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?<title>》\s*)?(?<number>\p{Han}{2,8}\s*[〔\[【(（［﹝]\s*(?:19|20)[0-9]{2}\s*[〕\]】)）］﹞]\s*第?\s*[0-9]{1,5}\s*号)",
    )
    .expect("the pattern is tested below")
});

/// How the codes of authorities that issue documents mostly end: 国办发, 豫政函, 建办.
const ENDS: &str = "发函办字电文规令复知通";

/// What a number of a house or a line goes on with.
const NO_DOCUMENT: &str = "楼院线机井库仓馆厂门店地桥路";

/// The document numbers of a line that depart from the form, and how they should be written.
fn odd_in(view: &TextView<'_>, line: &Range<u32>) -> Vec<(Range<u32>, String, String)> {
    let text = view.at(line);
    let odd = |place: regex::Captures<'_>| {
        let number = place.name("number")?;
        let (written, right) = mended(text, number.range(), place.name("title").is_some())?;
        let at = span_from(line.start, number.end() - written.len()..number.end());
        Some((at, written, right))
    };
    NUMBER.captures_iter(text).filter_map(odd).collect()
}

/// The number at `at` of `line` as written and as it should be; `None` where it is in its
/// form or is not a document number.
fn mended(line: &str, at: Range<usize>, after_title: bool) -> Option<(String, String)> {
    let text = &line[at.clone()];
    let written = without_lead(text);
    let (number, defects) = DocumentNumber::parse(written)?;
    let has_code = number.authority.chars().next_back().is_some_and(|last| ENDS.contains(last));
    let is_bracketed = line[..at.start].ends_with(['（', '(']);
    // Years stand in round brackets everywhere: 会议（2023）第2号.
    let is_round = written.contains(['(', '（']);
    if line[at.end..].starts_with(|next| NO_DOCUMENT.contains(next))
        || (is_round && !has_code && !is_bracketed && !after_title)
    {
        return None;
    }
    let is_bare = after_title && written.len() == text.len() && has_code;
    let is_odd = !defects.is_empty() || written.contains(char::is_whitespace) || is_bare;
    is_odd.then(|| (written.to_owned(), number.to_string()))
}

/// `text` without the words of the sentence before the number: 根据国办发〔2017〕47号.
fn without_lead(text: &str) -> &str {
    const LEADS: &[&str] = &[
        "根据", "按照", "依据", "依照", "结合", "印发", "参照", "执行", "落实", "和", "与", "及",
        "见", "即",
    ];
    let after = |lead: &&str| Some(&text[text.rfind(*lead)? + lead.len()..]);
    let is_number = |rest: &&str| rest.chars().take_while(|one| is_han(*one)).count() >= 2;
    let shortest = LEADS.iter().filter_map(after).filter(is_number).min_by_key(|rest| rest.len());
    shortest.unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn odd(line: &str) -> Option<(String, String)> {
        let place = NUMBER.captures(line)?;
        let number = place.name("number")?.range();
        mended(line, number, place.name("title").is_some())
    }

    #[test]
    fn numbers_out_of_form_are_mended() {
        for (line, written, right) in [
            ("《规划》（国办发[2017]47号）", "国办发[2017]47号", "国办发〔2017〕47号"),
            ("根据国办发【2017】47号", "国办发【2017】47号", "国办发〔2017〕47号"),
            ("按照国发（2017）第047号", "国发（2017）第047号", "国发〔2017〕47号"),
            ("（发改价格(2019)12号）", "发改价格(2019)12号", "发改价格〔2019〕12号"),
            ("《规划》国办发〔2017〕47号", "国办发〔2017〕47号", "国办发〔2017〕47号"),
            ("国办发 〔2017〕 47号", "国办发 〔2017〕 47号", "国办发〔2017〕47号"),
        ] {
            assert_eq!(odd(line), Some((written.into(), right.into())), "{line}");
        }
        for line in [
            "《规划》（国办发〔2017〕47号）",
            "根据国办发〔2017〕47号",
            "省政协会议（2023）第2号建议",
            "丽景小区（2020）3号楼",
            "（2023）乌01民初12号",
            "截至（2023）年底",
        ] {
            assert_eq!(odd(line), None, "{line}");
        }
    }
}
