//! What becomes of a file: whether it is on the site, at which address, and why not.

use std::fmt::Write;
use std::path::Path;

use super::page;
use crate::archive::entry::{ArticleEntry, Entry};
use crate::archive::files::PublishedFile;
use crate::archive::reply::Publication;
use crate::cli::Explain;
use crate::command::environment::Environment;
use crate::command::outcome::Outcome;
use crate::command::{Error, argument, console, load};
use crate::config::FILE;
use crate::diagnostic::{Bilingual, Diagnostic, Severity, SourcePath};
use crate::model::Disclosure;
use crate::plan::{Output, address};
use crate::report::ReportFormat;
use crate::sensitive;
use crate::site::{LoadError, Site};

pub(super) fn run(what: &str, verb: &Explain, environment: &Environment) -> Result<Outcome, Error> {
    let Some((site, named)) = load(what, verb, environment)? else {
        return Ok(Outcome::Failed);
    };
    let console = environment.console(Some(&site.config.language));
    console.surroundings(&site.folder, site.today, Environment::clock_day(&site.config.time_zone));
    let (name, lines) = match &named {
        Named::File(source) => (source.as_str(), lines(&site, source)),
        Named::Page(output) => (output.path.as_str(), page::lines(&site, output)),
    };
    let mut out = format!("{name}\n");
    for line in &lines {
        let _ = writeln!(out, "  {}", line.get(console.language));
    }
    console::text(&out)?;
    Ok(Outcome::Done)
}

/// What a word names.
pub(super) enum Named {
    /// A file in the folder of the site.
    File(SourcePath),
    /// A page that no single file makes.
    Page(Output),
}

/// The site, and what of it `what` names: a file by its path, the document with this id or
/// address, or another page by its address. None where the site cannot be used, which has been said.
pub(super) fn load(
    what: &str,
    verb: &Explain,
    environment: &Environment,
) -> Result<Option<(Site, Named)>, Error> {
    let folder = environment.folder()?;
    let options = Environment::options(Some(&verb.day), None)?;
    let Some(path) = argument::path(&folder, Path::new(what)) else {
        let unknown = || Error::Argument(super::unknown::unknown(what));
        // What is wrong with the site is no answer to a word that may be a mistyped rule.
        let site = match Site::load(folder, &options) {
            Ok(site) => site,
            Err(LoadError::Setup(_)) => return Err(unknown()),
            Err(LoadError::Source(error)) => return Err(error.into()),
        };
        let file = argument::document(&site, what).cloned().map(Named::File);
        let named = file.or_else(|| page::find(&site, what).cloned().map(Named::Page));
        let named = match named {
            None => argument::numbered(&site, what)?.cloned().map(Named::File),
            named => named,
        };
        let named = named.ok_or_else(unknown)?;
        return Ok(Some((site, named)));
    };
    let wrong = |zh: &str, en: &str| {
        Err(Error::Argument(Bilingual::new(format!("{zh}：{what}"), format!("{en}: {what}"))))
    };
    if path.is_absolute() {
        return wrong("这个文件不在站点目录里", "this file is not in the site's folder");
    }
    let index = path.join("index.md");
    let path = if folder.root().join(&index).is_file() { index } else { path };
    if !folder.root().join(&path).is_file() {
        return wrong("请指明一个文件", "name a file");
    }
    let source = SourcePath::new(path.to_string_lossy().replace('\\', "/"));
    let site = load::site(&folder, &options, ReportFormat::Text, environment)?;
    Ok(site.map(|site| (site, Named::File(source))))
}

/// The reply that stands in `source`, whether it is on the site or not.
pub(super) fn reply<'a>(site: &'a Site, source: &SourcePath) -> Option<&'a Entry> {
    let archive = &site.archive;
    archive.entries.iter().chain(&archive.unpublished).find(|entry| entry.source() == source)
}

fn article<'a>(site: &'a Site, source: &SourcePath) -> Option<&'a ArticleEntry> {
    let archive = &site.archive;
    let mut all = archive.articles.iter().chain(&archive.unpublished_articles);
    all.find(|entry| entry.article.source == *source)
}

/// All there is to say of `source`.
fn lines(site: &Site, source: &SourcePath) -> Vec<Bilingual> {
    let mut out = if let Some(entry) = reply(site, source) {
        of_reply(site, entry)
    } else if let Some(entry) = article(site, source) {
        of_article(site, entry)
    } else if let Some(kind) = setting(site, source) {
        vec![kind]
    } else {
        of_other(site, source)
    };
    let found: Vec<Diagnostic> =
        site.findings.iter().filter(|finding| finding.path == *source).cloned().collect();
    let count = console::count(&found);
    out.push(if found.is_empty() {
        Bilingual::new("问题：没有", "findings: none")
    } else {
        Bilingual::new(
            format!("问题：{}（dafu check {source} 可以查看）", count.zh),
            format!("findings: {} (see `dafu check {source}`)", count.en),
        )
    });
    if site.has_errors() {
        out.push(Bilingual::new(
            "注意：站里还有错误，dafu build 现在不发布任何内容",
            "note: the site has errors; `dafu build` publishes nothing now",
        ));
    }
    out
}

fn of_reply(site: &Site, entry: &Entry) -> Vec<Bilingual> {
    let mut out = Vec::new();
    if let Some(title) = entry.reply.title.as_deref().map(sensitive::masked_text) {
        out.push(Bilingual::new(format!("答复：{title}"), format!("reply: {title}")));
    }
    out.push(state(site, entry));
    let live = entry.publication.is_live();
    out.push(address_line(site, address::reply(&entry.reply.id).as_str(), live));
    if entry.publication == Publication::Published {
        files(&mut out, &entry.files, |name| address::reply_file(&entry.reply.id, name));
    }
    let digest = &entry.digest;
    out.push(Bilingual::new(format!("指纹：{digest}"), format!("digest: {digest}")));
    out
}

