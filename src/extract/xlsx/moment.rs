//! Days and times, which a workbook keeps as numbers.

use jiff::ToSpan;
use jiff::civil::date;

/// Which parts of a moment a format shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each part may be shown by itself")]
pub(super) struct Parts {
    pub(super) year: bool,
    pub(super) month: bool,
    pub(super) day: bool,
    pub(super) time: bool,
}

/// The last day that a workbook knows, that of 31 December 9999.
const LAST: f64 = 2_958_466.0;

/// The moment kept as `number`, as far as `parts` show it: `2024-03-01 09:30`, `2024年3月`.
/// None for what no day is kept as.
pub(super) fn shown(number: f64, parts: Parts, is_1904: bool) -> Option<String> {
    if !(0.0..LAST).contains(&number) {
        return None;
    }
    let seconds = (number * 86_400.0).round();
    let days = (seconds / 86_400.0).floor();
    let second = seconds - days * 86_400.0;
    #[allow(clippy::cast_possible_truncation, reason = "both are below three million")]
    let (days, second) = (days as i64, second as i64);
    let time = || {
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        let more = if second > 0 { format!(":{second:02}") } else { String::new() };
        format!("{hour:02}:{minute:02}{more}")
    };
    if !(parts.year || parts.month || parts.day) {
        return Some(time());
    }
    let (start, days) = match (is_1904, days) {
        (true, _) => (date(1904, 1, 1), days),
        // The programs count a day that never was, 29 February 1900.
        (false, 60) => return None,
        (false, 61..) => (date(1899, 12, 30), days),
        (false, _) => (date(1899, 12, 31), days),
    };
    let day = start.checked_add(days.days()).ok()?;
    let (year, month) = (day.year(), day.month());
    let shown = match (parts.year, parts.month, parts.day) {
        (true, true, true) => day.to_string(),
        (true, true, false) => format!("{year}年{month}月"),
        (false, true, true) => format!("{month}月{}日", day.day()),
        (true, false, _) => format!("{year}年"),
        (false, true, false) => format!("{month}月"),
        (false, false, _) => format!("{}日", day.day()),
    };
    Some(if parts.time && second > 0 { format!("{shown} {}", time()) } else { shown })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_the_days_that_the_sheet_shows() {
        let whole = Parts { year: true, month: true, day: true, time: false };
        let timed = Parts { time: true, ..whole };
        let month = Parts { day: false, ..whole };
        let clock = Parts { time: true, ..Parts::default() };
        for (number, parts, is_1904, expected) in [
            (45_352.0, whole, false, Some("2024-03-01")),
            (43_890.0, whole, true, Some("2024-03-01")),
            (59.0, whole, false, Some("1900-02-28")),
            (60.0, whole, false, None),
            (61.0, whole, false, Some("1900-03-01")),
            (45_352.395_833_333_336, timed, false, Some("2024-03-01 09:30")),
            (45_352.999_999_999, timed, false, Some("2024-03-02")),
            (45_352.0, timed, false, Some("2024-03-01")),
            (45_352.0, month, false, Some("2024年3月")),
            (45_352.0, Parts { year: false, ..whole }, false, Some("3月1日")),
            (0.395_833_333_333, clock, false, Some("09:30")),
            (-1.0, whole, false, None),
            (2_958_466.0, whole, false, None),
            (f64::NAN, whole, false, None),
        ] {
            assert_eq!(shown(number, parts, is_1904).as_deref(), expected, "{number}");
        }
    }
}
