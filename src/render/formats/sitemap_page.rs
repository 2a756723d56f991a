//! The site map for people: every column and its terms.

use serde::Serialize;

use crate::archive::index::Index;
use crate::archive::listing::ListingShape;
use crate::plan::{Class, Output, Phase, Subject, address};
use crate::render::context::{Error, RenderContext, Rendered};
use crate::render::data::{self, ASSIGNED_FILE};
use crate::render::format::{Format, PlanContext};
use crate::render::view::link::TitledLink;
use crate::render::view::list::{column_title, term_title, year_words};
use crate::render::view::page::PageDraft;

pub(super) const FORMAT: Format = Format {
    name: "sitemap-page",
    phase: Phase::Listing,
    class: Class::Listing,
    in_sitemap: true,
    plan,
    render,
};

/// The part of the page that lists the open data, for links to it.
pub(super) const OPEN_DATA: &str = "data";

#[derive(Serialize)]
struct Part {
    sitemap: SitemapView,
}

/// `sitemap`: the site map for people.
#[derive(Serialize)]
struct SitemapView {
    /// Its sections.
    sections: Vec<Section>,
}

/// A section of the site map.
#[derive(Serialize)]
struct Section {
    /// The anchor of its place, where others lead to it.
    id: Option<&'static str>,
    /// Its heading.
    title: String,
    /// A sentence below the heading.
    note: Option<String>,
    /// Its links.
    links: Vec<TitledLink>,
}

fn plan(_: &PlanContext<'_>) -> Vec<Output> {
    vec![Output { path: address::top("sitemap.html"), format: FORMAT.name, subject: Subject::Site }]
}

fn render(output: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let archive = context.world.archive;
    let title = context.text("views.sitemap").to_owned();
    let with_terms = archive
        .indexes
        .iter()
        .filter(|index| index.listing.shape == ListingShape::Terms && !index.terms.is_empty());
    let mut sections: Vec<_> = with_terms.map(|index| section(index, context)).collect();
    sections.push(columns(context));
    let articles = archive.articles.iter().map(|entry| TitledLink {
        title: entry.article.title.to_string(),
        href: address::article(&entry.article.id).to_string(),
    });
    let articles: Vec<_> = articles.collect();
    if !articles.is_empty() {
        let title = context.text("views.articles").to_owned();
        sections.push(Section { id: None, title, note: None, links: articles });
    }
    sections.push(open_data(context));
    let description = context.text("views.sitemap_description").to_owned();
    let draft = PageDraft::in_column(
        (&output.path, "sitemap"),
        (title.clone(), &title),
        description,
        Vec::new(),
    );
    Ok(draft.render("sitemap.html", Part { sitemap: SitemapView { sections } }, context)?.into())
}

fn section(index: &Index, context: &RenderContext<'_>) -> Section {
    let name = index.listing.name;
    let whole = TitledLink {
        title: context.fill("views.all_of", &[("title", &column_title(name, context))]),
        href: address::listing(name).to_string(),
    };
    let terms = index.terms.iter().map(|term| TitledLink {
        title: term_title(index.listing, term, context),
        href: address::term(name, &term.term.key).to_string(),
    });
    Section {
        id: None,
        note: None,
        title: column_title(name, context),
        links: std::iter::once(whole).chain(terms).collect(),
    }
}

/// The columns that are one page each: cases, all replies, key items, corrections.
fn columns(context: &RenderContext<'_>) -> Section {
    let archive = context.world.archive;
    let single = archive
        .indexes
        .iter()
        .filter(|index| index.listing.shape == ListingShape::Single && !index.terms.is_empty());
    let mut names: Vec<&'static str> = single.map(|index| index.listing.name).collect();
    if !archive.cases.is_empty() {
        names.insert(0, "cases");
    }
    if archive.has_replies() {
        names.push("statistics");
    }
    if !archive.events.is_empty() {
        names.push("corrections");
    }
    let link = |name: &'static str| TitledLink {
        title: column_title(name, context),
        href: address::listing(name).to_string(),
    };
    Section {
        id: None,
        note: None,
        title: context.text("views.columns").to_owned(),
        links: names.into_iter().map(link).collect(),
    }
}

/// The files of open data, and under which licence they are.
fn open_data(context: &RenderContext<'_>) -> Section {
    let words = context;
    let mut links = Vec::new();
    for year in data::years(context.world).into_iter().rev() {
        let year_words = year_words(year, context);
        for (key, extension) in [("views.data_table", "csv"), ("views.data_lines", "jsonl")] {
            links.push(TitledLink {
                title: words.fill(key, &[("year", &year_words)]),
                href: address::data_year(year, extension).to_string(),
            });
        }
    }
    if context.world.archive.has_assigned() {
        let title = words.text("views.data_assigned").to_owned();
        links.push(TitledLink { title, href: address::data(ASSIGNED_FILE).to_string() });
    }
    for (key, name) in
        [("views.data_fields", "fields.json"), ("views.data_changes", "changes.json")]
    {
        let title = words.text(key).to_owned();
        links.push(TitledLink { title, href: address::data(name).to_string() });
    }
    Section {
        id: Some(OPEN_DATA),
        title: words.text("views.open_data").to_owned(),
        note: context.world.config.data_licence.clone(),
        links,
    }
}
