//! The page for addresses that lead nowhere; its links begin at the site's base path.

use serde::Serialize;

use crate::plan::{Class, Output, Phase, Subject, address};
use crate::render::context::{Error, RenderContext, Rendered};
use crate::render::format::{Format, PlanContext};
use crate::render::view::link::TitledLink;
use crate::render::view::page::{Indexing, PageDraft};

pub(super) const FORMAT: Format = Format {
    name: "not-found-page",
    phase: Phase::Page,
    class: Class::Page,
    in_sitemap: false,
    plan,
    render,
};

#[derive(Serialize)]
struct Part {
    missing: MissingView,
}

/// `missing`: the page for addresses that lead nowhere.
#[derive(Serialize)]
struct MissingView {
    /// Where to go instead.
    links: Vec<TitledLink>,
}

fn plan(_: &PlanContext<'_>) -> Vec<Output> {
    vec![Output { path: address::top("404.html"), format: FORMAT.name, subject: Subject::Site }]
}

fn render(output: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let title = context.text("views.not_found").to_owned();
    let draft = PageDraft {
        path: &output.path,
        kind: "not-found",
        description: title.clone(),
        above: Vec::new(),
        meta: Vec::new(),
        feed: None,
        json_ld: None,
        indexing: Indexing::Anywhere,
        title,
    };
    let root = draft.root(context);
    let archive = context.world.archive;
    let column = |name: &'static str| TitledLink {
        title: context.text(&format!("columns.{name}")).to_owned(),
        href: format!("{root}{}", address::listing(name)),
    };
    let mut links = vec![TitledLink {
        title: context.text("views.home").to_owned(),
        href: format!("{root}index.html"),
    }];
    if !archive.cases.is_empty() {
        links.push(column("cases"));
    }
    let named =
        archive.indexes.iter().filter(|index| index.listing.in_menu && !index.terms.is_empty());
    links.extend(named.map(|index| column(index.listing.name)));
    Ok(draft.render("not_found.html", Part { missing: MissingView { links } }, context)?.into())
}
