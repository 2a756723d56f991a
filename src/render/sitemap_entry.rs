//! The pages that the sitemap lists, each with the day of its last change.

use crate::archive::World;
use crate::archive::entry::{Entry, EntryId};
use crate::model::Date;
use crate::plan::{Output, SitePath, Subject};

/// A page the sitemap lists.
#[derive(Clone, Debug)]
pub struct SitemapEntry {
    pub path: SitePath,
    /// The day it last changed, where its own dates tell.
    pub changed: Option<Date>,
}

/// Those of the pages in `outputs` that the sitemap lists: all but notices of withdrawal.
pub(super) fn entries<'a>(
    world: World<'_>,
    outputs: impl Iterator<Item = &'a Output>,
) -> Vec<SitemapEntry> {
    let entry = |output: &Output| match output.subject {
        Subject::Reply(id) => {
            let entry = world.archive.entry(id);
            let changed = changed(entry);
            (!entry.is_withdrawn()).then(|| SitemapEntry { path: output.path.clone(), changed })
        }
        Subject::Article(at) => {
            let article = &world.archive.articles[at as usize].article;
            let changed = article.date_published.map(|moment| moment.day);
            Some(SitemapEntry { path: output.path.clone(), changed })
        }
        subject => {
            let changed = members(subject, world).filter_map(changed).max();
            Some(SitemapEntry { path: output.path.clone(), changed })
        }
    };
    outputs.filter_map(entry).collect()
}

/// The replies that the list at `subject` is made of; none where a page is no
/// list, or is one of so many things that no day of theirs is its own.
fn members(subject: Subject, world: World<'_>) -> impl Iterator<Item = &Entry> {
    let archive = world.archive;
    let found: &[EntryId] = match subject {
        Subject::Term(id) => &id.find_in(archive).1.entries,
        Subject::Year(id, year, part) => {
            let (_, term) = id.find_in(archive);
            &term.entries[term.part_of_year(year, part, world.config.year_page_size).0]
        }
        _ => &[],
    };
    found.iter().map(|id| archive.entry(*id))
}

/// The last day on which a reply's page changed, by its own dates.
fn changed(entry: &Entry) -> Option<Date> {
    let published = entry.reply.published().map(|moment| moment.day);
    let corrections = entry.reply.corrections.iter().map(|correction| correction.date);
    published.into_iter().chain(corrections).chain(entry.reply.withdrawn_on).max()
}
