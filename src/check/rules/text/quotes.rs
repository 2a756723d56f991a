//! Quotation marks that have no partner.

use std::ops::Range;

use crate::check::example::Example;
use crate::check::rule::{Check, Rule, bilingual};
use crate::diagnostic::Severity;

/// Quotation marks that do not pair.
pub(crate) const MIXED_QUOTES: Rule = Rule {
    name: "text/mixed-quotes",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("引号不成对", "quotation marks that do not pair"),
    why: bilingual(
        "少一半或者前后颠倒的引号，让人看不出引的是哪几个字（GB/T 15834-2011《标点符号用法》）。",
        "with half of a pair missing, readers cannot tell what is quoted (GB/T 15834-2011)",
    ),
    wrong: Example::body(
        "方假设委员：\n\n您提出的“关于建设公共算力平台的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到。\n",
    ),
    right: Example::body(
        "方假设委员：\n\n您提出的“关于建设公共算力平台的提案”收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到。\n",
    ),
    check: Check::TextWhere(&["“", "”", "‘", "’"], |view, places, found| {
        if !view.is_shown() {
            return;
        }
        let body = &view.document.body;
        let in_body = places.iter().filter(|at| body.start <= at.start && at.end <= body.end);
        let odd = unpaired(view.text, in_body);
        let Some((first, oddity)) = odd.first() else { return };
        let (zh, en) = super::in_all(odd.len());
        let mark = view.at(first);
        let (what, en_what) = match oddity {
            Oddity::Unclosed => ("后面缺少另一半", "is not closed"),
            Oddity::Unopened => ("前面缺少另一半", "was not opened"),
        };
        found
            .at(view.source, first.clone())
            .message(
                format!("引号 {mark} {what}{zh}"),
                format!("the quotation mark {mark} {en_what}{en}"),
            )
            .help(
                "请核对原件，补上另一半；写反了的改正方向；英文引号 \" 换成 “ 或 ”",
                "compare with the original: add the other half, or reverse the mark",
            );
    }),
};

/// How a quotation mark fails to pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Oddity {
    Unclosed,
    Unopened,
}

/// The quotation marks that have no partner in their paragraph.
fn unpaired<'p>(
    text: &str,
    places: impl Iterator<Item = &'p Range<u32>>,
) -> Vec<(Range<u32>, Oddity)> {
    let mut odd = Vec::new();
    let mut open: Vec<(&Range<u32>, char)> = Vec::new();
    let mut last = 0;
    for place in places {
        let (start, end) = (place.start as usize, place.end as usize);
        if is_paragraph_end(text.get(last..start).unwrap_or_default()) {
            leave(text, &mut open, &mut odd);
        }
        last = end;
        let mark = text[start..end].chars().next().unwrap_or_default();
        match mark {
            '“' | '‘' => {
                // A pair within a pair is of the other kind.
                if open.last().is_some_and(|outer| outer.1 == mark) {
                    let outer = open.pop().map(|outer| outer.0.clone()).unwrap_or_default();
                    odd.push((outer, Oddity::Unclosed));
                }
                open.push((place, mark));
            }
            _ => {
                let partner = if mark == '”' { '“' } else { '‘' };
                if open.last().is_some_and(|outer| outer.1 == partner) {
                    open.pop();
                } else if mark == '”' && open.iter().any(|outer| outer.1 == partner) {
                    while let Some((inner, kind)) = open.pop() {
                        if kind == partner {
                            break;
                        }
                        odd.push((inner.clone(), Oddity::Unclosed));
                    }
                } else if !is_apostrophe(text, start) {
                    odd.push((place.clone(), Oddity::Unopened));
                }
            }
        }
    }
    leave(text, &mut open, &mut odd);
    odd.sort_by_key(|one| one.0.start);
    odd
}

/// A paragraph ends with what is still open: a quotation of several paragraphs opens each
/// of them and is closed in the last alone.
fn leave(text: &str, open: &mut Vec<(&Range<u32>, char)>, odd: &mut Vec<(Range<u32>, Oddity)>) {
    for (place, _) in open.drain(..) {
        let line = text[..place.start as usize].rsplit('\n').next().unwrap_or_default();
        if !line.chars().all(|one| one.is_whitespace() || one == '>') {
            odd.push((place.clone(), Oddity::Unclosed));
        }
    }
}

/// Whether a blank line stands in `between`; its first and last lines are parts of lines.
fn is_paragraph_end(between: &str) -> bool {
    let inner = between.split_once('\n').and_then(|(_, rest)| rest.rsplit_once('\n'));
    inner.is_some_and(|(inner, _)| inner.split('\n').any(|line| line.trim().is_empty()))
}

/// `it’s` has no opening mark.
fn is_apostrophe(text: &str, start: usize) -> bool {
    text[start..].starts_with('’')
        && text[..start].ends_with(|before: char| before.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn narrow(at: usize) -> u32 {
        u32::try_from(at).expect("a short text")
    }

    fn odd(text: &str) -> Vec<(&str, Oddity)> {
        let marks = text.char_indices().filter(|(_, one)| "“”‘’".contains(*one));
        let places: Vec<_> =
            marks.map(|(at, one)| narrow(at)..narrow(at + one.len_utf8())).collect();
        unpaired(text, places.iter())
            .into_iter()
            .map(|(at, oddity)| (&text[at.start as usize..], oddity))
            .collect()
    }

    #[test]
    fn pairs_are_told_from_halves() {
        for text in [
            "“甲”和“乙”",
            "“甲‘乙’丙”",
            "“甲\n乙”",
            "it’s “甲”",
            "“第一段\n\n“第二段”",
            "> “引\n\n“完”",
        ] {
            assert_eq!(odd(text), [], "{text}");
        }
        assert_eq!(
            odd("说“甲\n\n乙”"),
            [("“甲\n\n乙”", Oddity::Unclosed), ("”", Oddity::Unopened)]
        );
        assert_eq!(odd("见“甲“乙”"), [("“甲“乙”", Oddity::Unclosed)]);
        assert_eq!(odd("甲”"), [("”", Oddity::Unopened)]);
        assert_eq!(odd("见“甲‘乙”"), [("‘乙”", Oddity::Unclosed)]);
        assert_eq!(odd("”甲”"), [("”甲”", Oddity::Unopened), ("”", Oddity::Unopened)]);
    }
}
