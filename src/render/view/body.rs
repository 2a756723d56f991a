//! A text read again and rendered: its links become addresses of the site.

use super::signature;
use crate::archive::entry::{Body, Entry, SiteLink, SiteTarget};
use crate::archive::files::PublishedFile;
use crate::archive::links::{self, LinkTarget};
use crate::archive::spooled::SpooledText;
use crate::diagnostic::SourcePath;
use crate::digest::Digest;
use crate::document::markdown::{self, LinkKind, Target};
use crate::plan::{SitePath, address};
use crate::render::context::{Error, Pass, RenderContext};
use crate::render::fingerprint::digest;
use crate::render::markup::file_size;

/// A text and what it publishes beside it.
pub(crate) struct Text<'a> {
    /// The file it stands in.
    pub source: &'a SourcePath,
    /// Where in the file.
    pub body: &'a Body,
    /// The files it publishes.
    pub files: &'a [PublishedFile],
    /// The folder of those files, relative to the page: `gxt-2023-166/`.
    pub folder: String,
    /// What leads from the page to the site's top.
    pub root: &'a str,
    /// What it links to on the site.
    pub links: &'a [SiteLink],
}

impl<'a> Text<'a> {
    /// The text of `entry` for its own page, from which `root` leads to the top.
    #[must_use]
    pub(crate) fn of(entry: &'a Entry, root: &'a str) -> Self {
        Self {
            source: entry.source(),
            body: &entry.body,
            files: &entry.files,
            folder: format!("{}/", entry.reply.id),
            root,
            links: &entry.links,
        }
    }

    /// The text without its marks, a block a line.
    ///
    /// # Errors
    /// If the file cannot be read any more, or is not what it was when it was checked.
    pub(crate) fn plain(&self, context: &RenderContext<'_>) -> Result<String, Error> {
        if let Some(text) = self.body.spooled.as_ref().and_then(SpooledText::plain) {
            return Ok(text);
        }
        let bytes = self.read(context)?;
        Ok(markdown::plain_text(self.body_in(&bytes)?).text)
    }

    /// The text as HTML.
    ///
    /// # Errors
    /// If the file cannot be read any more, or is not what it was when it was checked.
    pub(crate) fn render(&self, context: &RenderContext<'_>) -> Result<String, Error> {
        if context.pass == Pass::Fingerprint {
            return Ok(self.made_of(context));
        }
        let resolve = |kind, href: &str| self.resolve(kind, href, context);
        if let Some(html) = self.body.spooled.as_ref().and_then(SpooledText::html) {
            return Ok(html.fill(&resolve));
        }
        let bytes = self.read(context)?;
        Ok(markdown::render(self.body_in(&bytes)?, &resolve))
    }

    /// The text of a letter as HTML, who signs and the day marked.
    ///
    /// # Errors
    /// As [`Text::render`].
    pub(crate) fn render_letter(&self, context: &RenderContext<'_>) -> Result<String, Error> {
        self.render(context).map(signature::marked)
    }

    /// What its HTML is made of: its bytes, and all that [`Text::resolve`] asks for.
    #[must_use]
    pub(crate) fn made_of(&self, context: &RenderContext<'_>) -> String {
        let Self { source, body, files, folder, root, links } = self;
        let documents = links.iter().filter_map(|link| match &link.target {
            SiteTarget::Document(source) => Some((source, page_of(source, context))),
            SiteTarget::Address(_) | SiteTarget::Nothing(_) => None,
        });
        let documents: Vec<_> = documents.collect();
        digest(&(source, body.file, &body.span, files, folder, root, documents))
    }

    /// The bytes of the file, as they were when it was checked.
    fn read(&self, context: &RenderContext<'_>) -> Result<Vec<u8>, Error> {
        let bytes = context.folder.read(self.source)?;
        if Digest::of(&bytes) == self.body.file { Ok(bytes) } else { Err(self.changed()) }
    }

    /// The body in the bytes of the file.
    fn body_in<'b>(&self, bytes: &'b [u8]) -> Result<&'b str, Error> {
        let span = self.body.span.start as usize..self.body.span.end as usize;
        let body = bytes.get(span).unwrap_or_default();
        simdutf8::basic::from_utf8(body).map_err(|_| self.changed())
    }

    fn changed(&self) -> Error {
        Error::Changed(self.source.clone())
    }

    fn resolve(&self, kind: LinkKind, href: &str, context: &RenderContext<'_>) -> Option<Target> {
        let plain = |href: String| Target { href, ..Target::default() };
        match links::target(self.source, href) {
            LinkTarget::External | LinkTarget::Part => Some(plain(href.to_owned())),
            LinkTarget::Site(path) => {
                let path = if path.is_empty() { "index.html" } else { &path };
                Some(plain(format!("{}{path}", self.root)))
            }
            LinkTarget::Document(source, part) => {
                let path = page_of(&source, context)?;
                let part = part.map_or_else(String::new, |part| format!("#{part}"));
                Some(plain(format!("{}{path}{part}", self.root)))
            }
            LinkTarget::File(source) => {
                let file = self.files.iter().find(|file| file.is_at(&source))?;
                let shown = kind == LinkKind::Image;
                Some(Target {
                    href: format!("{}{}", self.folder, file.name),
                    size: file.facts.dimensions,
                    note: (!shown).then(|| file_note(file)),
                    download: (!shown).then(|| file.own_name().to_owned()),
                })
            }
            LinkTarget::Outside | LinkTarget::Broken => None,
        }
    }
}

/// The page of the document that stands at `source`, where it is on the site.
fn page_of(source: &SourcePath, context: &RenderContext<'_>) -> Option<SitePath> {
    let archive = context.world.archive;
    let reply = archive.find_source(source);
    let reply = reply.map(|id| address::reply(&archive.entry(id).reply.id));
    let article = || archive.find_article(source);
    reply.or_else(|| article().map(|entry| address::article(&entry.article.id)))
}

/// A file's type and size: downloads in a phone's browser are better announced.
#[must_use]
pub(crate) fn file_note(file: &PublishedFile) -> String {
    format!("{}，{}", file.extension().to_ascii_uppercase(), file_size(file.facts.size))
}
