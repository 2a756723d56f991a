//! `search/index.json` and the files it names: by which words, numbers and filters replies are found.

use rayon::prelude::*;

use crate::plan::{Class, Output, Phase, Subject, address};
use crate::render::context::{Error, RenderContext, Rendered};
use crate::render::format::{Format, PlanContext};
use crate::render::search;
use crate::search::{DIRECTORY, File, Settings};

pub(super) const FORMAT: Format = Format {
    name: "search-index",
    phase: Phase::Data,
    class: Class::Search,
    in_sitemap: false,
    plan,
    render,
};

fn plan(context: &PlanContext<'_>) -> Vec<Output> {
    let row =
        Output { path: address::search(DIRECTORY), format: FORMAT.name, subject: Subject::Site };
    if context.world.archive.entries.is_empty() { Vec::new() } else { vec![row] }
}

fn render(_: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let (world, collector) = (context.world, &context.shared.search);
    // Where the documents were rendered before, only withdrawn replies are missing.
    collector.missing().into_par_iter().try_for_each(|number| -> Result<(), Error> {
        let document = search::document(search::reply_at(number, world), context)?;
        collector.add(number, document.as_ref().map(|(one, attached)| (one, attached.as_str())));
        Ok(())
    })?;
    let files = collector.files(&Settings {
        prefixes: world.config.number_prefixes.clone(),
        facets: search::facets(world),
        days: search::days(world),
    });
    let beside = |file: File| (address::search(&file.name), file.bytes);
    Ok(Rendered::Files(files.directory, files.named.into_iter().map(beside).collect()))
}
