//! Replies as a search sees them, and the numbers they have in it.

use crate::archive::World;
use crate::archive::entry::{Entry, EntryId};
use crate::archive::index::Index;
use crate::archive::listing::Listing;
use crate::archive::listings::{DEPARTMENTS, KINDS, OUTCOMES, SESSIONS, TOPICS, YEARS};
use crate::digest::Digest;
use crate::extract::{LARGEST, NoteKind, extract};
use crate::model::Date;
use crate::plan::{Output, Subject, address};
use crate::search::{Case, Days, Document, Facet, FacetTerm};

use super::context::{Error, RenderContext};
use super::view::body::Text;
use super::view::row;

/// The filters: their names in an address, and the listings they are made of.
pub(super) const FACETS: [(&str, &Listing); 6] = [
    ("kind", &KINDS),
    ("department", &DEPARTMENTS),
    ("topic", &TOPICS),
    ("session", &SESSIONS),
    ("year", &YEARS),
    ("class", &OUTCOMES),
];

/// The days of all documents of the index of a site.
///
/// # Panics
/// If there are more than a folder can hold files.
#[must_use]
pub(super) fn days(world: World<'_>) -> Days {
    let day = |entry: &Entry| match entry.reply.published() {
        Some(moment) => {
            Date::ZERO.until(moment.day).map_or(0, |span| span.get_days().unsigned_abs())
        }
        None => 0,
    };
    let (entries, dated) = (&world.archive.entries, dated(world) as usize);
    Days::of(entries.iter().skip(dated).chain(entries.iter().take(dated)).map(day))
}

/// How many bytes of the text in its attachments a reply is found by: a long report is no letter, and
/// whoever looks for a word in it on a phone has to fetch it.
const ATTACHED: usize = 64 << 10;

/// How many documents the index of a site has.
///
/// # Panics
/// If there are more than a folder can hold files.
#[must_use]
pub(super) fn count(world: World<'_>) -> u32 {
    EntryId::at(world.archive.entries.len()).0
}

/// How many replies bear a date of publication; they come first in the archive.
fn dated(world: World<'_>) -> u32 {
    EntryId::at(world.archive.entries.dated()).0
}

/// The number of a reply in the index. Undated replies come first, so that one that is newly
/// published is the last, and all others keep theirs.
#[must_use]
pub(super) fn number_of(id: EntryId, world: World<'_>) -> u32 {
    let dated = dated(world);
    if id.0 < dated { id.0 + count(world) - dated } else { id.0 - dated }
}

/// A row of `format` for each reply that `has` one, at the address that `path` tells for its number.
#[must_use]
pub(super) fn rows(
    world: World<'_>,
    format: &'static str,
    has: fn(&Entry) -> bool,
    path: fn(&Days, u32) -> String,
) -> Vec<Output> {
    let days = days(world);
    let entries = world.archive.entries.iter().enumerate().filter(|(_, entry)| has(entry));
    let ids = entries.map(|(at, _)| EntryId::at(at));
    let path = |id| address::search(&path(&days, number_of(id, world)));
    ids.map(|id| Output { path: path(id), format, subject: Subject::Reply(id) }).collect()
}

/// The reply with this number.
#[must_use]
pub(super) fn reply_at(number: u32, world: World<'_>) -> EntryId {
    let undated = count(world) - dated(world);
    EntryId(if number < undated { number + dated(world) } else { number - undated })
}

/// What a search knows of the reply, and the text in its attachments; nothing of one that was
/// withdrawn.
///
/// # Errors
/// If its text cannot be read any more, or is not what it was when it was checked.
pub(super) fn document(
    id: EntryId,
    context: &RenderContext<'_>,
) -> Result<Option<(Document, String)>, Error> {
    let entry = context.world.archive.entry(id);
    if entry.is_withdrawn() {
        return Ok(None);
    }
    let reply = &entry.reply;
    let owned = |text: &Option<Box<str>>| text.as_deref().unwrap_or_default().to_owned();
    let class = reply.result_class.as_ref().and_then(|class| class.outcome);
    let outcomes = &context.world.config.outcomes;
    let attached = attached(id, context)?;
    let document = Document {
        id: reply.id.to_string(),
        title: row::title(id, context),
        date: row::published(reply, context),
        department: departments(entry, context),
        cases: cases(entry, context),
        number: reply.doc_number.as_ref().map(|one| one.text.to_string()).unwrap_or_default(),
        class: class.map(|at| row::class_words(&outcomes[usize::from(at)])).unwrap_or_default(),
        subject: owned(&reply.subject),
        summary: owned(&reply.summary),
        files: entry
            .files
            .iter()
            .filter_map(|file| file.title.as_deref().map(str::to_owned))
            .collect(),
        text: Text::of(entry, "").plain(context)?,
        names: names(entry),
        ..Document::default()
    };
    Ok(Some((document.with_folded(&attached), attached)))
}

