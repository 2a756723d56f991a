//! Days and times as a document states them: never shifted, never invented.

use std::fmt;

use jiff::tz::TimeZone;

pub(crate) use jiff::civil::Date;

use super::numeral;
use super::text::nfkc;

/// A day, with the time of day where the document gives one.
///
/// Ordered by day, then no time before any time, then time.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct Moment {
    /// The day in the site's time zone.
    pub day: Date,
    /// Hour and minute, where given; seconds are never shown and not kept.
    pub time: Option<(i8, i8)>,
}

/// A value the original states, or says nothing of (未载明).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum Stated<T> {
    /// 未载明: the original does not say.
    Unstated,
    /// The stated value.
    At(T),
}

impl<T: Copy> Stated<T> {
    /// The value, where it is stated.
    #[must_use]
    pub fn value(self) -> Option<T> {
        match self {
            Self::Unstated => None,
            Self::At(value) => Some(value),
        }
    }
}

/// Why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum DateFault {
    /// Year, month and day are not all there.
    Form,
    /// All are there, with other marks between or behind them than dates have.
    Spelling,
    /// A year of two digits.
    ShortYear,
    /// The year stands last.
    Order,
    /// A time with its distance from UTC.
    Zone,
    /// A time in a form of its own.
    Clock,
    /// Of the right form, but the calendar has no such day.
    NoSuchDay,
    /// Of the right form, but the clock has no such time.
    NoSuchTime,
}

/// The word for a date that the original does not state.
pub(crate) const UNSTATED: &str = "未载明";

/// Reads `2023-07-20`, `2023年7月20日`, `2023/7/20`, `2023.7.20`, `20230720` or
/// `二〇二三年七月二十日`, full-width digits included, with an optional time `10:26`
/// (or `10:26:08`, `10时26分`).
///
/// # Errors
/// [`DateFault`], when the text is not one of these or names a day or time that is not.
pub(crate) fn parse(text: &str) -> Result<Moment, DateFault> {
    let text = nfkc(text.trim());
    let (numbers, rest) = day_of(&text).ok_or_else(|| fault_of(&text))?;
    let time = time_of_day(rest.trim_start_matches('T').trim())?;
    let [year, month, day] = numbers;
    let date = i16::try_from(year)
        .ok()
        .zip(i8::try_from(month).ok().zip(i8::try_from(day).ok()))
        .and_then(|(year, (month, day))| Date::new(year, month, day).ok())
        .filter(|date| date.year() >= 1949)
        .ok_or(DateFault::NoSuchDay)?;
    Ok(Moment { day: date, time })
}

/// Year, month and day as `text` begins with them, whether there is such a day or not;
/// and what follows.
#[must_use]
pub(crate) fn day_of(text: &str) -> Option<([u32; 3], &str)> {
    if let Some((year, rest)) = text.split_once('年') {
        let (month, rest) = rest.split_once('月')?;
        let end = rest.find(['日', '号'])?;
        let number = |text: &str| numeral::parse(text.trim()).filter(|_| text.trim().len() < 16);
        // 二O二三 is how people type 二〇二三.
        let is_han = year.trim().starts_with(|one: char| !one.is_ascii());
        let year = if is_han { year.replace(['O', 'o', '0'], "〇") } else { year.to_owned() };
        let year = number(&year).filter(|year| *year >= 1000)?;
        return Some((
            [year, number(month)?, number(&rest[..end])?],
            &rest[end + '日'.len_utf8()..],
        ));
    }
    if let Some((compact, rest)) = digits(text, 8, 8) {
        let rest = ends_day(rest)?;
        return Some(([compact / 10_000, compact / 100 % 100, compact % 100], rest));
    }
    let (year, rest) = digits(text, 4, 4)?;
    let mark = rest.chars().next().filter(|mark| matches!(mark, '-' | '/' | '.'))?;
    let (month, rest) = digits(rest[1..].trim_start(), 1, 2)?;
    let (day, rest) = digits(rest.trim_start().strip_prefix(mark)?.trim_start(), 1, 2)?;
    Some(([year, month, day], ends_day(rest)?))
}

/// What follows a day: nothing, or a time set apart.
fn ends_day(rest: &str) -> Option<&str> {
    (rest.is_empty() || rest.starts_with(['T', ' '])).then_some(rest)
}

fn digits(text: &str, least: usize, most: usize) -> Option<(u32, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    if length < least || length > most {
        return None;
    }
    Some((text[..length].parse().ok()?, &text[length..]))
}

fn time_of_day(clock: &str) -> Result<Option<(i8, i8)>, DateFault> {
    if clock.is_empty() {
        return Ok(None);
    }
    let (hour, rest) = digits(clock, 1, 2).ok_or(DateFault::Clock)?;
    let (minute, rest) = match rest.chars().next() {
        Some(':') => digits(&rest[1..], 2, 2),
        Some(mark @ ('时' | '点')) => digits(&rest[mark.len_utf8()..], 1, 2)
            .and_then(|(minute, rest)| Some((minute, rest.strip_prefix('分')?))),
        _ => None,
    }
    .ok_or(DateFault::Clock)?;
    let (second, rest) = match rest.strip_prefix(':') {
        Some(rest) => digits(rest, 2, 2).ok_or(DateFault::Clock)?,
        None => (0, rest),
    };
    let rest = rest.trim();
    if rest.starts_with(['Z', 'z', '+', '-']) || rest.contains("UTC") || rest.contains("GMT") {
        return Err(DateFault::Zone);
    }
    if !rest.is_empty() {
        return Err(DateFault::Clock);
    }
    if hour > 23 || minute > 59 || second > 59 {
        return Err(DateFault::NoSuchTime);
    }
    let narrow = |value: u32| i8::try_from(value).map_err(|_| DateFault::NoSuchTime);
    Ok(Some((narrow(hour)?, narrow(minute)?)))
}

