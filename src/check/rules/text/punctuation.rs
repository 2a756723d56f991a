//! Punctuation as Chinese is written: full-width marks, quotation marks in pairs.

use std::ops::Range;

use crate::check::example::Example;
use crate::check::rule::{Check, Rule, TextView, bilingual};
use crate::diagnostic::Severity;
use crate::model::text::is_han;

/// Half-width punctuation between Chinese characters.
pub(crate) const HALFWIDTH_PUNCT: Rule = Rule {
    name: "text/halfwidth-punct",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("中文里用了半角标点", "half-width punctuation in Chinese"),
    why: bilingual(
        "中文用全角标点（GB/T 15834-2011《标点符号用法》）；半角标点多半是复制、转码时变的，排出来字距不匀。",
        "Chinese takes full-width marks (GB/T 15834-2011); half-width ones come from copying",
    ),
    wrong: Example::body(
        "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成,各家的价格和排队时间都能查到,企业不用再逐家询问。\n",
    ),
    right: Example::body(
        "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n",
    ),
    check: Check::TextWhere(&[",", ";", ":", "?", "!", "."], |view, places, found| {
        if !view.is_shown() {
            return;
        }
        let odd: Vec<_> = places.iter().filter(|place| is_odd(view.text, place)).cloned().collect();
        if odd.is_empty() {
            return;
        }
        let odd = view.in_words(&odd);
        let Some(first) = odd.first() else { return };
        let counts = counts(view, &odd);
        let zh: Vec<_> = counts.iter().map(|(mark, count)| format!("“{mark}”{count} 处")).collect();
        let en: Vec<_> = counts.iter().map(|(mark, count)| format!("`{mark}` {count}")).collect();
        let (before, after) = mended(view, first);
        found
            .at(view.source, (*first).clone())
            .message(
                format!("中文里用了半角标点：{}", zh.join("、")),
                format!("half-width marks in Chinese text: {}", en.join(", ")),
            )
            .help(
                format!("请改为全角，例如“{before}”写成“{after}”；原件如此、不宜改动的可以不改"),
                format!("write full-width marks, for example “{after}”"),
            );
    }),
};

/// How often each mark stands at `places`, in the order of their first places.
fn counts<'a>(view: &'a TextView<'_>, places: &[&Range<u32>]) -> Vec<(&'a str, usize)> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for mark in places.iter().map(|place| view.at(place)) {
        match counts.iter_mut().find(|known| known.0 == mark) {
            Some(known) => known.1 += 1,
            None => counts.push((mark, 1)),
        }
    }
    counts
}

/// Whether the mark at `place` stands in Chinese: after a Chinese character or mark, or
/// right before one. `1.项目` and `3,000` are right as they are.
fn is_odd(text: &str, place: &Range<u32>) -> bool {
    let (start, end) = (place.start as usize, place.end as usize);
    let (before, after) = (&text[..start], &text[end..]);
    let is_before = before.chars().next_back().is_some_and(is_chinese);
    let next = after.chars().next();
    let is_after = next.is_some_and(is_chinese);
    match &text[start..end] {
        // `…见下图![图](a.png)` is an image, `&nbsp;中` an entity.
        "!" => is_before && next != Some('['),
        ";" => is_before,
        "." => is_before && (is_after || next.is_none_or(char::is_whitespace)),
        // A list of Markdown or a key of the front matter is no word of a sentence.
        _ => is_before || (is_after && before.ends_with(|last: char| !last.is_whitespace())),
    }
}

/// Han characters and the marks that only Chinese has.
fn is_chinese(character: char) -> bool {
    is_han(character)
        || matches!(
            character,
            '“' | '”'
                | '‘'
                | '’'
                | '《'
                | '》'
                | '（'
                | '）'
                | '、'
                | '。'
                | '【'
                | '】'
                | '「'
                | '」'
        )
}

/// A few words round `place` as they stand, and with full-width marks.
fn mended(view: &TextView<'_>, place: &Range<u32>) -> (String, String) {
    const AROUND: usize = 5;
    let (before, after) = (&view.text[..place.start as usize], &view.text[place.end as usize..]);
    let is_plain = |one: &char| is_chinese(*one) || one.is_ascii_alphanumeric() || *one == '%';
    let mut left: Vec<char> = before.chars().rev().take_while(is_plain).take(AROUND).collect();
    left.reverse();
    let left: String = left.into_iter().collect();
    let right: String = after.chars().take_while(is_plain).take(AROUND).collect();
    let mark = view.at(place);
    let full = match mark {
        "," => "，",
        ";" => "；",
        ":" => "：",
        "?" => "？",
        "!" => "！",
        _ => "。",
    };
    (format!("{left}{mark}{right}"), format!("{left}{full}{right}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn narrow(at: usize) -> u32 {
        u32::try_from(at).expect("a short text")
    }

    #[test]
    fn half_width_marks_count_in_chinese_alone() {
        let is_odd = |text: &str, mark: &str| {
            let at = text.find(mark).expect("the mark");
            is_odd(text, &(narrow(at)..narrow(at + 1)))
        };
        for (text, mark) in [
            ("建成,各家", ","),
            ("达到80.7%,规上", ","),
            ("附件:1.名称", ":"),
            ("完成.", "."),
            ("好吗?", "?"),
            ("太好了!", "!"),
            ("一是;二是", ";"),
            ("（一）,二", ","),
        ] {
            assert!(is_odd(text, mark), "{text}");
        }
        for (text, mark) in [
            ("1.项目", "."),
            ("单价3,000元", ","),
            ("10:26", ":"),
            ("https://example.cn", ":"),
            ("见下图![图](a)", "!"),
            ("a&nbsp;中", ";"),
            ("建设.md", "."),
            ("|:--|", ":"),
            ("\n: 甲", ":"),
        ] {
            assert!(!is_odd(text, mark), "{text}");
        }
    }
}
