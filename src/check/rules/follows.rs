//! Follow-ups (前次答复): the chain of replies to one case.

use std::collections::BTreeMap;

use crate::archive::World;
use crate::archive::entry::Entry;
use crate::check::example::Example;
use crate::check::rule::{Check, HEAD, Rule, advice, words};
use crate::diagnostic::Severity;
use crate::yaml::shape::nearest;

/// A follow-up to a reply that does not exist, or (as a hint) is not published.
pub const UNKNOWN: Rule = Rule {
    name: "follows/unknown",
    severity: Severity::Error,
    firm: false,
    summary: words("前次答复不存在", "a follow-up to a reply that does not exist"),
    why: words(
        "续复要能从前次答复点过来，写错标识就断了线索。",
        "readers go from a reply to its follow-up; a wrong id breaks the trail",
    ),
    wrong: Example::fields("前次答复: [gxt-2023-9]"),
    right: Example::fields("前次答复: [gxt-2023-1]")
        .and_replies(&[("content/replies/gxt-2023-1.md", "发文字号: 乌工信〔2023〕1号")]),
    check: Check::Archive(|world, found| {
        let all = by_id(world);
        for entry in all_entries(world) {
            for (index, id) in entry.reply.follows.iter().enumerate() {
                let at = entry.origin.follows.get(index).cloned().unwrap_or(HEAD);
                match all.get(&**id) {
                    Some(other) if other.publication.is_live() => {}
                    Some(other) => {
                        let path = other.source();
                        let words = advice(
                            format!("前次答复“{id}”（{path}）没有公开，网页上不会提到它"),
                            format!("`{id}` ({path}) is not published and will not be mentioned"),
                            "不需要改动",
                            "nothing to do",
                        );
                        found.push_as(Severity::Hint, (entry.source(), at), words);
                    }
                    None => {
                        // A reply never follows itself.
                        let others = all.keys().copied().filter(|other| *other != &*entry.reply.id);
                        let near = nearest(id, others);
                        let help = near.map_or_else(
                            || "请填前次答复的标识，也就是它的文件名（不带 .md）".to_owned(),
                            |near| format!("是否为“{near}”？"),
                        );
                        let en_help = near.map_or_else(
                            || "write the id of the earlier reply: its file's name".to_owned(),
                            |near| format!("did you mean `{near}`?"),
                        );
                        let (message, help) = advice(
                            format!("前次答复“{id}”不存在"),
                            format!("there is no reply `{id}`"),
                            help,
                            en_help,
                        );
                        found.push(entry.source(), at, message, help);
                    }
                }
            }
        }
    }),
};

/// Replies that follow each other in a circle.
pub const CYCLE: Rule = Rule {
    name: "follows/cycle",
    severity: Severity::Error,
    firm: true,
    summary: words("前次答复互相循环", "replies that follow each other in a circle"),
    why: words("后来的答复不可能又是先前的。", "a later reply cannot be an earlier one as well"),
    wrong: Example::fields("前次答复: [gxt-2023-1]").and_replies(&[(
        "content/replies/gxt-2023-1.md",
        "发文字号: 乌工信〔2023〕1号\n前次答复: [gxt-2024-1]",
    )]),
    right: Example::fields("前次答复: [gxt-2023-1]")
        .and_replies(&[("content/replies/gxt-2023-1.md", "发文字号: 乌工信〔2023〕1号")]),
    check: Check::Archive(|world, found| {
        let all = by_id(world);
        let mut done: Vec<&str> = Vec::new();
        // Unpublished ones first: a circle through one is reported there.
        for entry in world.archive.unpublished.iter().chain(&world.archive.entries) {
            let Some(circle) = circle(entry, &all) else { continue };
            if circle.iter().any(|id| done.contains(id)) {
                continue;
            }
            let way = circle.join(" → ");
            let at = entry.reply.follows.iter().position(|id| circle.contains(&&**id));
            let at = at.and_then(|at| entry.origin.follows.get(at).cloned()).unwrap_or(HEAD);
            let (message, help) = advice(
                format!("前次答复绕回了自己：{way} → {}", entry.reply.id),
                format!("the replies follow each other in a circle: {way} → {}", entry.reply.id),
                "请只在后来的答复里填前次答复，删去先前答复里的这一项",
                "keep `follows` in the later reply alone",
            );
            found.push(entry.source(), at, message, help);
            done.extend(circle);
        }
    }),
};

fn all_entries(world: World<'_>) -> impl Iterator<Item = &Entry> {
    world.archive.entries.iter().chain(&world.archive.unpublished)
}

/// Every reply by id; of two with one id, the published one.
fn by_id(world: World<'_>) -> BTreeMap<&str, &Entry> {
    let mut all = BTreeMap::new();
    for entry in all_entries(world) {
        all.entry(&*entry.reply.id).or_insert(entry);
    }
    all
}

/// The way from `start` back to itself, if there is one.
fn circle<'a>(start: &'a Entry, all: &BTreeMap<&str, &'a Entry>) -> Option<Vec<&'a str>> {
    if start.reply.follows.is_empty() {
        return None;
    }
    let mut way: Vec<(&'a Entry, usize)> = vec![(start, 0)];
    let mut seen: Vec<&str> = vec![&start.reply.id];
    while let Some((entry, next)) = way.last_mut() {
        let Some(id) = entry.reply.follows.get(*next) else {
            way.pop();
            continue;
        };
        *next += 1;
        if **id == *start.reply.id {
            return Some(way.iter().map(|step| &*step.0.reply.id).collect());
        }
        if let Some(other) = all.get(&**id).filter(|_| !seen.contains(&&**id)) {
            seen.push(&other.reply.id);
            way.push((other, 0));
        }
    }
    None
}
