//! Dates as pages print them: whole, damaged, in old numerals.

use std::sync::LazyLock;

use regex::Regex;

use super::organisation;
use super::pattern;
use super::reading::Reading;
use crate::model::{Moment, date, numeral};

/// A line or value read as a date.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum DateReading {
    /// A day, with its time where printed.
    Whole(Moment),
    /// Something that was a date, or names a day that is not.
    Damaged(String),
}

/// A date of signing and what stands on its line before it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct DateLine {
    pub date: DateReading,
    /// The words before it, without blanks: a signature, or nothing.
    pub before: String,
}

/// A date of Arabic numerals, with time or weekday behind it; blanks anywhere.
static ARABIC: LazyLock<Regex> = LazyLock::new(|| {
    let number = r"\s*[0-9]{1,2}";
    let marked = |mark: &str| format!(r"[12][0-9]{{3}}\s*{mark}{number}\s*{mark}{number}");
    let days = [
        format!(r"[12][0-9]{{3}}\s*年{number}\s*月{number}\s*日"),
        marked("-"),
        marked("/"),
        marked(r"\."),
    ];
    pattern(&format!(
        r"^(?<day>{})(?:\s*(?:\(?星期[一二三四五六日天]\)?)?[T\s]*(?<hour>[0-9]{{1,2}})\s*[:时]\s*(?<minute>[0-9]{{1,2}})(?:\s*[:分]\s*[0-9]{{1,2}}(?:\.[0-9]+)?\s*秒?|分)?)?",
        days.join("|")
    ))
});

/// 二○○四年六月十七日, with every character that stands for zero.
static OLD_STYLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^([一二][〇○Oo0零一二三四五六七八九]{3})\s*年\s*([一二三四五六七八九十]{1,2})\s*月\s*([一二三四五六七八九十]{1,3})\s*日",
    )
});

/// What is left of a date that lost characters: 2017821, 2019年6月13, 年 月 日.
static DAMAGED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:19|20)[0-9]{2}[年./-]?[0-9xX×]{0,2}[月./-]?[0-9xX×]{0,2}日?|[一二][〇○Oo0零一二三四五六七八九]{3}年[一二三四五六七八九十]{0,3}月?[一二三四五六七八九十]{0,3}日?|(?:20)?[0-9xX×]{0,2}年[0-9xX×]{0,2}月[0-9xX×]{0,2}日?|[0-9]{1,2}月[0-9]{1,2}日)$",
    )
});

/// The date at the beginning of `text`, and how many bytes of the folded text it takes.
#[must_use]
pub(crate) fn leading(text: &Reading) -> Option<(DateReading, usize)> {
    let folded = text.as_str();
    if let Some(found) = ARABIC.captures(folded) {
        let length = found.get(0).map_or(0, |whole| whole.end());
        let cut_off = folded[length..].starts_with(|next: char| next.is_ascii_digit());
        return (!cut_off).then(|| (arabic(&found), length));
    }
    let found = OLD_STYLE.captures(folded)?;
    let length = found.get(0).map_or(0, |whole| whole.end());
    Some((old_style(&found), length))
}

fn arabic(found: &regex::Captures<'_>) -> DateReading {
    let is_mark = |character: char| !character.is_ascii_digit();
    let numbers = found["day"].split(is_mark).filter(|part| !part.is_empty());
    let mut plain = numbers.collect::<Vec<_>>().join("-");
    if let (Some(hour), Some(minute)) = (found.name("hour"), found.name("minute")) {
        // `0:0` is how some sites print midnight.
        plain = format!("{plain} {}:{:0>2}", hour.as_str(), minute.as_str());
    }
    date::parse(&plain)
        .map_or_else(|_| DateReading::Damaged(found[0].trim().to_owned()), DateReading::Whole)
}

fn old_style(found: &regex::Captures<'_>) -> DateReading {
    let year: String = found[1]
        .chars()
        .map(|one| if matches!(one, 'O' | 'o' | '0') { '〇' } else { one })
        .collect();
    let plain = || {
        let number = |text: &str| numeral::parse(text);
        let day = (number(&year)?, number(&found[2])?, number(&found[3])?);
        date::parse(&format!("{}-{}-{}", day.0, day.1, day.2)).ok()
    };
    plain().map_or_else(|| DateReading::Damaged(found[0].to_owned()), DateReading::Whole)
}

/// The value of a date's label: what follows the date is furniture.
#[must_use]
pub(crate) fn value(text: &str) -> Option<DateReading> {
    let reading = Reading::new(text.trim());
    if let Some((found, _)) = leading(&reading) {
        return Some(found);
    }
    let tight = Reading::joined(text);
    if tight.as_str().contains(|one: char| one.is_ascii_digit()) {
        return Some(DateReading::Damaged(text.trim().to_owned()));
    }
    None
}

/// The words of `text` and the date they end in, where they do.
#[must_use]
pub(crate) fn split_trailing(text: &str) -> Option<(String, String)> {
    static DATE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\s*((?:19|20)[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?(?:\s+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?)$",
        )
    });
    let reading = Reading::new(text);
    let found = DATE.captures(reading.as_str())?;
    let words = reading.cut(0..found.get(0)?.start()).trim().to_owned();
    Some((words, reading.cut(found.get(1)?.range()).to_owned()))
}

