//! Days and times as a document states them: never shifted, never invented.

use std::fmt;

use jiff::tz::TimeZone;

pub use jiff::civil::Date;

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
    /// Not of the form of a date at all.
    Form,
    /// Of the right form, but the calendar has no such day.
    NoSuchDay,
    /// Of the right form, but the clock has no such time.
    NoSuchTime,
}

/// The word for a date that the original does not state.
pub const UNSTATED: &str = "未载明";

/// Reads `2023-07-20`, `2023年7月20日`, `2023/7/20` or `2023.7.20`, full-width
/// digits included, with an optional time `10:26` (or `10:26:08`, `10时26分`).
///
/// # Errors
/// [`DateFault`], when the text is not one of these or names a day or time that is not.
pub fn parse(text: &str) -> Result<Moment, DateFault> {
    let text = nfkc(text.trim());
    let (year, rest) = digits(&text, 4, 4).ok_or(DateFault::Form)?;
    let (separators, rest) = separator(rest).ok_or(DateFault::Form)?;
    let (month, rest) = digits(rest, 1, 2).ok_or(DateFault::Form)?;
    let rest = rest.strip_prefix(separators.0).ok_or(DateFault::Form)?;
    let (day, rest) = digits(rest, 1, 2).ok_or(DateFault::Form)?;
    let rest = rest.strip_prefix(separators.1).ok_or(DateFault::Form)?;
    let time = time_of_day(rest)?;
    let date = i16::try_from(year)
        .ok()
        .zip(i8::try_from(month).ok().zip(i8::try_from(day).ok()))
        .and_then(|(year, (month, day))| Date::new(year, month, day).ok())
        .filter(|date| date.year() >= 1949)
        .ok_or(DateFault::NoSuchDay)?;
    Ok(Moment { day: date, time })
}

/// The mark between month and day and the mark after the day, by the mark after the year.
fn separator(text: &str) -> Option<((char, &'static str), &str)> {
    let first = text.chars().next()?;
    let marks = match first {
        '-' | '/' | '.' => (first, ""),
        '年' => ('月', "日"),
        _ => return None,
    };
    Some((marks, &text[first.len_utf8()..]))
}

fn digits(text: &str, least: usize, most: usize) -> Option<(u32, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    if length < least || length > most {
        return None;
    }
    Some((text[..length].parse().ok()?, &text[length..]))
}

fn time_of_day(text: &str) -> Result<Option<(i8, i8)>, DateFault> {
    if text.is_empty() {
        return Ok(None);
    }
    let clock = text.strip_prefix(['T', ' ']).ok_or(DateFault::Form)?.trim_start();
    let (hour, rest) = digits(clock, 1, 2).ok_or(DateFault::Form)?;
    let (minute, rest) = match rest.chars().next() {
        Some(':') => digits(&rest[1..], 2, 2),
        Some('时') => digits(&rest['时'.len_utf8()..], 1, 2)
            .and_then(|(minute, rest)| Some((minute, rest.strip_prefix('分')?))),
        _ => None,
    }
    .ok_or(DateFault::Form)?;
    let second = match rest.strip_prefix(':') {
        Some(rest) => {
            digits(rest, 2, 2).filter(|seconds| seconds.1.is_empty()).map(|found| found.0)
        }
        None => rest.is_empty().then_some(0),
    }
    .ok_or(DateFault::Form)?;
    if hour > 23 || minute > 59 || second > 59 {
        return Err(DateFault::NoSuchTime);
    }
    let narrow = |value: u32| i8::try_from(value).map_err(|_| DateFault::NoSuchTime);
    Ok(Some((narrow(hour)?, narrow(minute)?)))
}

impl Moment {
    /// `2023年7月20日`.
    #[must_use]
    pub fn chinese_day(self) -> String {
        chinese(self.day)
    }

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
pub fn offset(zone: &TimeZone, day: Date) -> String {
    let zoned = zone.to_zoned_datetime(day.at(12, 0, 0, 0));
    let seconds = zoned.map_or(0, |zoned| zoned.offset().seconds());
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.abs() / 60;
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// `date` as `2023年7月20日` (GB/T 9704-2012: Arabic numerals, no padding).
#[must_use]
pub fn chinese(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_every_certain_form() {
        for (text, expected) in [
            ("2023-07-20", "2023-07-20"),
            ("2023-7-20", "2023-07-20"),
            ("2023年7月20日", "2023-07-20"),
            ("２０２３年７月２０日", "2023-07-20"),
            ("2023/7/20", "2023-07-20"),
            ("2024-01-09 10:26", "2024-01-09 10:26"),
            ("2024-01-09T10:26:59", "2024-01-09 10:26"),
            ("2024-01-09 10：26", "2024-01-09 10:26"),
            ("2024年1月9日 9时5分", "2024-01-09 09:05"),
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
            ("2024-01-09 25:00", DateFault::NoSuchTime),
            ("2017821", DateFault::Form),
            ("2019年6月13", DateFault::Form),
            ("2023-07/20", DateFault::Form),
            ("23-07-20", DateFault::Form),
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
