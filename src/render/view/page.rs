//! What every page says of itself: title, address, path from the top, meta tags, code.

mod shape;

pub(crate) use shape::PageView;
use shape::{Code, Crumb, Feed, Meta, OpenGraph};

use serde::Serialize;

use super::json_ld::StructuredData;
use crate::plan::{SitePath, address};
use crate::render::context::{Error, Pass, RenderContext};
use crate::render::fingerprint::digest;
use crate::render::frame::SiteView;
use crate::render::{markup, qr};
use crate::theme::Html;

/// A page before its own part is added: what its format knows of it.
pub(crate) struct PageDraft<'a> {
    /// Its address.
    pub path: &'a SitePath,
    /// Its kind, for templates.
    pub kind: &'static str,
    /// Its heading.
    pub title: String,
    /// What it is about, in a sentence.
    pub description: String,
    /// The pages above it, top first, home excepted: title and address.
    pub above: Vec<(String, SitePath)>,
    /// Meta tags of its kind; those every page has are added.
    pub meta: Vec<(&'static str, String)>,
    /// Its feed, where it has one.
    pub feed: Option<SitePath>,
    /// Structured data, where it has some.
    pub json_ld: Option<StructuredData<'a>>,
    /// How it stands to search engines and to its public address.
    pub indexing: Indexing,
}

/// How a page stands to the outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Indexing {
    /// It has a public address of its own, and a code for it.
    Canonical,
    /// The same, but search engines should leave it out.
    Unlisted,
    /// It answers at any address: no canonical link, no code, absolute links.
    Anywhere,
    /// It only leads elsewhere: no canonical link, no code.
    Moved,
}

/// A whole template context: the shared part, the page, and one named part more.
#[derive(Serialize)]
pub(crate) struct Context<'a, T: Serialize> {
    site: SiteView<'a>,
    page: PageView<'a>,
    #[serde(flatten)]
    part: T,
}

impl<'a> PageDraft<'a> {
    /// A page of lists in the column `column`, with the meta tags that government sites give such a
    /// page, and neither feed nor structured data.
    pub(crate) fn in_column(
        (path, kind): (&'a SitePath, &'static str),
        (title, column): (String, &str),
        description: String,
        above: Vec<(String, SitePath)>,
    ) -> Self {
        let meta = vec![
            ("ColumnName", title.clone()),
            ("ColumnType", column.to_owned()),
            ("ColumnDescription", description.clone()),
        ];
        let (feed, json_ld, indexing) = (None, None, Indexing::Canonical);
        Self { path, kind, title, description, above, meta, feed, json_ld, indexing }
    }
}

