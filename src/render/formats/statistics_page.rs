//! The statistics of the site: there is a page as soon as there is a reply to count.

use serde::Serialize;

use crate::archive::statistics::Statistics;
use crate::plan::{Class, Output, Phase, Subject, address};
use crate::render::context::{Error, RenderContext, Rendered};
use crate::render::format::{Format, PlanContext};
use crate::render::view::list::column_title;
use crate::render::view::page::PageDraft;
use crate::render::view::statistics::{StatisticsView, view};

pub(super) const FORMAT: Format = Format {
    name: "statistics-page",
    phase: Phase::Listing,
    class: Class::Listing,
    in_sitemap: true,
    plan,
    render,
};

#[derive(Serialize)]
struct Part {
    statistics: StatisticsView,
}

fn plan(context: &PlanContext<'_>) -> Vec<Output> {
    let any = context.world.archive.has_replies();
    let (path, subject) = (address::listing("statistics"), Subject::Site);
    any.then_some(Output { path, format: FORMAT.name, subject }).into_iter().collect()
}

fn render(output: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let statistics = Statistics::of(context.world, context.assigned())
        .expect("the plan has this page only if there are replies");
    let title = column_title("statistics", context);
    let description = context.text("column_intros.statistics").to_owned();
    let draft = PageDraft::in_column(
        (&output.path, "statistics"),
        (title.clone(), &title),
        description,
        Vec::new(),
    );
    let part = Part { statistics: view(&statistics, context) };
    Ok(draft.render("statistics.html", part, context)?.into())
}
