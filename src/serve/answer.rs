//! From what is asked for to what is answered: rows of the plan, and a few pages of our own.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::findings;
use super::marks::document_of;
use super::overview;
use super::page::{self, OWN, Version};
use super::state::Snapshot;
use super::words;
use crate::archive::Archive;
use crate::config::FILE;
use crate::diagnostic::{Bilingual, Diagnostic, Language, SourcePath};
use crate::digest::{Digest, Hasher};
use crate::plan::Output;
use crate::render::{self, Rendered};
use crate::site::Rendering;
use crate::source::Folder;

/// What answers are made with, besides the snapshot.
pub(super) struct Answers {
    pub(super) folder: Folder,
    pub(super) language: Language,
}

/// What a request is answered with.
#[derive(Debug)]
pub(super) enum Answer {
    /// A page: its bytes without what is added, and that.
    Page(Page),
    /// A file that is no page.
    Bytes(Vec<u8>, &'static str),
    /// The bytes of this file, of which this is the digest.
    File(SourcePath, Digest, &'static str),
    /// A redirect to this address.
    Elsewhere(String),
    /// Not found.
    Nothing,
    /// A text changed after it was checked: the next snapshot knows it.
    Changed,
}

/// A page as it is served.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Page {
    /// Whether there is such a page.
    pub(super) found: bool,
    /// The row's bytes, without what `serve` adds.
    pub(super) bytes: Vec<u8>,
    /// What an editor should know of it.
    pub(super) bar: String,
    /// What all of that is made of.
    pub(super) made_of: Digest,
}

impl Page {
    /// One that is made anew each time.
    fn fresh(found: bool, page: String) -> Self {
        Self { found, bytes: page.into(), bar: String::new(), made_of: Digest::default() }
    }

    /// What makes it another page.
    pub(super) fn version(&self) -> Version {
        Version::of(self.made_of, &self.bytes, &self.bar)
    }
}

impl Answers {
    /// What stands at `path` of the host.
    pub(super) fn answer(&self, path: &str, snapshot: &Snapshot) -> Answer {
        let rendering = snapshot.rendering.as_deref();
        match (path.strip_prefix(OWN), rendering) {
            (Some("serve.js"), _) => {
                Answer::Bytes(page::SCRIPT.into(), "text/javascript; charset=utf-8")
            }
            (Some("findings"), _) | (None, None) => self.findings(snapshot),
            (Some(_), _) => Answer::Nothing,
            (None, Some(rendering)) => self.row(path, rendering, snapshot),
        }
    }

    fn findings(&self, snapshot: &Snapshot) -> Answer {
        let site = snapshot.rendering.as_ref().map(|rendering| rendering.site());
        let mount = site.map(|site| site.config.base_url.path());
        let page = overview::of(snapshot, &self.folder, mount, self.language);
        Answer::Page(Page::fresh(mount.is_some(), page))
    }

    /// The row of the plan at `path`; the site stands below the path of its base address.
    fn row(&self, path: &str, rendering: &Rendering, snapshot: &Snapshot) -> Answer {
        let site = rendering.site();
        let mount = site.config.base_url.path();
        let Some(inside) = inside(path, mount) else {
            return if path == "/" || format!("{path}/") == mount {
                Answer::Elsewhere(mount.to_owned())
            } else {
                self.missing(rendering, snapshot)
            };
        };
        match site.plan.find(&inside) {
            Some(row) => self.rendered(row, rendering, snapshot, true),
            None => self.beside(&inside, rendering, snapshot),
        }
    }

    /// A file of the search index, which the plan does not know by name.
    fn beside(&self, path: &str, rendering: &Rendering, snapshot: &Snapshot) -> Answer {
        if !path.starts_with("search/") {
            return self.missing(rendering, snapshot);
        }
        match catch_unwind(AssertUnwindSafe(|| rendering.render_beside(path))) {
            Ok(Ok(Some(bytes))) => Answer::Bytes(bytes.to_vec(), content_type(path)),
            Ok(Ok(None)) | Err(_) => self.missing(rendering, snapshot),
            Ok(Err(_)) => Answer::Changed,
        }
    }

    /// The page for addresses at which nothing stands.
    fn missing(&self, rendering: &Rendering, snapshot: &Snapshot) -> Answer {
        match rendering.site().plan.find("404.html") {
            Some(row) => self.rendered(row, rendering, snapshot, false),
            None => Answer::Nothing,
        }
    }

