//! How a letter ends: who signs it, and on which day.
//!
//! Lines are asked for by their index, so that a foreign page and a text of
//! the site are read alike.

use std::ops::Range;

use super::dates::{self, DateLine, DateReading};
use super::organisation;
use super::reading::Reading;

/// A line and what it holds.
pub(crate) type At<T> = (usize, T);

/// The date of signing among the lines `from..end` and further whole dates that
/// could be it: one under or behind a signature goes before all, else the last is taken.
pub(crate) fn date<'a>(
    range: Range<usize>,
    line: impl Fn(usize) -> &'a Reading,
) -> (Option<At<DateLine>>, Vec<usize>) {
    // Nobody signs at an hour: web sites publish at one.
    let is_day =
        |one: &DateLine| !matches!(&one.date, DateReading::Whole(moment) if moment.time.is_some());
    let day = |index: usize| dates::line(line(index)).filter(is_day);
    let found: Vec<At<DateLine>> =
        range.clone().filter_map(|index| Some((index, day(index)?))).collect();
    let is_whole = |one: &&At<DateLine>| matches!(one.1.date, DateReading::Whole(_));
    let signed = |one: &&At<DateLine>| {
        let above = one.0.checked_sub(1).map(&line);
        !one.1.before.is_empty()
            || above.is_some_and(|above| organisation::list(above.as_str()).is_some())
    };
    let whole = || found.iter().filter(is_whole);
    let chosen = whole().find(signed).or(whole().next_back());
    // A damaged date is one of signing only where text ends: right under a
    // signature, or among the last lines.
    let damaged = || {
        let last = range.end.saturating_sub(4);
        found.iter().rfind(|one| signed(one) || one.0 >= last)
    };
    let others = whole().filter(|one| Some(one.0) != chosen.map(|chosen| chosen.0));
    let others = others.map(|one| one.0).collect();
    (chosen.or_else(damaged).cloned(), others)
}

/// The organisations that sign: on the date's line and the lines above it, else
/// below it; without a date, on the last lines. The first line never signs.
pub(crate) fn signers<'a>(
    range: Range<usize>,
    date: Option<&At<DateLine>>,
    line: impl Fn(usize) -> &'a Reading,
) -> Vec<At<String>> {
    let Some((at, dated)) = date else { return above(range.end, range.start, &line) };
    let mut found = above(*at, range.start, &line);
    let own = organisation::list(&dated.before).unwrap_or_default();
    found.extend(own.iter().map(|name| (*at, bare(name))));
    if found.is_empty() {
        found.extend((at + 1..range.end).flat_map(|index| names(index, &line)));
    }
    found
}

/// The signatures on the lines right above `end`.
fn above<'a>(end: usize, floor: usize, line: &impl Fn(usize) -> &'a Reading) -> Vec<At<String>> {
    let lines = (floor + 1..end).rev().take(4);
    let mut found: Vec<_> =
        lines.map(|index| names(index, line)).take_while(|names| !names.is_empty()).collect();
    found.reverse();
    found.concat()
}

fn names<'a>(index: usize, line: &impl Fn(usize) -> &'a Reading) -> Vec<At<String>> {
    // Names keep the blanks between them, so the line is read with its blanks.
    let found = organisation::list(line(index).as_str()).unwrap_or_default();
    let signs = |name: &String| !organisation::is_self(name) && name.chars().count() >= 4;
    let sign = found.iter().all(signs);
    found.into_iter().filter(|_| sign).map(|name| (index, bare(&name))).collect()
}

fn bare(name: &str) -> String {
    organisation::without_seal(name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, day: &str, expected: &[&str]) {
        let lines: Vec<_> = text.lines().map(Reading::new).collect();
        let line = |index: usize| &lines[index];
        let (date, _) = date(0..lines.len(), line);
        let signers = signers(0..lines.len(), date.as_ref(), line);
        let names: Vec<_> = signers.iter().map(|one| one.1.as_str()).collect();
        assert_eq!(names, expected, "{text}");
        let found = date.map(|one| match one.1.date {
            DateReading::Whole(moment) => moment.to_string(),
            DateReading::Damaged(words) => format!("? {words}"),
        });
        assert_eq!(found.as_deref().unwrap_or_default(), day, "{text}");
    }

    #[test]
    fn signatures_and_their_day_are_found() {
        check("此复。\n云岭市教育局\n2023年7月20日", "2023-07-20", &["云岭市教育局"]);
        check("此复。\n云岭市教育局2023年7月20日", "2023-07-20", &["云岭市教育局"]);
        check("此复。\n2023年7月20日\n云岭市教育局", "2023-07-20", &["云岭市教育局"]);
        check(
            "此复。\n云岭市教育局\n云岭市财政局\n二〇二三年七月二十日\n（此件公开发布）",
            "2023-07-20",
            &["云岭市教育局", "云岭市财政局"],
        );
        check("此复。\n2023年7月20日", "2023-07-20", &[]);
        check("此复。\n云岭市教育局\n2019年6月13", "? 2019年6月13", &["云岭市教育局"]);
        check(
            "一、工作\n2022年1月1日\n此复。\n云岭市教育局\n2023年7月20日",
            "2023-07-20",
            &["云岭市教育局"],
        );
        check("此复。\n云岭市教育局", "", &["云岭市教育局"]);
        check("此复。\n云岭市教育局\n2023-09-01 10:22:33", "", &[]);
    }
}
