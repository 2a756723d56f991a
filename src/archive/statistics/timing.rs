//! From assignment to reply to publication: deadlines kept, days taken.

use std::collections::BTreeSet;
use std::fmt;

use crate::archive::World;
use crate::archive::reply::Reply;
use crate::model::{Date, Moment, Role, Stated};

/// The fewest of which a rate or a median says something.
pub(crate) const FEWEST: usize = 5;

/// How long replies took, and whether that was in time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Timing {
    /// From assignment to the reply; counts the first answers to proposers.
    pub reply: Pace,
    /// From the reply to its publication; counts every reply.
    pub publication: Pace,
    /// Years whose working days were counted without knowing their holidays.
    pub unlisted: BTreeSet<i16>,
}

/// One stretch of the way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pace {
    pub in_time: usize,
    /// Later, within the longest period that may be approved.
    pub extended: usize,
    pub late: usize,
    /// Both dates are not known, or contradict each other.
    pub unknown: usize,
    /// The days each took, of those that are known.
    days: Vec<u32>,
}

impl Timing {
    pub(super) fn add(&mut self, reply: &Reply, world: World<'_>) {
        let deadlines = &world.config.deadlines;
        let calendar = &world.registers.calendar;
        let day = |moment: Moment| moment.day;
        let written = reply.date_written.and_then(Stated::value);
        let replied = reply.date_replied.or(written).map(day);
        // An opinion goes to the lead department, and an answer given once more
        // was assigned in another way: neither has the period of a first answer.
        if reply.role != Role::Joint && reply.follows.is_empty() {
            // Where the letter does not say when it was assigned, the ledger does.
            let in_ledger = || world.archive.ledger.as_deref()?.date_assigned(&reply.cases);
            let assigned = reply.date_assigned.map(day).or_else(in_ledger);
            self.reply.add(assigned, replied, |from, to| {
                if to <= calendar.months_due(from, deadlines.reply_months) {
                    Kept::InTime
                } else if to <= calendar.months_due(from, deadlines.reply_months_at_most) {
                    Kept::Extended
                } else {
                    Kept::Late
                }
            });
        }
        let published = reply.published().map(day);
        self.publication.add(replied, published, |from, to| {
            let days = calendar.working_days_between(from, to);
            if days <= deadlines.publish_working_days { Kept::InTime } else { Kept::Late }
        });
        if let Some((from, to)) = replied.zip(published) {
            self.unlisted.extend(calendar.unlisted(from, to));
        }
    }
}

/// How one reply kept a deadline.
enum Kept {
    InTime,
    Extended,
    Late,
}

impl Pace {
    fn add(&mut self, from: Option<Date>, to: Option<Date>, kept: impl Fn(Date, Date) -> Kept) {
        let span = from.zip(to).and_then(|(from, to)| {
            let days = from.until(to).ok()?.get_days();
            Some((from, to, u32::try_from(days).ok()?))
        });
        let Some((from, to, days)) = span else {
            self.unknown += 1;
            return;
        };
        self.days.push(days);
        match kept(from, to) {
            Kept::InTime => self.in_time += 1,
            Kept::Extended => self.extended += 1,
            Kept::Late => self.late += 1,
        }
    }

    /// How many of which both dates are known.
    #[must_use]
    pub(crate) fn known(&self) -> usize {
        self.days.len()
    }

    /// The median of the days taken; none for so few that it would say
    /// something of one reply alone.
    #[must_use]
    pub(crate) fn median(&self) -> Option<Median> {
        let count = self.days.len();
        if count < FEWEST {
            return None;
        }
        let mut days = self.days.clone();
        days.sort_unstable();
        Some(Median { twice: days[(count - 1) / 2] + days[count / 2] })
    }
}

/// A median of whole days, which may be a half.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Median {
    twice: u32,
}

impl fmt::Display for Median {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let half = if self.twice.is_multiple_of(2) { "" } else { ".5" };
        write!(formatter, "{}{half}", self.twice / 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<Date> {
        (!text.is_empty()).then(|| text.parse().expect("a day"))
    }

    fn pace(spans: &[(&str, &str)]) -> Pace {
        let mut pace = Pace::default();
        for (from, to) in spans {
            pace.add(day(from), day(to), |_, _| Kept::InTime);
        }
        pace
    }

    #[test]
    fn contradicting_and_missing_dates_are_unknown() {
        let found = pace(&[
            ("2024-03-01", "2024-03-01"),
            ("2024-03-02", "2024-03-01"),
            ("", "2024-03-01"),
            ("2024-03-01", ""),
        ]);
        assert_eq!((found.known(), found.unknown), (1, 3));
    }

    #[test]
    fn the_median_is_the_middle_and_not_told_of_few() {
        let of = |days: &[u32]| {
            let pace = Pace { days: days.to_vec(), ..Pace::default() };
            pace.median().map(|median| median.to_string())
        };
        assert_eq!(of(&[1, 2, 3, 4]), None);
        assert_eq!(of(&[90, 1, 70, 2, 80]).as_deref(), Some("70"));
        assert_eq!(of(&[90, 1, 71, 70, 2, 80]).as_deref(), Some("70.5"));
    }
}
