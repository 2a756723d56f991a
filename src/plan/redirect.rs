//! Redirects: what stands at former addresses (旧网址), and where each leads.

use std::collections::HashSet;
use std::ops::Range;

use super::former::{FormerAddress, FormerFault};
use super::{SitePath, address};
use crate::archive::World;
use crate::archive::listing::Listing;
use crate::archive::listings::{DEPARTMENTS, TOPICS};
use crate::config::{Config, Department, FILE};
use crate::diagnostic::SourcePath;
use crate::model::identifier;
use crate::yaml::Placed;

/// An address that only leads elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    pub(crate) address: FormerAddress,
    /// The page that leads on from there; none where only a server can be told to.
    pub page: Option<SitePath>,
    pub to: SitePath,
    /// Whether 原网址 says so, and not 旧网址.
    pub is_source: bool,
    /// The file that asks for it.
    pub source: SourcePath,
    /// Where in that file.
    pub at: Range<u32>,
}

impl Redirect {
    /// The address as a person reads it: relative to the site where it stands in it.
    #[must_use]
    pub(crate) fn shown(&self, config: &Config) -> String {
        let whole = self.address.to_string();
        let inside = whole.strip_prefix(config.base_url.path()).filter(|rest| !rest.is_empty());
        inside.map_or_else(|| whole.clone(), str::to_owned)
    }
}

/// Former addresses that one document or entry of a register names.
#[derive(Clone, Debug)]
pub(crate) struct Declared<'a> {
    pub source: SourcePath,
    pub aliases: &'a [Placed],
    /// Where it stood before it came to this site (原网址), and where that is written.
    pub source_url: Option<(&'a str, Range<u32>)>,
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
        Declared { source, aliases, source_url: None, listing: None, to, poster: None }
    };
    for entry in archive.entries.iter().chain(&archive.unpublished) {
        let to = entry.publication.is_live().then(|| address::reply(&entry.reply.id));
        let source_url = entry.reply.source_url.as_deref();
        let source_url = source_url.map(|url| (url, entry.origin.source_url.clone()));
        all.push(Declared { source_url, ..document(entry.source(), &*entry.reply.aliases, to) });
    }
    for entry in archive.articles.iter().chain(&archive.unpublished_articles) {
        let article = &entry.article;
        let to = entry.live.then(|| address::article(&article.id));
        all.push(document(&article.source, &*article.aliases, to));
    }
    let standing = |listing| -> HashSet<&str> {
        let terms = archive.index(listing).map_or(&[][..], |index| &index.terms);
        terms.iter().map(|one| &*one.term.key).collect()
    };
    let (departments, topics) = (standing(&DEPARTMENTS), standing(&TOPICS));
    let entry = |listing: &'static Listing, key: &str, aliases| {
        let terms = if listing.name == TOPICS.name { &topics } else { &departments };
        let to = terms.contains(key).then(|| address::term(listing.name, key));
        let source = SourcePath::new(listing.register.unwrap_or(FILE));
        Declared { source, aliases, source_url: None, listing: Some(listing), to, poster: None }
    };
    for one in registers.departments.all() {
        let poster = has_poster(world, one).then(|| address::poster(&one.code));
        all.push(Declared { poster, ..entry(&DEPARTMENTS, &one.code, &*one.aliases) });
    }
    all.extend(registers.topics.all().iter().map(|one| entry(&TOPICS, &one.slug, &*one.aliases)));
    all
}

/// Whether `text` is a former code of `listing`'s register, not an address.
fn is_code(text: &str, listing: Option<&Listing>) -> bool {
    listing.is_some() && identifier::check(text).is_ok()
}

/// The addresses that `text` stands for: of a department's former code, its
/// head page and its poster.
///
/// # Errors
/// Why it is none.
pub(crate) fn addresses_of(
    text: &str,
    listing: Option<&Listing>,
    config: &Config,
) -> Result<Vec<FormerAddress>, FormerFault> {
    let base = &config.base_url;
    match listing {
        Some(listing) if is_code(text, Some(listing)) => {
            let head = address::term(listing.name, text);
            let poster = (listing.name == DEPARTMENTS.name).then(|| address::poster(text));
            let pages = std::iter::once(head).chain(poster);
            Ok(pages.map(|page| FormerAddress::of_page(&page, base)).collect())
        }
        _ => FormerAddress::read(text, base, &config.former_base_urls),
    }
}

/// Every redirect of the site: those that 旧网址 asks for, in the order of what asks for
/// them; then those of 原网址, of which the first goes before others, and none before 旧网址.
#[must_use]
pub(crate) fn redirects(world: World<'_>) -> Vec<Redirect> {
    let config = world.config;
    let declared = declared(world);
    let mut all = Vec::new();
    let lead = |address: FormerAddress, to: &SitePath, one: &Declared<'_>, at: &Range<u32>| {
        let (page, to) = (address.page(&config.base_url), to.clone());
        let (source, at) = (one.source.clone(), at.clone());
        Redirect { address, page, to, is_source: false, source, at }
    };
    for one in &declared {
        let Some(to) = &one.to else { continue };
        let poster = one.poster.as_ref().unwrap_or(to);
        for alias in one.aliases {
            let Ok(addresses) = addresses_of(&alias.text, one.listing, config) else { continue };
            let second = if is_code(&alias.text, one.listing) { poster } else { to };
            let targets = addresses.into_iter().zip([to, second]);
            all.extend(targets.map(|(address, to)| lead(address, to, one, &alias.at)));
        }
    }
    // A department that answers no more has no poster; what is printed of it still leads to its page.
    for one in world.registers.departments.all().iter().filter(|one| one.is_closed()) {
        let page = address::poster(&one.code);
        all.push(Redirect {
            address: FormerAddress::of_page(&page, &config.base_url),
            page: Some(page),
            to: address::term(DEPARTMENTS.name, &one.code),
            is_source: false,
            source: SourcePath::new(DEPARTMENTS.register.unwrap_or(FILE)),
            at: 0..0,
        });
    }
    let mut taken: HashSet<String> = all.iter().map(|one| one.address.key()).collect();
    for one in &declared {
        let (Some(to), Some((url, at))) = (&one.to, &one.source_url) else { continue };
        for address in source_addresses(url, config) {
            // A site that moved has its pages' former addresses led on as a whole.
            let is_here = address.page(&config.base_url).as_ref() == Some(to)
                && !url.contains(config.base_url.host());
            if !is_here && taken.insert(address.key()) {
                all.push(Redirect { is_source: true, ..lead(address, to, one, at) });
            }
        }
    }
    all
}

/// The addresses that 原网址 stands for; none where no server can tell it from others.
#[must_use]
pub(crate) fn source_addresses(url: &str, config: &Config) -> Vec<FormerAddress> {
    FormerAddress::read(url, &config.base_url, &config.former_base_urls).unwrap_or_default()
}
