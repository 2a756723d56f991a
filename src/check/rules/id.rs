//! Ids: what stands in addresses and in printed QR codes.

use std::collections::{BTreeMap, HashMap};

use crate::archive::World;
use crate::archive::entry::Entry;
use crate::archive::field_error::FieldErrorKind;
use crate::check::example::Example;
use crate::check::rule::{Check, Findings, HEAD, Rule, bilingual};
use crate::diagnostic::{Severity, SourcePath};
use crate::model::identifier::{IdentifierFault, LONGEST};
use crate::plan::{LastPublication, address};

/// An id that cannot be part of an address.
pub(crate) const INVALID: Rule = Rule {
    name: "id/invalid",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("标识不能用在网址里", "an id that cannot be part of an address"),
    why: bilingual(
        "网址要能手工输入、印成二维码，在任何系统上都是同一个文件。",
        "addresses are typed by hand, printed as QR codes, and files on every system",
    ),
    wrong: Example::fields("标识: GXT_2024（1）"),
    right: Example::fields("标识: gxt-2024-1"),
    check: Check::Text(|view, found| {
        let given = view.field("id").is_some();
        for field_error in view.readable_errors() {
            let finding = found.at(view.source, field_error.at.clone());
            let FieldErrorKind::Id { text, fault, proposal } = &field_error.kind else { continue };
            let (zh, en) = match fault {
                IdentifierFault::Form => (
                    "只能用小写字母、数字和单个连字符".to_owned(),
                    "lower-case letters, digits and single hyphens only".to_owned(),
                ),
                IdentifierFault::Length => {
                    (format!("不能超过 {LONGEST} 个字符"), format!("at most {LONGEST} characters"))
                }
                IdentifierFault::DeviceName => (
                    "是 Windows 保留的名字".to_owned(),
                    "Windows reserves this name for a device".to_owned(),
                ),
            };
            let proposal = if proposal.is_empty() { "a1" } else { proposal };
            let key = view.key("id");
            let help = if given {
                format!("请改为 {key}: {proposal}")
            } else {
                format!("请把文件改名为 {proposal}.md，或者在前言区加一行 {key}: {proposal}")
            };
            let what = if given { "标识" } else { "文件名" };
            finding
                .message(
                    format!("{what}“{text}”不能用在网址里：{zh}"),
                    format!("`{text}` cannot be part of an address: {en}"),
                )
                .help(help, format!("write `{key}: {proposal}`"));
        }
    }),
};

/// An id that another reply or article has.
pub(crate) const DUPLICATE: Rule = Rule {
    name: "id/duplicate",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("标识重复", "an id used twice"),
    why: bilingual("两件答复不能共用一个网址。", "two replies cannot share one address"),
    wrong: Example::replies(&[(
        "content/replies/b.md",
        "标识: gxt-2024-1\n发文字号: 乌工信〔2024〕2号",
    )]),
    right: Example::replies(&[(
        "content/replies/b.md",
        "标识: gxt-2024-2\n发文字号: 乌工信〔2024〕2号\n前次答复: [gxt-2024-1]",
    )]),
    check: Check::Archive(|world, found| {
        let replies = entries_by(world, |entry| Some(entry.reply.id.clone()));
        for (id, same) in &replies {
            for entry in &same[1..] {
                let at = if entry.origin.id.is_empty() { HEAD } else { entry.origin.id.clone() };
                report(found, (entry.source(), at), id, same[0].source());
            }
        }
        let mut articles: BTreeMap<&str, Vec<&SourcePath>> = BTreeMap::new();
        let all = world.archive.articles.iter().chain(&world.archive.unpublished_articles);
        for entry in all {
            articles.entry(&entry.article.id).or_default().push(&entry.article.source);
        }
        for (id, same) in articles {
            for source in &same[1..] {
                report(found, (source, HEAD), id, same[0]);
            }
        }
    }),
};

/// A published reply under another id, its old address forgotten.
pub(crate) const CHANGED: Rule = Rule {
    name: "id/changed",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("发布后改了标识", "a published reply whose id changed"),
    why: bilingual(
        "标识就是网址，改了以后已经印出去的二维码会打不开。",
        "the id is the address; printed QR codes would lead nowhere",
    ),
    wrong: Example::fields("标识: gxt-2024-001").after(&Example::RIGHT),
    right: Example::fields("标识: gxt-2024-001\n旧网址: [r/gxt-2024-1.html]")
        .after(&Example::RIGHT),
    check: Check::Previous(|world, plan, last, found| {
        let renames = Renames::new(world, last);
        for before in last.replies() {
            let old = address::reply(&before.id);
            if plan.find(old.as_str()).is_some() {
                continue;
            }
            let Some(entry) = renames.of(last, &before.id) else { continue };
            let (id, new) = (&before.id, address::reply(&entry.reply.id));
            let given = !entry.origin.id.is_empty();
            let at = if given { entry.origin.id.clone() } else { entry.origin.head.clone() };
            found
                .at(entry.source(), at)
                .message(
                    format!("这件答复的网址由 {old} 变成了 {new}，已经印出去的二维码会打不开"),
                    format!(
                        "its address changed from {old} to {new}; printed QR codes lead nowhere"
                    ),
                )
                .help(
                    format!("请加一行 旧网址: [{old}]，或者改回 标识: {id}"),
                    format!("add `aliases: [{old}]`, or write `id: {id}` again"),
                );
        }
    }),
};

/// Replies that are new to the site, by their content: one with the digest of
/// a reply that is gone is that reply under another id.
pub(super) struct Renames<'a> {
    by_digest: HashMap<&'a str, &'a Entry>,
}

impl<'a> Renames<'a> {
    pub(super) fn new(world: World<'a>, last: &LastPublication) -> Self {
        let is_new = |entry: &&Entry| last.reply(&entry.reply.id).is_none();
        let new = world.archive.entries.iter().filter(is_new);
        Self { by_digest: new.map(|entry| (&*entry.digest, entry)).collect() }
    }

    /// What the reply called `id` is now.
    pub(super) fn of(&self, last: &LastPublication, id: &str) -> Option<&'a Entry> {
        self.by_digest.get(&*last.reply(id)?.digest).copied()
    }
}

fn report(
    found: &mut Findings,
    (path, at): (&SourcePath, std::ops::Range<u32>),
    id: &str,
    other: &SourcePath,
) {
    found
        .at(path, at)
        .message(
            format!("标识“{id}”与 {other} 重复"),
            format!("the id `{id}` is also used by {other}"),
        )
        .help(
            format!("请换一个，例如 标识: {id}-2"),
            format!("choose a different one, for example `{id}-2`"),
        );
}

/// All replies under a key that several may share, groups of two or more alone.
/// In each, published ones come first, then by path: what is reported of the
/// later ones never weighs on what is already live.
pub(super) fn entries_by<K: Ord>(
    world: World<'_>,
    key: impl Fn(&Entry) -> Option<K>,
) -> Vec<(K, Vec<&Entry>)> {
    let mut groups: BTreeMap<K, Vec<&Entry>> = BTreeMap::new();
    for entry in world.archive.entries.iter().chain(&world.archive.unpublished) {
        if let Some(key) = key(entry) {
            groups.entry(key).or_default().push(entry);
        }
    }
    let mut groups: Vec<_> = groups.into_iter().filter(|group| group.1.len() > 1).collect();
    for (_, same) in &mut groups {
        same.sort_by_key(|entry| (!entry.publication.is_live(), entry.source().clone()));
    }
    groups
}
