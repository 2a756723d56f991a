//! The head page of a term, or of a single list: its newest replies, its years.

use serde::Serialize;

use crate::archive::index::{Index, IndexedTerm, newest_first};
use crate::archive::listing::{Listing, ListingShape, Term, WorkFigures};
use crate::archive::statistics::Tally;
use crate::plan::redirect::has_poster;
use crate::plan::{Class, Output, Phase, Subject, TermId, address};
use crate::render::context::{Error, RenderContext, Rendered};
use crate::render::format::{Format, PlanContext};
use crate::render::frame::phone_href;
use crate::render::view::figures::{self, Figure, FiguresView, data_until};
use crate::render::view::list::{Contact, ListView, Notice, above_term, term_title, year_links};
use crate::render::view::page::PageDraft;
use crate::render::view::row::rows;

use super::atom_feed::has_feed;
use super::sitemap_page::OPEN_DATA;

pub(super) const FORMAT: Format = Format {
    name: "term-page",
    phase: Phase::Listing,
    class: Class::Listing,
    in_sitemap: true,
    plan,
    render,
};

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

fn render(output: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let Subject::Term(id) = output.subject else {
        unreachable!("the plan gives this format terms alone")
    };
    let (index, term) = id.find_in(context.world.archive);
    let listing = index.listing;
    let root = address::root_of(&output.path);
    let archive = context.world.archive;
    let title = term_title(listing, term, context);
    let intro = intro(listing, term, context);
    let count = context.world.config.page_size;
    let own = term.identity.department();
    let newest = newest_first(&term.entries, &archive.entries).take(count);
    let feed = has_feed(archive, index, term).then(|| address::feed(listing.name, &term.term.key));
    let tally = tally(term, context);
    let notice = notice(listing.name, &term.term, &root, context);
    let list = ListView {
        title: title.clone(),
        intro: intro.clone(),
        empty: (term.entries.is_empty() && notice.is_none())
            .then(|| context.fill("views.no_replies", &[("title", &title)])),
        notice,
        contact: contact(own, term, context),
        figures: assigned(term, context)
            .into_iter()
            .chain(figures::brief(&tally, context))
            .collect(),
        figures_note: data_until(tally.until, context).filter(|_| tally.replies > 0),
        work: work(listing.work, &tally, &root, context),
        rows: rows(newest, own, &root, context)?,
        is_head: true,
        order_note: context.text("views.newest_first").to_owned(),
        years: year_links(listing, term, (&root, None), context),
        previous: None,
        next: None,
        part: None,
        feed: feed.as_ref().map(|path| format!("{root}{path}")),
        poster: poster(own, &root, context),
        data: own.map(|_| format!("{root}{}#{OPEN_DATA}", address::top("sitemap.html"))),
    };
    let description =
        intro.unwrap_or_else(|| context.fill("views.list_description", &[("title", &title)]));
    let column = context.text(&format!("columns.{}", listing.name)).to_owned();
    let draft = PageDraft {
        feed,
        ..PageDraft::in_column(
            (&output.path, "list"),
            (title, &column),
            description,
            above_term(listing, context),
        )
    };
    Ok(draft.render("list.html", Part { list }, context)?.into())
}

/// What the term is about; the one list of a listing is what the listing is about.
fn intro(listing: &Listing, term: &IndexedTerm, context: &RenderContext<'_>) -> Option<String> {
    match listing.shape {
        ListingShape::Terms => term.term.about.clone(),
        ListingShape::Single => {
            Some(context.text(&format!("column_intros.{}", listing.name)).to_owned())
        }
    }
}

fn tally(term: &IndexedTerm, context: &RenderContext<'_>) -> Tally {
    let members = term.entries.iter().map(|id| context.world.archive.entry(*id));
    Tally::of(members, context.world)
}

/// What was assigned to the department or in the session, by the ledger.
fn assigned(term: &IndexedTerm, context: &RenderContext<'_>) -> Vec<Figure> {
    let counts = context.assigned();
    if let Some(session) = term.identity.session() {
        return figures::assigned(counts.session(session), context);
    }
    let department = term.identity.department().and_then(|at| counts.department(at));
    let entries = term.entries.iter().map(|id| context.world.archive.entry(*id));
    figures::assigned_among(department, counts, entries, context)
}

/// What else the term has to tell of its work.
fn work(
    work: WorkFigures,
    tally: &Tally,
    root: &str,
    context: &RenderContext<'_>,
) -> Option<FiguresView> {
    let items = match work {
        WorkFigures::Hidden => return None,
        WorkFigures::Shown => figures::of_work(tally, context),
        WorkFigures::WithOpinions => {
            let opinion = figures::opinion(tally, context);
            figures::of_work(tally, context).into_iter().chain(opinion).collect()
        }
    };
    let title = context.text("statistics.work").to_owned();
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

fn poster(department: Option<u16>, root: &str, context: &RenderContext<'_>) -> Option<String> {
    let department = context.world.registers.departments.get(department?);
    has_poster(context.world, department)
        .then(|| format!("{root}{}", address::poster(&department.code)))
}

/// Why a retired or succeeded term is not filled any more, and where to go on.
fn notice(listing: &str, term: &Term, root: &str, context: &RenderContext<'_>) -> Option<Notice> {
    match &term.successor {
        Some((name, key)) => Some(Notice {
            text: context.fill("views.succeeded", &[("name", name)]),
            href: Some(format!("{root}{}", address::term(listing, key))),
        }),
        None => term
            .retired
            .then(|| Notice { text: context.text("views.retired").to_owned(), href: None }),
    }
}

/// Whether a listing's own page is the head page of its only list.
pub(super) fn is_single(index: &Index) -> bool {
    index.listing.shape == ListingShape::Single
}
