//! What of a site a check is about: paths, ids or addresses that are named, what changed
//! since, or all.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::argument::{self, seen};
use super::console::Console;
use super::{Error, git, manifest};
use crate::archive::entry::{Entry, SiteLink, SiteTarget};
use crate::cli::Check;
use crate::config::FILE;
use crate::diagnostic::{Bilingual, Diagnostic, SourcePath};
use crate::plan::previous::LiveReply;
use crate::site::Site;
use crate::yaml::shape::nearest;

/// The files whose findings are shown.
pub(super) struct Selection {
    /// Files and folders; all where there are none.
    paths: Vec<PathBuf>,
    /// Those that changed, where only such are wanted.
    changed: Changed,
}

/// Which files changed since the commit that was named.
enum Changed {
    /// It was not asked.
    NotAsked,
    /// Something that everything hangs on.
    Setting(SourcePath),
    /// These files, or what they refer to.
    Files(BTreeSet<SourcePath>),
}

impl Selection {
    /// What `verb` asks for.
    pub(super) fn of(verb: &Check, site: &Site) -> Result<Self, Error> {
        let paths = verb.paths.iter().map(|path| named(site, path)).collect::<Result<_, _>>()?;
        let since = verb.changed_since.as_deref();
        let changed = since.map_or(Ok(Changed::NotAsked), |since| changed(site, since))?;
        Ok(Self { paths, changed })
    }

    /// Whether the file at `path` is among them.
    pub(super) fn has(&self, path: &SourcePath) -> bool {
        let place = Path::new(path.as_str());
        let named = self.paths.is_empty() || self.paths.iter().any(|one| place.starts_with(one));
        named
            && match &self.changed {
                Changed::NotAsked | Changed::Setting(_) => true,
                Changed::Files(files) => files.contains(path),
            }
    }

    /// Those of `findings` that stand in one of them.
    pub(super) fn of_findings<'a>(&self, findings: &'a [Diagnostic]) -> Cow<'a, [Diagnostic]> {
        if findings.iter().all(|finding| self.has(&finding.path)) {
            return Cow::Borrowed(findings);
        }
        findings.iter().filter(|finding| self.has(&finding.path)).cloned().collect()
    }

    /// Says how many files changed, where that was asked, and names those among the paths
    /// that no check reads.
    pub(super) fn say(&self, site: &Site, console: Console) {
        match &self.changed {
            Changed::NotAsked => {}
            Changed::Setting(path) => console.note(&Bilingual::new(
                format!("{path} 改动过，处处都可能受影响：显示全部问题"),
                format!("{path} changed, which everything depends on: all findings are shown"),
            )),
            Changed::Files(files) => {
                let count = files.len();
                console.note(&Bilingual::new(
                    format!("只看改动过的和引用它们的 {count} 个文件"),
                    format!("of {count} files: those that changed, and what refers to them"),
                ));
            }
        }
        for path in &self.paths {
            let source = SourcePath::new(path.to_string_lossy().replace('\\', "/"));
            if !site.folder.locate(&source).is_file() || site.reads(&source) {
                continue;
            }
            console.warning(&Bilingual::new(
                format!("{source} 不是网站的稿件或设置，没有检查"),
                format!("{source} is not a document or setting of the site and was not checked"),
            ));
        }
    }
}

/// The path that `argument` names, from the root.
fn named(site: &Site, argument: &Path) -> Result<PathBuf, Error> {
    let document = || argument::document(site, &argument.to_string_lossy());
    let found = argument::path(&site.folder, argument)
        .or_else(|| document().map(|source| PathBuf::from(source.as_str())));
    found.ok_or_else(|| {
        let (typed, archive) = (argument.to_string_lossy(), &site.archive);
        let replies = archive.entries.iter().chain(&archive.unpublished);
        let names = replies.flat_map(|entry| [entry.source().as_str(), &*entry.reply.id]);
        let (zh, en) = nearest(&typed, names).map_or_else(Default::default, |near| {
            (format!("，是否为 {near}？"), format!("; did you mean `{near}`?"))
        });
        Error::Argument(Bilingual::new(
            format!("没有这个文件或目录，也没有这个标识或网址的稿件：{typed}{zh}"),
            format!("no such file or folder, id or address: {typed}{en}"),
        ))
    })
}

/// The files that changed since `since`, and the documents that refer to them.
fn changed(site: &Site, since: &Path) -> Result<Changed, Error> {
    let place = seen(Some(site.folder.root()), since);
    if place.is_file() {
        return since_manifest(site, &place).map(Changed::Files);
    }
    let changed = git::changed(site.folder.root(), &since.to_string_lossy())?;
    let is_setting = |path: &SourcePath| {
        let path = path.as_str();
        path == FILE || path.starts_with("themes/") || is_register(path)
    };
    Ok(match changed.iter().find(|path| is_setting(path)).cloned() {
        Some(setting) => Changed::Setting(setting),
        None => Changed::Files(with_referring(site, changed)),
    })
}

/// Whether the file at `path` is a register or list: YAML directly under `content/`.
fn is_register(path: &str) -> bool {
    let name = path.strip_prefix("content/");
    name.is_some_and(|name| {
        !name.contains('/') && (name.ends_with(".yaml") || name.ends_with(".yml"))
    })
}

/// The files whose replies are not as the manifest at `path` has them, and what it says
/// nothing of: articles and settings.
fn since_manifest(site: &Site, path: &Path) -> Result<BTreeSet<SourcePath>, Error> {
    let manifest = manifest::read(path, "--changed-since")?;
    let last = super::previous::last(manifest);
    let is_same = |entry: &&Entry| last.reply(&entry.reply.id) == Some(&LiveReply::of(entry));
    let same: BTreeSet<&SourcePath> =
        site.archive.entries.iter().filter(is_same).map(Entry::source).collect();
    let archive = &site.archive;
    let replies = archive.entries.iter().chain(&archive.unpublished).map(Entry::source);
    let articles = archive.articles.iter().chain(&archive.unpublished_articles);
    let documents = replies.chain(articles.map(|entry| &entry.article.source));
    let findings = site.findings.iter().map(|finding| &finding.path);
    let all = documents.chain(findings);
    Ok(all.filter(|path| !same.contains(path)).cloned().collect())
}

/// `changed` and the documents that link to one of them or publish it.
fn with_referring(site: &Site, mut changed: BTreeSet<SourcePath>) -> BTreeSet<SourcePath> {
    let archive = &site.archive;
    let replies = archive.entries.iter().chain(&archive.unpublished);
    let replies = replies.map(|entry| (entry.source(), &entry.links, &entry.files));
    let articles = archive.articles.iter().chain(&archive.unpublished_articles);
    let articles = articles.map(|entry| (&entry.article.source, &entry.links, &entry.files));
    let links_to = |link: &SiteLink| match &link.target {
        SiteTarget::Document(path) => changed.contains(path),
        SiteTarget::Address(_) | SiteTarget::Nothing(_) => false,
    };
    let referring: Vec<SourcePath> = replies
        .chain(articles)
        .filter(|(_, links, files)| {
            links.iter().any(links_to) || files.iter().any(|file| changed.contains(&file.source))
        })
        .map(|(source, _, _)| source.clone())
        .collect();
    changed.extend(referring);
    changed
}
