//! What every page of a site shares: owner, menu, policy, words.

use serde::Serialize;

use super::fingerprint;
use crate::archive::World;
use crate::archive::listing::ListingShape;
use crate::archive::listings::LISTINGS;
use crate::digest::Digest;
use crate::plan::{SitePath, SitePlan, address};
use crate::theme::Theme;

/// The shared parts, made once a run.
pub struct Frame {
    menu: Vec<MenuEntry>,
    policy: String,
    /// That of the search page, which may read the indexes of other sites.
    search_policy: String,
    feed: Option<SitePath>,
    search: Option<SitePath>,
}

struct MenuEntry {
    title: String,
    path: SitePath,
}

impl MenuEntry {
    fn item(&self, path: &str, root: &str) -> MenuItem<'_> {
        MenuItem {
            title: &self.title,
            href: format!("{root}{}", self.path),
            current: is_below(path, self.path.as_str()),
        }
    }
}

/// `site`: what every page shares.
#[derive(Debug, Serialize)]
pub struct SiteView<'a> {
    /// The site's title.
    title: &'a str,
    /// Language of the pages (BCP 47).
    language: &'a str,
    /// The home page.
    home: String,
    /// The portal the site is a column of.
    parent: Option<ParentView<'a>>,
    /// Who runs the site.
    owner: OwnerView<'a>,
    /// The columns.
    menu: Vec<MenuItem<'a>>,
    /// The site's feed, if there is anything dated to put into it.
    feed: Option<String>,
    /// The search page.
    search: Option<String>,
    /// The site map.
    sitemap: String,
    /// Corrections and withdrawals, where there are any.
    corrections: Option<String>,
}

/// The portal above the site.
#[derive(Debug, Serialize)]
struct ParentView<'a> {
    /// Its name.
    name: &'a str,
    /// Its address.
    url: &'a str,
}

/// Who runs the site.
#[derive(Debug, Serialize)]
struct OwnerView<'a> {
    /// 主办单位.
    sponsor: Option<&'a str>,
    /// 承办单位.
    operator: Option<&'a str>,
    /// Office telephone.
    phone: Option<&'a str>,
    /// The same as a link.
    phone_href: Option<String>,
    /// Postal address.
    address: Option<&'a str>,
    /// 网站标识码.
    site_id_code: Option<&'a str>,
    /// ICP备案号.
    icp: Option<&'a str>,
    /// 公安备案号.
    police: Option<&'a str>,
    /// 党政机关标识.
    mark_url: Option<&'a str>,
    /// 我为政府网站找错, with the address of the page.
    error_report_url: Option<String>,
}

/// A column in the menu.
#[derive(Debug, Serialize)]
struct MenuItem<'a> {
    /// Its title.
    title: &'a str,
    /// Its page.
    href: String,
    /// Whether the page belongs to it.
    current: bool,
}

