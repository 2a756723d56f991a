//! Working days and periods of months, as deadlines are counted.
//!
//! Public holidays and the weekends worked for them are announced a year at a
//! time and follow no rule; the site lists them (`holidays.yaml`).

use std::collections::BTreeSet;

use jiff::civil::Weekday;
use jiff::{Span, ToSpan};

use super::Date;

/// The working days of a place: Monday to Friday, less the holidays, plus the
/// weekend days worked instead.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    years: BTreeSet<i16>,
    /// Holidays that fall on Monday to Friday, sorted.
    off: Vec<Date>,
    /// Saturdays and Sundays that are worked, sorted.
    work: Vec<Date>,
}

impl Calendar {
    /// The calendar of the `years` whose holidays are known. Holidays on a
    /// weekend and worked days that are none change nothing.
    #[must_use]
    pub fn new(
        years: impl IntoIterator<Item = i16>,
        off: impl IntoIterator<Item = Date>,
        work: impl IntoIterator<Item = Date>,
    ) -> Self {
        let sorted = |days: BTreeSet<Date>| days.into_iter().collect();
        Self {
            years: years.into_iter().collect(),
            off: sorted(off.into_iter().filter(|day| !is_weekend(*day)).collect()),
            work: sorted(work.into_iter().filter(|day| is_weekend(*day)).collect()),
        }
    }

    /// Whether the holidays of `year` are known. Of other years Saturdays and
    /// Sundays alone are counted as free, and whoever counts has to say so.
    #[must_use]
    pub fn is_listed(&self, year: i16) -> bool {
        self.years.contains(&year)
    }

    /// The years from `first` to `last` whose holidays are not known.
    #[must_use]
    pub fn unlisted(&self, first: Date, last: Date) -> Vec<i16> {
        (first.year()..=last.year()).filter(|year| !self.is_listed(*year)).collect()
    }

    /// Whether offices work on `day`.
    #[must_use]
    pub fn is_working_day(&self, day: Date) -> bool {
        if is_weekend(day) {
            self.work.binary_search(&day).is_ok()
        } else {
            self.off.binary_search(&day).is_err()
        }
    }

    /// The working days after `from`, up to and including `to`: 0 where `to`
    /// is not later, or where offices rest all the time between.
    #[must_use]
    pub fn working_days_between(&self, from: Date, to: Date) -> u32 {
        if to <= from {
            return 0;
        }
        let within = |days: &[Date]| {
            days.partition_point(|day| *day <= to) - days.partition_point(|day| *day <= from)
        };
        let weekdays = weekdays_until(to) - weekdays_until(from);
        let weekdays = usize::try_from(weekdays).unwrap_or_default();
        u32::try_from(weekdays + within(&self.work) - within(&self.off)).unwrap_or(u32::MAX)
    }

    /// The day that is `count` working days after `from`, which itself does
    /// not count; `from` where `count` is 0.
    #[must_use]
    pub fn add_working_days(&self, from: Date, count: u32) -> Date {
        let mut day = from;
        let mut left = count;
        while left > 0 {
            let Ok(next) = day.tomorrow() else { return day };
            day = next;
            left -= u32::from(self.is_working_day(day));
        }
        day
    }

    /// The last day of a period of `months` months that began on `from`: where
    /// offices rest on it, the next day on which they work.
    #[must_use]
    pub fn months_due(&self, from: Date, months: u32) -> Date {
        let last = months_after(from, months);
        if self.is_working_day(last) { last } else { self.add_working_days(last, 1) }
    }
}

/// The day `months` months after `day`; where that month is shorter, its last day.
#[must_use]
pub(crate) fn months_after(day: Date, months: u32) -> Date {
    let span = Span::new().try_months(months).unwrap_or_else(|_| 0.months());
    day.saturating_add(span)
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// How many Mondays to Fridays there are from a fixed Monday to `day`, `day` included.
fn weekdays_until(day: Date) -> i64 {
    const MONDAY: Date = jiff::civil::date(1900, 1, 1);
    let days = i64::from(MONDAY.until(day).map_or(0, |span| span.get_days())) + 1;
    days.div_euclid(7) * 5 + days.rem_euclid(7).min(5)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect(text)
    }

    /// 2024 with its spring festival: ten days off but for two worked Sundays.
    fn calendar() -> Calendar {
        let festival = (10..=17).map(|number| jiff::civil::date(2024, 2, number));
        let off = festival.chain([day("2024-01-01")]);
        Calendar::new([2024], off, [day("2024-02-04"), day("2024-02-18")])
    }

    #[test]
    fn weekends_and_holidays_are_free_and_exchanged_days_are_worked() {
        let calendar = calendar();
        for (text, expected) in [
            ("2024-01-01", false),
            ("2024-01-02", true),
            ("2024-01-06", false),
            ("2024-02-04", true),
            ("2024-02-09", true),
            ("2024-02-12", false),
            ("2024-02-18", true),
            ("2025-01-01", true),
        ] {
            assert_eq!(calendar.is_working_day(day(text)), expected, "{text}");
        }
    }

    #[test]
    fn working_days_are_counted_without_the_first_day() {
        let calendar = calendar();
        for (from, to, expected) in [
            ("2024-02-09", "2024-02-09", 0),
            ("2024-02-09", "2024-02-17", 0),
            ("2024-02-09", "2024-02-18", 1),
            ("2024-02-02", "2024-02-05", 2),
            ("2023-12-29", "2024-01-02", 1),
            ("2024-03-05", "2024-03-01", 0),
            ("2024-03-01", "2024-03-31", 20),
        ] {
            assert_eq!(calendar.working_days_between(day(from), day(to)), expected, "{from} {to}");
        }
    }

    #[test]
    fn counting_and_adding_agree_over_years() {
        let calendar = calendar();
        let mut from = day("2023-11-25");
        while from < day("2024-03-10") {
            for count in [1, 5, 20, 60, 300] {
                let to = calendar.add_working_days(from, count);
                assert!(calendar.is_working_day(to), "{from} {count}");
                assert_eq!(calendar.working_days_between(from, to), count, "{from} {to}");
            }
            from = from.tomorrow().expect("a day");
        }
        assert_eq!(calendar.add_working_days(day("2024-02-10"), 0), day("2024-02-10"));
    }

    #[test]
    fn years_without_a_list_are_told() {
        let calendar = calendar();
        assert_eq!(calendar.unlisted(day("2023-12-20"), day("2025-01-03")), [2023, 2025]);
        assert!(calendar.unlisted(day("2024-01-01"), day("2024-12-31")).is_empty());
    }

    #[test]
    fn a_period_does_not_end_while_offices_rest() {
        let calendar = calendar();
        for (from, months, expected) in [
            ("2023-11-10", 3, "2024-02-18"),
            ("2023-11-05", 3, "2024-02-05"),
            ("2023-11-04", 3, "2024-02-04"),
            ("2023-08-18", 6, "2024-02-18"),
            ("2024-03-08", 3, "2024-06-10"),
        ] {
            assert_eq!(calendar.months_due(day(from), months), day(expected), "{from}");
        }
    }

    #[test]
    fn months_end_where_the_month_does() {
        for (from, months, expected) in [
            ("2024-03-31", 3, "2024-06-30"),
            ("2023-11-30", 3, "2024-02-29"),
            ("2022-11-30", 3, "2023-02-28"),
            ("2023-08-31", 6, "2024-02-29"),
            ("2023-07-20", 6, "2024-01-20"),
        ] {
            assert_eq!(months_after(day(from), months), day(expected), "{from}");
        }
    }
}