/// Whether a reply is on the site, and why not.
pub(super) fn state(site: &Site, entry: &Entry) -> Bilingual {
    let not = |zh: &str, en: &str| {
        Bilingual::new(format!("在网站上：不在，{zh}"), format!("on the site: no, {en}"))
    };
    match entry.publication {
        Publication::Published => Bilingual::new("在网站上：在", "on the site: yes"),
        Publication::Withdrawn => Bilingual::new(
            "在网站上：只有撤回说明，正文和附件不公开",
            "on the site: only a notice of withdrawal",
        ),
        Publication::Draft => not("因为状态是“草稿”", "it is a draft"),
        Publication::NotOpen => match entry.reply.disclosure {
            Some(Disclosure::OnRequest) => not("因为公开属性是“依申请公开”", "on request only"),
            Some(_) => not("因为公开属性是“不予公开”", "it is withheld"),
            None => not("因为没有填写公开属性", "its disclosure is not stated"),
        },
        Publication::Unreviewed => not(
            "因为 dafu.yaml 要求复核，而“复核”里没有本件现在的指纹",
            "it is waiting for a review of its current content",
        ),
        Publication::Faulty => not("因为它有错误，暂不发布", "it has errors and is held back"),
        Publication::Future => {
            let day = entry.reply.published().map(|moment| moment.day.to_string());
            let (day, today) = (day.unwrap_or_default(), site.today);
            not(
                &format!("因为发布日期 {day} 在今天（{today}）以后，到那一天会公开"),
                &format!("it is to appear on {day}, after today ({today})"),
            )
        }
    }
}

fn of_article(site: &Site, entry: &ArticleEntry) -> Vec<Bilingual> {
    let article = &entry.article;
    let mut out = vec![
        Bilingual::new(format!("文章：{}", article.title), format!("article: {}", article.title)),
        if entry.live {
            Bilingual::new("在网站上：在", "on the site: yes")
        } else {
            Bilingual::new(
                "在网站上：不在，因为是草稿，或者发布日期在今天以后",
                "on the site: no, a draft or to appear later",
            )
        },
        address_line(site, address::article(&article.id).as_str(), entry.live),
    ];
    if entry.live {
        files(&mut out, &entry.files, |name| address::article_file(&article.id, name));
    }
    out
}

/// The address of a page that is on the site or will be.
fn address_line(site: &Site, path: &str, live: bool) -> Bilingual {
    let public = site.config.base_url.join(path);
    if live {
        Bilingual::new(format!("网址：{public}"), format!("address: {public}"))
    } else {
        Bilingual::new(
            format!("公开以后的网址：{public}"),
            format!("its address when published: {public}"),
        )
    }
}

fn files(
    out: &mut Vec<Bilingual>,
    files: &[PublishedFile],
    address: impl Fn(&str) -> crate::plan::SitePath,
) {
    for file in files {
        let (source, at) = (&file.source, address(&file.name));
        out.push(Bilingual::new(
            format!("随同发布：{source} → {at}"),
            format!("with it: {source} → {at}"),
        ));
    }
}

/// A file that is not published itself but says how the site is made.
fn setting(site: &Site, source: &SourcePath) -> Option<Bilingual> {
    let path = source.as_str();
    let theme = format!("themes/{}/", site.config.theme);
    let (zh, en) = match path {
        FILE => ("网站的设置，本身不发布", "the site's configuration; not published itself"),
        "content/departments.yaml" | "content/topics.yaml" | "content/bodies.yaml" => {
            ("名录，本身不发布", "a register; not published itself")
        }
        _ if path.starts_with(&theme) => ("网站使用的主题", "a part of the theme in use"),
        _ => return None,
    };
    Some(Bilingual::new(zh, en))
}

/// A file beside replies and articles: published where one of them names it.
fn of_other(site: &Site, source: &SourcePath) -> Vec<Bilingual> {
    let archive = &site.archive;
    let mut out = Vec::new();
    for entry in &archive.entries {
        if let Some(file) = entry.file(source).filter(|_| !entry.is_withdrawn()) {
            let at = address::reply_file(&entry.reply.id, &file.name);
            out.push(beside(site, at.as_str(), entry.source()));
        }
    }
    for entry in &archive.articles {
        if let Some(file) = entry.files.iter().find(|file| file.source == *source) {
            let at = address::article_file(&entry.article.id, &file.name);
            out.push(beside(site, at.as_str(), &entry.article.source));
        }
    }
    // A document under another ending is told what it must be called.
    let unused = |one: &&Diagnostic| {
        let is_told = one.rule == "site/unused-file" && one.severity != Severity::Hint;
        one.path == *source && is_told
    };
    if let Some(finding) = site.findings.iter().find(unused) {
        let (message, help) = (&finding.message, &finding.help);
        out.push(Bilingual::new(
            format!("在网站上：不在，{}。{}", message.zh, help.zh),
            format!("on the site: no; {}; {}", message.en, help.en),
        ));
    } else if out.is_empty() {
        out.push(Bilingual::new(
            "在网站上：不在，因为没有哪件公开的答复或文章把它写进附件、或在正文里引用它",
            "on the site: no, no published reply or article names it as an attachment or in its text",
        ));
    }
    out
}

fn beside(site: &Site, path: &str, owner: &SourcePath) -> Bilingual {
    let public = site.config.base_url.join(path);
    Bilingual::new(
        format!("在网站上：在 {public}，随 {owner} 发布"),
        format!("on the site: at {public}, with {owner}"),
    )
}
