//! Atom feeds (RFC 4287) of the site, of departments and of topics.

use std::fmt::Write;

use crate::archive::entry::{Entry, EntryId};
use crate::archive::index::newest_first;
use crate::model::{Date, Moment};
use crate::plan::{Class, Output, Phase, Subject, TermId, address};
use crate::render::format::{Error, Format, PlanContext, RenderContext, Rendered};
use crate::render::markup::escaped;
use crate::render::view::page::public_address;

use super::head_page::term_of;

pub(super) const FORMAT: Format =
    Format { name: "atom-feed", phase: Phase::Listing, class: Class::Listing, plan, render };

fn plan(context: &PlanContext<'_>) -> Vec<Output> {
    let archive = context.world.archive;
    let mut rows = vec![Output {
        path: address::top("feed.xml"),
        format: FORMAT.name,
        subject: Subject::Site,
    }];
    for (listing, index) in (0..).zip(&archive.indexes) {
        for (term, indexed) in (0..).zip(&index.terms) {
            if index.listing.feed && !indexed.entries.is_empty() {
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

fn render(output: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let world = context.world;
    let (title, home, members): (String, _, Vec<EntryId>) = match output.subject {
        Subject::Term(id) => {
            let (index, term) = term_of(id, context);
            let title = format!("{}_{}", term.term.title, world.config.title);
            let home = address::term(index.listing.name, &term.term.key);
            (title, home, newest_first(&term.entries, &world.archive.entries).collect())
        }
        _ => {
            let all = world.archive.newest(world.archive.entries.len()).collect();
            (world.config.title.clone(), address::top("index.html"), all)
        }
    };
    // Undated replies stand in no feed; what was withdrawn is not spread again.
    let shown: Vec<(&Entry, Moment)> = members
        .into_iter()
        .map(|id| world.archive.entry(id))
        .filter(|entry| !entry.is_withdrawn())
        .filter_map(|entry| Some((entry, entry.reply.published()?)))
        .take(world.config.page_size)
        .collect();
    let updated = shown.iter().map(|(entry, published)| updated(entry, *published)).max();
    let own = world.config.base_url.join(output.path.as_str());
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = write!(
        out,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<title>{}</title>\n<id>{own}</id>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{own}\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n\
         <updated>{}</updated>\n<author><name>{}</name></author>\n",
        escaped(&world.config.language),
        escaped(&title),
        public_address(&home, context),
        // A feed must say when it was updated (4.2.15); an empty one has no day of its own.
        updated
            .map_or_else(|| "1970-01-01T00:00:00Z".to_owned(), |moment| instant(moment, context)),
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
    let address = public_address(&address::reply(&reply.id), context);
    let department =
        reply.department.map(|at| context.world.registers.departments.get(at).name.as_str());
    // The text shows the day alone where no time is known; `T00:00:00` is the format's.
    let date = context.frame.fill("views.feed_date", &[("date", &published.to_string())]);
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
    format!("{}T{hour:02}:{minute:02}:00{}", moment.day, offset(moment.day, context))
}

/// The site's offset from UTC on `day`: `+08:00`.
pub(super) fn offset(day: Date, context: &RenderContext<'_>) -> String {
    let zone = &context.world.config.time_zone;
    let zoned = zone.to_zoned_datetime(day.at(12, 0, 0, 0));
    let seconds = zoned.map_or(0, |zoned| zoned.offset().seconds());
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.abs() / 60;
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}
