//! The head page of a term, or of a single list: its newest replies, its years.

use serde::Serialize;

use crate::archive::World;
use crate::archive::index::{Index, IndexedTerm, newest_first};
use crate::archive::listing::ListingShape;
use crate::archive::lower::Context;
use crate::archive::statistics::Tally;
use crate::plan::redirect::has_poster;
use crate::plan::{Class, Output, Phase, Subject, TermId, address};
use crate::render::format::{Error, Format, PlanContext, RenderContext, Rendered};
use crate::render::view::figures::{self, FiguresView, data_until};
use crate::render::view::frame::phone_href;
use crate::render::view::list::{
    Contact, ListView, Notice, above_term, own_department, term_title, year_links,
};
use crate::render::view::page::{Indexing, PageDraft, column_meta};
use crate::render::view::row::rows;

use super::atom_feed::has_feed;
use super::sitemap_page::OPEN_DATA;

pub(super) const FORMAT: Format =
    Format { name: "term-page", phase: Phase::Listing, class: Class::Listing, plan, render };

/// `list` with its name, for templates.
#[derive(Serialize)]
pub(super) struct Part {
    pub(super) list: ListView,
}

fn plan(context: &PlanContext<'_>) -> Vec<Output> {
    let mut rows = Vec::new();
    for (listing, index) in (0..).zip(&context.world.archive.indexes) {
        for (term, indexed) in (0..).zip(&index.terms) {
            rows.push(Output {
                path: address::term(index.listing.name, &indexed.term.key),
                format: FORMAT.name,
                subject: Subject::Term(TermId { listing, term }),
            });
        }
    }
    rows
}

/// The listing and term a row is about.
pub(super) fn term_of<'a>(
    id: TermId,
    context: &'a RenderContext<'_>,
) -> (&'a Index, &'a IndexedTerm) {
    let index = &context.world.archive.indexes[usize::from(id.listing)];
    (index, &index.terms[id.term as usize])
}

fn render(output: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let Subject::Term(id) = output.subject else {
        unreachable!("the plan gives this format terms alone")
    };
    let (index, term) = term_of(id, context);
    let listing = index.listing;
    let root = address::root_of(&output.path);
    let archive = context.world.archive;
    let title = term_title(listing, term, context);
    let intro = intro(listing.name, term, context);
    let count = context.world.config.page_size;
    let own = own_department(listing, term);
    let newest = newest_first(&term.entries, &archive.entries).take(count);
    let feed = has_feed(archive, index, term).then(|| address::feed(listing.name, &term.term.key));
    let tally = tally(term, context);
    let notice = notice(listing.name, term, &root, context);
    let list = ListView {
        title: title.clone(),
        intro: intro.clone(),
        empty: (term.entries.is_empty() && notice.is_none())
            .then(|| context.frame.fill("views.no_replies", &[("title", &title)])),
        notice,
        contact: contact(own, term, context),
        figures: figures::brief(&tally, context),
        figures_note: data_until(tally.until, context).filter(|_| tally.replies > 0),
        work: work(listing.name, &tally, &root, context),
        rows: rows(newest, own, &root, context)?,
        is_head: true,
        order_note: context.frame.text("views.newest_first").to_owned(),
        years: year_links(listing, term, (&root, None), context),
        previous: None,
        next: None,
        part: None,
        feed: feed.as_ref().map(|path| format!("{root}{path}")),
        poster: poster(listing.name, term, &root, context),
        data: (listing.name == "departments")
            .then(|| format!("{root}{}#{OPEN_DATA}", address::top("sitemap.html"))),
    };
    let description =
        intro.unwrap_or_else(|| context.frame.fill("views.list_description", &[("title", &title)]));
    let column = context.frame.text(&format!("columns.{}", listing.name)).to_owned();
    let draft = PageDraft {
        path: &output.path,
        kind: "list",
        meta: column_meta(&title, &column, &description),
        description,
        above: above_term(listing, context),
        feed,
        json_ld: None,
        indexing: Indexing::Canonical,
        title,
    };
    Ok(draft.render("list.html", Part { list }, context)?.into())
}

fn intro(listing: &str, term: &IndexedTerm, context: &RenderContext<'_>) -> Option<String> {
    let at = usize::try_from(term.code).ok()?;
    let world = context.world;
    match listing {
        "topics" => world.registers.topics.all().get(at)?.description.clone(),
        "outcomes" => world.config.outcomes.get(at)?.meaning.clone(),
        "years" | "key-items" => {
            Some(context.frame.text(&format!("column_intros.{listing}")).to_owned())
        }
        _ => None,
    }
}

fn tally(term: &IndexedTerm, context: &RenderContext<'_>) -> Tally {
    let World { config, registers, archive } = context.world;
    let members = term.entries.iter().map(|id| archive.entry(*id));
    Tally::of(members, Context { config, registers })
}

/// What else a department or a session has to tell of its work.
fn work(
    listing: &str,
    tally: &Tally,
    root: &str,
    context: &RenderContext<'_>,
) -> Option<FiguresView> {
    let is_department = listing == "departments";
    let items = (is_department || listing == "sessions")
        .then(|| figures::of_work(tally, is_department, context))?;
    let title = context.frame.text("statistics.work").to_owned();
    FiguresView::new(title, items, tally.until, root, context)
}

fn contact(
    department: Option<u16>,
    term: &IndexedTerm,
    context: &RenderContext<'_>,
) -> Option<Contact> {
    let department = context.world.registers.departments.get(department?);
    // Who answers no more and never did is not to be asked: the notice says it all.
    let is_asked = !(department.is_closed() && term.entries.is_empty());
    let any = department.phone.is_some() || department.address.is_some();
    (is_asked && any).then(|| Contact {
        phone: department.phone.clone(),
        phone_href: department.phone.as_deref().map(phone_href),
        address: department.address.clone(),
    })
}

fn poster(
    listing: &str,
    term: &IndexedTerm,
    root: &str,
    context: &RenderContext<'_>,
) -> Option<String> {
    let at = u16::try_from(term.code).ok().filter(|_| listing == "departments")?;
    let department = context.world.registers.departments.get(at);
    has_poster(context.world, department)
        .then(|| format!("{root}{}", address::poster(&department.code)))
}

/// Why a retired or succeeded term is not filled any more, and where to go on.
fn notice(
    listing: &str,
    term: &IndexedTerm,
    root: &str,
    context: &RenderContext<'_>,
) -> Option<Notice> {
    let at = u16::try_from(term.code).ok()?;
    let registers = context.world.registers;
    let (retired, successor) = match listing {
        "departments" => {
            let one = registers.departments.get(at);
            let next = one.successor.as_deref().and_then(|code| registers.departments.find(code));
            let next = next.map(|found| registers.departments.get(found.0));
            (one.retired, next.map(|next| (next.name.clone(), next.code.clone())))
        }
        "topics" => {
            let one = registers.topics.get(at);
            let next = one.successor.as_deref().and_then(|slug| registers.topics.find(slug));
            let next = next.map(|found| registers.topics.get(found));
            (one.retired, next.map(|next| (next.name.clone(), next.slug.clone())))
        }
        _ => (false, None),
    };
    match successor {
        Some((name, key)) => Some(Notice {
            text: context.frame.fill("views.succeeded", &[("name", &name)]),
            href: Some(format!("{root}{}", address::term(listing, &key))),
        }),
        None => retired
            .then(|| Notice { text: context.frame.text("views.retired").to_owned(), href: None }),
    }
}

/// Whether a listing's own page is the head page of its only list.
pub(super) fn is_single(index: &Index) -> bool {
    index.listing.shape == ListingShape::Single
}
