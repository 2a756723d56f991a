//! `search/documents/…`: what a search shows of a reply, and looks for its words in.

use crate::archive::entry::EntryId;
use crate::plan::{Class, Output, Phase, Subject, address};
use crate::render::context::{Error, Pass, RenderContext, Rendered};
use crate::render::data;
use crate::render::format::{Format, PlanContext};
use crate::render::search;

pub(super) const FORMAT: Format = Format {
    name: "search-document",
    phase: Phase::Data,
    class: Class::Search,
    in_sitemap: false,
    plan,
    render,
};

fn plan(context: &PlanContext<'_>) -> Vec<Output> {
    let entries = context.world.archive.entries.iter().enumerate();
    let live = entries.filter(|(_, entry)| !entry.is_withdrawn());
    let days = search::days(context.world);
    let row = |id: EntryId| Output {
        path: address::search(&days.document(search::number_of(id, context.world))),
        format: FORMAT.name,
        subject: Subject::Reply(id),
    };
    live.map(|(at, _)| row(EntryId::at(at))).collect()
}

fn render(output: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let Subject::Reply(id) = output.subject else {
        unreachable!("the plan gives this format replies alone")
    };
    let found = search::document(id, context)?;
    let found = found.as_ref().map(|(document, attached)| (document, attached.as_str()));
    // What it is found by is gathered here, so that its text is read once.
    if context.pass == Pass::Render {
        context.shared.search.add(search::number_of(id, context.world), found);
    }
    Ok(data::json(&found.map(|one| one.0)).into())
}
