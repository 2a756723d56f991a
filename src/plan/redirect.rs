//! Redirects: what stands at former addresses (旧网址), and where each leads.

use std::ops::Range;

use super::{SitePath, address};
use crate::archive::World;
use crate::archive::listing::Listing;
use crate::archive::listings::{DEPARTMENTS, TOPICS};
use crate::config::{Department, FILE};
use crate::diagnostic::SourcePath;
use crate::model::identifier;
use crate::yaml::Placed;

/// A page that only leads elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    pub from: SitePath,
    pub to: SitePath,
    /// The file that asks for it.
    pub source: SourcePath,
    /// Where in that file.
    pub at: Range<u32>,
}

impl Redirect {
    /// The address that leads elsewhere: a folder's, where its page is `index.html`.
    #[must_use]
    pub fn address(&self) -> &str {
        let path = self.from.as_str();
        path.strip_suffix("index.html").filter(|folder| folder.ends_with('/')).unwrap_or(path)
    }
}

/// Former addresses that one document or entry of a register names.
#[derive(Clone, Debug)]
pub(crate) struct Declared<'a> {
    pub source: SourcePath,
    pub aliases: &'a [Placed],
    /// The listing in whose register they stand, where former codes may be written too.
    pub listing: Option<&'static Listing>,
    /// Where they shall lead; `None` while nothing of it is published.
    pub to: Option<SitePath>,
    /// Where a former code's poster leads: to the poster, where there is one.
    poster: Option<SitePath>,
}

/// Whether `department` has a poster: it still answers, and the address may be printed.
#[must_use]
pub(crate) fn has_poster(world: World<'_>, department: &Department) -> bool {
    !department.is_closed() && world.config.base_url.host_kind().may_be_printed()
}

/// What asks for redirects, published or not: replies, articles, departments, topics.
#[must_use]
pub(crate) fn declared(world: World<'_>) -> Vec<Declared<'_>> {
    let (archive, registers) = (world.archive, world.registers);
    let mut all = Vec::new();
    let document = |source: &SourcePath, aliases, to| {
        let source = source.clone();
        Declared { source, aliases, listing: None, to, poster: None }
    };
    for entry in archive.entries.iter().chain(&archive.unpublished) {
        let to = entry.publication.is_live().then(|| address::reply(&entry.reply.id));
        all.push(document(entry.source(), &*entry.reply.aliases, to));
    }
    for entry in archive.articles.iter().chain(&archive.unpublished_articles) {
        let article = &entry.article;
        let to = entry.live.then(|| address::article(&article.id));
        all.push(document(&article.source, &*article.aliases, to));
    }
    let entry = |listing: &'static Listing, key: &str, aliases| {
        let index = archive.index(listing);
        let stands = index.is_some_and(|index| index.terms.iter().any(|one| one.term.key == key));
        let to = stands.then(|| address::term(listing.name, key));
        let source = SourcePath::new(listing.register.unwrap_or(FILE));
        Declared { source, aliases, listing: Some(listing), to, poster: None }
    };
    for one in registers.departments.all() {
        let poster = has_poster(world, one).then(|| address::poster(&one.code));
        all.push(Declared { poster, ..entry(&DEPARTMENTS, &one.code, &*one.aliases) });
    }
    all.extend(registers.topics.all().iter().map(|one| entry(&TOPICS, &one.slug, &*one.aliases)));
    all
}

/// The pages that a former address stands for: one, or of a department's
/// former code two, its head page and its poster. Empty where it is none.
#[must_use]
pub(crate) fn pages_of(text: &str, listing: Option<&Listing>) -> Vec<SitePath> {
    match listing {
        Some(listing) if identifier::check(text).is_ok() => {
            let head = address::term(listing.name, text);
            let poster = (listing.name == DEPARTMENTS.name).then(|| address::poster(text));
            std::iter::once(head).chain(poster).collect()
        }
        _ => page_of(text).into_iter().collect(),
    }
}