/// Whether a reply has files in which there may be text.
#[must_use]
pub(super) fn may_have_attached(entry: &Entry) -> bool {
    !entry.is_withdrawn() && entry.files.iter().any(|file| !file.is_shown)
}

/// The text that a reader sees in the attachments of a reply, a piece a line.
///
/// # Errors
/// If a file cannot be read any more, or is not what it was when it was checked.
pub(super) fn attached(id: EntryId, context: &RenderContext<'_>) -> Result<String, Error> {
    let entry = context.world.archive.entry(id);
    let mut out = String::new();
    if !may_have_attached(entry) {
        return Ok(out);
    }
    for file in entry.files.iter().filter(|file| !file.is_shown && file.facts.size <= LARGEST) {
        let bytes = context.folder.read(&file.source)?;
        if Digest::of(&bytes) != file.facts.sha256 {
            return Err(Error::Changed(file.source.clone()));
        }
        let before = out.len();
        let notes = extract(file.own_name(), &bytes, &mut |piece| {
            if piece.is_seen() {
                let room = ATTACHED.saturating_sub(out.len());
                let ends = piece.text.char_indices().map(|(at, one)| at + one.len_utf8());
                let end = ends.take_while(|end| *end <= room).last().unwrap_or(0);
                out.push_str(&piece.text[..end]);
                out.push('\n');
            }
        });
        // Of a file that no reader knows there are only stray words.
        if notes.iter().any(|one| one.member.is_none() && matches!(one.kind, NoteKind::Unread(_))) {
            out.truncate(before);
        }
    }
    Ok(out)
}

fn departments(entry: &Entry, context: &RenderContext<'_>) -> String {
    let register = &context.world.registers.departments;
    let names =
        entry.reply.signing_departments().into_iter().map(|at| register.get(at).name.as_str());
    names.collect::<Vec<_>>().join("、")
}

fn cases(entry: &Entry, context: &RenderContext<'_>) -> Vec<Case> {
    let views = super::view::reply::cases(&entry.reply.cases, "", context);
    let case = |view: super::view::reply::CaseView<'_>| Case {
        session: view.session.to_owned(),
        number: row::number_words(view.number, context),
        href: view.href.unwrap_or_default(),
    };
    views.into_iter().map(case).collect()
}

/// What its numbers are looked up by, whatever their spelling.
#[must_use]
pub(crate) fn names(entry: &Entry) -> Vec<String> {
    let cases = entry.reply.cases.iter().filter_map(|case| case.key.as_ref());
    let mut names: Vec<String> = cases.map(|key| format!("#{key}")).collect();
    if let Some(number) = entry.reply.doc_number.as_ref().and_then(|one| one.number.as_ref()) {
        let short = format!("@{}-{}", number.year, number.serial);
        names.push(format!("@{}{}", number.authority.to_lowercase(), &short[1..]));
        names.push(short);
    }
    names.sort();
    names.dedup();
    names
}

/// The filters with the documents each of their values lets through.
#[must_use]
pub(super) fn facets(world: World<'_>) -> Vec<Facet> {
    let facet = |(name, listing): &(&str, &Listing)| Facet {
        name: (*name).to_owned(),
        terms: world.archive.index(listing).map_or_else(Vec::new, |index| {
            if listing.name == YEARS.name { years(index, world) } else { terms(index, world) }
        }),
    };
    FACETS.iter().map(facet).collect()
}

fn terms(index: &Index, world: World<'_>) -> Vec<FacetTerm> {
    let term = |term: &crate::archive::index::IndexedTerm| FacetTerm {
        key: term.term.key.clone(),
        title: term.term.title.clone(),
        documents: documents(&term.entries, world),
    };
    let terms = index.terms.iter().map(term);
    terms.filter(|term| !term.documents.is_empty()).collect()
}

/// The years, the last one first.
fn years(index: &Index, world: World<'_>) -> Vec<FacetTerm> {
    let years = index.terms.iter().flat_map(|term| term.years.iter().map(move |one| (term, one)));
    let dated = years.filter_map(|(term, (year, range))| {
        let documents = documents(&term.entries[range.clone()], world);
        (*year).filter(|_| !documents.is_empty()).map(|year| FacetTerm {
            key: year.to_string(),
            title: format!("{year}年"),
            documents,
        })
    });
    let mut all: Vec<_> = dated.collect();
    all.reverse();
    all
}

fn documents(ids: &[EntryId], world: World<'_>) -> Vec<u32> {
    let live = ids.iter().filter(|id| !world.archive.entry(**id).is_withdrawn());
    let mut numbers: Vec<u32> = live.map(|id| number_of(*id, world)).collect();
    numbers.sort_unstable();
    numbers
}
