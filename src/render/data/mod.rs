//! Open data: one row a reply, its columns those of the field table that are public data.
//!
//! The table (CSV) is for spreadsheets, the lines (JSON Lines) for programs;
//! both ask the same function for a value. What the columns mean is told by
//! `data/fields.json`, made of the same list.

mod assigned;
mod columns;
mod record;
mod value;

pub(crate) use assigned::{ASSIGNED_COLUMNS, AssignedOf, AssignedRow, assigned_rows};
pub(crate) use columns::COLUMNS_VERSION;
pub use columns::{Column, Source, columns, value};
pub use record::Derived;
pub use value::{Line, Value};

pub(super) use value::BETWEEN;

use std::ops::Range;

use serde::Serialize;

use super::context::{Error, Pass, RenderContext, Rendered};
use super::fingerprint::{digest, of};
use super::format::Part;
use crate::archive::World;
use crate::archive::entry::EntryId;
use crate::archive::index::IndexedTerm;
use crate::archive::listings::YEARS;
use crate::digest::Digest;
use crate::plan::{Output, Subject, TermId, address};

/// The file of what was assigned.
pub(super) const ASSIGNED_FILE: &str = "assigned.csv";

/// The rows of a format that has one file a year, of the given extension.
pub(super) fn year_files(
    world: World<'_>,
    format: &'static str,
    extension: &'static str,
) -> Vec<Output> {
    let Some((listing, term)) = all(world) else { return Vec::new() };
    let id = TermId { listing, term: 0 };
    let row = |(year, _): &(Option<i16>, Range<usize>)| Output {
        path: address::data_year(*year, extension),
        format,
        subject: Subject::Year(id, *year, 0),
    };
    term.years.iter().map(row).collect()
}

/// How many replies make a part of a file of a year, which may be most of the site.
const REPLIES_OF_A_PART: usize = 32;

/// The file of the year that `output` is about, put together of its parts, or what it is made of.
pub(super) fn render(
    output: &Output,
    context: &RenderContext<'_>,
    part: Part,
) -> Result<Rendered, Error> {
    if context.pass == Pass::Fingerprint {
        return Ok(digest(&made_of(output, context)).into());
    }
    let parts = (0..).map_while(|at| part(output, context, at).transpose());
    Ok(Rendered::Bytes(parts.collect::<Result<Vec<_>, Error>>()?.concat()))
}

/// The replies of the part `at` of the file of the year that `output` is about.
pub(super) fn entries_of_part<'a>(
    world: World<'a>,
    output: &Output,
    at: usize,
) -> Option<&'a [EntryId]> {
    entries_of(world, output).chunks(REPLIES_OF_A_PART).nth(at)
}

/// The replies of the year that `output` is about, oldest first.
fn entries_of<'a>(world: World<'a>, output: &Output) -> &'a [EntryId] {
    let Subject::Year(_, year, _) = output.subject else {
        unreachable!("the plan gives data files only years")
    };
    let found = all(world).and_then(|(_, term)| {
        let range = term.years.iter().find(|(one, _)| *one == year)?.1.clone();
        Some(&term.entries[range])
    });
    found.unwrap_or_default()
}

/// What each row of the year that `output` is about is made of, oldest first.
pub(super) fn made_of(output: &Output, context: &RenderContext<'_>) -> Vec<Digest> {
    let entries = entries_of(context.world, output).iter();
    entries.map(|id| row_made_of(*id, context)).collect()
}

/// What the row of a reply is made of: the reply, and what is said of others.
pub(super) fn row_made_of(id: EntryId, context: &RenderContext<'_>) -> Digest {
    let follows = &context.world.archive.entry(id).reply.follows;
    of(&(context.known_of(id), record::followed(follows, context)))
}

/// The one list of all replies, with its place among the listings.
fn all(world: World<'_>) -> Option<(u8, &IndexedTerm)> {
    let mut indexes = (0..).zip(&world.archive.indexes);
    let (at, index) = indexes.find(|(_, index)| index.listing.name == YEARS.name)?;
    Some((at, index.terms.first()?))
}

/// The years that have files, oldest first, undated last.
pub(super) fn years(world: World<'_>) -> Vec<Option<i16>> {
    all(world).map_or_else(Vec::new, |(_, term)| term.years.iter().map(|year| year.0).collect())
}

/// `value` as compact JSON.
pub(super) fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("maps have texts for keys and numbers are integers")
}

/// `value` as JSON for people to read.
pub(super) fn pretty(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).expect("maps have texts for keys and numbers are integers")
}
