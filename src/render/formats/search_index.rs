//! `search/index.json` and the files it names: by which words, numbers and filters replies are found.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::PoisonError;

use rayon::prelude::*;

use crate::digest::Digest;
use crate::plan::{Class, Output, Phase, Subject, address};
use crate::render::context::{Error, KnownIndex, Pass, RenderContext, Rendered};
use crate::render::fingerprint::{digest, of};
use crate::render::format::{Format, PlanContext};
use crate::render::search;
use crate::search::{DIRECTORY, File, Packed, Settings};

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
        return Ok(made_of(context).into());
    }
    let made_of = blocks(context);
    let mut known = context.shared.index.lock().unwrap_or_else(PoisonError::into_inner);
    let KnownIndex { blocks, cuts } = std::mem::take(&mut *known);
    let mut blocks: BTreeMap<Digest, Packed> = blocks.into_iter().collect();
    for (at, digest) in made_of.iter().enumerate() {
        if let Some(packed) = blocks.remove(digest) {
            collector.restore(at, packed);
        }
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
        known: cuts,
    });
    let blocks = made_of.into_iter().zip(collector.packed()).collect();
    *known = KnownIndex { blocks, cuts: files.cuts };
    let beside = |file: File| (address::search(&file.name), file.bytes);
    Ok(Rendered::Files(files.directory, files.named.into_iter().map(beside).collect()))
}

/// What the index is made of: every document, and all that is added to them.
fn made_of(context: &RenderContext<'_>) -> String {
    let world = context.world;
    let (prefixes, days) = (&world.config.number_prefixes, search::days(world));
    digest(&(blocks(context), prefixes, search::facets(world), days))
}

/// What each block is made of.
fn blocks(context: &RenderContext<'_>) -> Vec<Digest> {
    let world = context.world;
    let document = |number| {
        let entry = world.archive.entry(search::reply_at(number, world));
        context.known_of(entry)
    };
    let block = |block: Range<u32>| of(&block.map(document).collect::<Vec<_>>());
    context.shared.search.blocks().map(block).collect()
}
