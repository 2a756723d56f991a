//! The marks around a title: document number, class, disclosure, who approved it for issue.
//!
//! They stand on lines of their own, in any order and often glued together:
//! `云汽发〔2020〕11号A类`, `(C) 同意公开`, `签发人:X`.

use std::sync::LazyLock;

use regex::Regex;

use super::pattern;
use super::reading::Reading;
use crate::model::{Disclosure, DocumentNumber};

/// What a line of marks says.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Marks {
    /// The document number as printed, without blanks.
    pub doc_number: Option<String>,
    /// The class letter, upper case.
    pub class: Option<String>,
    /// The disclosure, and whether brackets or a label make it certain.
    pub disclosure: Option<(Disclosure, bool)>,
    /// Who signed the reply out.
    pub signer: Option<String>,
}

/// A document number: authority, year in brackets, serial.
pub(crate) const DOC_NUMBER: &str =
    r"[\p{Han}A-Za-z]{2,20}[〔\[【(][12][0-9]{3}[〕\]】)]第?[0-9]{1,6}(?:号|$)";

const CLASS_LETTER: &str = "[A-Fa-f][0-9]?|[甲乙丙丁]";

static DOC: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!("^(?:发文字号|文号|字号)?:?({DOC_NUMBER})")));

static CLASS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^(?:(?:办理结果标注|办理结果|答复类别|办理类别|类别|答复)[:为]?[\[(〔【]?({CLASS_LETTER})(?:类|级)?[)〕\]】]?|({CLASS_LETTER})(?:类|级)件?|[\[(〔【]\s*(?:办理结果标注|办理结果|答复类别|类别)?:?[\[(〔【]?({CLASS_LETTER})(?:类|级)?[)〕\]】]{{1,2}})"
    ))
});

static DISCLOSURE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(是否同意公开|是否公开|公开方式|公开属性):(是|否|主动公开|依申请公开|不予公开|公开|不公开)|([\[(〔【]?)(主动公开|同意公开|全文公开|依申请公开|不予公开|不同意公开|不公开|公开)([)〕\]】]?))",
    )
});

static SIGNER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:签发人?|领导签发|签批人?):(\p{Han}[\p{Han}·]{1,5})"));

static CLASS_ALONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"^[\[(〔【]?({CLASS_LETTER})(?:类|级)?(?:[)〕\]】]|\(|,|;|。|$)"))
});

/// A letter that is followed by 类 wherever it stands, or ends the words in brackets: 已解决(A).
static CLASS_BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:^|[^0-9A-Za-z])({CLASS_LETTER})[类级]|[\[(〔【]({CLASS_LETTER})[)〕\]】]$"
    ))
});

static LETTER: LazyLock<Regex> = LazyLock::new(|| pattern(CLASS_LETTER));

/// The marks of `line` (tight), where it holds nothing else.
#[must_use]
pub(crate) fn read(line: &Reading) -> Option<Marks> {
    let text = line.as_str();
    if text.is_empty() || text.chars().count() > 80 {
        return None;
    }
    let mut marks = Marks::default();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let skipped = rest.len() - rest.trim_start_matches([' ', ',', ';', '、']).len();
        if skipped > 0 {
            at += skipped;
            continue;
        }
        at += one(line, at, &mut marks)?;
    }
    Some(marks)
}

/// Reads the mark at `at` and returns its length.
fn one(line: &Reading, at: usize, marks: &mut Marks) -> Option<usize> {
    let rest = &line.as_str()[at..];
    if let Some(found) = DOC.captures(rest) {
        let number = found.get(1)?;
        marks.doc_number = Some(line.cut(at + number.start()..at + number.end()).to_owned());
        return Some(number.end());
    }
    if let Some(found) = DISCLOSURE.captures(rest) {
        marks.disclosure = disclosure_of(&found);
        return Some(found.get(0)?.end());
    }
    if let Some(found) = CLASS.captures(rest) {
        let letter = (1..=3).find_map(|index| found.get(index))?;
        marks.class = Some(letter.as_str().to_ascii_uppercase());
        return Some(found.get(0)?.end());
    }
    let found = SIGNER.captures(rest)?;
    marks.signer = Some(found[1].to_owned());
    Some(found.get(0)?.end())
}

fn disclosure_of(found: &regex::Captures<'_>) -> Option<(Disclosure, bool)> {
    let labelled = found.get(2).map(|value| value.as_str());
    let word = labelled.or_else(|| found.get(4).map(|value| value.as_str()))?;
    let boxed = [3, 5].iter().any(|group| found.get(*group).is_some_and(|mark| !mark.is_empty()));
    Some((disclosure(word)?, labelled.is_some() || boxed))
}

/// The disclosure that a value of its label names.
#[must_use]
pub(crate) fn disclosure(word: &str) -> Option<Disclosure> {
    use crate::model::Choice as _;
    let word = word.trim_matches(|one: char| one.is_whitespace() || "()[]【】〔〕。".contains(one));
    match word {
        "全文公开" | "可以公开" | "可公开" | "同意全文公开" | "摘要公开" | "公开发布" | "主动" => {
            Some(Disclosure::Open)
        }
        "依申请" => Some(Disclosure::OnRequest),
        "不同意公开" | "不宜公开" | "不予主动公开" => Some(Disclosure::Withheld),
        other => Disclosure::parse(other),
    }
}

