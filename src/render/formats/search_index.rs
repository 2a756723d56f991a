//! `search/index.json` and the files it names: by which words, numbers and filters replies are found.

use rayon::prelude::*;

use crate::plan::{Class, Output, Phase, Subject, address};
use crate::render::context::{Error, Pass, RenderContext, Rendered};
use crate::render::fingerprint::digest;
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
    if context.pass == Pass::Fingerprint {
        return made_of(context);
    }
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

/// What the index is made of: every document, and all that is added to them.
fn made_of(context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let world = context.world;
    let documents = (0..search::count(world)).into_par_iter().map(|number| {
        let found = search::document(search::reply_at(number, world), context)?;
        Ok(found.map(|found| digest(&found)))
    });
    let documents: Vec<Option<String>> = documents.collect::<Result<_, Error>>()?;
    let (prefixes, days) = (&world.config.number_prefixes, search::days(world));
    Ok(digest(&(documents, prefixes, search::facets(world), days)).into())
}
