//! Follow-ups (前次答复): the chain of replies to one case.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::archive::World;
use crate::archive::entry::Entry;
use crate::check::example::Example;
use crate::check::rule::{Check, HEAD, Rule, bilingual};
use crate::diagnostic::Severity;
use crate::yaml::shape::nearest;

/// A follow-up to a reply that does not exist, or (as a hint) is not published.
pub(crate) const UNKNOWN: Rule = Rule {
    name: "follows/unknown",
    severity: Severity::Error,
    locked: false,
    sensitive: false,
    summary: bilingual("前次答复不存在", "a follow-up to a reply that does not exist"),
    why: bilingual(
        "续复要能从前次答复点过来，写错标识就断了线索。",
        "readers go from a reply to its follow-up; a wrong id breaks the trail",
    ),
    wrong: Example::fields("前次答复: [gxt-2023-9]"),
    right: Example::fields("前次答复: [gxt-2023-1]")
        .and_replies(&[("content/replies/gxt-2023-1.md", "发文字号: 乌工信〔2024〕2号")]),
    check: Check::Archive(|world, found| {
        let all = by_id(world);
        let mut proposals = MOST_PROPOSALS;
        for entry in all_entries(world) {
            for (index, id) in entry.reply.follows.iter().enumerate() {
                let at = entry.origin.follows.get(index).cloned().unwrap_or(HEAD);
                match all.get(&**id) {
                    Some(other) if other.publication.is_live() => {}
                    Some(other) => {
                        let path = other.source();
                        found
                            .at(entry.source(), at)
                            .message(
                                format!("前次答复“{id}”（{path}）没有公开，网页上不会提到它"),
                                format!(
                                    "`{id}` ({path}) is not published and will not be mentioned"
                                ),
                            )
                            .help("不需要改动", "nothing to do")
                            .at_most(Severity::Hint);
                    }
                    None => {
                        // A reply never follows itself.
                        let others = all.keys().copied().filter(|other| *other != &*entry.reply.id);
                        let near = (proposals > 0).then(|| nearest(id, others)).flatten();
                        proposals = proposals.saturating_sub(1);
                        let help = near.map_or_else(
                            || "请填前次答复的标识，也就是它的文件名（不带 .md）".to_owned(),
                            |near| format!("是否为“{near}”？"),
                        );
                        let en_help = near.map_or_else(
                            || "write the id of the earlier reply: its file's name".to_owned(),
                            |near| format!("did you mean `{near}`?"),
                        );
                        found
                            .at(entry.source(), at)
                            .message(
                                format!("前次答复“{id}”不存在"),
                                format!("there is no reply `{id}`"),
                            )
                            .help(help, en_help);
                    }
                }
            }
        }
    }),
};

/// Replies that follow each other in a circle.
pub(crate) const CYCLE: Rule = Rule {
    name: "follows/cycle",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("前次答复互相循环", "replies that follow each other in a circle"),
    why: bilingual(
        "后来的答复不可能又是先前的。",
        "a later reply cannot be an earlier one as well",
    ),
    wrong: Example::fields("前次答复: [gxt-2023-1]").and_replies(&[(
        "content/replies/gxt-2023-1.md",
        "发文字号: 乌工信〔2024〕2号\n前次答复: [gxt-2024-1]",
    )]),
    right: Example::fields("前次答复: [gxt-2023-1]")
        .and_replies(&[("content/replies/gxt-2023-1.md", "发文字号: 乌工信〔2024〕2号")]),
    check: Check::Archive(|world, found| {
        for circle in circles(world) {
            // What concerns an unpublished reply too is reported there.
            let live = |at: &usize| circle[*at].publication.is_live();
            let start = (0..circle.len()).find(|at| !live(at)).unwrap_or(0);
            let circle: Vec<&Entry> =
                circle[start..].iter().chain(&circle[..start]).copied().collect();
            let (first, next) = (circle[0], circle[1 % circle.len()]);
            let ids: Vec<&str> = circle.iter().map(|entry| &*entry.reply.id).collect();
            let way = ids.join(" → ");
            let at = first.reply.follows.iter().position(|id| **id == *next.reply.id);
            let at = at.and_then(|at| first.origin.follows.get(at).cloned()).unwrap_or(HEAD);
            found
                .at(first.source(), at)
                .message(
                    format!("前次答复绕回了自己：{way} → {}", first.reply.id),
                    format!(
                        "the replies follow each other in a circle: {way} → {}",
                        first.reply.id
                    ),
                )
                .help(
                    "请只在后来的答复里填前次答复，删去先前答复里的这一项",
                    "keep `follows` only in the later reply",
                );
        }
    }),
};

/// A proposal compares an id with all others: so many are worth it, and no more.
const MOST_PROPOSALS: usize = 50;

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

/// Every circle that following leads into, each once. A reply is gone through
/// once, so that long chains cost no more than short ones.
fn circles(world: World<'_>) -> Vec<Vec<&Entry>> {
    let all = by_id(world);
    let mut done: HashSet<&str> = HashSet::new();
    let mut circles = Vec::new();
    for start in all.values().filter(|entry| !entry.reply.follows.is_empty()) {
        // The way to where we are: each reply, and which of its predecessors comes next.
        let mut way: Vec<(&Entry, usize)> = Vec::new();
        let mut on_way: HashMap<&str, usize> = HashMap::new();
        let mut next = Some(*start);
        loop {
            if let Some(entry) = next.take() {
                if let Some(at) = on_way.get(&*entry.reply.id) {
                    circles.push(way[*at..].iter().map(|step| step.0).collect());
                } else if !done.contains(&*entry.reply.id) {
                    on_way.insert(&entry.reply.id, way.len());
                    way.push((entry, 0));
                }
            }
            let Some((entry, step)) = way.last_mut() else { break };
            if let Some(id) = entry.reply.follows.get(*step) {
                *step += 1;
                next = all.get(&**id).copied();
            } else {
                done.insert(&entry.reply.id);
                on_way.remove(&*entry.reply.id);
                way.pop();
            }
        }
    }
    circles
}
