//! Addresses that were published and are no more.

use std::ops::Range;

use super::reason;
use crate::archive::World;
use crate::archive::entry::Entry;
use crate::archive::reply::Publication;
use crate::check::example::Example;
use crate::check::rule::{Check, FindingBuilder, Findings, Rule, bilingual};
use crate::check::rules::id::Renames;
use crate::config::FILE;
use crate::diagnostic::{Severity, SourcePath};
use crate::plan::previous::PermanentAddress;
use crate::plan::{LastPublication, SitePath, SitePlan};

/// An address of the last publication that leads nowhere now.
pub(crate) const REMOVED: Rule = Rule {
    name: "link/removed",
    severity: Severity::Error,
    locked: false,
    sensitive: false,
    summary: bilingual(
        "已经发布的网址没有了",
        "an address that was published and no longer exists",
    ),
    why: bilingual(
        "印在纸上的二维码、别处的链接都指着它，网址没有了就打不开。",
        "printed QR codes and other sites' links lead to it, and would lead nowhere",
    ),
    wrong: Example::RIGHT.after(&WITH_ANOTHER),
    right: Example::replies(&[(
        "content/replies/b.md",
        "发文字号: 乌工信〔2024〕2号\n状态: 已撤回\n撤回原因: 数据有误\n撤回日期: 2024-06-03",
    )])
    .after(&WITH_ANOTHER),
    check: Check::Previous(|world, plan, last, found| {
        let renames = Renames::new(world, last);
        for (path, kind, since) in gone(world, plan, last) {
            match since {
                None => report((path, kind), (world, last), &renames, found),
                Some(day) => report_again(path, day, world, found),
            }
        }
    }),
};

/// The addresses that were published, are no more and are not settled, each with the day
/// since when it is so, where an earlier publication removed it.
pub(crate) fn gone<'a>(
    world: World<'a>,
    plan: &'a SitePlan,
    last: &'a LastPublication,
) -> impl Iterator<Item = (&'a SitePath, PermanentAddress<'a>, Option<&'a str>)> {
    let live = last.addresses().iter().map(|path| (path, None));
    let removed = last.removed().iter().map(|(path, day)| (path, Some(day.as_str())));
    live.chain(removed).filter_map(move |(path, since)| {
        let kind = PermanentAddress::of(path)?;
        let explained = match kind {
            PermanentAddress::ReplyFile(id) => is_explained(id, world, last),
            _ => false,
        };
        let settled = || world.config.removed.iter().any(|one| one.path == path.as_str());
        let is_gone = plan.find(path.as_str()).is_none() && !explained && !settled();
        is_gone.then_some((path, kind, since))
    })
}

/// An earlier publication removed it, with a warning that nobody followed.
fn report_again(path: &SitePath, day: &str, world: World<'_>, found: &mut Findings) {
    let line = format!("  - {{ path: {path}, date: {day}, reason: 不再使用 }}");
    let (zh, en, head) = match world.config.removed[..] {
        [] => ("请在 dafu.yaml 末尾加两行", "add to the end of dafu.yaml", "removed:\n"),
        [_, ..] => ("请在 dafu.yaml 的 removed 下面加一行", "add below `removed` in dafu.yaml", ""),
    };
    found
        .at(&SourcePath::new(FILE), 0..0)
        .message(
            format!("已经发布的 {path} 自 {day} 起打不开了，还没有交代去向"),
            format!("{path} was published and has led nowhere since {day}, without a stated reason"),
        )
        .help(
            format!(
                "请恢复它，或者在代替它的文件里加一行 旧网址: [{path}]；确实不要了的，{zh}（原因照实写）：\n{head}{line}"
            ),
            format!(
                "bring it back, or add `aliases: [{path}]` to what takes its place; if it is given up \
                 for good, {en} (with the actual reason):\n{head}{line}"
            ),
        )
        .at_most(Severity::Warning);
}

const WITH_ANOTHER: Example =
    Example::replies(&[("content/replies/b.md", "发文字号: 乌工信〔2024〕2号")]);

/// Where a finding stands.
type Place = (SourcePath, Range<u32>);

