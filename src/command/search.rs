//! `dafu search`: what the search page would find.

use std::io;
use std::sync::Arc;

use serde::Serialize;

use super::Error;
use super::console;
use super::environment::Environment;
use super::load;
use super::outcome::Outcome;
use crate::cli::{ListFormat, Search};
use crate::diagnostic::Bilingual;
use crate::plan::address;
use crate::render::Rendered;
use crate::report::ReportFormat;
use crate::search::query::{Broken, Index, Notice, Query, Results, search};
use crate::site::Rendering;

/// How many results are told.
const MOST: usize = 20;

/// A result, as programs read it.
#[derive(Serialize)]
struct Found<'a> {
    query: &'a str,
    total: usize,
    notice: &'static str,
    hits: Vec<Hit<'a>>,
}

#[derive(Serialize)]
struct Hit<'a> {
    id: &'a str,
    title: &'a str,
    date: &'a str,
    department: &'a str,
}

pub(super) fn run(verb: &Search, environment: &Environment) -> Result<Outcome, Error> {
    let folder = environment.folder()?;
    let options = Environment::options(Some(&verb.day), None)?;
    let Some(site) = load::site(&folder, &options, ReportFormat::Text, environment)? else {
        return Ok(Outcome::Failed);
    };
    let rendering = Rendering::new(Arc::new(site));
    let fetch = |name: &str| file(name, &rendering);
    // A site without replies has no index.
    let is_there = !rendering.site().archive.entries.is_empty();
    let index =
        is_there.then(|| Index::open(&fetch)).transpose().map_err(|error| broken(&error))?;
    for text in queries(&verb.words)? {
        let query = Query { text: text.clone(), ..Query::default() };
        let mut results = Results::default();
        if let Some(index) = &index {
            results = search(index, &query).map_err(|error| broken(&error))?;
            while results.hits.len() < MOST && results.has_more() {
                results.next(index).map_err(|error| broken(&error))?;
            }
        }
        results.hits.truncate(MOST);
        console::text(&match verb.list.format {
            ListFormat::Json => json(&text, &results),
            ListFormat::Text => told(&results, environment),
        })?;
    }
    Ok(Outcome::Done)
}

/// What is looked for: the words together, or each line of the standard input.
fn queries(words: &[String]) -> Result<Vec<String>, Error> {
    if words != ["-"] {
        return Ok(vec![words.join(" ")]);
    }
    let text =
        io::read_to_string(io::stdin()).map_err(|cause| Error::File { path: "-".into(), cause })?;
    Ok(text.lines().map(str::to_owned).collect())
}

/// A file of the index, made as it is asked for.
fn file(name: &str, rendering: &Rendering) -> Option<Vec<u8>> {
    let path = address::search(name);
    let Some(row) = rendering.site().plan.find(path.as_str()) else {
        return rendering.render_beside(path.as_str()).ok()?.map(<[u8]>::to_vec);
    };
    match rendering.render(row).ok()?.0 {
        Rendered::Bytes(bytes) | Rendered::Files(bytes, _) => Some(bytes),
        Rendered::File(..) => None,
    }
}

fn broken(error: &Broken) -> Error {
    Error::Argument(Bilingual::new(
        "稿件在查找时变了，请再运行一次",
        format!("{error}: run it once more"),
    ))
}

fn json(query: &str, results: &Results) -> String {
    let hits = results.hits.iter().map(|hit| &hit.document).map(|one| Hit {
        id: &one.id,
        title: &one.title,
        date: &one.date,
        department: &one.department,
    });
    let notice = match results.notice {
        Notice::None => "",
        Notice::Without => "without",
        Notice::Relaxed => "relaxed",
    };
    let found = Found { query, total: results.total(), notice, hits: hits.collect() };
    serde_json::to_string(&found).unwrap_or_default() + "\n"
}

fn told(results: &Results, environment: &Environment) -> String {
    let console = environment.console(None);
    let total = results.total();
    match results.notice {
        Notice::None => {}
        Notice::Without => console.note(&Bilingual::new(
            "没有找到原句，下面是去掉“怎么”“哪里”等问话以后找到的",
            "nothing matches the whole question; without its function words:",
        )),
        Notice::Relaxed => console.note(&Bilingual::new(
            "没有找到全部的字，下面是含有其中一部分的",
            "nothing matches all of it; these match a part:",
        )),
    }
    let mut out = String::new();
    for hit in &results.hits {
        let one = &hit.document;
        out += &format!("{}\t{}\t{}\n", one.id, one.date, one.title);
    }
    let shown = results.hits.len();
    console.note(&Bilingual::new(
        format!("{total} 件答复，列出 {shown} 件"),
        format!("{total} replies, {shown} listed"),
    ));
    out
}
