//! The newest session of a body, in detail.

use super::Section;
use super::table::{classes, departments, disclosure, topics, word};
use crate::archive::statistics::Session;
use crate::plan::address;
use crate::render::format::RenderContext;
use crate::render::view::figures::beside_tables;
use crate::render::view::list::TitledLink;

pub(super) fn section(session: &Session<'_>, context: &RenderContext<'_>) -> Section {
    let tally = &session.part.tally;
    let term = &session.part.term.term;
    let mut tables = classes(tally, context);
    tables.push(departments(&session.departments, context));
    tables.extend(topics(&session.topics, context));
    tables.push(disclosure(&session.disclosure, tally.abstracts, context));
    let title = word("see_session", context).to_owned();
    Section {
        id: term.key.clone(),
        title: term.title.clone(),
        figures: beside_tables(tally, context),
        tables,
        notes: Vec::new(),
        more: Some(TitledLink { title, href: address::term("sessions", &term.key).to_string() }),
    }
}
