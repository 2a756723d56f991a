//! Columns of the site: with nothing in them, or nothing new.

use crate::archive::World;
use crate::archive::index::IndexedTerm;
use crate::archive::listing::TermIdentity;
use crate::archive::listings::{KINDS, TOPICS};
use crate::check::example::Example;
use crate::check::rule::{Check, Findings, Rule, bilingual};
use crate::config::FILE;
use crate::diagnostic::{Severity, SourcePath};
use crate::model::calendar::months_after;

/// A column that would be blank, and therefore has no page.
pub(crate) const EMPTY_COLUMN: Rule = Rule {
    name: "site/empty-column",
    severity: Severity::Hint,
    locked: false,
    sensitive: false,
    summary: bilingual("栏目里没有内容", "a column with nothing in it"),
    why: bilingual(
        "政府网站检查中，空白栏目达到5个就单项否决；本站不生成空白栏目的页面，这里只作提示。",
        "five empty columns fail a government site; none is ever published here, this only reports them",
    ),
    wrong: Example::files(&[(
        "content/topics.yaml",
        "- { slug: computing, name: 算力产业 }\n- { slug: water, name: 水利建设 }\n".as_bytes(),
    )]),
    right: Example::RIGHT,
    check: Check::Archive(|world, found| {
        empty_topics(world, found);
        if let Some(kinds) = world.archive.index(&KINDS) {
            kinds.terms.iter().for_each(|term| empty_years(term, found));
        }
    }),
};

/// Topics of the register that no reply stands under.
fn empty_topics(world: World<'_>, found: &mut Findings) {
    let Some(index) = world.archive.index(&TOPICS) else { return };
    // A site that files nothing by topic has no such columns.
    if index.terms.iter().all(|term| term.entries.is_empty()) {
        return;
    }
    let unused: Vec<String> = (0..)
        .zip(world.registers.topics.all())
        .filter(|(at, topic)| {
            let term = index.find(&TermIdentity::Topic(*at));
            let used = term.is_some_and(|term| !term.entries.is_empty());
            !used && !topic.retired && topic.successor.is_none()
        })
        .map(|(_, topic)| format!("主题/{}", topic.name))
        .collect();
    tell(
        &unused,
        "content/topics.yaml",
        (
            "有答复后会自动出现；不再使用的，请在这一项里加 retired: true 或删去",
            "it appears with its first reply; else delete the entry or add `retired: true`",
        ),
        found,
    );
}

/// Years without a reply between two that have some.
fn empty_years(term: &IndexedTerm, found: &mut Findings) {
    let years: Vec<i16> = term.years.iter().filter_map(|year| year.0).collect();
    let empty = years.windows(2).flat_map(|pair| pair[0] + 1..pair[1]);
    let empty: Vec<_> = empty.map(|year| format!("{}/{year}", term.term.title)).collect();
    tell(
        &empty,
        FILE,
        (
            "当年有答复而没有录入的，请补录；确实没有的不必改动",
            "add what was published in that year; nothing to do if nothing was",
        ),
        found,
    );
}

/// Names at most so many columns.
const NAMED: usize = 12;

/// One finding of all columns in `path` with nothing in them: they have one cause.
fn tell(columns: &[String], path: &str, help: (&'static str, &'static str), found: &mut Findings) {
    let named = &columns[..columns.len().min(NAMED)];
    let (zh, en) = (named.join("”“"), named.join(", "));
    let (zh, en) = match columns.len() {
        0 => return,
        1 => (format!("栏目“{zh}”为空白栏目"), format!("nothing is published under {en}")),
        all if all == named.len() => (
            format!("栏目“{zh}”为空白栏目（{all}个）"),
            format!("nothing is published under {en} ({all} columns)"),
        ),
        all => (
            format!("栏目“{zh}”等{all}个为空白栏目"),
            format!("nothing is published under {en} and others ({all} columns)"),
        ),
    };
    found
        .at(&SourcePath::new(path), 0..0)
        .message(format!("{zh}，没有生成页面"), format!("{en}: no page is made"))
        .help(help.0, help.1);
}

/// A site with nothing new for half a year.
pub(crate) const STALE_COLUMN: Rule = Rule {
    name: "site/stale-column",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("长期没有公开新的答复", "nothing new for a long time"),
    why: bilingual(
        "政府网站检查中，6个月没有更新的栏目视为长期不更新。",
        "a column without anything new for six months counts as abandoned",
    ),
    wrong: Example::RIGHT.on("2024-11-21"),
    right: Example::RIGHT.on("2024-11-20"),
    check: Check::Day(|world, today, found| {
        // Replies come once a year, now to suggestions, now to proposals: what
        // must not rest is the site.
        let newest = world.archive.entries.iter().rev().find_map(|entry| entry.reply.published());
        let Some(day) = newest.map(|moment| moment.day) else { return };
        if months_after(day, MONTHS) >= today {
            return;
        }
        found
            .at(&SourcePath::new(FILE), 0..0)
            .message(
                format!("自 {day} 起已超过{MONTHS}个月没有公开新的答复"),
                format!("no reply was published since {day}, more than {MONTHS} months ago"),
            )
            .help(
                "有新的答复请及时公开；没有的不必改动，不要改发布日期",
                "publish what is new; if there is nothing, do not touch the dates",
            );
    }),
};

/// 政府网站 columns of notices and policies may rest as long.
const MONTHS: u32 = 6;
