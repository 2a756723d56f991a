//! The theme's files, their names bearing their content's hash.

use crate::plan::{Class, Output, Phase, SitePath, Subject};
use crate::render::context::{Error, RenderContext, Rendered};
use crate::render::format::{Format, PlanContext};

pub(super) const FORMAT: Format = Format {
    name: "theme-asset",
    phase: Phase::Asset,
    class: Class::Asset,
    in_sitemap: false,
    plan,
    render,
};

fn plan(context: &PlanContext<'_>) -> Vec<Output> {
    let row = |(at, asset): (u32, &crate::theme::Asset)| {
        let path = SitePath::new(asset.published.as_str())?;
        Some(Output { path, format: FORMAT.name, subject: Subject::Part(at) })
    };
    (0..).zip(context.theme.assets()).filter_map(row).collect()
}

fn render(output: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let assets = context.theme.assets();
    let asset = assets.iter().find(|asset| asset.published == output.path.as_str());
    let asset = asset.expect("plan and rendering see one theme");
    Ok(Rendered::Bytes(asset.bytes.clone()))
}
