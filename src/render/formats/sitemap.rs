//! `sitemap.xml` (sitemaps.org 0.9): in parts where one file may not hold all.

use std::fmt::Write;

use crate::archive::World;
use crate::archive::entry::Entry;
use crate::model::Date;
use crate::plan::{Class, Output, Phase, SitePlan, Subject, address};
use crate::render::format::{Error, Format, PlanContext, RenderContext, Rendered, SitemapEntry};
use crate::render::markup::escaped;

pub(super) const FORMAT: Format =
    Format { name: "sitemap", phase: Phase::Listing, class: Class::Listing, plan, render };

/// The protocol allows no more addresses in one file.
const MOST: usize = 50_000;

fn plan(context: &PlanContext<'_>) -> Vec<Output> {
    let mut rows = vec![Output {
        path: address::top("sitemap.xml"),
        format: FORMAT.name,
        subject: Subject::Site,
    }];
    // Every page but notices is listed, and there are never more notices than
    // replies: counting the other formats' rows tells how many parts there are.
    let pages = super::FORMATS.iter().filter(|format| is_listed(format.name));
    let listed: usize = pages.map(|format| (format.plan)(context).len()).sum();
    let notices = context.world.archive.entries.iter().filter(|entry| entry.is_withdrawn()).count();
    let listed = listed - notices;
    if listed > MOST {
        let parts = u32::try_from(listed.div_ceil(MOST)).unwrap_or(u32::MAX);
        rows.extend((0..parts).map(|part| Output {
            path: address::sitemap_part(part),
            format: FORMAT.name,
            subject: Subject::Part(part),
        }));
    }
    rows
}

/// Whether the pages of a format have an address that search engines should know.
fn is_listed(format: &str) -> bool {
    format.ends_with("-page") && format != "not-found-page"
}

/// The pages of `plan` that the sitemap lists, in the order of the plan.
pub(in crate::render) fn entries(world: World<'_>, plan: &SitePlan) -> Vec<SitemapEntry> {
    let listed = plan.outputs.iter().filter(|output| is_listed(output.format));
    let entry = |output: &Output| match output.subject {
        Subject::Reply(id) => {
            let entry = world.archive.entry(id);
            let changed = changed(entry);
            (!entry.is_withdrawn()).then(|| SitemapEntry { path: output.path.clone(), changed })
        }
        Subject::Article(at) => {
            let article = &world.archive.articles[at as usize].article;
            let changed = article.date_published.map(|moment| moment.day);
            Some(SitemapEntry { path: output.path.clone(), changed })
        }
        _ => Some(SitemapEntry { path: output.path.clone(), changed: None }),
    };
    listed.filter_map(entry).collect()
}

/// The last day on which a reply's page changed, by its own dates.
fn changed(entry: &Entry) -> Option<Date> {
    let published = entry.reply.published().map(|moment| moment.day);
    let corrections = entry.reply.corrections.iter().map(|correction| correction.date);
    published.into_iter().chain(corrections).max()
}

fn render(output: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let all = &context.sitemap;
    let text = match output.subject {
        Subject::Part(part) => {
            let start = part as usize * MOST;
            addresses(&all[start..(start + MOST).min(all.len())], context)
        }
        _ if all.len() > MOST => parts(all.len().div_ceil(MOST), context),
        _ => addresses(all, context),
    };
    Ok(text.into())
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const SCHEMA: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

fn addresses(entries: &[SitemapEntry], context: &RenderContext<'_>) -> String {
    let mut out = format!("{HEAD}<urlset xmlns=\"{SCHEMA}\">\n");
    for entry in entries {
        let path = entry.path.as_str();
        let path = if path == "index.html" { "" } else { path };
        let address = escaped(&context.world.config.base_url.join(path));
        let _ = write!(out, "<url><loc>{address}</loc>");
        if let Some(changed) = entry.changed {
            let _ = write!(out, "<lastmod>{changed}</lastmod>");
        }
        out.push_str("</url>\n");
    }
    out.push_str("</urlset>\n");
    out
}

fn parts(count: usize, context: &RenderContext<'_>) -> String {
    let mut out = format!("{HEAD}<sitemapindex xmlns=\"{SCHEMA}\">\n");
    for part in 0..u32::try_from(count).unwrap_or(u32::MAX) {
        let path = address::sitemap_part(part);
        let address = escaped(&context.world.config.base_url.join(path.as_str()));
        let _ = writeln!(out, "<sitemap><loc>{address}</loc></sitemap>");
    }
    out.push_str("</sitemapindex>\n");
    out
}
