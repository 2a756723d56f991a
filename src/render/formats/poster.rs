//! The poster of a department: a sheet of A4 with the code of its page, to put up at a counter.

use serde::Serialize;

use crate::model::base_url::HostKind;
use crate::plan::redirect::has_poster;
use crate::plan::{Class, Output, Phase, Subject, TermId, address};
use crate::render::context::{Error, RenderContext, Rendered};
use crate::render::format::{Format, PlanContext};
use crate::render::markup::breakable;
use crate::render::qr;
use crate::render::view::list::column_title;
use crate::render::view::page::{Indexing, PageDraft};
use crate::theme::Html;

pub(super) const FORMAT: Format = Format {
    name: "poster",
    phase: Phase::Page,
    class: Class::Page,
    in_sitemap: false,
    plan,
    render,
};

/// The code's side on paper in millimetres, its quiet zone included, as the
/// default theme prints it: it can be read from ten times as far.
const SIDE: usize = 120;

#[derive(Serialize)]
struct Part<'a> {
    poster: PosterView<'a>,
}

/// `poster`: a sheet of paper with the code of a department.
#[derive(Serialize)]
struct PosterView<'a> {
    /// The department.
    name: &'a str,
    /// What the code is for.
    purpose: String,
    /// That the address is an example, where it is.
    unreal: Option<&'a str>,
    /// The code.
    svg: Html,
    /// The address it holds.
    address: String,
    /// The same with a place to break after each slash.
    address_html: Html,
    /// The department's telephone.
    phone: Option<&'a str>,
    /// How large the code is on paper, in words.
    size: String,
}

fn plan(context: &PlanContext<'_>) -> Vec<Output> {
    let world = context.world;
    let mut rows = Vec::new();
    for (listing, index) in (0..).zip(&world.archive.indexes) {
        for (term, indexed) in (0..).zip(&index.terms) {
            let Some(at) = indexed.identity.department() else { continue };
            let department = world.registers.departments.get(at);
            if has_poster(world, department) {
                let path = address::poster(&department.code);
                let subject = Subject::Term(TermId { listing, term });
                rows.push(Output { path, format: FORMAT.name, subject });
            }
        }
    }
    rows
}

fn render(output: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let Subject::Term(id) = output.subject else {
        unreachable!("the plan gives this format terms alone")
    };
    let (index, term) = id.find_in(context.world.archive);
    let (name, words) = (&*term.term.title, context);
    let named = |key: &str| words.fill(key, &[("name", name)]);
    let head = address::term(index.listing.name, &term.term.key);
    let public = context.public_address(&head);
    let code = qr::encode(&public).ok_or_else(|| Error::Address(public.clone()))?;
    let at = term.identity.department().expect("the plan gives this format departments alone");
    let department = context.world.registers.departments.get(at);
    let unreal = context.world.config.base_url.host_kind() == HostKind::Example;
    let tenths = |tenths: usize| format!("{}.{}", tenths / 10, tenths % 10);
    let size = [
        ("side", SIDE.to_string()),
        ("module", tenths(SIDE * 10 / qr::side(&code))),
        ("metres", tenths(SIDE / 10)),
    ];
    let size = size.each_ref().map(|(name, value)| (*name, value.as_str()));
    let poster = PosterView {
        name,
        purpose: named("views.poster_purpose"),
        unreal: unreal.then(|| words.text("views.poster_unreal")),
        svg: Html::new(&qr::svg(&code, &named("views.poster_qr_label"))),
        address_html: breakable(&public).into(),
        address: public,
        phone: department.phone.as_deref(),
        size: words.fill("views.poster_size", &size),
    };
    let draft = PageDraft {
        path: &output.path,
        kind: "poster",
        title: named("views.poster_title"),
        description: named("views.poster_description"),
        above: vec![
            (column_title(index.listing.name, context), address::listing(index.listing.name)),
            (name.to_owned(), head),
        ],
        meta: Vec::new(),
        feed: None,
        json_ld: None,
        // A sheet for paper, not for search results; its code is that of the page it is about.
        indexing: Indexing::Unlisted,
    };
    Ok(draft.render("poster.html", Part { poster }, context)?.into())
}