impl Frame {
    /// The shared parts of the site that `plan` describes.
    #[must_use]
    pub fn new(world: World<'_>, theme: &Theme, plan: &SitePlan) -> Self {
        let listings = |shape: ListingShape| {
            let main = LISTINGS.iter().filter(|listing| listing.in_menu);
            main.filter(move |listing| listing.shape == shape).map(|listing| listing.name)
        };
        // What one looks for by department, topic or number comes before the lists of all.
        let columns = listings(ListingShape::Terms)
            .chain(["cases"])
            .chain(listings(ListingShape::Single))
            .chain(["statistics"]);
        let column = |name: &'static str| MenuEntry {
            title: theme.text(&format!("columns.{name}")).to_owned(),
            path: address::listing(name),
        };
        let mut menu: Vec<_> = columns.map(column).collect();
        menu.retain(|entry| plan.find(entry.path.as_str()).is_some());
        let articles = world.archive.articles.iter().filter(|entry| entry.article.menu);
        menu.extend(articles.map(|entry| MenuEntry {
            title: entry.article.title.to_string(),
            path: address::article(&entry.article.id),
        }));
        let policy = |sources: &str| {
            format!(
                "default-src 'none'; script-src 'self'; style-src '{}'; img-src 'self' data:; \
                 connect-src {sources}; form-action 'self'; base-uri 'none'",
                theme.style_hash()
            )
        };
        let own = world.config.base_url.origin();
        let mut sources = vec!["'self'".to_owned()];
        for origin in world.config.search_also.iter().map(|site| site.url.origin()) {
            if origin != own && !sources.contains(&origin) {
                sources.push(origin);
            }
        }
        let page = |path: &str| plan.find(path).map(|output| output.path.clone());
        Self {
            menu,
            policy: policy("'self'"),
            search_policy: policy(&sources.join(" ")),
            feed: page("feed.xml"),
            search: page("search.html"),
        }
    }

    /// The Content-Security-Policy of the page at `path`.
    #[must_use]
    pub fn policy(&self, path: &SitePath) -> &str {
        if self.search.as_ref() == Some(path) { &self.search_policy } else { &self.policy }
    }

    /// The feed of the whole site; none as long as nothing stands in it.
    #[must_use]
    pub fn feed(&self) -> Option<&SitePath> {
        self.feed.as_ref()
    }

    /// The search page; none as long as there is nothing to find.
    #[must_use]
    pub fn search(&self) -> Option<&SitePath> {
        self.search.as_ref()
    }

    /// The digest of all that the pages of replies share, which stand in one folder.
    #[must_use]
    pub fn around(&self, world: World<'_>) -> Digest {
        let site = self.site("r/", ("../", ""), world);
        fingerprint::of(&(site, &self.policy))
    }

    /// `site` for the page at `path`, from which `root` leads to the top;
    /// `address` is its public address, for the error-report link.
    #[must_use]
    pub fn site<'a>(
        &'a self,
        path: &str,
        (root, address): (&str, &str),
        world: World<'a>,
    ) -> SiteView<'a> {
        let config = world.config;
        let owner = &config.owner;
        let corrections = !world.archive.events.is_empty();
        SiteView {
            title: &config.title,
            language: &config.language,
            home: format!("{root}index.html"),
            parent: config
                .parent
                .as_ref()
                .map(|parent| ParentView { name: &parent.name, url: &parent.url }),
            owner: OwnerView {
                sponsor: owner.sponsor.as_deref(),
                operator: owner.operator.as_deref(),
                phone: owner.phone.as_deref(),
                phone_href: owner.phone.as_deref().map(phone_href),
                address: owner.address.as_deref(),
                site_id_code: owner.site_id_code.as_deref(),
                icp: owner.icp.as_deref(),
                police: owner.police.as_deref(),
                mark_url: owner.mark_url.as_deref(),
                error_report_url: owner
                    .error_report_url
                    .as_deref()
                    .map(|url| error_report(url, address)),
            },
            menu: self.menu.iter().map(|entry| entry.item(path, root)).collect(),
            feed: self.feed.as_ref().map(|path| format!("{root}{path}")),
            search: self.search.as_ref().map(|path| format!("{root}{path}")),
            sitemap: format!("{root}sitemap.html"),
            corrections: corrections.then(|| format!("{root}corrections.html")),
        }
    }
}

/// Whether the page at `path` belongs to the column at `column`.
fn is_below(path: &str, column: &str) -> bool {
    let folder = column.strip_suffix(".html").unwrap_or(column);
    path == column || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// A telephone number as a link: digits alone, a leading plus kept.
#[must_use]
pub(crate) fn phone_href(phone: &str) -> String {
    let kept = phone
        .chars()
        .enumerate()
        .filter(|(at, character)| character.is_ascii_digit() || (*at == 0 && *character == '+'));
    format!("tel:{}", kept.map(|one| one.1).collect::<String>())
}

/// The error-report link with the page's own address, as the service asks for it.
fn error_report(url: &str, address: &str) -> String {
    let mark = if url.contains('?') { '&' } else { '?' };
    let address: String = url::form_urlencoded::byte_serialize(address.as_bytes()).collect();
    format!("{url}{mark}url={address}")
}
