//! The numbered parts of a document: 一、 then （一） then 1. then （1） (GB/T 9704-2012).

use std::cell::OnceCell;
use std::ops::Range;

use crate::diagnostic::span_from;
use crate::model::numeral;

/// A line that begins a part.
#[derive(Debug)]
pub enum Part {
    /// Its level and number.
    Numbered(Level, u32, At),
    /// A heading without a number, or an attachment: counting begins anew.
    Anew,
}

/// Where a number stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    /// Alone at the head of a part, or of an Arabic list.
    Head(Range<u32>),
    /// In front of a running paragraph. It counts, but is an enumeration of the text as often
    /// as a part, and is not judged.
    Text,
}

/// The levels of the standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// 一、
    First,
    /// （一）
    Second,
    Third,
    Fourth,
}

impl Level {
    /// `number` as this level writes it.
    #[must_use]
    pub fn write(self, number: u32) -> String {
        match self {
            Self::First => format!("{}、", numeral::chinese(number)),
            Self::Second => format!("（{}）", numeral::chinese(number)),
            Self::Third => format!("{number}."),
            Self::Fourth => format!("（{number}）"),
        }
    }
}

/// The numbered parts of a text, looked for once, when the first rule asks for them.
#[derive(Debug, Default)]
pub struct NumberedParts(OnceCell<Vec<Part>>);

impl NumberedParts {
    /// The numbered parts of `body`, which begins at `start` of its file; `is_heading` tells
    /// whether a heading stands at a place of it, one of Markdown or a short numbered line.
    pub fn of(&self, body: &str, start: u32, is_heading: impl Fn(usize) -> bool) -> &[Part] {
        self.0.get_or_init(|| read(body, start, is_heading))
    }
}

/// The numbered parts of `body`, by the beginnings of its lines.
fn read(body: &str, start: u32, is_heading: impl Fn(usize) -> bool) -> Vec<Part> {
    let mut found = Vec::new();
    let (mut end, mut is_code) = (0, false);
    for line in body.split_inclusive('\n') {
        end += line.len();
        let bare = line.trim_start_matches(|one: char| one.is_whitespace() || "#*".contains(one));
        is_code ^= bare.starts_with("```");
        match number(bare) {
            _ if is_code => {}
            Some((level, number, length)) => {
                let at = end - bare.len();
                let is_head = level > Level::Second || is_heading(at);
                let at =
                    if is_head { At::Head(span_from(start, at..at + length)) } else { At::Text };
                found.push(Part::Numbered(level, number, at));
            }
            None if line.starts_with('#') || bare.starts_with("附件") => found.push(Part::Anew),
            None => {}
        }
    }
    found
}

/// The number in front of `line`: its level, its value, its length.
fn number(line: &str) -> Option<(Level, u32, usize)> {
    // Most lines begin with neither a numeral nor a bracket.
    let first = line.chars().next()?;
    if !matches!(first, '（' | '(' | '0'..='9') && !"一二三四五六七八九十".contains(first)
    {
        return None;
    }
    let bracketed = line.strip_prefix(['（', '(']);
    let rest = bracketed.unwrap_or(line);
    let is_arabic = rest.starts_with(|one: char| one.is_ascii_digit());
    let is_part = |one: char| {
        if is_arabic {
            one.is_ascii_digit()
        } else {
            "一二三四五六七八九十".contains(one)
        }
    };
    let end = rest.find(|one: char| !is_part(one))?;
    let (digits, after) = rest.split_at(end);
    let value = numeral::parse(digits).filter(|value| *value > 0 && digits.len() <= 9)?;
    let (level, close) = match (bracketed.is_some(), is_arabic) {
        (true, true) => (Level::Fourth, after.strip_prefix(['）', ')'])?),
        (true, false) => (Level::Second, after.strip_prefix(['）', ')'])?),
        (false, false) => {
            let close = after.strip_prefix('、')?;
            (Level::First, Some(close).filter(|_| !is_pair(value, close))?)
        }
        // `1. 甲` is a list of Markdown, `1.5` a number, `1.甲` a part.
        (false, true) => {
            let close = after.strip_prefix(['.', '．', '、'])?;
            let is_list = close.starts_with(|next: char| next == ' ' || next.is_ascii_digit());
            (Level::Third, Some(close).filter(|_| !is_list)?)
        }
    };
    Some((level, value, line.len() - close.len()))
}

/// Whether `number`、 and what follows name two of something: 一、二年级 is no part, 一、二项承诺 is.
fn is_pair(number: u32, after: &str) -> bool {
    const COUNTED: &[&str] = &["、", "年级", "季度", "类", "级", "等", "线", "期", "批", "产"];
    let next = after.strip_prefix(numeral::chinese(number + 1).as_str());
    next.is_some_and(|rest| COUNTED.iter().any(|counted| rest.starts_with(counted)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_parts_are_told_from_other_numbers() {
        for (line, expected) in [
            ("一、工作进展", Some((Level::First, 1, 6))),
            ("十二、其他", Some((Level::First, 12, 9))),
            ("（三）服务", Some((Level::Second, 3, 9))),
            ("(三)服务", Some((Level::Second, 3, 5))),
            ("1.建设平台", Some((Level::Third, 1, 2))),
            ("（2）接入", Some((Level::Fourth, 2, 7))),
            ("1. 一项清单", None),
            ("1.5万元", None),
            ("2024年", None),
            ("一是加强", None),
            ("一、二年级学生", None),
            ("一、二、三产融合", None),
            ("一、二项承诺的兑现", Some((Level::First, 1, 6))),
            ("（一）", Some((Level::Second, 1, 9))),
            ("十分重视", None),
        ] {
            assert_eq!(number(line), expected, "{line}");
        }
    }
}