impl PageDraft<'_> {
    /// What leads from this page to the site's top.
    #[must_use]
    pub(crate) fn root(&self, context: &RenderContext<'_>) -> String {
        match self.indexing {
            Indexing::Anywhere => context.world.config.base_url.path().to_owned(),
            Indexing::Canonical | Indexing::Unlisted | Indexing::Moved => {
                address::root_of(self.path)
            }
        }
    }

    /// Renders the page with `template`; `part` is what it has of its own,
    /// a structure with one field.
    ///
    /// # Errors
    /// If the template asks for what is not there or makes no page, or no code holds the address.
    pub(crate) fn render(
        self,
        template: &str,
        part: impl Serialize,
        context: &RenderContext<'_>,
    ) -> Result<String, Error> {
        let name = self.title.clone();
        self.finish(template, (&name, None), part, context)
    }

    /// The same for a page that is there for a `text`, which must be on it; and called `name`
    /// in tabs, search results and shared links: where nothing else of the page is seen, its
    /// title alone may not tell it apart.
    ///
    /// # Errors
    /// As [`PageDraft::render`].
    pub(crate) fn render_text(
        self,
        template: &str,
        (name, text): (&str, &Html),
        part: impl Serialize,
        context: &RenderContext<'_>,
    ) -> Result<String, Error> {
        self.finish(template, (name, Some(text)), part, context)
    }

    fn finish(
        self,
        template: &str,
        (name, text): (&str, Option<&Html>),
        part: impl Serialize,
        context: &RenderContext<'_>,
    ) -> Result<String, Error> {
        let root = self.root(context);
        let public = context.public_address(self.path);
        let site = context.shared.frame.site(self.path.as_str(), (&root, &public), context.world);
        let page = self.view(name, root, &public, context)?;
        if context.pass == Pass::Fingerprint {
            return Ok(digest(&(context.shared.theme, template, site, page, part)));
        }
        Ok(context.theme.page(template, &Context { site, page, part }, text)?)
    }

    fn view<'a>(
        self,
        name: &str,
        root: String,
        public: &str,
        context: &'a RenderContext<'_>,
    ) -> Result<PageView<'a>, Error> {
        let config = context.world.config;
        let canonical = match self.indexing {
            Indexing::Canonical | Indexing::Unlisted => Some(public.to_owned()),
            Indexing::Anywhere | Indexing::Moved => None,
        };
        let qr = canonical.clone().map(|address| code(address, context)).transpose()?;
        let is_home = self.path.as_str() == "index.html";
        let head_title = if is_home { name.to_owned() } else { format!("{name}_{}", config.title) };
        let asset = |name: &str| context.theme.asset(name).map(|asset| asset.published.clone());
        Ok(PageView {
            kind: self.kind,
            head_title,
            canonical,
            noindex: self.indexing != Indexing::Canonical,
            breadcrumbs: breadcrumbs(&self, &root, is_home, context),
            meta: meta(self.meta, context),
            og: OpenGraph {
                title: self.title.clone(),
                description: self.description.clone(),
                image: asset("share.png").map(|path| config.base_url.join(&path)),
                r#type: if self.kind == "reply" { "article" } else { "website" },
            },
            qr,
            csp: context.shared.frame.policy(self.path),
            style: match context.pass {
                Pass::Render => Html::new(context.theme.style()),
                // That of the theme holds it.
                Pass::Fingerprint => Html::default(),
            },
            json_ld: self.json_ld.map(|value| Html::new(&markup::json_in_script(&value))),
            icon: asset("icon.svg").map(|path| format!("{root}{path}")),
            feed: self.feed.map(|path| Feed {
                href: format!("{root}{path}"),
                title: context.fill("views.feed_title", &[("title", &self.title)]),
            }),
            title: self.title,
            description: self.description,
            root,
        })
    }
}

fn code(address: String, context: &RenderContext<'_>) -> Result<Code, Error> {
    let label = context.text("views.qr_label");
    let svg = match context.pass {
        Pass::Render => {
            let code = qr::encode(&address).ok_or_else(|| Error::Address(address.clone()))?;
            Html::new(&qr::svg(&code, label))
        }
        // The address stands beside it.
        Pass::Fingerprint => Html::new(label),
    };
    Ok(Code { svg, address_html: markup::breakable(&address).into(), address })
}

fn breadcrumbs(
    draft: &PageDraft<'_>,
    root: &str,
    is_home: bool,
    context: &RenderContext<'_>,
) -> Vec<Crumb> {
    let config = context.world.config;
    let crumb = |title: &str, href: Option<String>| Crumb { title: title.to_owned(), href };
    let parent = config.parent.iter().map(|parent| crumb(&parent.name, Some(parent.url.clone())));
    let mut crumbs: Vec<_> = parent.collect();
    if is_home {
        crumbs.push(crumb(&config.title, None));
        return crumbs;
    }
    crumbs.push(crumb(&config.title, Some(format!("{root}index.html"))));
    crumbs.extend(
        draft.above.iter().map(|(title, path)| crumb(title, Some(format!("{root}{path}")))),
    );
    crumbs.push(crumb(&draft.title, None));
    crumbs
}

/// The meta tags government sites carry (国办发〔2017〕47号), those of every page first.
fn meta(own: Vec<(&'static str, String)>, context: &RenderContext<'_>) -> Vec<Meta> {
    let config = context.world.config;
    let mut tags = vec![
        ("SiteName", config.title.clone()),
        ("SiteDomain", config.base_url.host().to_owned()),
        ("SiteIDCode", config.owner.site_id_code.clone().unwrap_or_default()),
    ];
    tags.extend(own);
    let given = tags.into_iter().filter(|(_, content)| !content.is_empty());
    given.map(|(name, content)| Meta { name, content }).collect()
}
