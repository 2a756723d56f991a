//! `search/index.json` and the files it names: by which words, numbers and filters replies are found.

use std::collections::{BTreeMap, HashMap};
use std::sync::PoisonError;

use rayon::prelude::*;

use crate::digest::Digest;
use crate::plan::{Class, Output, Phase, Subject, address};
use crate::render::context::{Error, KnownIndex, Pass, RenderContext, Rendered};
use crate::render::fingerprint::digest;
use crate::render::format::{Format, PlanContext};
use crate::render::search;
use crate::search::{Collector, DIRECTORY, File, Packed, Settings};

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
    let made_of = documents(context);
    let mut known = context.shared.index.lock().unwrap_or_else(PoisonError::into_inner);
    let KnownIndex { blocks, cuts } = std::mem::take(&mut *known);
    restore(&made_of, blocks, collector);
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
    digest(&(documents(context), prefixes, search::facets(world), days))
}

/// What each document is made of, block by block.
fn documents(context: &RenderContext<'_>) -> Vec<Vec<Digest>> {
    let document = |number| context.known_of(search::reply_at(number, context.world));
    let blocks = context.shared.search.blocks();
    blocks.map(|block| block.map(document).collect()).collect()
}

/// Has `collector` take in what of the documents, which are made of `made_of`, stands in the
/// blocks of an earlier index: whole blocks as they are, and documents that are in others now.
fn restore(made_of: &[Vec<Digest>], blocks: Vec<(Vec<Digest>, Packed)>, collector: &Collector) {
    let mut stood = HashMap::new();
    for (at, (documents, _)) in blocks.iter().enumerate() {
        stood.extend(documents.iter().zip(0..).map(|(document, place)| (*document, (at, place))));
    }
    let mut moved: BTreeMap<(usize, usize), Vec<(usize, u32)>> = BTreeMap::new();
    let mut whole = HashMap::new();
    for ((at, documents), numbers) in made_of.iter().enumerate().zip(collector.blocks()) {
        let first = documents.first().and_then(|first| stood.get(first));
        if let Some((before, 0)) = first
            && blocks[*before].0 == *documents
        {
            whole.insert(*before, at);
            continue;
        }
        for (document, number) in documents.iter().zip(numbers) {
            if let Some((before, place)) = stood.get(document) {
                moved.entry((at, *before)).or_default().push((*place, number));
            }
        }
    }
    moved.par_iter().for_each(|((_, before), documents)| {
        collector.take(&blocks[*before].1, documents);
    });
    for (before, (_, packed)) in blocks.into_iter().enumerate() {
        if let Some(at) = whole.get(&before) {
            collector.restore(*at, packed);
        }
    }
}
