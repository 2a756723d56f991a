//! Structured data of replies and articles (schema.org), for search engines and archives.

use serde_json::{Value, json};

use super::page::public_address;
use crate::archive::article::Article;
use crate::archive::entry::Entry;
use crate::archive::listings::DEPARTMENTS;
use crate::archive::reply::Case;
use crate::model::{Date, Moment, Stated, date};
use crate::plan::{SitePath, address};
use crate::render::context::RenderContext;

/// The structured data of an article.
#[must_use]
pub(crate) fn article(article: &Article, path: &SitePath, context: &RenderContext<'_>) -> Value {
    let mut data = text(&article.title, path, article.date_published, context);
    let author = article.source_unit.as_deref().map(|unit| organization(unit, None));
    set(&mut data, "author", author);
    data
}

/// What is said of every text: title, address, language, who publishes it, of which site it is part.
fn text(
    title: &str,
    path: &SitePath,
    published: Option<Moment>,
    context: &RenderContext<'_>,
) -> Value {
    let config = context.world.config;
    let public = public_address(path, context);
    let owner = config.owner.sponsor.as_deref().unwrap_or(&config.title);
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": title,
        "url": public,
        "mainEntityOfPage": public,
        "inLanguage": config.language,
        "publisher": organization(owner, None),
        "isPartOf": { "@type": "WebSite", "name": config.title, "url": config.base_url.as_str() },
    });
    set(&mut data, "datePublished", published.map(|moment| iso(moment, context)));
    data
}

/// The structured data of a reply: also who signed it, its numbers and its other dates.
#[must_use]
pub(crate) fn reply(
    entry: &Entry,
    title: &str,
    path: &SitePath,
    context: &RenderContext<'_>,
) -> Value {
    let reply = &entry.reply;
    let registers = context.world.registers;
    let mut data = text(title, path, reply.published(), context);
    let author = |at: u16| {
        let department = registers.departments.get(at);
        let head = address::term(DEPARTMENTS.name, &department.code);
        organization(&department.name, Some(public_address(&head, context)))
    };
    let authors: Vec<Value> = reply.signing_departments().into_iter().map(author).collect();
    set(&mut data, "author", Some(authors).filter(|authors| !authors.is_empty()));
    let numbers = identifiers(entry);
    set(&mut data, "identifier", Some(numbers).filter(|numbers| !numbers.is_empty()));
    let written = reply.date_written.and_then(Stated::value);
    set(&mut data, "dateCreated", written.map(|moment| iso(moment, context)));
    let corrected: Option<Date> = reply.corrections.iter().map(|one| one.date).max();
    set(&mut data, "dateModified", corrected.map(|day| day.to_string()));
    let topics = reply.topics.iter().map(|at| registers.topics.get(*at).name.as_str());
    let about: Vec<&str> = reply.subject.as_deref().into_iter().chain(topics).collect();
    set(&mut data, "about", Some(about).filter(|about| !about.is_empty()));
    let keywords: Vec<&str> = reply.keywords.iter().map(|word| &**word).collect();
    set(&mut data, "keywords", Some(keywords).filter(|words| !words.is_empty()));
    data
}

/// Sets `key` where there is a value; what is not known is left out.
fn set(data: &mut Value, key: &str, value: Option<impl serde::Serialize>) {
    if let Some(value) = value {
        data[key] = json!(value);
    }
}

fn organization(name: &str, url: Option<String>) -> Value {
    let mut data = json!({ "@type": "GovernmentOrganization", "name": name });
    set(&mut data, "url", url);
    data
}

/// The numbers a reply goes by, each under the name it has on the page.
fn identifiers(entry: &Entry) -> Vec<Value> {
    let reply = &entry.reply;
    let named = |name: &str, value: &str| json!({ "@type": "PropertyValue", "propertyID": name, "value": value });
    let document = reply.doc_number.iter().map(|number| named("发文字号", &number.text));
    let index = reply.index_number.iter().map(|number| named("索引号", number));
    let case = |case: &Case| named("届次编号", &format!("{} {}", case.session, case.number));
    let cases = reply.cases.iter().map(case);
    document.chain(index).chain(cases).collect()
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
