//! What an argument means that people have at hand: a path, as they see it or as dafu printed
//! it; the id of a document; its address on the web.

use std::path::{Path, PathBuf};

use super::Error;
use super::environment::Environment;
use crate::archive::entry::Entry;
use crate::diagnostic::{Bilingual, SourcePath};
use crate::model::BaseUrl;
use crate::plan::former::FormerAddress;
use crate::plan::previous::PermanentAddress;
use crate::plan::redirect::{Redirect, redirects};
use crate::plan::{SitePath, Subject};
use crate::render::search::names;
use crate::search::query;
use crate::site::Site;
use crate::source::Folder;

/// The file or folder that `argument` names, relative to the root of the site: seen from the
/// working directory, else from the root; as findings print it, too, with line and column.
pub(super) fn path(folder: &Folder, argument: &Path) -> Option<PathBuf> {
    let text = argument.to_string_lossy();
    let tidy = text.trim().replace('\\', "/");
    let plain = tidy.trim_end_matches(|each: char| each == ':' || each.is_ascii_digit());
    let names = [argument, Path::new(&tidy), Path::new(plain)];
    // Of a bare number nothing is left.
    let names = names.into_iter().filter(|name| !name.as_os_str().is_empty());
    let mut places = names.map(|name| seen(Some(folder.root()), name));
    let found = places.find(|place| place.exists())?;
    Some(Environment::relative(folder, &found))
}

/// Where `argument` is: seen from the working directory, else from the `root` of the site,
/// where there is one and it is there.
pub(super) fn seen(root: Option<&Path>, argument: &Path) -> PathBuf {
    let below = root.map(|root| root.join(argument));
    let below = below.filter(|place| !argument.exists() && place.exists());
    below.unwrap_or_else(|| argument.to_owned())
}

/// The file of the reply or article that `argument` names by its id or its address.
pub(super) fn document<'a>(site: &'a Site, argument: &str) -> Option<&'a SourcePath> {
    let argument = argument.trim();
    let path = site_path(site, argument);
    by_former_address(site, argument)
        .or_else(|| path.and_then(|path| by_address(site, path)))
        .or_else(|| by_id(site, argument))
}

/// The file of the reply whose case or document number `argument` is, in any spelling.
///
/// # Errors
/// If several replies have that number: they are named.
pub(super) fn numbered<'a>(
    site: &'a Site,
    argument: &str,
) -> Result<Option<&'a SourcePath>, Error> {
    let Some(name) = query::name(argument, &site.config.number_prefixes) else { return Ok(None) };
    let archive = &site.archive;
    let all = archive.entries.iter().chain(&archive.unpublished);
    let found: Vec<&Entry> = all.filter(|entry| names(entry).contains(&name)).collect();
    if let [first, _, ..] = &found[..] {
        let ids = found.iter().take(MOST_NAMED).map(|entry| &*entry.reply.id);
        let (ids, count, one) = (ids.collect::<Vec<_>>(), found.len(), &first.reply.id);
        let more = if count > MOST_NAMED { " …" } else { "" };
        return Err(Error::Argument(Bilingual::new(
            format!(
                "编号“{argument}”有 {count} 件答复，请写其中一件的标识（例如 {one}）：{}{more}",
                ids.join("、")
            ),
            format!(
                "{count} replies have the number `{argument}`; name one by its id, as in `{one}`: {}{more}",
                ids.join(", ")
            ),
        )));
    }
    Ok(found.first().map(|entry| entry.source()))
}

/// How many replies with one number are named.
const MOST_NAMED: usize = 10;

/// The part of an address that is relative to the site: without scheme, host, query and place
/// on the page.
pub(super) fn site_path<'a>(site: &Site, argument: &'a str) -> Option<&'a str> {
    let end = argument.find(['?', '#']).unwrap_or(argument.len());
    let address = &argument[..end];
    let Some((_, rest)) = address.split_once("://") else {
        let path = address.trim_start_matches('/');
        let base = site.config.base_url.path().trim_start_matches('/');
        return Some(path.strip_prefix(base).unwrap_or(path));
    };
    let below = |base: &BaseUrl| {
        let base = format!("{}{}", base.host(), base.path());
        let (head, tail) = rest.split_at_checked(base.len())?;
        head.eq_ignore_ascii_case(&base).then_some(tail)
    };
    std::iter::once(&site.config.base_url).chain(&site.config.former_base_urls).find_map(below)
}

/// What is now at a former address, of this site or of the system before it.
fn by_former_address<'a>(site: &'a Site, argument: &str) -> Option<&'a SourcePath> {
    let (base, former) = (&site.config.base_url, &site.config.former_base_urls);
    let meant = FormerAddress::read(argument, base, former).ok()?;
    let meant: Vec<String> = meant.iter().map(FormerAddress::key).collect();
    let is_meant = |redirect: &Redirect| meant.contains(&redirect.address.key());
    let target = redirects(site.world()).into_iter().find(is_meant)?;
    by_address(site, target.to.as_str())
}

fn by_address<'a>(site: &'a Site, path: &str) -> Option<&'a SourcePath> {
    let archive = &site.archive;
    match site.plan.find(path).map(|output| output.subject) {
        Some(Subject::Reply(id) | Subject::ReplyFile(id, _)) => Some(archive.entry(id).source()),
        Some(Subject::Redirect(at)) => {
            let redirect = redirects(site.world()).into_iter().nth(at as usize)?;
            by_address(site, redirect.to.as_str())
        }
        Some(Subject::Article(at) | Subject::ArticleFile(at, _)) => {
            archive.articles.get(at as usize).map(|entry| &entry.article.source)
        }
        Some(_) => None,
        // What is not published has its address all the same.
        None => match PermanentAddress::of(&SitePath::new(path)?)? {
            PermanentAddress::Reply(id)
            | PermanentAddress::ReplyFile(id)
            | PermanentAddress::Article(id) => by_id(site, id),
            PermanentAddress::Department(_)
            | PermanentAddress::Topic(_)
            | PermanentAddress::Poster(_)
            | PermanentAddress::Listing => None,
        },
    }
}

fn by_id<'a>(site: &'a Site, id: &str) -> Option<&'a SourcePath> {
    let archive = &site.archive;
    let mut replies = archive.entries.iter().chain(&archive.unpublished);
    let mut articles = archive.articles.iter().chain(&archive.unpublished_articles);
    let reply = replies.find(|entry| *entry.reply.id == *id).map(Entry::source);
    let article = || {
        let found = articles.find(|entry| *entry.article.id == *id);
        found.map(|entry| &entry.article.source)
    };
    reply.or_else(article)
}
