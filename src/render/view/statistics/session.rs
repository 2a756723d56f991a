//! The newest session of a body, in detail.

use super::section::Section;
use super::table::{classes, word};
use crate::archive::listings::SESSIONS;
use crate::archive::statistics::{FEWEST, Feedback, Session, Tally};
use crate::model::{Choice, Disclosure};
use crate::plan::address;
use crate::render::context::RenderContext;
use crate::render::view::figures::{Figure, asked, assigned, beside_tables, opinion, roles};
use crate::render::view::link::TitledLink;

/// The figures of `session`; `whole` are those of the site.
pub(super) fn section(
    session: &Session<'_>,
    whole: &Tally,
    context: &RenderContext<'_>,
) -> Section {
    let tally = &session.part.tally;
    let term = &session.part.term.term;
    let mut figures = assigned(session.assigned, context);
    figures.extend(beside_tables(tally, context));
    figures.extend(roles(tally, context));
    figures.extend(disclosed(session, context));
    figures.extend(asked(tally, whole.until, context));
    if !can_be_subtracted(tally, whole) {
        figures.extend(opinion(tally, context));
    }
    Section {
        id: term.key.clone(),
        title: term.title.clone(),
        figures,
        tables: classes(tally, context),
        notes: Vec::new(),
        more: Some(TitledLink {
            title: word("see_session", context).to_owned(),
            href: address::term(SESSIONS.name, &term.key).to_string(),
        }),
    }
}

/// Whether so few opinions belong to other sessions that who takes those of
/// this one from all would know a person's.
fn can_be_subtracted(tally: &Tally, whole: &Tally) -> bool {
    let known = |tally: &Tally| tally.feedback.as_ref().map_or(0, Feedback::known);
    (1..FEWEST).contains(&(known(whole) - known(tally)))
}

/// Replies that are not published as a whole, where there are any.
fn disclosed(session: &Session<'_>, context: &RenderContext<'_>) -> Vec<Figure> {
    let closed = [Disclosure::OnRequest, Disclosure::Withheld];
    let count = |one: Disclosure| session.disclosure.get(&one).copied().unwrap_or_default();
    let closed = closed.map(|one| (one.label(), count(one)));
    let counts = [(word("abstract", context), session.part.tally.abstracts)];
    let counts = counts.into_iter().chain(closed).filter(|(_, count)| *count > 0);
    let figure = |(label, count): (&str, usize)| Figure {
        label: label.to_owned(),
        value: count.to_string(),
        share: None,
    };
    counts.map(figure).collect()
}
