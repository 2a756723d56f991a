//! What a set of replies adds up to.

use std::collections::{BTreeMap, HashSet};

use foldhash::fast;

use super::timing::Timing;
use crate::archive::World;
use crate::archive::entry::Entry;
use crate::archive::reply::{Commitment, Reply};
use crate::model::{Date, Role, Satisfaction, SessionKey, Statistic, TextForm};

/// How often each value occurs.
pub(crate) type Counts<K> = BTreeMap<K, usize>;

/// Figures of a set of published replies. A reply counts once, however many
/// cases it answers and whoever else signed it; a withdrawn one counts among
/// the withdrawn alone. What the site does not ask for is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub replies: usize,
    /// The cases they answer, each once.
    pub cases: usize,
    /// Replies by the department's part in handling them.
    pub roles: Counts<Role>,
    /// Replies by row of the class table.
    pub classes: Counts<u16>,
    /// Replies published as abstracts.
    pub abstracts: usize,
    /// Replies that were corrected.
    pub corrected: usize,
    /// Corrections; a reply may have had several.
    pub corrections: usize,
    /// Replies that were withdrawn.
    pub withdrawn: usize,
    /// How many kept their deadlines.
    pub timing: Option<Timing>,
    /// What the proposers said.
    pub feedback: Option<Feedback>,
    /// How the proposers were consulted.
    pub contact: Option<Contact>,
    pub promises: Option<Promises>,
    /// The newest date of the data: of a publication, correction or withdrawal.
    pub until: Option<Date>,
}

/// What proposers said of the replies they got: totals, never a person's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Feedback {
    /// Replies by opinion; 未反馈 is one of them.
    pub opinions: Counts<Satisfaction>,
    /// Replies of which nothing is recorded.
    pub unknown: usize,
}

/// How proposers were consulted before they were answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Contact {
    /// Replies that say how.
    pub known: usize,
    /// Replies that do not.
    pub unknown: usize,
    /// 面商.
    pub met: usize,
    /// 走访.
    pub visited: usize,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Promises {
    /// Those recorded as done.
    pub done: usize,
    /// When each of the others is due, where that is given.
    pub open: Vec<Option<Date>>,
}

impl Tally {
    /// The figures of `entries`.
    pub(crate) fn of<'a>(entries: impl IntoIterator<Item = &'a Entry>, world: World<'_>) -> Self {
        Self::count(entries, |_| true, world)
    }

    /// The figures of `entries`, which belong to `session`: of the cases they
    /// answer, those of other sessions do not count.
    pub(crate) fn of_session<'a>(
        entries: impl IntoIterator<Item = &'a Entry>,
        session: SessionKey,
        world: World<'_>,
    ) -> Self {
        Self::count(entries, |one| one == session, world)
    }

    fn count<'a>(
        entries: impl IntoIterator<Item = &'a Entry>,
        counts: impl Fn(SessionKey) -> bool,
        world: World<'_>,
    ) -> Self {
        let asked = |statistic| world.config.statistics.contains(&statistic);
        let mut tally = Self {
            timing: asked(Statistic::Punctuality).then(Timing::default),
            feedback: asked(Statistic::Satisfaction).then(Feedback::default),
            contact: asked(Statistic::Contact).then(Contact::default),
            promises: asked(Statistic::Promises).then(Promises::default),
            ..Self::default()
        };
        let mut cases: HashSet<_, fast::RandomState> = HashSet::default();
        for entry in entries {
            tally.until = tally.until.max(newest_date(entry));
            if entry.is_withdrawn() {
                tally.withdrawn += 1;
                continue;
            }
            tally.add(&entry.reply, world);
            let keys = entry.reply.cases.iter();
            let keys = keys.filter_map(|case| Some((case.session_key?, case.key.as_ref()?)));
            cases.extend(keys.filter(|(session, _)| counts(*session)));
        }
        tally.cases = cases.len();
        tally
    }

    fn add(&mut self, reply: &Reply, world: World<'_>) {
        self.replies += 1;
        *self.roles.entry(reply.role).or_default() += 1;
        if let Some(class) = reply.result_class.as_ref().and_then(|class| class.outcome) {
            *self.classes.entry(class).or_default() += 1;
        }
        self.abstracts += usize::from(reply.text_form == TextForm::Abstract);
        self.corrected += usize::from(!reply.corrections.is_empty());
        self.corrections += reply.corrections.len();
        if let Some(timing) = &mut self.timing {
            timing.add(reply, world);
        }
        if let Some(feedback) = &mut self.feedback {
            match reply.satisfaction {
                Some(opinion) => *feedback.opinions.entry(opinion).or_default() += 1,
                None => feedback.unknown += 1,
            }
        }
        if let Some(contact) = &mut self.contact {
            contact.add(reply);
        }
        if let Some(promises) = &mut self.promises {
            reply.commitments.iter().for_each(|one| promises.add(one));
        }
    }

    /// Replies of which it is not said how the case ended.
    #[must_use]
    pub(crate) fn unclassified(&self) -> usize {
        self.replies - self.classes.values().sum::<usize>()
    }

    /// Replies in which the department had one of these parts.
    #[must_use]
    pub(crate) fn of_roles(&self, roles: &[Role]) -> usize {
        roles.iter().filter_map(|role| self.roles.get(role)).sum()
    }
}

impl Feedback {
    /// Replies of which the proposer's opinion is known.
    #[must_use]
    pub(crate) fn known(&self) -> usize {
        self.opinions.values().sum::<usize>() - self.count(Satisfaction::Unanswered)
    }

    /// Replies with this opinion.
    #[must_use]
    pub(crate) fn count(&self, opinion: Satisfaction) -> usize {
        self.opinions.get(&opinion).copied().unwrap_or_default()
    }
}

impl Contact {
    fn add(&mut self, reply: &Reply) {
        if reply.contacted.is_empty() {
            self.unknown += 1;
            return;
        }
        let any = |word| usize::from(reply.contacted.iter().any(|way| way.contains(word)));
        self.known += 1;
        self.met += any("面商");
        self.visited += any("走访");
    }
}

/// The words by which a promise is recorded as kept.
const DONE: &[&str] = &["已完成", "完成", "已办结", "已落实", "已兑现", "done"];

impl Promises {
    fn add(&mut self, promise: &Commitment) {
        let state = promise.state.as_deref().unwrap_or_default().trim();
        if DONE.contains(&state) {
            self.done += 1;
        } else {
            self.open.push(promise.due);
        }
    }

    /// All that was promised.
    #[must_use]
    pub(crate) fn all(&self) -> usize {
        self.done + self.open.len()
    }

    /// Those due on or before `day` and not recorded as done.
    #[must_use]
    pub(crate) fn overdue(&self, day: Option<Date>) -> usize {
        self.open.iter().flatten().filter(|due| day.is_some_and(|day| **due <= day)).count()
    }

    /// Those without a day, not recorded as done.
    #[must_use]
    pub(crate) fn undated(&self) -> usize {
        self.open.iter().filter(|due| due.is_none()).count()
    }
}

/// The newest date on which something happened to a reply on the site.
pub(super) fn newest_date(entry: &Entry) -> Option<Date> {
    let reply = &entry.reply;
    let published = reply.published().map(|moment| moment.day);
    let later = if entry.is_withdrawn() {
        reply.withdrawn_on
    } else {
        reply.corrections.iter().map(|correction| correction.date).max()
    };
    published.max(later)
}
