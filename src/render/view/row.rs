//! A row of a list: one reply in a line or two.

use serde::Serialize;

use crate::archive::entry::EntryId;
use crate::archive::reply::Reply;
use crate::model::{Choice, Stated, Status};
use crate::plan::address;
use crate::render::format::{Error, RenderContext};
use crate::theme::Html;

/// `row` in a template.
#[derive(Debug, Serialize)]
struct Row<'a> {
    href: String,
    title: String,
    date: String,
    department: Option<&'a str>,
    number: Option<String>,
    class: Option<String>,
    kind: Option<&'static str>,
    state: Option<&'static str>,
    role: Option<&'static str>,
}

#[derive(Serialize)]
struct Part<'a> {
    row: Row<'a>,
}

/// The rows of `entries`, as list items one after another.
///
/// # Errors
/// If the template asks for what is not there.
pub fn rows(
    entries: impl Iterator<Item = EntryId>,
    root: &str,
    context: &RenderContext<'_>,
) -> Result<Html, Error> {
    let mut out = String::new();
    for id in entries {
        let row = view(id, root, context);
        out.push_str(&context.theme.render("row.html", &Part { row })?);
    }
    Ok(out.into())
}

fn view<'a>(id: EntryId, root: &str, context: &'a RenderContext<'_>) -> Row<'a> {
    let entry = context.world.archive.entry(id);
    let reply = &entry.reply;
    let departments = &context.world.registers.departments;
    let withdrawn = entry.is_withdrawn();
    let class = reply.result_class.as_ref().filter(|_| !withdrawn).and_then(|class| class.1);
    let class = class.map(|at| class_words(&context.world.config.outcomes[usize::from(at)]));
    Row {
        href: format!("{root}{}", address::reply(&reply.id)),
        title: title(id, context),
        date: published(reply, context),
        department: reply.department.map(|at| departments.get(at).name.as_str()),
        number: (!reply.cases.is_empty()).then(|| numbers(reply)),
        class,
        kind: reply.kind.map(Choice::label),
        state: matches!(reply.status, Status::Corrected | Status::Withdrawn)
            .then(|| reply.status.label()),
        role: Some(reply.role.label()),
    }
}

/// A class as it is always shown: the letter with its words.
#[must_use]
pub fn class_words(outcome: &crate::config::Outcome) -> String {
    format!("{}类：{}", outcome.letter, outcome.name)
}

/// A reply's title; a withdrawn one gets a generated title, whatever its file still says.
#[must_use]
pub fn title(id: EntryId, context: &RenderContext<'_>) -> String {
    let entry = context.world.archive.entry(id);
    let reply = &entry.reply;
    match &reply.title {
        Some(title) if !entry.is_withdrawn() => title.to_string(),
        _ => {
            let departments = &context.world.registers.departments;
            let department = reply.department.map_or("", |at| departments.get(at).name.as_str());
            let session = reply.cases.first().map_or("", |case| &*case.session);
            let numbers = numbers(reply);
            let kind = reply.kind.map_or("", Choice::label);
            let values = [
                ("department", department),
                ("session", session),
                ("number", &numbers),
                ("kind", kind),
            ];
            context.frame.fill("views.withdrawn_title", &values)
        }
    }
}

/// The numbers of the cases it answers, as printed.
#[must_use]
pub fn numbers(reply: &Reply) -> String {
    reply.cases.iter().map(|case| &*case.number).collect::<Vec<_>>().join("、")
}

/// The day (and time) of publication as shown, or the word for none.
#[must_use]
pub fn published(reply: &Reply, context: &RenderContext<'_>) -> String {
    match reply.date_published.and_then(Stated::value) {
        Some(moment) => moment.to_string(),
        None => context.frame.text("views.unstated").to_owned(),
    }
}
