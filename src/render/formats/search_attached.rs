//! `search/documents/…-files.json`: the text in the attachments of a reply, for a search that does not find all
//! its words in the letter.

use crate::archive::entry::EntryId;
use crate::plan::{Class, Output, Phase, Subject, address};
use crate::render::context::{Error, RenderContext, Rendered};
use crate::render::data;
use crate::render::format::{Format, PlanContext};
use crate::render::search;

pub(super) const FORMAT: Format = Format {
    name: "search-attached",
    phase: Phase::Data,
    class: Class::Search,
    in_sitemap: false,
    plan,
    render,
};

fn plan(context: &PlanContext<'_>) -> Vec<Output> {
    let entries = context.world.archive.entries.iter().enumerate();
    let with_files = entries.filter(|(_, entry)| search::may_have_attached(entry));
    let days = search::days(context.world);
    let row = |id: EntryId| Output {
        path: address::search(&days.attached(search::number_of(id, context.world))),
        format: FORMAT.name,
        subject: Subject::Reply(id),
    };
    with_files.map(|(at, _)| row(EntryId::at(at))).collect()
}

fn render(output: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let Subject::Reply(id) = output.subject else {
        unreachable!("the plan gives this format replies alone")
    };
    Ok(data::json(&search::attached(id, context)?).into())
}