    fn rendered(
        &self,
        row: &Output,
        rendering: &Rendering,
        snapshot: &Snapshot,
        found: bool,
    ) -> Answer {
        // A fault of ours in one page must not take the others along.
        let rendered = catch_unwind(AssertUnwindSafe(|| rendering.render(row)));
        let (bytes, wrong) = match rendered {
            Ok(Ok((Rendered::File(source, digest), _))) => {
                return Answer::File(source, digest, content_type(row.path.as_str()));
            }
            Ok(Ok((Rendered::Bytes(bytes) | Rendered::Files(bytes, _), wrong))) => (bytes, wrong),
            Ok(Err(render::Error::Changed(_) | render::Error::Source(_))) => {
                return Answer::Changed;
            }
            Ok(Err(error)) => return self.failed(&error, found),
            Err(_) => return self.excuse("", found),
        };
        if !is_page(row) {
            return Answer::Bytes(bytes, content_type(row.path.as_str()));
        }
        let made_of = self.made_of(row, (rendering, snapshot), found).unwrap_or_default();
        let bar = self.bar(row, (rendering, snapshot), found, wrong);
        let mount = rendering.site().config.base_url.path();
        let bytes = snapshot.marks.put(bytes, (row.path.as_str(), mount), self.language);
        Answer::Page(Page { found, bytes, bar, made_of })
    }

    /// The bar of the page of `row`, in which `wrong` was found when it was rendered.
    fn bar(
        &self,
        row: &Output,
        (rendering, snapshot): (&Rendering, &Snapshot),
        found: bool,
        wrong: Vec<Diagnostic>,
    ) -> String {
        let mut notes: Vec<Bilingual> =
            snapshot.failure.iter().map(|failure| failure.reason.clone()).collect();
        notes.extend(snapshot.marks.find(row.path.as_str()).map(|words| words.note.clone()));
        if !found {
            notes.push(words::NO_PAGE_TEXT.clone());
        }
        let site = rendering.site();
        let source = source_of(row, &site.archive).filter(|_| found);
        let concerned = site.findings.iter().filter(|one| Some(&one.path) == source.as_ref());
        let concerned = concerned.cloned().chain(wrong).collect();
        let shown = findings::shown(&crate::check::sorted(concerned), &self.folder);
        page::bar(&notes, &shown, self.language)
    }

    /// What the page of `row` is made of, with all that is added to it; none where that cannot be
    /// told. What is found in it follows from that.
    fn made_of(
        &self,
        row: &Output,
        (rendering, snapshot): (&Rendering, &Snapshot),
        found: bool,
    ) -> Option<Digest> {
        let fingerprint = catch_unwind(AssertUnwindSafe(|| rendering.fingerprint(row)));
        let mut all = Hasher::default();
        all.update(fingerprint.ok()?.ok()?.as_bytes());
        all.update(snapshot.marks.digest().as_bytes());
        all.update(self.bar(row, (rendering, snapshot), found, Vec::new()));
        Some(all.finish())
    }

    /// Whether the page at `path` is still that of `version`. It is rendered only where it is made
    /// of something else.
    pub(super) fn is_still(&self, path: &str, version: &str, snapshot: &Snapshot) -> bool {
        let known = || {
            let rendering = snapshot.rendering.as_deref()?;
            let site = rendering.site();
            let row = site.plan.find(&inside(path, site.config.base_url.path())?)?;
            let made_of = self.made_of(row, (rendering, snapshot), true)?;
            Some(is_page(row) && Version::is_made_of(version, made_of))
        };
        known() == Some(true)
            || match self.answer(path, snapshot) {
                Answer::Page(page) => page.version().shows(version),
                // Not known yet: the next snapshot comes at once.
                Answer::Changed => true,
                Answer::Bytes(..) | Answer::File(..) | Answer::Elsewhere(_) | Answer::Nothing => {
                    false
                }
            }
    }

    /// What stands in place of a page whose template or address is at fault.
    fn failed(&self, error: &render::Error, found: bool) -> Answer {
        let text = match error {
            render::Error::Theme(error) => {
                let finding = error.clone().into_diagnostic();
                let shown = findings::shown(&[finding], &self.folder);
                findings::list(&shown, self.language)
            }
            other => format!("<p>{}</p>", crate::render::markup::escaped(&other.to_string())),
        };
        self.excuse(&text, found)
    }

    fn excuse(&self, text: &str, found: bool) -> Answer {
        let page = page::own(words::NOT_RENDERED.get(self.language), text, self.language);
        Answer::Page(Page::fresh(found, page))
    }
}

/// The path within the site of what is asked for as `path`, where the site stands below `mount`.
fn inside(path: &str, mount: &str) -> Option<String> {
    let inside = path.strip_prefix(mount)?;
    let is_folder = inside.is_empty() || inside.ends_with('/');
    Some(if is_folder { format!("{inside}index.html") } else { inside.to_owned() })
}

/// Whether `row` is a page, to which something can be added.
fn is_page(row: &Output) -> bool {
    row.path.as_str().ends_with(".html")
}

/// The file whose findings concern the page of `row`: what it is made from, and for the home
/// page, the configuration.
fn source_of(row: &Output, archive: &Archive) -> Option<SourcePath> {
    let is_home = row.path.as_str() == "index.html";
    let config = || is_home.then(|| SourcePath::new(FILE));
    document_of(row, archive).cloned().or_else(config)
}

/// What a browser is told that the file at `path` is.
fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "json" => "application/json",
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "pdf" => "application/pdf",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}
