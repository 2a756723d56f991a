//! `robots.txt` (RFC 9309), for a site at its host's root alone: elsewhere nobody reads it.

use crate::plan::{Class, Output, Phase, Subject, address};
use crate::render::context::{Error, RenderContext, Rendered};
use crate::render::format::{Format, PlanContext};

pub(super) const FORMAT: Format = Format {
    name: "robots",
    phase: Phase::Listing,
    class: Class::Listing,
    in_sitemap: false,
    plan,
    render,
};

fn plan(context: &PlanContext<'_>) -> Vec<Output> {
    let row =
        || Output { path: address::top("robots.txt"), format: FORMAT.name, subject: Subject::Site };
    context.world.config.base_url.is_root().then(row).into_iter().collect()
}

fn render(_: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let sitemap = context.world.config.base_url.join("sitemap.xml");
    Ok(format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n").into())
}
