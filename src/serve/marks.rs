//! Marks at links to pages that are not published yet.

use std::collections::BTreeMap;

use super::words;
use crate::archive::Archive;
use crate::archive::reply::Publication;
use crate::diagnostic::{Bilingual, Language, SourcePath};
use crate::digest::{Digest, Hasher};
use crate::plan::{Output, Subject};
use crate::site::Site;

/// The pages of a site that are not published yet, by their addresses.
#[derive(Default)]
pub(super) struct Marks(BTreeMap<String, &'static Words>);

/// What is said of a page that is not published yet.
pub(super) struct Words {
    /// At links to it.
    mark: Bilingual,
    /// On the page itself.
    pub(super) note: Bilingual,
}

static DRAFT: Words = Words { mark: words::DRAFT, note: words::DRAFT_PAGE };
static FUTURE: Words = Words { mark: words::FUTURE, note: words::FUTURE_PAGE };
static UNREVIEWED: Words = Words { mark: words::UNREVIEWED, note: words::UNREVIEWED_PAGE };

impl Marks {
    /// The marks of `site`.
    pub(super) fn of(site: &Site) -> Self {
        if site.pending.is_empty() {
            return Self::default();
        }
        let mark = |row: &Output| {
            let words = words_of(*site.pending.get(document_of(row, &site.archive)?)?)?;
            Some((row.path.to_string(), words))
        };
        Self(site.plan.outputs.iter().filter_map(mark).collect())
    }

    /// What all marks are made of.
    pub(super) fn digest(&self) -> Digest {
        let mut all = Hasher::default();
        for (path, words) in &self.0 {
            all.update(path);
            all.update(&*words.mark.en);
        }
        all.finish()
    }

    /// What is said of the page at `path`; nothing of one that is published.
    pub(super) fn find(&self, path: &str) -> Option<&'static Words> {
        self.0.get(path).copied()
    }

    /// The page at `path` of a site below `mount`, marks at its links.
    pub(super) fn put(
        &self,
        page: Vec<u8>,
        (path, mount): (&str, &str),
        language: Language,
    ) -> Vec<u8> {
        let text = match String::from_utf8(page) {
            Ok(text) if !self.0.is_empty() => text,
            Ok(text) => return text.into_bytes(),
            Err(other) => return other.into_bytes(),
        };
        let mut out = String::with_capacity(text.len() + 256);
        let mut rest = text.as_str();
        while let Some(start) = rest.find("<a ") {
            let Some(end) = rest[start..].find('>') else { break };
            let (tag, behind) = rest.split_at(start + end + 1);
            out.push_str(tag);
            let target = href(&tag[start..]).and_then(|href| resolved(href, path, mount));
            if let Some(words) = target.and_then(|target| self.find(&target)) {
                let mark = words.mark.get(language);
                out.push_str(&format!("<b class=\"dafu-mark\">{mark}</b>"));
            }
            rest = behind;
        }
        out.push_str(rest);
        out.into_bytes()
    }
}

/// The file that the page of `row` is made from, where it is one.
pub(super) fn document_of<'a>(row: &Output, archive: &'a Archive) -> Option<&'a SourcePath> {
    match row.subject {
        Subject::Reply(id) => Some(archive.entry(id).source()),
        Subject::Article(at) => Some(&archive.articles[at as usize].article.source),
        Subject::Site
        | Subject::ReplyFile(..)
        | Subject::ArticleFile(..)
        | Subject::Listing(_)
        | Subject::Term(_)
        | Subject::Year(..)
        | Subject::Session(_)
        | Subject::Block(..)
        | Subject::EventYear(_)
        | Subject::Redirect(_)
        | Subject::Part(_) => None,
    }
}

fn words_of(publication: Publication) -> Option<&'static Words> {
    match publication {
        Publication::Draft => Some(&DRAFT),
        Publication::Future => Some(&FUTURE),
        Publication::Unreviewed => Some(&UNREVIEWED),
        Publication::Published
        | Publication::Withdrawn
        | Publication::NotOpen
        | Publication::Faulty => None,
    }
}

/// The target of a link, by its tag.
fn href(tag: &str) -> Option<&str> {
    let value = tag.split_once(" href=")?.1;
    match value.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => value.split([' ', '>']).next(),
    }
}

/// The address that `href` on the page at `path` leads to, if it is one of the site.
fn resolved(href: &str, path: &str, mount: &str) -> Option<String> {
    let href = href.split('#').next().unwrap_or_default();
    if let Some(inside) = href.strip_prefix(mount) {
        return Some(inside.to_owned());
    }
    let mut folders: Vec<&str> = path.split('/').collect();
    folders.pop();
    let mut rest = href;
    while let Some(above) = rest.strip_prefix("../") {
        folders.pop()?;
        rest = above;
    }
    folders.push(rest);
    Some(folders.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_marked_wherever_they_stand() {
        let marks = Marks(BTreeMap::from([("r/a.html".to_owned(), &DRAFT)]));
        let marked = |page: &str, path| {
            let page = marks.put(page.into(), (path, "/hf/"), Language::English);
            String::from_utf8(page).expect("text")
        };
        let mark = "<b class=\"dafu-mark\">draft</b>";
        let link = |href: &str, mark: &str| format!("<p>x<a class=t href={href}>{mark}甲</a>");
        for (href, path) in [
            ("\"r/a.html\"", "index.html"),
            ("../r/a.html", "departments/x.html"),
            ("\"a.html#x\"", "r/b.html"),
            ("/hf/r/a.html", "404.html"),
        ] {
            assert_eq!(marked(&link(href, ""), path), link(href, mark), "{href}");
        }
        for href in
            ["r/b.html", "https://dafu.example.gov.cn/r/a.html", "#r/a.html", "../../r/a.html"]
        {
            assert_eq!(marked(&link(href, ""), "index.html"), link(href, ""), "{href}");
        }
    }
}
