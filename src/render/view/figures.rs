//! Figures: counts with their words, each with what it is a share of.

use serde::Serialize;

use super::day;
use super::link::TitledLink;
use super::row::class_words;
use crate::archive::entry::Entry;
use crate::archive::listings::session_title;
use crate::archive::statistics::{Assigned, AssignedCounts, FEWEST, Pace, Tally, class_tables};
use crate::model::{Choice, Date, Role, Satisfaction};
use crate::plan::address;
use crate::render::context::RenderContext;

/// A figure with its words.
#[derive(Debug, Serialize)]
pub(crate) struct Figure {
    /// What is counted.
    pub label: String,
    /// The count.
    pub value: String,
    /// Its share of the whole.
    pub share: Option<String>,
}

/// Figures under a heading, with the way to all statistics.
#[derive(Debug, Serialize)]
pub(crate) struct FiguresView {
    /// The heading.
    title: String,
    /// The figures.
    items: Vec<Figure>,
    /// The day of the data.
    note: Option<String>,
    /// The way to more figures.
    more: TitledLink,
}

impl FiguresView {
    /// `items`, whose data are of `until`; none where there are no items.
    #[must_use]
    pub(crate) fn new(
        title: String,
        items: Vec<Figure>,
        until: Option<Date>,
        root: &str,
        context: &RenderContext<'_>,
    ) -> Option<Self> {
        let more = TitledLink {
            title: context.text("statistics.see").to_owned(),
            href: format!("{root}{}", address::listing("statistics")),
        };
        let note = data_until(until, context);
        (!items.is_empty()).then_some(Self { title, items, note, more })
    }
}

/// A share in per cent with one decimal where it needs one, rounded half up; none of
/// so few that it would mislead.
#[must_use]
pub(crate) fn share(part: usize, whole: usize) -> Option<String> {
    (whole >= FEWEST).then(|| {
        let tenths = (part * 2000 + whole) / (2 * whole);
        match tenths % 10 {
            0 => format!("{}%", tenths / 10),
            rest => format!("{}.{rest}%", tenths / 10),
        }
    })
}

/// How many replies, and by class; none where there are no replies.
#[must_use]
pub(crate) fn brief(tally: &Tally, context: &RenderContext<'_>) -> Vec<Figure> {
    let words = Words(context);
    let total = (tally.replies > 0).then(|| words.plain("views.replies", tally.replies, None));
    total.into_iter().chain(words.classes(tally)).collect()
}

/// What a department or a session has to tell of its work besides: parts in
/// handling and all that the site asks for. A department's opinions are told
/// too; those of sessions only where all of them can be seen together.
#[must_use]
pub(crate) fn of_work(tally: &Tally, context: &RenderContext<'_>) -> Vec<Figure> {
    let mut figures = roles(tally, context);
    figures.extend(asked(tally, tally.until, context));
    figures
}

/// What the site asks for beyond counts, as far as anything of it is known:
/// deadlines, contact, and promises as of `day`.
#[must_use]
pub(crate) fn asked(tally: &Tally, day: Option<Date>, context: &RenderContext<'_>) -> Vec<Figure> {
    let words = Words(context);
    let mut figures = words.timing(tally);
    figures.extend(words.contact(tally));
    figures.extend(words.promises(tally, day));
    figures
}

/// How many proposers were content, in total; of few, that would be a person's opinion.
#[must_use]
pub(crate) fn opinion(tally: &Tally, context: &RenderContext<'_>) -> Option<Figure> {
    let feedback = tally.feedback.as_ref().filter(|one| one.known() >= FEWEST)?;
    let satisfied = feedback.count(Satisfaction::Satisfied) + feedback.count(Satisfaction::Mostly);
    let label = context.text("statistics.content").to_owned();
    Some(part_of(label, satisfied, feedback.known(), context))
}

/// Without the classes, for where tables show them; the cases are counted too.
#[must_use]
pub(crate) fn beside_tables(tally: &Tally, context: &RenderContext<'_>) -> Vec<Figure> {
    let words = Words(context);
    let mut figures = vec![
        words.plain("views.replies", tally.replies, None),
        words.plain("statistics.cases", tally.cases, None),
    ];
    if tally.corrected > 0 {
        figures.push(words.plain("statistics.corrected", tally.corrected, None));
    }
    if tally.withdrawn > 0 {
        figures.push(words.plain("statistics.withdrawn", tally.withdrawn, None));
    }
    figures
}

/// What was assigned by the ledger among figures of `entries`, which may belong to sessions that
/// the ledger has nothing of: then it is said which sessions are meant.
#[must_use]
pub(crate) fn assigned_among<'e>(
    assigned: Option<Assigned>,
    counts: &AssignedCounts,
    entries: impl IntoIterator<Item = &'e Entry>,
    context: &RenderContext<'_>,
) -> Vec<Figure> {
    let mut figures = self::assigned(assigned, context);
    let mut standing = entries.into_iter().filter(|entry| !entry.is_withdrawn());
    if let Some(first) = figures.first_mut()
        && standing.any(|entry| !counts.covers(entry))
    {
        let registers = context.world.registers;
        let one = counts.sessions.keys().next().filter(|_| counts.sessions.len() == 1);
        let (key, words) = match one {
            Some(one) => ("statistics.assigned_in", session_title(registers, *one)),
            None => ("statistics.assigned_in_several", counts.sessions.len().to_string()),
        };
        first.share = Some(context.fill(key, &[("count", &first.value), ("sessions", &words)]));
    }
    figures
}

