//! `robots.txt` (RFC 9309), for a site at its host's root alone: elsewhere nobody reads it.

use crate::plan::{Class, Output, Phase, Subject, address};
use crate::render::format::{Error, Format, PlanContext, RenderContext, Rendered};

pub(super) const FORMAT: Format =
    Format { name: "robots", phase: Phase::Listing, class: Class::Listing, plan, render };

fn plan(context: &PlanContext<'_>) -> Vec<Output> {
    let row =
        || Output { path: address::top("robots.txt"), format: FORMAT.name, subject: Subject::Site };
    context.world.config.base_url.is_root().then(row).into_iter().collect()
}

fn render(_: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let sitemap = context.world.config.base_url.join("sitemap.xml");
    Ok(format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n").into())
}
