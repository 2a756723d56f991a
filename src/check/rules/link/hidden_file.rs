//! Files of replies that are not published, which a page of the site would publish.

use std::collections::BTreeMap;

use crate::archive::World;
use crate::archive::entry::Entry;
use crate::archive::files::PublishedFile;
use crate::archive::reply::Publication;
use crate::check::rule::Findings;
use crate::diagnostic::{Bilingual, Severity, SourcePath};
use crate::digest::Digest;
use crate::model::text::nfkc;

/// Reports each file of a page that an unpublished reply names, or that lies in its folder.
pub(super) fn report(world: World<'_>, found: &mut Findings) {
    let archive = world.archive;
    let replies = archive.entries.iter().filter(|entry| !entry.is_withdrawn());
    let replies = replies.map(|entry| (entry.source(), &entry.files));
    let articles = archive.articles.iter().map(|entry| (&entry.article.source, &entry.files));
    let mut pages = replies.chain(articles).filter(|(_, files)| !files.is_empty()).peekable();
    if pages.peek().is_none() {
        return;
    }
    let owners = Owners::new(world);
    for (source, files) in pages {
        for file in files {
            let Some((owner, tie)) = owners.of(file, source) else { continue };
            let (message, help) = words(file, owner, tie);
            let finding = found.at(source, file.at.clone()).message(message.zh, message.en);
            finding.help(help.zh, help.en);
            // A withdrawal must never be refused, and a copy may be meant.
            if owner.publication == Publication::Withdrawn || tie == Tie::Copy {
                finding.at_most(Severity::Warning);
            }
        }
    }
}

/// What ties a file to a reply that is not published.
#[derive(Clone, Copy, PartialEq)]
enum Tie {
    /// It lies in the reply's own folder.
    Folder,
    /// The reply names it.
    Named,
    /// The reply names a file of the same bytes, and may not be published at all.
    Copy,
}

/// To which replies files belong.
struct Owners<'a> {
    /// Replies by the folder that is theirs.
    folders: BTreeMap<String, &'a Entry>,
    /// Unpublished replies by the files they name.
    named: BTreeMap<String, &'a Entry>,
    /// Replies that are not open by the bytes of the files they name.
    bytes: BTreeMap<Digest, &'a Entry>,
}

impl<'a> Owners<'a> {
    fn new(world: World<'a>) -> Self {
        let archive = world.archive;
        let all = archive.entries.iter().chain(&archive.unpublished);
        let mut this = Self {
            folders: all.map(|entry| (folder_of(entry.source()), entry)).collect(),
            named: BTreeMap::new(),
            bytes: BTreeMap::new(),
        };
        let withdrawn = archive.entries.iter().filter(|entry| entry.is_withdrawn());
        for entry in archive.unpublished.iter().chain(withdrawn) {
            for file in entry.files.iter().chain(&entry.unpublished_files) {
                this.named.extend(places(file).map(|place| (place, entry)));
                if entry.publication == Publication::NotOpen {
                    this.bytes.insert(file.facts.sha256, entry);
                }
            }
        }
        this
    }

    /// The reply to which `file` of the page `source` belongs and for which it stays back.
    fn of(&self, file: &PublishedFile, source: &SourcePath) -> Option<(&'a Entry, Tie)> {
        let mut is_anothers = false;
        for place in places(file) {
            let mut folders = place.match_indices('/').rev().map(|(at, _)| &place[..at]);
            let owner = folders.find_map(|folder| self.folders.get(folder));
            match owner {
                Some(owner) if owner.publication != Publication::Published => {
                    return Some((owner, Tie::Folder));
                }
                Some(_) => is_anothers = true,
                None => is_anothers |= place.starts_with(&folder_of_page(source)),
            }
        }
        // What lies with a page of the site is that page's, whoever else speaks of it.
        if is_anothers {
            return None;
        }
        let named = places(file).find_map(|place| self.named.get(&place));
        let named = named.map(|owner| (*owner, Tie::Named));
        named.or_else(|| Some((*self.bytes.get(&file.facts.sha256)?, Tie::Copy)))
    }
}

/// The paths a file stands at: that by which it is named, and the true one. File systems differ
/// in what is one name; here the same is the same in any of them.
fn places(file: &PublishedFile) -> impl Iterator<Item = String> {
    let paths = std::iter::once(&file.source).chain(&file.facts.location);
    paths.map(|path| alike(path.as_str()))
}

fn alike(path: &str) -> String {
    nfkc(path).to_lowercase()
}

/// The folder that belongs to the reply at `source`: that of an `index.md`, else the one beside
/// it that has its name.
fn folder_of(source: &SourcePath) -> String {
    let stem = source.as_str().strip_suffix(".md").unwrap_or(source.as_str());
    alike(stem.strip_suffix("/index").unwrap_or(stem))
}

/// The folder of articles, which belongs to them all; of a reply, its own.
fn folder_of_page(source: &SourcePath) -> String {
    const ARTICLES: &str = "content/pages/";
    if source.as_str().starts_with(ARTICLES) {
        ARTICLES.to_owned()
    } else {
        folder_of(source) + "/"
    }
}

/// What is said of the file, and what to do.
fn words(file: &PublishedFile, owner: &Entry, tie: Tie) -> (Bilingual, Bilingual) {
    let (name, path) = (file.own_name(), owner.source());
    let (zh, en) =
        if owner.is_withdrawn() { ("已撤回", "withdrawn") } else { reason(owner.publication) };
    match tie {
        Tie::Folder => (
            Bilingual::new(
                format!(
                    "文件“{name}”在 {path} 的文件夹里，那件答复没有公开（{zh}），文件不能随本页公开"
                ),
                format!("`{name}` is in the folder of {path}, which is not published ({en})"),
            ),
            Bilingual::new(
                "请去掉这里的链接或附件；文件本来就可以公开的，请移出那个文件夹，放在本页旁边",
                "remove it here; a file that may be public belongs beside this page, not in that folder",
            ),
        ),
        Tie::Named => (
            Bilingual::new(
                format!(
                    "文件“{name}”也是 {path} 的文件，那件答复没有公开（{zh}），文件不能随本页公开"
                ),
                format!("`{name}` also belongs to {path}, which is not published ({en})"),
            ),
            Bilingual::new(
                "请去掉这里的链接或附件；文件本来就可以公开的，请在那件答复里不再引用它",
                "remove it here; if the file may be public, that reply must not name it",
            ),
        ),
        Tie::Copy => (
            Bilingual::new(
                format!("文件“{name}”与 {path} 的一个文件完全相同，那件答复没有公开（{zh}）"),
                format!("`{name}` is the same as a file of {path}, which is not published ({en})"),
            ),
            Bilingual::new(
                "请核对：不能公开的，去掉这里的链接或附件",
                "remove it here, unless it may be public",
            ),
        ),
    }
}

/// Why something is not on the site.
pub(super) fn reason(publication: Publication) -> (&'static str, &'static str) {
    match publication {
        Publication::Draft => ("草稿", "a draft"),
        Publication::Future => ("未到发布日期", "its publication date is in the future"),
        Publication::Unreviewed => ("还没有复核", "not reviewed yet"),
        Publication::Faulty => ("有错误，暂不公开", "held back for its errors"),
        Publication::NotOpen | Publication::Published | Publication::Withdrawn => {
            ("不主动公开", "not open")
        }
    }
}