/// What was assigned by the ledger, and how much of it is answered and published.
#[must_use]
pub(crate) fn assigned(assigned: Option<Assigned>, context: &RenderContext<'_>) -> Vec<Figure> {
    let Some(assigned) = assigned else { return Vec::new() };
    let words = Words(context);
    let part = |key: &str, count: usize| {
        part_of(context.text(key).to_owned(), count, assigned.items, context)
    };
    vec![
        words.plain("statistics.assigned", assigned.items, None),
        part("statistics.answered", assigned.answered),
        part("statistics.published", assigned.published),
    ]
}

/// By part in handling, where there is more than one.
#[must_use]
pub(crate) fn roles(tally: &Tally, context: &RenderContext<'_>) -> Vec<Figure> {
    let roles = tally.roles.iter().filter(|_| tally.roles.len() > 1);
    let figure = |(role, count): (&Role, &usize)| {
        part_of(role.label().to_owned(), *count, tally.replies, context)
    };
    roles.map(figure).collect()
}

/// `part` of the `whole`: the one form in which the site tells a part and its share.
#[must_use]
pub(crate) fn part_of(
    label: String,
    part: usize,
    whole: usize,
    context: &RenderContext<'_>,
) -> Figure {
    let (value, whole_words) = (part.to_string(), whole.to_string());
    let mut values = vec![("part", value.as_str()), ("count", whole_words.as_str())];
    let share = share(part, whole);
    let key = match &share {
        Some(share) => {
            values.push(("share", share));
            "statistics.share_of_known"
        }
        None => "statistics.known",
    };
    Figure { label, share: Some(context.fill(key, &values)), value }
}

/// The day of the data in words: that of the newest of it, never that of the build.
#[must_use]
pub(crate) fn data_until(until: Option<Date>, context: &RenderContext<'_>) -> Option<String> {
    // As days of publication are shown, which stand on the same pages.
    Some(context.fill("views.data_until", &[("date", &day::in_lists(until?))]))
}

/// Figures in the theme's words.
struct Words<'a>(&'a RenderContext<'a>);

impl Words<'_> {
    fn plain(&self, key: &str, count: usize, share: Option<String>) -> Figure {
        Figure { label: self.0.text(key).to_owned(), value: count.to_string(), share }
    }

    /// By class; shares are of the replies classed by the same table.
    fn classes(&self, tally: &Tally) -> Vec<Figure> {
        let tables = class_tables(tally, self.0.world.config);
        let figures = tables.iter().flat_map(|table| {
            let counted = table.rows.iter().filter(|row| row.2 > 0);
            counted.map(|(_, outcome, count)| {
                part_of(class_words(outcome), *count, table.known(), self.0)
            })
        });
        figures.collect()
    }

    fn timing(&self, tally: &Tally) -> Vec<Figure> {
        let in_time = |key: &str, pace: &Pace| {
            let any = pace.known() > 0;
            any.then(|| part_of(deadline(key, self.0), pace.in_time, pace.known(), self.0))
        };
        let paces = tally.timing.iter().flat_map(|timing| {
            [
                in_time("statistics.reply_in_time", &timing.reply),
                in_time("statistics.published_in_time", &timing.publication),
            ]
        });
        paces.flatten().collect()
    }

    fn contact(&self, tally: &Tally) -> Vec<Figure> {
        let known = tally.contact.iter().filter(|contact| contact.known > 0);
        let ways = known.flat_map(|contact| {
            let ways = [("statistics.met", contact.met), ("statistics.visited", contact.visited)];
            ways.map(|(key, count)| {
                part_of(self.0.text(key).to_owned(), count, contact.known, self.0)
            })
        });
        ways.collect()
    }

    fn promises(&self, tally: &Tally, day: Option<Date>) -> Option<Figure> {
        let promises = tally.promises.as_ref().filter(|promises| promises.all() > 0)?;
        let (all, overdue) = (promises.all().to_string(), promises.overdue(day).to_string());
        let done = promises.done.to_string();
        let values = [("all", &*all), ("done", &*done), ("overdue", &*overdue)];
        let note = self.0.fill("statistics.promises_of", &values);
        Some(self.plain("statistics.promises_done", promises.done, Some(note)))
    }
}

/// The words under `key`, with the site's periods in them.
#[must_use]
pub(crate) fn deadline(key: &str, context: &RenderContext<'_>) -> String {
    let deadlines = &context.world.config.deadlines;
    let values = [
        ("months", deadlines.reply_months),
        ("most", deadlines.reply_months_at_most),
        ("days", deadlines.publish_working_days),
    ]
    .map(|(name, value)| (name, value.to_string()));
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    context.fill(key, &values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_have_at_most_one_decimal_and_are_not_given_of_few() {
        for (part, whole, expected) in [
            (1, 4, None),
            (0, 5, Some("0%")),
            (1, 5, Some("20%")),
            (1, 3000, Some("0%")),
            (2, 3, None),
            (2, 6, Some("33.3%")),
            (4, 6, Some("66.7%")),
            (6, 6, Some("100%")),
        ] {
            assert_eq!(share(part, whole).as_deref(), expected, "{part} of {whole}");
        }
    }
}
