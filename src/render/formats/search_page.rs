//! `search.html`: the page on which replies are looked for.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::json;

use crate::plan::{Class, Output, Phase, Subject, address};
use crate::render::context::{Error, RenderContext, Rendered};
use crate::render::format::{Format, PlanContext};
use crate::render::markup;
use crate::render::search;
use crate::render::view::link::TitledLink;
use crate::render::view::page::{Indexing, PageDraft};
use crate::search::Facet;
use crate::theme::Html;

pub(super) const FORMAT: Format = Format {
    name: "search-page",
    phase: Phase::Home,
    class: Class::Page,
    in_sitemap: true,
    plan,
    render,
};

#[derive(Serialize)]
struct Part {
    search: SearchView,
}

/// `search`: the search page.
#[derive(Serialize)]
struct SearchView {
    /// Its heading.
    title: String,
    /// The filters.
    facets: Vec<FacetView>,
    /// The script.
    script: Option<String>,
    /// What the script needs to know, as JSON.
    data: Html,
    /// The sessions, where replies are found by number without a script.
    sessions: Vec<TitledLink>,
    /// The departments, for the same.
    departments: Vec<TitledLink>,
}

/// A filter.
#[derive(Serialize)]
struct FacetView {
    /// Its name in an address.
    name: String,
    /// What it is called.
    label: String,
    /// Its values.
    terms: Vec<TermView>,
}

/// A value of a filter.
#[derive(Serialize)]
struct TermView {
    /// The value in an address.
    key: String,
    /// What it is called.
    title: String,
}

fn plan(context: &PlanContext<'_>) -> Vec<Output> {
    let row =
        Output { path: address::top("search.html"), format: FORMAT.name, subject: Subject::Site };
    if context.world.archive.entries.is_empty() { Vec::new() } else { vec![row] }
}

fn render(output: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let title = context.text("columns.search").to_owned();
    let facets = search::facets(context.world);
    let part = Part {
        search: SearchView {
            title: title.clone(),
            facets: facets.into_iter().map(|facet| view(facet, context)).collect(),
            script: context.theme.asset("search.js").map(|asset| asset.published.clone()),
            data: Html::new(&markup::json_in_script(&data(context))),
            sessions: super::home_page::sessions(context),
            departments: super::home_page::departments(context),
        },
    };
    let draft = PageDraft {
        path: &output.path,
        kind: "search",
        description: context.text("views.search_intro").to_owned(),
        above: Vec::new(),
        meta: Vec::new(),
        feed: None,
        json_ld: None,
        indexing: Indexing::Canonical,
        title,
    };
    Ok(draft.render("search.html", part, context)?.into())
}

fn view(facet: Facet, context: &RenderContext<'_>) -> FacetView {
    let term = |term: crate::search::FacetTerm| TermView { key: term.key, title: term.title };
    FacetView {
        label: context.text(&format!("search.facets.{}", facet.name)).to_owned(),
        name: facet.name,
        terms: facet.terms.into_iter().map(term).collect(),
    }
}

/// What the script needs to know: its words, and the sites that are searched.
fn data(context: &RenderContext<'_>) -> serde_json::Value {
    const WORDS: &[&str] = &[
        "total", "none", "loading", "failed", "folder", "without", "relaxed", "missing", "case",
        "hint",
    ];
    let words = WORDS.iter().map(|key| (*key, context.text(&format!("search.{key}"))));
    let config = context.world.config;
    let site = |name: &str, url: &str| json!({ "name": name, "url": url });
    let also = config.search_also.iter().map(|one| site(&one.name, one.url.as_str()));
    // Results of the only site need not say whose they are.
    let own = if config.search_also.is_empty() { "" } else { &config.title };
    let sites: Vec<_> = [site(own, "")].into_iter().chain(also).collect();
    json!({ "words": words.collect::<BTreeMap<_, _>>(), "sites": sites })
}
