//! Atom feeds (RFC 4287) of the site, of departments and of topics.

use std::fmt::Write;

use crate::archive::Archive;
use crate::archive::entry::{Entry, EntryId};
use crate::archive::index::{Index, IndexedTerm, newest_first};
use crate::model::{Moment, date};
use crate::plan::{Class, Output, Phase, Subject, TermId, address};
use crate::render::context::{Error, RenderContext, Rendered};
use crate::render::format::{Format, PlanContext};
use crate::render::markup::escaped;

pub(super) const FORMAT: Format = Format {
    name: "atom-feed",
    phase: Phase::Listing,
    class: Class::Listing,
    in_sitemap: false,
    plan,
    render,
};

fn plan(context: &PlanContext<'_>) -> Vec<Output> {
    let archive = context.world.archive;
    let mut rows = Vec::new();
    if archive.entries.iter().any(stands_in_feeds) {
        let path = address::top("feed.xml");
        rows.push(Output { path, format: FORMAT.name, subject: Subject::Site });
    }
    for (listing, index) in (0..).zip(&archive.indexes) {
        for (term, indexed) in (0..).zip(&index.terms) {
            if has_feed(archive, index, indexed) {
                rows.push(Output {
                    path: address::feed(index.listing.name, &indexed.term.key),
                    format: FORMAT.name,
                    subject: Subject::Term(TermId { listing, term }),
                });
            }
        }
    }
    rows
}

/// Undated replies stand in no feed; what was withdrawn is not spread again.
fn stands_in_feeds(entry: &Entry) -> bool {
    !entry.is_withdrawn() && entry.reply.published().is_some()
}

/// Whether `term` of `index` has a feed. One without entries would have to
/// say when it was updated (RFC 4287, 4.2.15), and no day would be true.
pub(super) fn has_feed(archive: &Archive, index: &Index, term: &IndexedTerm) -> bool {
    index.listing.feed && term.entries.iter().any(|id| stands_in_feeds(archive.entry(*id)))
}

fn render(output: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let world = context.world;
    let (title, home, members): (String, _, Vec<EntryId>) = match output.subject {
        Subject::Term(id) => {
            let (index, term) = id.find_in(context.world.archive);
            let title = format!("{}_{}", term.term.title, world.config.title);
            let home = address::term(index.listing.name, &term.term.key);
            (title, home, newest_first(&term.entries, &world.archive.entries).collect())
        }
        _ => {
            let all = world.archive.newest(world.archive.entries.len()).collect();
            (world.config.title.clone(), address::top("index.html"), all)
        }
    };
    let shown: Vec<(&Entry, Moment)> = members
        .into_iter()
        .map(|id| world.archive.entry(id))
        .filter(|entry| stands_in_feeds(entry))
        .filter_map(|entry| Some((entry, entry.reply.published()?)))
        .take(world.config.page_size)
        .collect();
    let updated = shown.iter().map(|(entry, published)| updated(entry, *published)).max();
    let updated = updated.expect("a feed is planned only with an entry");
    let own = escaped(&world.config.base_url.join(output.path.as_str()));
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = write!(
        out,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<title>{}</title>\n<id>{own}</id>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{own}\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n\
         <updated>{}</updated>\n<author><name>{}</name></author>\n",
        escaped(&world.config.language),
        escaped(&title),
        escaped(&context.public_address(&home)),
        instant(updated, context),
        escaped(world.config.owner.sponsor.as_deref().unwrap_or(&world.config.title)),
    );
    for (entry, published) in shown {
        entry_element(&mut out, entry, published, context);
    }
    out.push_str("</feed>\n");
    Ok(out.into())
}

fn entry_element(out: &mut String, entry: &Entry, published: Moment, context: &RenderContext<'_>) {
    let reply = &entry.reply;
    let address = escaped(&context.public_address(&address::reply(&reply.id)));
    let department =
        reply.department.map(|at| context.world.registers.departments.get(at).name.as_str());
    // The text shows the day alone where no time is known; `T00:00:00` is the format's.
    let date = context.fill("views.feed_date", &[("date", &published.to_string())]);
    let summary = reply.summary.as_deref().or(reply.subject.as_deref());
    let summary = summary.map_or_else(|| date.clone(), |summary| format!("{date} {summary}"));
    let _ = write!(
        out,
        "<entry>\n<title>{}</title>\n<id>{address}</id>\n<link rel=\"alternate\" type=\"text/html\" href=\"{address}\"/>\n\
         <published>{}</published>\n<updated>{}</updated>\n",
        escaped(reply.title.as_deref().unwrap_or_default()),
        instant(published, context),
        instant(updated(entry, published), context),
    );
    if let Some(department) = department {
        let _ = writeln!(out, "<author><name>{}</name></author>", escaped(department));
    }
    let _ = write!(out, "<summary>{}</summary>\n</entry>\n", escaped(&summary));
}

/// When an entry last changed: its newest correction, else its publication.
fn updated(entry: &Entry, published: Moment) -> Moment {
    let corrected = entry.reply.corrections.iter().map(|correction| correction.date).max();
    let corrected = corrected.map(|day| Moment { day, time: None });
    corrected.filter(|corrected| corrected.day > published.day).unwrap_or(published)
}

/// RFC 3339: a day without time is written `T00:00:00` with the site's offset.
fn instant(moment: Moment, context: &RenderContext<'_>) -> String {
    let (hour, minute) = moment.time.unwrap_or((0, 0));
    format!(
        "{}T{hour:02}:{minute:02}:00{}",
        moment.day,
        date::offset(&context.world.config.time_zone, moment.day)
    )
}
