//! `search/documents/…`: what a search shows of a reply, and looks for its words in.

use crate::archive::entry::Entry;
use crate::plan::{Class, Output, Phase, Subject};
use crate::render::context::{Error, Pass, RenderContext, Rendered};
use crate::render::data;
use crate::render::fingerprint::digest;
use crate::render::format::{Format, PlanContext};
use crate::render::search;
use crate::search::Days;

pub(super) const FORMAT: Format = Format {
    name: "search-document",
    phase: Phase::Data,
    class: Class::Search,
    in_sitemap: false,
    plan,
    render,
};

fn plan(context: &PlanContext<'_>) -> Vec<Output> {
    let is_live = |entry: &Entry| !entry.is_withdrawn();
    search::rows(context.world, FORMAT.name, is_live, Days::document)
}

fn render(output: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let Subject::Reply(id) = output.subject else {
        unreachable!("the plan gives this format replies alone")
    };
    if context.pass == Pass::Fingerprint {
        return Ok(digest(&context.known_of(id)).into());
    }
    let found = search::document(id, context)?;
    let found = found.as_ref().map(|(document, attached)| (document, attached.as_str()));
    // What it is found by is gathered here, so that its text is read once.
    context.shared.search.add(search::number_of(id, context.world), found);
    Ok(data::json(&found.map(|one| one.0)).into())
}