/// The class letter that a value of its label names.
#[must_use]
pub(crate) fn class(value: &str) -> Option<String> {
    let tight = Reading::joined(value);
    let text = tight.as_str();
    // A(√) B( ) C( ) offers letters, and which is ticked is not for us to say.
    let mut letters: Vec<_> = LETTER.find_iter(text).map(|one| one.as_str()).collect();
    letters.dedup();
    let found = CLASS_ALONE.captures(text).or_else(|| CLASS_BEHIND.captures(text))?;
    let letter = found.iter().skip(1).flatten().next()?;
    (letters.len() == 1).then(|| letter.as_str().to_ascii_uppercase())
}

/// A document number at the beginning or the end of a title, and the title without it.
#[must_use]
pub(crate) fn split_doc_number(title: &Reading) -> Option<(String, Reading)> {
    static FIRST: LazyLock<Regex> =
        LazyLock::new(|| pattern(&format!(r"^[(\[【]?({DOC_NUMBER})[)\]】]?")));
    static LAST: LazyLock<Regex> =
        LazyLock::new(|| pattern(&format!(r"[(\[【]({DOC_NUMBER})[)\]】]$")));
    let text = title.as_str();
    let split = |found: &regex::Captures<'_>, rest: std::ops::Range<usize>| {
        let number = found.get(1)?;
        let plain = number.as_str();
        // 关于县政协〔2023〕5号提案的答复 begins with no number of a document.
        let is_case = ["关于", "对", "会议", "届"].iter().any(|word| plain.contains(word));
        (!is_case && DocumentNumber::parse(plain).is_some())
            .then(|| (title.cut(number.range()).to_owned(), title.part(rest)))
    };
    if let Some(found) = FIRST.captures(text) {
        let end = found.get(0).map_or(0, |whole| whole.end());
        let case = ["建议", "提案", "议案", "代表", "委员"];
        if !case.iter().any(|word| text[end..].starts_with(word)) {
            return split(&found, end..text.len());
        }
    }
    let found = LAST.captures(text)?;
    let start = found.get(0).map_or(0, |whole| whole.start());
    split(&found, 0..start)
}

/// A class or disclosure in brackets at the end of a title, and the title without it.
#[must_use]
pub(crate) fn split_marks(title: &Reading) -> Option<(Marks, Reading)> {
    static LAST: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:[(〔\[【][^()〔〕\[\]【】]{1,10}[)〕\]】]|[A-F]类|(?:主动|同意|不同意|不予)公开)$",
        )
    });
    let text = title.as_str();
    let found = LAST.find(text)?;
    let marks = read(&title.part(found.range()))?;
    Some((marks, title.part(0..found.start())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: (&str, &str, Option<(Disclosure, bool)>, &str)) {
        let marks = read(&Reading::joined(line)).expect(line);
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let found =
            (text(&marks.doc_number), text(&marks.class), marks.disclosure, text(&marks.signer));
        let wanted =
            (expected.0.to_owned(), expected.1.to_owned(), expected.2, expected.3.to_owned());
        assert_eq!(found, wanted, "{line}");
    }

    #[test]
    fn marks_are_read_in_every_form() {
        check("钱汽发〔2020〕11号A类", ("钱汽发〔2020〕11号", "A", None, ""));
        check("A类", ("", "A", None, ""));
        check("(C)", ("", "C", None, ""));
        check("〔A〕", ("", "A", None, ""));
        check("办理结果：B", ("", "B", None, ""));
        check("类 别：B", ("", "B", None, ""));
        check("[办理结果标注（A1）]", ("", "A1", None, ""));
        check("甲类", ("", "甲", None, ""));
        check("B类 同意公开", ("", "B", Some((Disclosure::Open, false)), ""));
        check("〔公开〕", ("", "", Some((Disclosure::Open, true)), ""));
        check("是否同意公开：是", ("", "", Some((Disclosure::Open, true)), ""));
        check("云教函〔2022〕9 号　　签发人：文 样章", ("云教函〔2022〕9号", "", None, "文样章"));
        check("建议字[2019]3", ("建议字[2019]3", "", None, ""));
        check("渭教发【2020】36号", ("渭教发【2020】36号", "", None, ""));
        check("魏水建复字〔2019〕第1号", ("魏水建复字〔2019〕第1号", "", None, ""));
    }

    #[test]
    fn other_lines_hold_no_marks() {
        for line in ["公开指南", "2023年7月20日", "A地块", "关于某事的答复", "教育"]
        {
            assert_eq!(read(&Reading::joined(line)), None, "{line}");
        }
    }

    #[test]
    fn numbers_in_titles_are_split_off() {
        let check = |title: &str, number: &str, rest: &str| {
            let found = split_doc_number(&Reading::joined(title));
            let found = found.as_ref().map(|(number, rest)| (number.as_str(), rest.original()));
            assert_eq!(found, (!number.is_empty()).then_some((number, rest)), "{title}");
        };
        check(
            "豫工信办案〔2023〕166号 某厅对第5号提案的答复",
            "豫工信办案〔2023〕166号",
            "某厅对第5号提案的答复",
        );
        check(
            "关于第5号建议的答复（云教函〔2022〕9号）",
            "云教函〔2022〕9号",
            "关于第5号建议的答复",
        );
        check("关于县政协〔2023〕5号提案的答复", "", "");
        check("关于第5号建议的答复", "", "");
    }
}
