//! Articles: pages about the site, guides, overviews.

use serde::Serialize;

use crate::model::Moment;
use crate::plan::{Class, Output, Phase, Subject, address};
use crate::render::context::{Error, RenderContext, Rendered};
use crate::render::format::{Format, PlanContext};
use crate::render::view::body::Text;
use crate::render::view::day;
use crate::render::view::json_ld;
use crate::render::view::page::{Indexing, PageDraft};
use crate::theme::Html;

pub(super) const FORMAT: Format = Format {
    name: "article-page",
    phase: Phase::Page,
    class: Class::Page,
    in_sitemap: true,
    plan,
    render,
};

#[derive(Serialize)]
struct Part<'a> {
    article: ArticleView<'a>,
}

/// `article`: an article.
#[derive(Serialize)]
struct ArticleView<'a> {
    /// Its title.
    title: &'a str,
    /// When it was published, as shown.
    date: Option<String>,
    /// The same for machines.
    datetime: Option<String>,
    /// Who supplied it.
    source_unit: Option<&'a str>,
    /// Its text.
    body: Html,
}

fn plan(context: &PlanContext<'_>) -> Vec<Output> {
    let articles = (0..).zip(&context.world.archive.articles);
    let row = |(at, entry): (u32, &crate::archive::entry::ArticleEntry)| Output {
        path: address::article(&entry.article.id),
        format: FORMAT.name,
        subject: Subject::Article(at),
    };
    articles.map(row).collect()
}

fn render(output: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let Subject::Article(at) = output.subject else {
        unreachable!("the plan gives this format articles alone")
    };
    let entry = &context.world.archive.articles[at as usize];
    let article = &entry.article;
    let root = address::root_of(&output.path);
    let folder = format!("{}/", article.id);
    let (source, body, files, links) = (&article.source, &entry.body, &entry.files, &entry.links);
    let body = Text { source, body, files, folder, root: &root, links }.render(context)?;
    let body = Html::from(body);
    let part = Part {
        article: ArticleView {
            title: &article.title,
            date: article.date_published.map(day::published),
            datetime: article.date_published.map(Moment::iso),
            source_unit: article.source_unit.as_deref(),
            body: body.clone(),
        },
    };
    let config = context.world.config;
    let public = context.public_address(&output.path);
    let author = article.source_unit.as_deref().or(config.owner.sponsor.as_deref());
    let json_ld = json_ld::article(article, &output.path, context);
    let draft = PageDraft {
        path: &output.path,
        kind: "article",
        title: article.title.to_string(),
        description: article.summary.as_deref().unwrap_or(&article.title).to_owned(),
        above: Vec::new(),
        meta: vec![
            ("ArticleTitle", article.title.to_string()),
            (
                "PubDate",
                article.date_published.map(|moment| moment.to_string()).unwrap_or_default(),
            ),
            ("ContentSource", author.unwrap_or_default().to_owned()),
            ("Url", public),
        ],
        feed: None,
        json_ld: Some(json_ld),
        indexing: Indexing::Canonical,
    };
    Ok(draft.render_text("article.html", (&article.title, &body), part, context)?.into())
}