/// The page at the former address `text`: `old/` is `old/index.html`. `None`
/// where it is no address: not relative to the site, without `.html` or `/` at
/// its end, too long, or of characters and names that not every system takes.
fn page_of(text: &str) -> Option<SitePath> {
    let path = match text.strip_suffix('/') {
        Some(folder) => SitePath::new(format!("{folder}/index.html"))?,
        None => SitePath::new(text).filter(|path| path.as_str().ends_with(".html"))?,
    };
    if reserved(text).is_some() {
        return None;
    }
    let portable = |segment: &str| {
        let stem = segment.split('.').next().unwrap_or_default();
        !segment.ends_with('.') && !identifier::is_device_name(stem)
    };
    let fits = path.as_str().len() <= LONGEST;
    (fits && path.as_str().split('/').all(portable)).then_some(path)
}

/// The segment of `text` that servers and hosts take for settings or files of their own.
#[must_use]
pub(crate) fn reserved(text: &str) -> Option<&str> {
    const NAMES: &[&str] = &[
        "_headers",
        "_redirects",
        "_routes.json",
        "_worker.js",
        "cgi-bin",
        "cname",
        "nginx.conf",
        "staticwebapp.config.json",
        "vercel.json",
        "web-inf",
        "web.config",
    ];
    let hidden =
        |segment: &&str| segment.starts_with('.') && !segment.chars().all(|one| one == '.');
    let known = |segment: &&str| NAMES.contains(&segment.to_ascii_lowercase().as_str());
    text.split('/').find(|segment| hidden(segment) || known(segment))
}

/// The longest former address: some systems take no longer paths, with the folder before them.
const LONGEST: usize = 200;

/// Every redirect of the site, in the order of what asks for it.
#[must_use]
pub(crate) fn redirects(world: World<'_>) -> Vec<Redirect> {
    let mut all = Vec::new();
    for one in declared(world) {
        let Some(to) = one.to else { continue };
        let poster = one.poster.as_ref().unwrap_or(&to);
        for alias in one.aliases {
            let pages = pages_of(&alias.text, one.listing).into_iter().zip([&to, poster]);
            all.extend(pages.map(|(from, to)| Redirect {
                from,
                to: to.clone(),
                source: one.source.clone(),
                at: alias.at.clone(),
            }));
        }
    }
    // A department that answers no more has no poster; what is printed of it still leads to its page.
    for one in world.registers.departments.all().iter().filter(|one| one.is_closed()) {
        all.push(Redirect {
            from: address::poster(&one.code),
            to: address::term(DEPARTMENTS.name, &one.code),
            source: SourcePath::new(DEPARTMENTS.register.unwrap_or(FILE)),
            at: 0..0,
        });
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn former_addresses_are_told_from_other_text() {
        let pages = |text: &str, listing| -> Vec<String> {
            pages_of(text, listing).iter().map(ToString::to_string).collect()
        };
        assert_eq!(pages("r/old.html", None), ["r/old.html"]);
        assert_eq!(pages("Art/2019/", None), ["Art/2019/index.html"]);
        assert_eq!(pages("gx", Some(&DEPARTMENTS)), ["departments/gx.html", "posters/gx.html"]);
        assert_eq!(pages("suanli", Some(&TOPICS)), ["topics/suanli.html"]);
        assert_eq!(pages("bm/gx.html", Some(&DEPARTMENTS)), ["bm/gx.html"]);
        for text in [
            "",
            "/",
            "/r/old.html",
            "r//old.html",
            "../x.html",
            "r/./x.html",
            "gx",
            "r/old",
            "r/old.htm",
            "r/旧.html",
            "a b.html",
            "https://a.gov.cn/x.html",
            "con/x.html",
            "WEB-INF/x.html",
            "_Headers/",
            "a./",
            "x.html?id=1",
            &format!("{}.html", "a".repeat(200)),
        ] {
            assert_eq!(pages(text, None), [""; 0], "{text}");
        }
    }
}
