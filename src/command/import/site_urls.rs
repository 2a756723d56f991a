//! `--urls` without pages: the addresses that replies of the site had, put into their front
//! matter as a changed table is.

use std::collections::{BTreeMap, HashMap};

use super::urls::{Entry, Urls, placed, put};
use crate::archive::reply::Reply;
use crate::archive::schema;
use crate::archive::table::{cell, items};
use crate::cli::Import;
use crate::command::Error;
use crate::command::console::Console;
use crate::command::environment::Environment;
use crate::command::outcome::Outcome;
use crate::command::table::{Change, Fault, Wanted, finish};
use crate::diagnostic::{Bilingual, SourcePath};
use crate::document::{self, Document};
use crate::model::text::comparable;
use crate::model::{CaseKey, SessionKey, session};
use crate::site::Site;

/// Puts the addresses of the table into the replies that they belong to, once agreed to.
pub(super) fn run(
    verb: &Import,
    mut urls: Urls,
    (site, console): (&Site, Console),
    environment: &Environment,
) -> Result<Outcome, Error> {
    let (mut wanted, faults) = addresses(&mut urls, site);
    urls.tell_rest(console);
    let mut found = Wanted { faulty: faults.len(), faults, ..Wanted::default() };
    for path in site.folder.list()?.replies {
        if let Some(addresses) = wanted.remove(&path) {
            change(site, path, addresses, &mut found)?;
        }
    }
    finish(&urls.name, (verb.dry_run, verb.yes), found, site, environment)
}

/// The addresses of each reply, and the rows that might belong to several.
fn addresses(urls: &mut Urls, site: &Site) -> (BTreeMap<SourcePath, Vec<String>>, Vec<Fault>) {
    let archive = &site.archive;
    let replies: Vec<&Reply> =
        archive.entries.iter().chain(&archive.unpublished).map(|entry| &entry.reply).collect();
    let mut named: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, reply) in replies.iter().enumerate() {
        for name in names(reply) {
            named.entry(name).or_default().push(at);
        }
    }
    let (mut wanted, mut faults) = (BTreeMap::<SourcePath, Vec<String>>::new(), Vec::new());
    for entry in &mut urls.entries {
        match of_row(entry, &named, &replies, site).as_slice() {
            [] => {}
            [one] => {
                entry.used = true;
                let addresses = wanted.entry(replies[*one].source.clone()).or_default();
                addresses.push(entry.address.clone());
            }
            several => {
                entry.used = true;
                let paths: Vec<_> =
                    several.iter().take(3).map(|at| replies[*at].source.as_str()).collect();
                let count = several.len();
                let message = Bilingual::new(
                    format!(
                        "对得上 {count} 件答复（{}），请加一列 文件，或者 届次",
                        paths.join("、")
                    ),
                    format!(
                        "it may be any of {count} replies ({}): add a column of files or sessions",
                        paths.join(", ")
                    ),
                );
                let place =
                    Bilingual::new(format!("第 {} 行", entry.line), format!("row {}", entry.line));
                faults.push(Fault { place, message });
            }
        }
    }
    (wanted, faults)
}

/// What a table may call a reply: its file, its id, its title, a number of its cases.
fn names(reply: &Reply) -> Vec<String> {
    let path = reply.source.as_str();
    let file = path.rsplit('/').next().unwrap_or(path);
    let stem = file.strip_suffix(".md").unwrap_or(file);
    let title = reply.title.as_deref().map(|title| format!("title {}", comparable(title)));
    let numbers = reply.cases.iter().filter_map(|case| case.key.as_ref()).map(number);
    let files = [path, file, stem, &*reply.id].map(str::to_owned);
    let mut all: Vec<_> = files.into_iter().chain(title).chain(numbers).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn number(key: &CaseKey) -> String {
    format!("number {key}")
}

/// The replies that the row may mean: those that most of its cells name, of the session that it
/// names, if it names one.
fn of_row(
    entry: &Entry,
    named: &HashMap<String, Vec<usize>>,
    replies: &[&Reply],
    site: &Site,
) -> Vec<usize> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    let mut sessions: Vec<SessionKey> = Vec::new();
    for key in &entry.keys {
        let case = CaseKey::parse(key, &site.config.number_prefixes).ok();
        let words = [Some(key.clone()), Some(format!("title {}", comparable(key)))];
        let words = words.into_iter().chain([case.as_ref().map(number)]).flatten();
        let mut found: Vec<usize> =
            words.filter_map(|word| named.get(&word)).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        for at in found {
            *counts.entry(at).or_default() += 1;
        }
        let spelling = session::parse(key).ok();
        sessions.extend(spelling.and_then(|one| site.registers.bodies.session(&one)));
    }
    counts.retain(|at, _| {
        let of = |wanted: &SessionKey| {
            replies[*at].cases.iter().any(|case| case.session_key == Some(*wanted))
        };
        sessions.iter().all(of)
    });
    let most = counts.values().copied().max();
    counts.into_iter().filter(|(_, count)| Some(*count) == most).map(|(at, _)| at).collect()
}

/// The change of one reply that had `addresses`, where it does not say so already.
fn change(
    site: &Site,
    path: SourcePath,
    addresses: Vec<String>,
    found: &mut Wanted,
) -> Result<(), Error> {
    let old = site.folder.read(&path)?;
    let (document, _) = document::parse(&old);
    let source = Some(shown(&document, "source_url")).filter(|text| !text.is_empty());
    let mut aliases = items(&shown(&document, "aliases"));
    let (first, others) = placed(source, &aliases, addresses);
    if first.is_none() && others.is_empty() {
        return Ok(());
    }
    if others.is_empty() {
        aliases.clear();
    }
    aliases.extend(others);
    let text = std::str::from_utf8(&old).ok();
    match text.and_then(|text| put(text, first, &aliases).ok()) {
        Some(new) => found.changes.push(Change { path, old, new }),
        None => {
            found.faulty += 1;
            let place = Bilingual::new(path.to_string(), path.to_string());
            let message = Bilingual::new(
                "前言区读不出来，或者旧网址的写法不能照表改，请在稿件里手工改",
                "its front matter cannot be read, or is written in a way that only a person can change",
            );
            found.faults.push(Fault { place, message });
        }
    }
    Ok(())
}

fn shown(document: &Document, key: &str) -> String {
    schema::find(key).map(|field| cell(document, field)).unwrap_or_default()
}
