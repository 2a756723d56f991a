//! `dafu plan`: every file the site will have.

use std::fmt::Write;

use serde::Serialize;

use super::Error;
use super::console;
use super::environment::Environment;
use super::load;
use super::outcome::Outcome;
use crate::cli::{ListFormat, Plan};
use crate::plan::redirect::{Redirect, redirects};
use crate::plan::{Output, Subject, TermId};
use crate::site::Site;

#[derive(Serialize)]
struct Row<'a> {
    path: &'a str,
    format: &'a str,
    subject: String,
}

pub(super) fn run(verb: &Plan, environment: &Environment) -> Result<Outcome, Error> {
    let folder = environment.folder()?;
    let options = Environment::options(Some(&verb.day), None)?;
    let Some(site) = load::site(&folder, &options, verb.list.findings(), environment)? else {
        return Ok(Outcome::Failed);
    };
    let console = environment.console(Some(&site.config.language));
    console.surroundings(&site.folder, site.today, Environment::clock_day(&site.config.time_zone));
    let redirects = redirects(site.world());
    let row = |output: &'_ Output| subject(output, &site, &redirects);
    let rows = site.plan.outputs.iter().map(|output| Row {
        path: output.path.as_str(),
        format: output.format,
        subject: row(output),
    });
    let text = match verb.list.format {
        ListFormat::Json => {
            let rows: Vec<_> = rows.collect();
            serde_json::to_string_pretty(&rows).unwrap_or_default() + "\n"
        }
        ListFormat::Text => rows.fold(String::new(), |mut out, row| {
            let _ = writeln!(out, "{}\t{}\t{}", row.path, row.format, row.subject);
            out
        }),
    };
    console::text(&text)?;
    Ok(Outcome::Done)
}

/// What a row is about, by the keys people know.
pub(super) fn subject(output: &Output, site: &Site, redirects: &[Redirect]) -> String {
    let archive = &site.archive;
    let term = |id: TermId| {
        let (index, term) = id.find_in(archive);
        let key = &term.term.key;
        if key.is_empty() {
            index.listing.name.to_owned()
        } else {
            format!("{}/{key}", index.listing.name)
        }
    };
    match output.subject {
        Subject::Site => "site".to_owned(),
        Subject::Article(at) | Subject::ArticleFile(at, _) => {
            format!("article {}", archive.articles[at as usize].article.id)
        }
        Subject::Reply(id) | Subject::ReplyFile(id, _) => {
            format!("reply {}", archive.entry(id).reply.id)
        }
        Subject::Listing(at) => {
            format!("listing {}", archive.indexes[usize::from(at)].listing.name)
        }
        Subject::Term(id) => format!("term {}", term(id)),
        Subject::Year(id, year, part) => {
            let year = year.map_or_else(|| "undated".to_owned(), |year| year.to_string());
            format!("term {} {year} part {}", term(id), part + 1)
        }
        Subject::Session(_) | Subject::Block(..) => "cases".to_owned(),
        Subject::EventYear(year) => format!("corrections {year}"),
        Subject::Redirect(at) => format!("redirect to {}", redirects[at as usize].to),
        Subject::Part(part) => format!("part {}", part + 1),
    }
}
