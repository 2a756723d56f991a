//! What a document holds besides its text: named with the reason, or missed.

use super::finding::Findings;
use super::recognise::LeftOut;
use crate::diagnostic::bilingual;
use crate::extract::document::{Document, Omitted, Reason};

/// Reports characters of `document` that are neither in its text nor among what was left out.
pub(super) fn missing(document: &Document, findings: &mut Findings) {
    let lost = more(&document.typed, &document.accounted());
    if !lost.is_empty() {
        findings.lost(&lost);
    }
}

/// The characters of `typed` that are more in number there than in `accounted`.
fn more(typed: &str, accounted: &str) -> String {
    let sorted = |text: &str| {
        let mut all: Vec<char> = text.chars().filter(|one| !one.is_whitespace()).collect();
        all.sort_unstable();
        all
    };
    let mut known = sorted(accounted).into_iter().peekable();
    let mut lost = String::new();
    for one in sorted(typed) {
        while known.next_if(|other| *other < one).is_some() {}
        if known.next_if_eq(&one).is_none() {
            lost.push(one);
        }
    }
    lost
}

/// Words that were left out, and why.
pub(super) fn left_out(omitted: &Omitted) -> LeftOut {
    let reason = match omitted.reason {
        Reason::Header => bilingual("页眉", "header"),
        Reason::Footer => bilingual("页脚", "footer"),
        Reason::PageNumber => bilingual("页码", "page number"),
        Reason::Hidden => bilingual("隐藏的文字", "hidden text"),
        Reason::Phonetic => bilingual("拼音指南", "phonetic guide"),
        Reason::Symbol => bilingual("认不出的符号", "unknown sign"),
        Reason::Head => bilingual("网页标题栏", "title of the window"),
        Reason::Unshown => bilingual("网页上不显示的文字", "words that the page does not show"),
        Reason::Option => bilingual("没有选中的选项", "choices that were not chosen"),
        Reason::Button => bilingual("按钮", "buttons"),
        Reason::Drawing => bilingual("图表里的文字", "words of a chart or diagram"),
    };
    LeftOut { reason, text: omitted.text.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_character_is_counted_as_often_as_it_stands() {
        for (typed, accounted, lost) in [
            ("甲乙 甲", "甲甲乙丙", ""),
            ("甲甲", "甲", "甲"),
            ("甲乙", "", "乙甲"),
            ("", "甲", ""),
        ] {
            assert_eq!(more(typed, accounted), lost, "{typed} {accounted}");
        }
    }
}
