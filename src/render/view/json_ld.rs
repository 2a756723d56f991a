//! Structured data of replies and articles (schema.org), for search engines and archives.

use std::borrow::Cow;

use serde::Serialize;

use crate::archive::article::Article;
use crate::archive::entry::Entry;
use crate::archive::listings::DEPARTMENTS;
use crate::archive::reply::Case;
use crate::model::{Moment, Stated, date};
use crate::plan::{SitePath, address};
use crate::render::context::RenderContext;

/// What is said of a text; what is not known is left out.
#[derive(Serialize)]
pub(crate) struct StructuredData<'a> {
    #[serde(rename = "@context")]
    vocabulary: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    about: Vec<&'a str>,
    #[serde(skip_serializing_if = "Author::is_unknown")]
    author: Author<'a>,
    #[serde(rename = "dateCreated", skip_serializing_if = "Option::is_none")]
    written: Option<String>,
    #[serde(rename = "dateModified", skip_serializing_if = "Option::is_none")]
    modified: Option<String>,
    #[serde(rename = "datePublished", skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    headline: String,
    #[serde(rename = "identifier", skip_serializing_if = "Vec::is_empty")]
    identifiers: Vec<PropertyValue<'a>>,
    #[serde(rename = "inLanguage")]
    language: &'a str,
    #[serde(rename = "isPartOf")]
    site: WebSite<'a>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    keywords: &'a [Box<str>],
    #[serde(rename = "mainEntityOfPage")]
    page: String,
    publisher: Organization<'a>,
    url: String,
}

/// Who answers for a text: one unit, or each of those that signed it.
#[derive(Serialize)]
#[serde(untagged)]
enum Author<'a> {
    One(Option<Organization<'a>>),
    Each(Vec<Organization<'a>>),
}

impl Author<'_> {
    fn is_unknown(&self) -> bool {
        match self {
            Self::One(unit) => unit.is_none(),
            Self::Each(units) => units.is_empty(),
        }
    }
}

#[derive(Serialize)]
struct Organization<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

impl<'a> Organization<'a> {
    fn new(name: &'a str, url: Option<String>) -> Self {
        Self { kind: "GovernmentOrganization", name, url }
    }
}

/// A number, under the name it has on the page.
#[derive(Serialize)]
struct PropertyValue<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "propertyID")]
    name: &'static str,
    value: Cow<'a, str>,
}

#[derive(Serialize)]
struct WebSite<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    url: &'a str,
}

/// The structured data of an article.
#[must_use]
pub(crate) fn article<'a>(
    article: &'a Article,
    path: &SitePath,
    context: &RenderContext<'a>,
) -> StructuredData<'a> {
    let unit = article.source_unit.as_deref().map(|unit| Organization::new(unit, None));
    let author = Author::One(unit);
    StructuredData { author, ..text(&article.title, path, article.date_published, context) }
}

/// The structured data of a reply: also who signed it, its numbers and its other dates.
#[must_use]
pub(crate) fn reply<'a>(
    entry: &'a Entry,
    title: &str,
    path: &SitePath,
    context: &RenderContext<'a>,
) -> StructuredData<'a> {
    let reply = &entry.reply;
    let registers = context.world.registers;
    let author = |at: u16| {
        let department = registers.departments.get(at);
        let head = address::term(DEPARTMENTS.name, &department.code);
        Organization::new(&department.name, Some(context.public_address(&head)))
    };
    let topics = reply.topics.iter().map(|at| &*registers.topics.get(*at).name);
    let written = reply.date_written.and_then(Stated::value);
    StructuredData {
        about: reply.subject.as_deref().into_iter().chain(topics).collect(),
        author: Author::Each(reply.signing_departments().into_iter().map(author).collect()),
        written: written.map(|moment| iso(moment, context)),
        modified: reply.corrections.iter().map(|one| one.date).max().map(|day| day.to_string()),
        identifiers: identifiers(entry),
        keywords: &reply.keywords,
        ..text(title, path, reply.published(), context)
    }
}

/// What is said of every text: title, address, language, who publishes it, of which site it is part.
fn text<'a>(
    headline: &str,
    path: &SitePath,
    published: Option<Moment>,
    context: &RenderContext<'a>,
) -> StructuredData<'a> {
    let config = context.world.config;
    let public = context.public_address(path);
    let owner = config.owner.sponsor.as_deref().unwrap_or(&config.title);
    StructuredData {
        vocabulary: "https://schema.org",
        kind: "Article",
        about: Vec::new(),
        author: Author::One(None),
        written: None,
        modified: None,
        published: published.map(|moment| iso(moment, context)),
        headline: headline.to_owned(),
        identifiers: Vec::new(),
        language: &config.language,
        site: WebSite { kind: "WebSite", name: &config.title, url: config.base_url.as_str() },
        keywords: &[],
        page: public.clone(),
        publisher: Organization::new(owner, None),
        url: public,
    }
}

/// The numbers a reply goes by.
fn identifiers(entry: &Entry) -> Vec<PropertyValue<'_>> {
    let reply = &entry.reply;
    let named = |name, value| PropertyValue { kind: "PropertyValue", name, value };
    let document = reply.doc_number.iter().map(|number| named("发文字号", (&*number.text).into()));
    let index = reply.index_number.iter().map(|number| named("索引号", (&**number).into()));
    let case = |case: &Case| named("届次编号", format!("{} {}", case.session, case.number).into());
    document.chain(index).chain(reply.cases.iter().map(case)).collect()
}

/// ISO 8601 with the site's offset where a time is known; the day alone otherwise.
fn iso(moment: Moment, context: &RenderContext<'_>) -> String {
    match moment.time {
        None => moment.iso_day(),
        Some(_) => {
            let zone = &context.world.config.time_zone;
            format!("{}:00{}", moment.iso(), date::offset(zone, moment.day))
        }
    }
}
