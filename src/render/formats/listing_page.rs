//! The page of a listing as a whole: its terms, each with its count.

use serde::Serialize;

use crate::archive::index::{Index, IndexedTerm};
use crate::archive::listing::ListingShape;
use crate::plan::{Class, Output, Phase, Subject, address};
use crate::render::context::{Error, RenderContext, Rendered};
use crate::render::format::{Format, PlanContext};
use crate::render::view::list::column_title;
use crate::render::view::page::PageDraft;

pub(super) const FORMAT: Format = Format {
    name: "listing-page",
    phase: Phase::Listing,
    class: Class::Listing,
    in_sitemap: true,
    plan,
    render,
};

#[derive(Serialize)]
struct Part {
    register: RegisterView,
}

/// `register`: the terms of a listing.
#[derive(Serialize)]
struct RegisterView {
    /// Its heading.
    title: String,
    /// A sentence on what is listed.
    intro: Option<String>,
    /// The terms, in order.
    terms: Vec<TermLink>,
}

/// A term of a listing.
#[derive(Serialize)]
struct TermLink {
    /// Its title.
    title: String,
    /// Its page.
    href: String,
    /// How many replies it has, in words.
    count: Option<String>,
    /// What it is about.
    note: Option<String>,
}

fn plan(context: &PlanContext<'_>) -> Vec<Output> {
    let indexes = (0..).zip(&context.world.archive.indexes);
    let with_terms = indexes.filter(|(_, index): &(u8, &Index)| {
        index.listing.shape == ListingShape::Terms && !index.terms.is_empty()
    });
    with_terms
        .map(|(at, index)| Output {
            path: address::listing(index.listing.name),
            format: FORMAT.name,
            subject: Subject::Listing(at),
        })
        .collect()
}

fn render(output: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let Subject::Listing(at) = output.subject else {
        unreachable!("the plan gives this format listings alone")
    };
    let index = &context.world.archive.indexes[usize::from(at)];
    let name = index.listing.name;
    let title = column_title(name, context);
    let description = context.text(&format!("column_intros.{name}")).to_owned();
    let link = |term: &IndexedTerm| TermLink {
        title: term.term.title.clone(),
        href: address::term(name, &term.term.key).to_string(),
        count: Some(context.fill("views.count", &[("count", &term.entries.len().to_string())])),
        note: term.term.about.clone(),
    };
    let register = RegisterView {
        title: title.clone(),
        intro: Some(description.clone()),
        terms: index.terms.iter().map(link).collect(),
    };
    let draft = PageDraft::in_column(
        (&output.path, "register"),
        (title.clone(), &title),
        description,
        Vec::new(),
    );
    Ok(draft.render("register.html", Part { register }, context)?.into())
}
