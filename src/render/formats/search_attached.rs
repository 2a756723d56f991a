//! `search/documents/…-files.json`: the text in the attachments of a reply, for a search that does not find all
//! its words in the letter.

use crate::plan::{Class, Output, Phase, Subject};
use crate::render::context::{Error, Pass, RenderContext, Rendered};
use crate::render::data;
use crate::render::fingerprint::digest;
use crate::render::format::{Format, PlanContext};
use crate::render::search;
use crate::search::Days;

pub(super) const FORMAT: Format = Format {
    name: "search-attached",
    phase: Phase::Data,
    class: Class::Search,
    in_sitemap: false,
    plan,
    render,
};

fn plan(context: &PlanContext<'_>) -> Vec<Output> {
    search::rows(context.world, FORMAT.name, search::may_have_attached, Days::attached)
}

fn render(output: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let Subject::Reply(id) = output.subject else {
        unreachable!("the plan gives this format replies alone")
    };
    if context.pass == Pass::Fingerprint {
        return Ok(digest(&context.known_of(id)).into());
    }
    Ok(data::json(&search::attached(id, context)?).into())
}
