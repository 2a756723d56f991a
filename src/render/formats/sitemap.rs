//! `sitemap.xml` (sitemaps.org 0.9): in parts where one file may not hold all.

use std::fmt::Write;

use crate::model::{BaseUrl, Date};
use crate::plan::{Class, Output, Phase, Subject, address};
use crate::render::context::{Error, RenderContext, Rendered};
use crate::render::format::{Format, PlanContext};
use crate::render::markup::escaped;
use crate::render::sitemap_entry::SitemapEntry;

pub(super) const FORMAT: Format = Format {
    name: "sitemap",
    phase: Phase::Listing,
    class: Class::Listing,
    in_sitemap: false,
    plan,
    render,
};

/// The protocol allows no more addresses in one file.
const MOST: usize = 50_000;

fn plan(context: &PlanContext<'_>) -> Vec<Output> {
    // Notices of withdrawal are pages of replies, and the only ones that are not listed.
    let notices = context.world.archive.entries.iter().filter(|entry| entry.is_withdrawn()).count();
    rows(context.pages - notices, MOST)
}

/// The rows for `listed` pages, of which no file holds more than `most`.
fn rows(listed: usize, most: usize) -> Vec<Output> {
    let row = |path, subject| Output { path, format: FORMAT.name, subject };
    let mut rows = vec![row(address::top("sitemap.xml"), Subject::Site)];
    if listed > most {
        let parts = u32::try_from(listed.div_ceil(most)).unwrap_or(u32::MAX);
        rows.extend((0..parts).map(|part| row(address::sitemap_part(part), Subject::Part(part))));
    }
    rows
}

fn render(output: &Output, context: &RenderContext<'_>) -> Result<Rendered, Error> {
    let base = &context.world.config.base_url;
    Ok(document(output.subject, &context.shared.sitemap, MOST, base).into())
}

/// The file about `subject`: a part, all pages, or the index of the parts.
fn document(subject: Subject, all: &[SitemapEntry], most: usize, base: &BaseUrl) -> String {
    let mut parts = all.chunks(most);
    match subject {
        Subject::Part(part) => addresses(parts.nth(part as usize).unwrap_or_default(), base),
        _ if all.len() > most => index(parts, base),
        _ => addresses(all, base),
    }
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const SCHEMA: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

fn addresses(entries: &[SitemapEntry], base: &BaseUrl) -> String {
    let mut out = format!("{HEAD}<urlset xmlns=\"{SCHEMA}\">\n");
    for entry in entries {
        let path = entry.path.as_str();
        let path = if path == "index.html" { "" } else { path };
        row(&mut out, "url", &base.join(path), entry.changed);
    }
    out.push_str("</urlset>\n");
    out
}

fn index<'a>(parts: impl Iterator<Item = &'a [SitemapEntry]>, base: &BaseUrl) -> String {
    let mut out = format!("{HEAD}<sitemapindex xmlns=\"{SCHEMA}\">\n");
    for (at, part) in (0..).zip(parts) {
        let changed = part.iter().filter_map(|entry| entry.changed).max();
        row(&mut out, "sitemap", &base.join(address::sitemap_part(at).as_str()), changed);
    }
    out.push_str("</sitemapindex>\n");
    out
}

fn row(out: &mut String, element: &str, address: &str, changed: Option<Date>) {
    let changed = changed.map_or_else(String::new, |day| format!("<lastmod>{day}</lastmod>"));
    let _ = writeln!(out, "<{element}><loc>{}</loc>{changed}</{element}>", escaped(address));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::SitePath;

    #[test]
    fn a_sitemap_too_large_for_one_file_comes_in_parts() {
        let entry = |at: usize| SitemapEntry {
            path: SitePath::new(format!("r/x-{at}.html")).expect("a path"),
            changed: (at != 3).then(|| Date::constant(2024, 1, i8::try_from(at).expect("small"))),
        };
        let all: Vec<_> = (1..=5).map(entry).collect();
        let base = BaseUrl::parse("https://dafu.wuyou.gov.cn/hf/").expect("an address");
        let paths: Vec<_> = rows(5, 2).into_iter().map(|row| row.path.to_string()).collect();
        assert_eq!(paths, ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]);
        let index = document(Subject::Site, &all, 2, &base);
        assert_eq!(index.matches("<sitemap>").count(), 3);
        assert!(index.contains(
            "<sitemap><loc>https://dafu.wuyou.gov.cn/hf/sitemap-2.xml</loc>\
             <lastmod>2024-01-04</lastmod></sitemap>"
        ));
        let parts: Vec<_> = (0..3).map(|at| document(Subject::Part(at), &all, 2, &base)).collect();
        let counts: Vec<_> = parts.iter().map(|part| part.matches("<url>").count()).collect();
        assert_eq!(counts, [2, 2, 1]);
        assert!(parts[1].contains("<url><loc>https://dafu.wuyou.gov.cn/hf/r/x-3.html</loc></url>"));
        let whole = document(Subject::Site, &all, 5, &base);
        assert_eq!((whole.matches("<url>").count(), rows(5, 5).len()), (5, 1));
    }
}
