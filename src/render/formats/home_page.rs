//! The home page: newest replies, departments, this session's figures, the way to a number.

use serde::Serialize;

use crate::archive::listing::{Listing, TermIdentity};
use crate::archive::listings::{DEPARTMENTS, SESSIONS, TOPICS, YEARS, session_title};
use crate::archive::proposal::session_address;
use crate::archive::statistics::Tally;
use crate::plan::{Class, Output, Phase, Subject, address};
use crate::render::context::{Error, RenderContext, Rendered};
use crate::render::format::{Format, PlanContext};
use crate::render::view::figures::{self, FiguresView};
use crate::render::view::link::TitledLink;
use crate::render::view::page::{Indexing, PageDraft};
use crate::render::view::row::rows;
use crate::theme::Html;

pub(super) const FORMAT: Format = Format {
    name: "home-page",
    phase: Phase::Home,
    class: Class::Page,
    in_sitemap: true,
    plan,
    render,
};

/// The newest replies shown: departments and topics should not lie screens below.
const MOST_LATEST: usize = 8;

#[derive(Serialize)]
struct Part {
    home: HomeView,
}

/// `home`: the home page.
#[derive(Serialize)]
struct HomeView {
    /// Its heading.
    title: String,
    /// A sentence on what is here.
    intro: String,
    /// The newest replies, as list items.
    latest: Html,
    /// The departments.
    departments: Vec<TitledLink>,
    /// The topics.
    topics: Vec<TitledLink>,
    /// The sessions with cases, newest of each body first.
    sessions: Vec<TitledLink>,
    /// Figures of the newest session.
    figures: Option<FiguresView>,
    /// The search page.
    search: Option<String>,
    /// The way to all replies, where there are any.
    more: Option<TitledLink>,
}

fn plan(_: &PlanContext<'_>) -> Vec<Output> {
    vec![Output { path: address::top("index.html"), format: FORMAT.name, subject: Subject::Site }]
}

fn render(output: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let world = context.world;
    let title = world.config.title.clone();
    let intro = context.text("views.home_intro").to_owned();
    let newest = world.archive.newest(world.config.page_size.min(MOST_LATEST));
    let any = !world.archive.entries.is_empty();
    let home = HomeView {
        title: title.clone(),
        intro: intro.clone(),
        latest: rows(newest, None, "", context)?,
        departments: departments(context),
        topics: terms(&TOPICS, context),
        sessions: sessions(context),
        figures: session_figures(context),
        search: context.shared.frame.search().map(ToString::to_string),
        more: any.then(|| TitledLink {
            title: context.text("views.all_replies").to_owned(),
            href: address::listing(YEARS.name).to_string(),
        }),
    };
    let draft = PageDraft {
        path: &output.path,
        kind: "home",
        description: intro,
        above: Vec::new(),
        meta: Vec::new(),
        feed: context.shared.frame.feed().cloned(),
        json_ld: None,
        indexing: Indexing::Canonical,
        title,
    };
    Ok(draft.render("home.html", Part { home }, context)?.into())
}

pub(super) fn departments(context: &RenderContext<'_>) -> Vec<TitledLink> {
    terms(&DEPARTMENTS, context)
}

fn terms(listing: &Listing, context: &RenderContext<'_>) -> Vec<TitledLink> {
    let Some(index) = context.world.archive.index(listing) else { return Vec::new() };
    let link = |term: &crate::archive::index::IndexedTerm| TitledLink {
        title: term.term.title.clone(),
        href: address::term(listing.name, &term.term.key).to_string(),
    };
    index.terms.iter().map(link).collect()
}

pub(super) fn sessions(context: &RenderContext<'_>) -> Vec<TitledLink> {
    let registers = context.world.registers;
    let link = |cases: &crate::archive::cases::SessionCases| TitledLink {
        title: session_title(registers, cases.session),
        href: address::session(&session_address(registers, cases.session)).to_string(),
    };
    context.world.archive.cases.iter().rev().map(link).collect()
}

/// The figures of the session that the newest dated reply belongs to.
fn session_figures(context: &RenderContext<'_>) -> Option<FiguresView> {
    let archive = context.world.archive;
    let newest = archive.newest(1).next()?;
    let session = archive.entry(newest).reply.cases.first()?.session_key?;
    let term = archive.index(&SESSIONS)?.find(&TermIdentity::Session(session))?;
    let members = term.entries.iter().map(|id| archive.entry(*id));
    let tally = Tally::of(members, context.world);
    let assigned = context.assigned().session(session);
    let items = figures::assigned(assigned, context).into_iter();
    let items = items.chain(figures::brief(&tally, context)).collect();
    let words = session_title(context.world.registers, session);
    let title = context.fill("views.session_figures", &[("session", &words)]);
    FiguresView::new(title, items, tally.until, "", context)
}