/// The longest line that is read as a date of signing, in characters without blanks.
const LONGEST: usize = 60;

/// A line that is a date of signing: alone, behind a signature, before a note in brackets.
#[must_use]
pub(crate) fn line(text: &Reading) -> Option<DateLine> {
    let may_be = |one: char| one == '年' || one.is_ascii_digit();
    if !text.as_str().contains(may_be) {
        return None;
    }
    // Most lines with a digit are paragraphs, and need not be put together to tell.
    if text.as_str().chars().filter(|one| *one != ' ').count() > LONGEST {
        return None;
    }
    let tight = Reading::joined(text.original());
    let folded = tight.as_str();
    if folded.chars().count() > LONGEST || folded.contains("印发") {
        return None;
    }
    for at in starts(folded) {
        let before = folded[..at].trim_end_matches([',', ':']);
        if !before.is_empty() && organisation::list(before).is_none() {
            continue;
        }
        let rest = tight.part(at..folded.len());
        if let Some(date) = whole_or_damaged(&rest) {
            let before = before.to_owned();
            return Some(DateLine { date, before });
        }
    }
    None
}

/// Where a date could begin: at the line's start or where its year does.
fn starts(folded: &str) -> impl Iterator<Item = usize> + '_ {
    let years = folded
        .char_indices()
        .filter(|(at, one)| *at > 0 && begins_year(*one, &folded[at + one.len_utf8()..]))
        .map(|(at, _)| at);
    std::iter::once(0).chain(years)
}

fn begins_year(first: char, rest: &str) -> bool {
    match first {
        '年' => true,
        '1' => rest.starts_with('9'),
        '2' => rest.starts_with(|next: char| next.is_ascii_digit()),
        '一' | '二' => rest.starts_with(['〇', '○', 'O', 'o', '0', '零', '九']),
        _ => false,
    }
}

fn whole_or_damaged(rest: &Reading) -> Option<DateReading> {
    let folded = rest.as_str();
    // Looking at the first character is cheaper than asking the patterns.
    if !folded.starts_with(|one: char| one.is_ascii_digit() || "一二年xX×".contains(one)) {
        return None;
    }
    if let Some((found, length)) = leading(rest) {
        let behind = folded[length..].trim_matches(['。', '.', ' ', '|']);
        let is_note = behind.starts_with('(') && behind.ends_with(')');
        if behind.is_empty() || is_note {
            return Some(found);
        }
    }
    let bare = folded.trim_end_matches(['。', '.']);
    let is_year = bare.len() == 4 || bare.ends_with('年') && !bare.contains('月');
    (DAMAGED.is_match(bare) && !is_year).then(|| DateReading::Damaged(rest.original().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<String> {
        match line(&Reading::new(text))?.date {
            DateReading::Whole(moment) => Some(moment.to_string()),
            DateReading::Damaged(text) => Some(format!("? {text}")),
        }
    }

    #[test]
    fn lines_of_signing_are_read() {
        for (text, expected) in [
            ("2023年7月20日", "2023-07-20"),
            ("２０２３年７月２０日", "2023-07-20"),
            ("2023 年 7 月 20 日", "2023-07-20"),
            ("二○○四年六月十七日", "2004-06-17"),
            ("二〇二三年十二月三十一日", "2023-12-31"),
            ("二OO四年六月十日", "2004-06-10"),
            ("2023.7.20", "2023-07-20"),
            ("云岭市教育局 2023年7月20日", "2023-07-20"),
            ("云岭市教育局二○○四年六月十七日", "2004-06-17"),
            ("2023年7月20日（此件公开发布）", "2023-07-20"),
            ("2017821", "? 2017821"),
            ("2019年6月13", "? 2019年6月13"),
            ("云岭市教育局2019年6月13", "? 2019年6月13"),
            ("2023年13月40日", "? 2023年13月40日"),
            ("2023年  月  日", "? 2023年月日"),
            ("二〇二三年七月", "? 二〇二三年七月"),
        ] {
            assert_eq!(day(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_lines_are_no_date_of_signing() {
        for text in [
            "云岭市教育局办公室2023年7月20日印发",
            "2023年7月20日，我局召开座谈会。",
            "2023年",
            "2023",
            "云岭市教育局",
            "1310519",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn values_of_labels_are_read() {
        for (text, expected) in [
            ("2020/10/9 15:08:22", "2020-10-09 15:08"),
            ("2021- 10- 08 10: 45", "2021-10-08 10:45"),
            ("2012-06-18 0:0", "2012-06-18 00:00"),
            ("2024-01-09 10:26:31.0", "2024-01-09 10:26"),
            ("2023-07-20", "2023-07-20"),
            ("2023年7月20日 星期四 10:26", "2023-07-20 10:26"),
            ("2023-07-20 打印", "2023-07-20"),
            ("2023年7月20日9时5分", "2023-07-20 09:05"),
        ] {
            let found = value(text);
            let Some(DateReading::Whole(moment)) = found else {
                panic!("{text}: {found:?}");
            };
            assert_eq!(moment.to_string(), expected, "{text}");
        }
        assert_eq!(value("2021-1008"), Some(DateReading::Damaged("2021-1008".to_owned())));
        assert_eq!(value(""), None);
    }
}
