//! Rendering: the files of the site, one row of the plan at a time.
//!
//! A row is a pure function of what it is about: the same row gives the same
//! bytes whenever and wherever it is rendered, alone or among all.

pub mod chart;
pub mod data;
pub mod format;
pub mod formats;
pub mod markup;
pub mod qr;
pub mod server;
pub mod view;

use crate::archive::World;
use crate::plan::{Output, SitePlan, redirect};
use crate::source::Folder;
use crate::theme::Theme;
use format::{Error, Format, PlanContext, RenderContext, Rendered};
use formats::FORMATS;
use view::frame::Frame;
use view::row::Rows;

/// Every file the formats will make.
#[must_use]
pub fn outputs(world: World<'_>, theme: &Theme) -> Vec<Output> {
    let context = PlanContext { world, theme };
    FORMATS.iter().flat_map(|format| (format.plan)(&context)).collect()
}

/// The format called `name`.
///
/// # Panics
/// Never for a row of a plan, whose names come from the same table.
#[must_use]
pub fn format_of(name: &str) -> &'static Format {
    FORMATS.iter().find(|format| format.name == name).expect("rows name formats of the table")
}

/// What rendering any row of `plan` needs, made once.
#[must_use]
pub fn context<'a>(
    world: World<'a>,
    theme: &'a Theme,
    folder: &'a Folder,
    plan: &SitePlan,
) -> RenderContext<'a> {
    let frame = Frame::new(world, theme, plan);
    let rows = Rows::new(world.archive.entries.len());
    let sitemap = formats::sitemap_entries(world, plan);
    let redirects = redirect::redirects(world);
    RenderContext { world, theme, folder, frame, rows, sitemap, redirects }
}

/// The file that `output` stands for.
///
/// # Errors
/// If a template or a text is not what it was when the site was checked.
pub fn render(output: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    (format_of(output.format).render)(output, context)
}
