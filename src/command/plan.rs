//! `dafu plan`: every file the site will have.

use std::fmt::Write;
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use super::Error;
use super::console;
use super::environment::Environment;
use super::load;
use super::outcome::Outcome;
use crate::archive::entry::EntryId;
use crate::archive::files::PublishedFile;
use crate::cli::{ListFormat, Plan};
use crate::diagnostic::SourcePath;
use crate::plan::redirect::{Redirect, redirects};
use crate::plan::{Output, Subject, TermId};
use crate::report::printable;
use crate::site::{Rendering, Site};

#[derive(Serialize)]
struct Row<'a> {
    path: &'a str,
    format: &'a str,
    subject: String,
    /// The digest of what the file is made of: where it is the same, so is the file.
    fingerprint: String,
    /// The documents and files it is about; none of what is about the site as a whole.
    sources: Vec<String>,
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
    match verb.list.format {
        ListFormat::Json => {
            let rendering = Rendering::new(Arc::new(site));
            let rows = rows(&rendering, &redirects)?;
            // Masked part by part: the digits of a digest are nobody's number.
            let text = serde_json::to_string_pretty(&rows).unwrap_or_default() + "\n";
            console::output(text.as_bytes())?;
        }
        ListFormat::Text => {
            let text = site.plan.outputs.iter().fold(String::new(), |mut out, row| {
                let subject = subject(row, &site, &redirects);
                let _ = writeln!(out, "{}\t{}\t{subject}", row.path, row.format);
                out
            });
            console::text(&text)?;
        }
    }
    Ok(Outcome::Done)
}

/// Every row with what it is made of, on all cores.
fn rows<'a>(rendering: &'a Rendering, redirects: &[Redirect]) -> Result<Vec<Row<'a>>, Error> {
    let site = rendering.site();
    let row = |output: &'a Output| {
        let sources = sources(output, site).into_iter();
        Ok(Row {
            path: output.path.as_str(),
            format: output.format,
            subject: printable(&subject(output, site, redirects)),
            fingerprint: rendering.fingerprint(output)?.to_string(),
            sources: sources.map(|path| printable(path.as_str())).collect(),
        })
    };
    site.plan.outputs.par_iter().map(row).collect()
}

/// The documents and files that a row is about.
fn sources(output: &Output, site: &Site) -> Vec<SourcePath> {
    let archive = &site.archive;
    let sources = |ids: &[EntryId]| -> Vec<SourcePath> {
        ids.iter().map(|id| archive.entry(*id).source().clone()).collect()
    };
    let with_files = |source: &SourcePath, files: &[PublishedFile]| {
        let files = files.iter().map(|file| file.source.clone());
        std::iter::once(source.clone()).chain(files).collect()
    };
    match output.subject {
        Subject::Reply(id) => {
            let entry = archive.entry(id);
            with_files(entry.source(), &entry.files)
        }
        Subject::Article(at) => {
            let entry = &archive.articles[at as usize];
            with_files(&entry.article.source, &entry.files)
        }
        Subject::ReplyFile(id, at) => vec![archive.entry(id).files[at as usize].source.clone()],
        Subject::ArticleFile(at, file) => {
            vec![archive.articles[at as usize].files[file as usize].source.clone()]
        }
        Subject::Term(id) => sources(&id.find_in(archive).1.entries),
        Subject::Year(id, year, part) => {
            let term = id.find_in(archive).1;
            // Open data holds a year whole, lists hold it in parts.
            if output.format.starts_with("data-") {
                let whole = term.years.iter().filter(|one| one.0 == year);
                return whole.flat_map(|one| sources(&term.entries[one.1.clone()])).collect();
            }
            sources(&term.entries[term.part_of_year(year, part, site.config.year_page_size).0])
        }
        Subject::Block(session, at) => {
            let block = &archive.cases[session as usize].blocks[at as usize];
            block.numbers.iter().flat_map(|(_, ids)| sources(ids)).collect()
        }
        Subject::Site
        | Subject::Listing(_)
        | Subject::Session(_)
        | Subject::EventYear(_)
        | Subject::Redirect(_)
        | Subject::Part(_) => Vec::new(),
    }
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