/// Why `text`, folded, does not begin with a day.
fn fault_of(text: &str) -> DateFault {
    let runs: Vec<&str> = digit_runs(text).collect();
    match runs.as_slice() {
        [whole] if matches!(whole.len(), 12 | 14) => DateFault::Spelling,
        [first, _, _, ..] if first.len() == 4 => DateFault::Spelling,
        [_, _, third, ..] if third.len() == 4 => DateFault::Order,
        [first, second, third, ..] if first.len() == 2 && second.len() <= 2 && third.len() <= 2 => {
            DateFault::ShortYear
        }
        _ => DateFault::Form,
    }
}

/// The runs of digits in `text`.
pub(super) fn digit_runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|one: char| !one.is_ascii_digit()).filter(|run| !run.is_empty())
}

impl Moment {
    /// The day as `2024-01-09`.
    #[must_use]
    pub fn iso_day(self) -> String {
        self.day.to_string()
    }

    /// `2024-01-09T10:26`, or the day alone where no time is known (ISO 8601).
    #[must_use]
    pub fn iso(self) -> String {
        self.joined('T')
    }

    fn joined(self, mark: char) -> String {
        match self.time {
            Some((hour, minute)) => format!("{}{mark}{hour:02}:{minute:02}", self.day),
            None => self.day.to_string(),
        }
    }
}

/// `2024-01-09 10:26`, or the day alone: the form government sites show.
impl fmt::Display for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.joined(' '))
    }
}

/// The offset of `zone` from UTC on `day`: `+08:00`.
#[must_use]
pub(crate) fn offset(zone: &TimeZone, day: Date) -> String {
    let zoned = zone.to_zoned_datetime(day.at(12, 0, 0, 0));
    let seconds = zoned.map_or(0, |zoned| zoned.offset().seconds());
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.abs() / 60;
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// `date` as `2023年7月20日` (GB/T 9704-2012: Arabic numerals, no padding).
#[must_use]
pub(crate) fn chinese(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_every_certain_form() {
        for (text, expected) in [
            ("1949-01-01", "1949-01-01"),
            ("2023-07-20", "2023-07-20"),
            ("2023-7-20", "2023-07-20"),
            ("2023年7月20日", "2023-07-20"),
            ("２０２３年７月２０日", "2023-07-20"),
            ("2023/7/20", "2023-07-20"),
            ("2024-01-09 10:26", "2024-01-09 10:26"),
            ("2024-01-09T10:26:59", "2024-01-09 10:26"),
            ("2024-01-09 10：26", "2024-01-09 10:26"),
            ("2024年1月9日 9时5分", "2024-01-09 09:05"),
            ("2024年1月9日10:26", "2024-01-09 10:26"),
            ("20230720", "2023-07-20"),
            ("20230720 10:26", "2023-07-20 10:26"),
            ("二〇二三年七月二十日", "2023-07-20"),
            ("二○二三年十二月三十一日", "2023-12-31"),
            ("二O二三年七月二十日", "2023-07-20"),
            ("2023 年 7 月 20 日", "2023-07-20"),
            ("2023年7月20号", "2023-07-20"),
            ("2023. 7. 20", "2023-07-20"),
        ] {
            assert_eq!(parse(text).map(|moment| moment.to_string()), Ok(expected.to_owned()));
        }
    }

    #[test]
    fn what_is_not_certain_is_refused() {
        for (text, fault) in [
            ("2023/13/40", DateFault::NoSuchDay),
            ("2025年13月1日", DateFault::NoSuchDay),
            ("2023-02-29", DateFault::NoSuchDay),
            ("1948-12-31", DateFault::NoSuchDay),
            ("2024-01-09 24:00", DateFault::NoSuchTime),
            ("2024-01-09 10:60", DateFault::NoSuchTime),
            ("20231340", DateFault::NoSuchDay),
            ("二〇二三年十三月一日", DateFault::NoSuchDay),
            ("2017821", DateFault::Form),
            ("2023年7月", DateFault::Form),
            ("2019年6月13", DateFault::Spelling),
            ("2023-07/20", DateFault::Spelling),
            ("2023—07—20", DateFault::Spelling),
            ("2023-07-20（周四）", DateFault::Spelling),
            ("20230720102600", DateFault::Spelling),
            ("23-07-20", DateFault::ShortYear),
            ("20/07/2023", DateFault::Order),
            ("2024-01-09T10:26Z", DateFault::Zone),
            ("2024-01-09 10:26:08+08:00", DateFault::Zone),
            ("2024-01-09 上午10:26", DateFault::Clock),
            ("2024-01-09 10时", DateFault::Clock),
            ("去年", DateFault::Form),
            ("", DateFault::Form),
        ] {
            assert_eq!(parse(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn a_day_without_time_comes_before_its_times() {
        let moment = |text| parse(text).expect("a date");
        assert!(moment("2024-01-09") < moment("2024-01-09 00:00"));
        assert!(moment("2024-01-09 10:26") < moment("2024-01-10"));
    }
}