fn report(
    (path, kind): (&SitePath, PermanentAddress<'_>),
    (world, last): (World<'_>, &LastPublication),
    renames: &Renames<'_>,
    found: &mut Findings,
) {
    let register = |name: &str| SourcePath::new(format!("content/{name}.yaml"));
    match kind {
        // `id/changed` says it.
        PermanentAddress::Reply(id) if renames.of(last, id).is_some() => {}
        PermanentAddress::Reply(id) if is_unreadable_reply(id, world) => {}
        PermanentAddress::Reply(id) => reply(path, id, world, found),
        PermanentAddress::Article(id) => article(path, id, world, found),
        PermanentAddress::Department(code) | PermanentAddress::Poster(code) => {
            of_department(found.at(&register("departments"), 0..0), path, code);
        }
        PermanentAddress::Topic(slug) => {
            of_topic(found.at(&register("topics"), 0..0), path, slug);
        }
        PermanentAddress::ReplyFile(id) => file(path, id, world, found),
        PermanentAddress::Listing => {
            found
                .at(&SourcePath::new(FILE), 0..0)
                .message(
                    format!("已经发布的栏目页 {path} 没有了，原来的链接会打不开"),
                    format!("the page {path} was published and no longer exists"),
                )
                .help(
                    format!("确需保留的，请在代替它的文章或答复里加一行 旧网址: [{path}]"),
                    format!("to keep it, add `aliases: [{path}]` to what takes its place"),
                )
                .at_most(Severity::Warning);
        }
    }
}

/// The file in which the cure is written. A draft may have no error, and what
/// is wrong is that the site lacks an address: it is said of the site.
fn place_of(entry: &Entry) -> Place {
    match entry.publication {
        Publication::Draft => (SourcePath::new(FILE), 0..0),
        _ => (entry.source().clone(), entry.origin.head.clone()),
    }
}

/// Whether nobody can tell if a reply is public: that is an error of its own,
/// and its cure brings the page back.
fn is_unreadable_reply(id: &str, world: World<'_>) -> bool {
    let hidden = world.archive.unpublished.iter().find(|entry| *entry.reply.id == *id);
    hidden.is_some_and(|entry| {
        entry.publication == Publication::NotOpen && entry.reply.disclosure.is_none()
    })
}

fn reply(path: &SitePath, id: &str, world: World<'_>, found: &mut Findings) {
    let hidden = world.archive.unpublished.iter().find(|entry| *entry.reply.id == *id);
    let Some(entry) = hidden else {
        found
            .at(&SourcePath::new(FILE), 0..0)
            .message(
                format!("已经发布的答复 {path} 没有了，印出去的二维码会打不开"),
                format!(
                    "the reply {path} was published and no longer exists; printed QR codes lead nowhere"
                ),
            )
            .help(
                format!(
                    "改了标识的，请在新的稿件里加一行 旧网址: [{path}]；不再公开的，请把稿件放回来，写上 状态: 已撤回、撤回日期、撤回原因"
                ),
                format!("if its id changed, add `aliases: [{path}]` to the new file; if it is no longer public, \
                 put the file back with `status: withdrawn`, `withdrawn_on` and `withdrawn_reason`"),
            );
        return;
    };
    let (zh, en) = reason(entry.publication);
    let (source, (place, at)) = (entry.source(), place_of(entry));
    found
        .at(&place, at)
        .message(
            format!("已经发布的答复 {path} 会消失：{source} 现在不公开（{zh}）"),
            format!("the published reply {path} would vanish: {source} is no longer public ({en})"),
        )
        .help(
            "不再公开的，请写 状态: 已撤回，再加 撤回日期 和 撤回原因 两行，网址会改为撤回说明；否则请恢复公开",
            "write `status: withdrawn`, `withdrawn_on` and `withdrawn_reason`, or make it public again",
        );
}

fn article(path: &SitePath, id: &str, world: World<'_>, found: &mut Findings) {
    let mut hidden = world.archive.unpublished_articles.iter();
    let hidden = hidden.find(|entry| *entry.article.id == *id);
    let source = hidden.map(|entry| entry.article.source.clone());
    let now = source.as_ref().map_or_else(String::new, |source| format!("：{source} 现在不公开"));
    let en_now = source
        .as_ref()
        .map_or_else(String::new, |source| format!(": {source} is no longer public"));
    // An unpublished article may be a draft, which has no errors.
    found
        .at(&SourcePath::new(FILE), 0..0)
        .message(
            format!("已经发布的文章 {path} 没有了，原来的链接会打不开{now}"),
            format!("the article {path} was published and no longer exists{en_now}"),
        )
        .help(
            format!("请恢复这篇文章，或者在代替它的文章里加一行 旧网址: [{path}]"),
            format!("restore it, or add `aliases: [{path}]` to the article in its place"),
        );
}

fn of_department(finding: FindingBuilder<'_>, path: &SitePath, code: &str) {
    finding
        .message(
            format!("已经发布的单位网址 {path} 没有了，印出去的二维码会打不开"),
            format!("the department's address {path} was published and no longer exists"),
        )
        .help(
            format!(
                "改了代码的，请在新代码那一项里加 aliases: [{code}]；单位撤销的，请恢复 {code} 这一项并加 retired: true，由别的单位承接的再加 successor: 那个单位的代码"
            ),
            format!("if its code changed, add `aliases: [{code}]` to the entry; if it no longer exists, keep the \
             entry with `retired: true`, and `successor: CODE` if another took over"),
        );
}

/// A topic whose entry is gone: those in the register keep their page.
fn of_topic(finding: FindingBuilder<'_>, path: &SitePath, slug: &str) {
    finding
        .message(
            format!("已经发布的主题网址 {path} 没有了，原来的链接会打不开"),
            format!("the topic's address {path} was published and no longer exists"),
        )
        .help(
            format!(
                "改了代码的，请在新的一项里加 aliases: [{slug}]；不再使用的，请恢复 {slug} 这一项并加 retired: true"
            ),
            format!(
                "add `aliases: [{slug}]` to the new entry, or keep the old one with `retired: true`"
            ),
        );
}

/// Whether a withdrawal or a new correction of the reply explains that a file of it is gone.
fn is_explained(id: &str, world: World<'_>, last: &LastPublication) -> bool {
    let entry = world.archive.find(id).map(|at| world.archive.entry(at));
    let corrected = |entry: &Entry| {
        let before = last.reply(id).map_or(0, |reply| reply.corrections);
        entry.reply.corrections.len() > before
    };
    entry.is_some_and(|entry| entry.is_withdrawn() || corrected(entry))
}

/// A file of a reply.
fn file(path: &SitePath, id: &str, world: World<'_>, found: &mut Findings) {
    let entry = world.archive.find(id).map(|at| world.archive.entry(at));
    let name = path.as_str().rsplit('/').next().unwrap_or_default();
    let (place, at) = entry.map_or_else(|| (SourcePath::new(FILE), 0..0), place_of);
    found
        .at(&place, at)
        .message(
            format!("已经发布的附件 {path} 没有了，原来的链接会打不开"),
            format!("the file {path} was published and no longer exists"),
        )
        .help(
            format!("换了附件的，请加一条 更正记录；只是文件改名的，请在附件里写 网址名: {name}"),
            format!(
                "record the change in `corrections`; if it only has a new name, give it `name: {name}`"
            ),
        )
        .at_most(Severity::Warning);
}
