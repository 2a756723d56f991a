//! The case's subject (案由), taken from the opening sentence or the title.

use std::sync::LazyLock;

use regex::Regex;

use super::pattern;
use super::reading::Reading;
use crate::model::numeral;

/// Marks that quote, with their closing ones.
const QUOTES: &[(char, char)] =
    &[('《', '》'), ('“', '”'), ('"', '"'), ('〈', '〉'), ('「', '」'), ('『', '』')];

/// How a quoted subject is told from a quoted document or slogan.
static SUBJECT: LazyLock<Regex> = LazyLock::new(|| pattern(r"^关于|(?:建议|提案|议案|意见)$"));

/// What announces a quoted subject.
static ANNOUNCED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:提出的|提交的|反映的|号|案由为?:?|题为|上)(?:\([^)]*\))?$"));

/// A subject without quotation marks: from 关于 to the last 建议 or 提案 before what follows it.
static PLAIN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(关于[^。;]+?(?:的?建议|的?提案|的?议案))(?:\(|,|。|;|$|已?经?收|已悉|办理|交|由|\d|第|的?答复|的?复函|的?回复)",
    )
});

/// 关于养老服务的3件提案 names no subject.
static SEVERAL: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!("[{}两几多数]件(?:提案|建议|议案)$", numeral::DIGITS)));

/// A number in brackets at a subject's end.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\((?:第|编号:?|提案|建议)*[A-Za-z\p{Han}]{0,4}[0-9][0-9A-Za-z\-]*号?\)$")
});

/// The subjects that `text` (tight) names, in order.
#[must_use]
pub(crate) fn all(text: &Reading) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for (before, inner) in quoted(text) {
        let subject = without_number(&inner);
        let is_subject = SUBJECT.is_match(subject.as_str()) || ANNOUNCED.is_match(&before);
        let long = subject.as_str().chars().count() >= 6;
        if is_subject && long && !out.iter().any(|known| known == subject.original()) {
            out.push(subject.original().to_owned());
        }
    }
    if out.is_empty() {
        out.extend(plain(text));
    }
    out
}

/// `text` without what stands in quotation marks, for looking at the words around it.
#[must_use]
pub(crate) fn without_quotes(text: &Reading) -> String {
    let mut out = text.as_str().to_owned();
    for (_, inner) in quoted(text) {
        out = out.replace(inner.as_str(), "");
    }
    plain(text).map_or(out.clone(), |subject| out.replace(Reading::new(&subject).as_str(), ""))
}

fn plain(text: &Reading) -> Option<String> {
    let folded = text.as_str();
    let found = PLAIN.captures(folded)?.get(1)?;
    if SEVERAL.is_match(found.as_str()) {
        return None;
    }
    // 关于县政协第5号提案 names a case, not what it is about.
    let names_case = ["届", "会议", "号"].iter().any(|word| found.as_str().contains(word));
    let start = if names_case { inner_start(found.as_str())? } else { 0 };
    let subject = without_number(&text.part(found.start() + start..found.end()));
    let enough = subject.as_str().chars().count() >= 8;
    enough.then(|| subject.original().to_owned())
}

/// Of `关于第5号关于教育的建议` the second 关于 begins the subject.
fn inner_start(text: &str) -> Option<usize> {
    let at = text.rfind("关于").filter(|at| *at > 0)?;
    let rest = &text[at..];
    (!["届", "号"].iter().any(|word| rest.contains(word))).then_some(at)
}

fn without_number(subject: &Reading) -> Reading {
    match NUMBER.find(subject.as_str()) {
        Some(found) => subject.part(0..found.start()),
        None => subject.clone(),
    }
}

/// The quotations of `text`, outermost ones only, with what stands before each.
fn quoted(text: &Reading) -> Vec<(String, Reading)> {
    let folded = text.as_str();
    let mut out = Vec::new();
    let mut at = 0;
    while let Some((open, close)) = next_quote(folded, at) {
        let inner = open + folded[open..].chars().next().map_or(0, char::len_utf8);
        out.push((folded[..open].to_owned(), text.part(inner..close)));
        at = close + folded[close..].chars().next().map_or(1, char::len_utf8);
    }
    out
}

/// The places of the next opening mark from `from` and of the mark that closes it.
fn next_quote(text: &str, from: usize) -> Option<(usize, usize)> {
    for (at, character) in text[from..].char_indices() {
        let Some((open, close)) = QUOTES.iter().find(|pair| pair.0 == character) else {
            continue;
        };
        let start = from + at;
        if let Some(end) = closing(&text[start + open.len_utf8()..], *open, *close) {
            return Some((start, start + open.len_utf8() + end));
        }
    }
    None
}

fn closing(text: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, character) in text.char_indices() {
        if character == close && depth == 0 {
            return Some(at);
        }
        if character == close {
            depth -= 1;
        } else if character == open {
            depth += 1;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(all(&Reading::joined(text)), expected, "{text}");
    }

    #[test]
    fn subjects_are_told_from_other_quotations() {
        check(
            "您在会上“关于强化算力服务功能的提案(1310519号)”收悉",
            &["关于强化算力服务功能的提案"],
        );
        check(
            "您提出的《关于加快“数字乡村”建设的建议》（第12号）收悉",
            &["关于加快“数字乡村”建设的建议"],
        );
        check("您提出的关于加快“数字乡村”建设的提案收悉", &["关于加快“数字乡村”建设的提案"]);
        check("您提出的“加强校园周边整治”的建议收悉", &["加强校园周边整治"]);
        check("您提出的关于加强校园安全的建议（第12号）收悉", &["关于加强校园安全的建议"]);
        check("关于县政协十届二次会议第12号提案的答复", &[]);
        check("关于第12号“关于推进垃圾分类的建议”的答复", &["关于推进垃圾分类的建议"]);
        check(
            "您提出的《关于甲事的若干建议》和《关于乙事的若干建议》收悉",
            &["关于甲事的若干建议", "关于乙事的若干建议"],
        );
        check("按照《国家中长期规划》要求，您的提案收悉", &[]);
    }
}
