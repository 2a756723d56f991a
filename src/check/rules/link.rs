//! Links of a text: where they lead must be on the site, and may be; and that addresses stay.

mod anchor;
mod broken;
mod hidden_file;
mod image;
mod private;
mod removed;

pub(crate) use anchor::ANCHOR;
pub(crate) use image::EXTERNAL_IMAGE;
pub(crate) use private::PRIVATE_ADDRESS;
pub(crate) use removed::{REMOVED, gone};

mod wording;

pub(crate) use wording::{EXTERNAL_HTTP, VAGUE_TEXT};

use std::collections::{BTreeMap, BTreeSet};

use hidden_file::reason;

use crate::archive::World;
use crate::archive::entry::{Entry, SiteLink, SiteTarget};
use crate::archive::field_error::FieldErrorKind;
use crate::archive::links::{is_host, is_local};
use crate::archive::reply::Publication;
use crate::check::example::Example;
use crate::check::rule::{Advice, Check, Rule, bilingual};
use crate::diagnostic::{Severity, SourcePath};
use crate::plan::SitePlan;

/// A link that leads nowhere.
pub(crate) const BROKEN: Rule = Rule {
    name: "link/broken",
    severity: Severity::Error,
    locked: false,
    sensitive: false,
    summary: bilingual("链接打不开", "a link that leads nowhere"),
    why: bilingual(
        "站内错链是检查扣分项。",
        "dead links within the site cost points in inspections",
    ),
    wrong: Example::body(
        "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，详情见[平台介绍](/pages/platform.html)。\n",
    ),
    right: Example::body(
        "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，详情见[平台介绍](https://www.wuyou.gov.cn/platform.html)。\n",
    ),
    check: Check::Plan(|world, plan, found| {
        let targets = Targets::new(world, plan);
        for (source, _, link) in links(world) {
            if targets.of(&link.target) != Reach::Nothing {
                continue;
            }
            let advice = match &link.target {
                SiteTarget::Document(path) => Advice::new(
                    format!("链接的文件 {path} 不存在"),
                    format!("there is no file {path}"),
                )
                .help("请检查文件名和所在的文件夹", "check the file's name and folder"),
                SiteTarget::Address(address) if is_on_disk(address) => {
                    broken::unfollowed(&format!("file:/{address}"))
                }
                SiteTarget::Address(address) => Advice::new(
                    format!("站内没有网址 /{address}"),
                    format!("the site has no address /{address}"),
                )
                .help(
                    "请检查网址；链接另一件答复时写它的文件名，例如 ../2023/gxt-2023-1.md",
                    "check it; another reply is linked by its file, as in `../2023/gxt-2023-1.md`",
                ),
                SiteTarget::Nothing(text) => broken::unfollowed(text),
            };
            found.at(source, link.at.clone()).advise(advice);
        }
    }),
};

/// Whether an address is a path on somebody's disk.
fn is_on_disk(address: &str) -> bool {
    ["Users/", "home/", "Volumes/"].iter().any(|folder| address.starts_with(folder))
        || is_local(address)
}

/// A link from a page of the site to something that is not published.
pub(crate) const UNPUBLISHED: Rule = Rule {
    name: "link/unpublished",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("链接指向没有公开的答复", "a link to something that is not published"),
    why: bilingual(
        "链接会暴露草稿或不公开答复的存在，公众点开也是错误页。",
        "the link reveals a reply that is not public, and leads to an error page",
    ),
    wrong: Example::body(LINKING).and_replies(&[(
        "content/replies/b.md",
        "发文字号: 乌工信〔2024〕2号\n前次答复: [gxt-2024-1]\n状态: 草稿",
    )]),
    right: Example::body(LINKING).and_replies(&[(
        "content/replies/b.md",
        "发文字号: 乌工信〔2024〕2号\n前次答复: [gxt-2024-1]\n状态: 有效",
    )]),
    check: Check::Plan(|world, plan, found| {
        let targets = Targets::new(world, plan);
        for (source, live, link) in links(world) {
            let Reach::Unpublished(path, reason) = targets.of(&link.target) else { continue };
            if !live {
                continue;
            }
            found
                .at(source, link.at.clone())
                .message(
                    format!("链接指向没有公开的 {path}（{}）", reason.0),
                    format!("the link leads to {path}, which is not published ({})", reason.1),
                )
                .help(
                    "请去掉链接只留文字，等它公开以后再加上",
                    "remove the link until that one is published",
                );
        }
        hidden_file::report(world, found);
    }),
};

const LINKING: &str = "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，另见[另一件答复](b.md)中的说明。\n";

/// A file that is not there, or empty.
pub(crate) const ATTACHMENT: Rule = Rule {
    name: "link/attachment",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("附件不存在或为空", "a file that is not there, or empty"),
    why: bilingual(
        "附件下载不了是检查扣分项。",
        "files that cannot be downloaded cost points in inspections",
    ),
    wrong: Example::fields("附件: [{名称: 清单, 文件: list.csv}]"),
    right: Example::fields("附件: [{名称: 清单, 文件: list.csv}]")
        .and_files(&[("content/replies/list.csv", b"a,b\n")]),
    check: Check::Text(|view, found| {
        for field_error in view.readable_errors() {
            let finding = found.at(view.source, field_error.at.clone());
            match &field_error.kind {
                FieldErrorKind::FileMissing(file) if file.contains("://") || is_host(file) => finding
                    .message(
                        format!("附件“{file}”在别的网站，这里只能写本站的文件"),
                        format!("the attachment `{file}` is on another site; only files of this site can be attachments"),
                    )
                    .help(
                        "请把文件下载下来放在答复旁边，只写文件名；只想给出网址的，在正文里写成链接",
                        "download it, put it beside the reply and write its name; or link to it from the text",
                    ),
                FieldErrorKind::FileMissing(file) => finding
                    .message(
                        format!("文件“{file}”不存在，或者是空的"),
                        format!("the file `{file}` does not exist or is empty"),
                    )
                    .help(
                        "请把文件放在答复旁边，并检查文件名（大小写、扩展名都要一致）",
                        "put the file beside the reply and check its name, including upper and lower case",
                    ),
                _ => continue,
            };
        }
    }),
};

/// A path that leaves `content/`.
pub(crate) const ESCAPE: Rule = Rule {
    name: "link/escape",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("文件不在 content 文件夹里", "a path that leaves content/"),
    why: bilingual(
        "只有 content 里的文件可以发布，别处的文件可能是内部资料。",
        "only files in content/ may be published; others may be internal",
    ),
    wrong: Example::fields("附件: [{名称: 清单, 文件: ../../list.csv}]")
        .and_files(&[("list.csv", b"a,b\n")]),
    right: Example::fields("附件: [{名称: 清单, 文件: list.csv}]")
        .and_files(&[("content/replies/list.csv", b"a,b\n")]),
    check: Check::Text(|view, found| {
        for field_error in view.readable_errors() {
            let finding = found.at(view.source, field_error.at.clone());
            match &field_error.kind {
                FieldErrorKind::FileOutside => finding
                    .message(
                        "这里的文件在 content 文件夹外面，不能发布",
                        "this file is outside content/ and may not be published",
                    )
                    .help(
                        "请把文件复制到答复旁边，只写文件名：附件写 文件: list.xlsx，正文里写 [名单](list.xlsx)",
                        "copy the file beside the reply and write only its name",
                    ),
                _ => continue,
            };
        }
    }),
};

/// Every link of every text to something of the site: its file, and whether that is live.
fn links(world: World<'_>) -> impl Iterator<Item = (&SourcePath, bool, &SiteLink)> {
    let archive = world.archive;
    let replies = archive.entries.iter().map(|entry| (entry.source(), true, &entry.links));
    let hidden = archive.unpublished.iter().map(|entry| (entry.source(), false, &entry.links));
    let articles = archive.articles.iter().chain(&archive.unpublished_articles);
    let articles = articles.map(|entry| (&entry.article.source, entry.live, &entry.links));
    replies
        .chain(hidden)
        .chain(articles)
        .flat_map(|(source, live, links)| links.iter().map(move |link| (source, live, link)))
}

/// Where a link leads.
#[derive(Clone, Copy, PartialEq)]
enum Reach<'a> {
    Site,
    Unpublished(&'a SourcePath, (&'static str, &'static str)),
    Nothing,
}

/// What links may lead to.
struct Targets<'a> {
    plan: &'a SitePlan,
    live: BTreeSet<&'a SourcePath>,
    hidden: BTreeMap<&'a SourcePath, (&'static str, &'static str)>,
    /// Addresses that unpublished texts would have, without their ending.
    hidden_addresses: BTreeMap<String, &'a SourcePath>,
}

impl<'a> Targets<'a> {
    fn new(world: World<'a>, plan: &'a SitePlan) -> Self {
        let archive = world.archive;
        let articles = archive.articles.iter().map(|entry| &entry.article.source);
        let live = archive.entries.iter().map(Entry::source).chain(articles).collect();
        let mut this =
            Self { plan, live, hidden: BTreeMap::new(), hidden_addresses: BTreeMap::new() };
        for entry in &archive.unpublished {
            this.hidden.insert(entry.source(), reason(entry.publication));
            this.hidden_addresses.insert(format!("r/{}", entry.reply.id), entry.source());
        }
        for entry in &archive.unpublished_articles {
            let source = &entry.article.source;
            this.hidden.insert(source, reason(Publication::Draft));
            this.hidden_addresses.insert(format!("pages/{}", entry.article.id), source);
        }
        this
    }

    fn of(&self, target: &SiteTarget) -> Reach<'a> {
        let hidden = |path: &SourcePath| {
            let found = self.hidden.get_key_value(path);
            found.map_or(Reach::Nothing, |(path, reason)| Reach::Unpublished(path, *reason))
        };
        match target {
            SiteTarget::Document(path) if self.live.contains(path) => Reach::Site,
            SiteTarget::Document(path) => hidden(path),
            SiteTarget::Nothing(_) => Reach::Nothing,
            SiteTarget::Address(address) => {
                let path = address.split(['#', '?']).next().unwrap_or_default();
                let page = match path.rsplit('/').next() {
                    Some("") | None => format!("{path}index.html"),
                    Some(_) => path.to_owned(),
                };
                // The manifest is written by publishing; no row of the plan makes it.
                if page == "manifest.json" || self.plan.find(&page).is_some() {
                    return Reach::Site;
                }
                let mut parts = page.splitn(3, '/');
                let folder = parts.next().unwrap_or_default();
                let name = parts.next().unwrap_or_default();
                let name = name.strip_suffix(".html").unwrap_or(name);
                let owner = self.hidden_addresses.get(&format!("{folder}/{name}"));
                owner.map_or(Reach::Nothing, |path| hidden(path))
            }
        }
    }
}
