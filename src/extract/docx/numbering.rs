//! Automatic numbers: what stands before a paragraph though nobody typed it.
//!
//! A list (`num`) is an instance of a pattern (`abstractNum`) of nine levels. Instances of one
//! pattern go on counting where the other stopped, unless they say where to start.

use std::collections::{BTreeMap, BTreeSet};

use crate::extract::numerals;
use crate::extract::tree::Node;

/// The lists of a document and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    patterns: BTreeMap<String, Pattern>,
    lists: BTreeMap<String, List>,
    /// Where each pattern stands: the number of each level, `None` where none was given yet.
    counts: BTreeMap<String, [Option<u32>; LEVELS]>,
    /// The lists and levels that have started over as they say.
    restarted: BTreeSet<(String, usize)>,
    /// How many bytes of numbers there are so far.
    written: usize,
    /// Formats that occur and are not known, once each.
    pub(super) unknown: BTreeSet<String>,
}

const LEVELS: usize = 9;

/// More bytes of numbers than this has no document: a level may show as much as its maker likes.
const MOST: usize = 1 << 20;

/// The levels that are described, in order: there may be many lists with one level each.
type Levels = Box<[(usize, Level)]>;

#[derive(Clone, Debug, Default)]
struct Pattern {
    levels: Levels,
    /// The style whose list this pattern stands for.
    style: Option<String>,
}

#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    /// What is shown: `%1.%2`, （%1）.
    text: String,
    /// All numbers in digits, whatever their own format.
    is_legal: bool,
    /// The level, from 1, after which this one starts over; 0: never.
    restart: Option<usize>,
    /// What stands between number and text: a tab or a blank, or nothing.
    is_apart: bool,
    /// The paragraph style that has this level.
    style: Option<String>,
}

#[derive(Debug, Default)]
struct List {
    pattern: String,
    starts: BTreeMap<usize, u32>,
    levels: Levels,
}

impl Numbering {
    /// The lists that `tree`, the part on numbering, describes; `list_of` gives the list of a
    /// numbering style.
    pub(super) fn read(tree: &Node, list_of: &dyn Fn(&str) -> Option<String>) -> Self {
        let mut numbering = Self::default();
        let Some(root) = tree.child("numbering") else { return numbering };
        for node in root.nodes() {
            match &*node.name {
                "abstractNum" => {
                    if let Some(id) = node.get("abstractNumId") {
                        numbering.patterns.insert(id.to_owned(), pattern(node));
                    }
                }
                "num" => {
                    if let Some(id) = node.get("numId") {
                        numbering.lists.insert(id.to_owned(), list(node));
                    }
                }
                _ => {}
            }
        }
        numbering.follow_styles(list_of);
        numbering
    }

    /// A pattern that only names a style is the pattern of that style's list.
    fn follow_styles(&mut self, list_of: &dyn Fn(&str) -> Option<String>) {
        let linked: BTreeMap<_, _> = self
            .patterns
            .iter()
            .filter_map(|(id, pattern)| {
                let list = list_of(pattern.style.as_deref()?)?;
                let target = self.lists.get(&list)?.pattern.clone();
                (target != *id).then(|| (id.clone(), target))
            })
            .collect();
        for list in self.lists.values_mut() {
            if let Some(target) = linked.get(&list.pattern) {
                list.pattern.clone_from(target);
            }
        }
    }

    /// The level of `list` that belongs to the paragraph style `style`.
    pub(super) fn level_of_style(&self, list: &str, style: &str) -> Option<usize> {
        let list = self.lists.get(list)?;
        let pattern = self.patterns.get(&list.pattern)?;
        let mut levels = list.levels.iter().chain(&pattern.levels);
        levels.find(|(_, level)| level.style.as_deref() == Some(style)).map(|found| found.0)
    }

    /// Counts on in `list` at `level`: what is shown before the paragraph, with the blank
    /// behind it. `None` where there is no such list.
    pub(super) fn next(&mut self, list: &str, level: usize) -> Option<String> {
        if self.is_spent() {
            return None;
        }
        let level = level.min(LEVELS - 1);
        let shown = self.level(list, level)?.clone();
        let owner = self.lists.get(list)?.pattern.clone();
        let start = self.lists.get(list)?.starts.get(&level).copied();
        let starts_over = start.is_some() && self.restarted.insert((list.to_owned(), level));
        let levels: Vec<Option<Level>> =
            (0..LEVELS).map(|level| self.level(list, level).cloned()).collect();
        let counts = self.counts.entry(owner).or_default();
        counts[level] = Some(match counts[level] {
            Some(count) if !starts_over => count.saturating_add(1),
            _ => start.unwrap_or(shown.start),
        });
        for below in level + 1..LEVELS {
            let restart = levels[below].as_ref().and_then(|one| one.restart);
            // By default a level starts over after any level above it.
            if restart.is_none_or(|after| after > 0 && level < after) {
                counts[below] = None;
            }
        }
        let counts = *counts;
        Some(self.label(&shown, &counts, &levels))
    }

    /// Whether there are more numbers than in any document.
    pub(super) fn is_spent(&self) -> bool {
        self.written > MOST
    }

    fn level(&self, list: &str, level: usize) -> Option<&Level> {
        let list = self.lists.get(list)?;
        let own = at_level(&list.levels, level);
        own.or_else(|| at_level(&self.patterns.get(&list.pattern)?.levels, level))
    }

    fn label(
        &mut self,
        shown: &Level,
        counts: &[Option<u32>; LEVELS],
        levels: &[Option<Level>],
    ) -> String {
        if shown.format == "bullet" {
            return bullet(&shown.text) + " ";
        }
        let mut out = String::new();
        let mut rest = shown.text.chars().peekable();
        while let Some(one) = rest.next().filter(|_| self.written <= MOST) {
            self.written += one.len_utf8();
            let place = rest.peek().and_then(|next| next.to_digit(10)).filter(|_| one == '%');
            let Some(place) = place.filter(|place| *place > 0) else {
                out.push(one);
                continue;
            };
            rest.next();
            let place = place as usize - 1;
            if let Some(Some(level)) = levels.get(place) {
                let count = counts[place].unwrap_or(level.start);
                let number = self.number(level, count, shown.is_legal);
                self.written += number.len();
                out.push_str(&number);
            }
        }
        if shown.is_apart && out.ends_with(|last: char| last.is_ascii()) {
            out.push(' ');
        }
        out
    }

    fn number(&mut self, level: &Level, count: u32, is_legal: bool) -> String {
        let format = if is_legal { "decimal" } else { &level.format };
        numerals::written(format, count).unwrap_or_else(|| {
            self.unknown.insert(format.to_owned());
            count.to_string()
        })
    }
}

fn pattern(node: &Node) -> Pattern {
    let levels = node.nodes().filter(|one| &*one.name == "lvl").filter_map(level);
    let style = node.value("numStyleLink").map(str::to_owned);
    Pattern { levels: in_order(levels), style }
}

/// The last of `levels` for each place.
fn in_order(levels: impl Iterator<Item = (usize, Level)>) -> Levels {
    let levels: BTreeMap<_, _> = levels.filter(|found| found.0 < LEVELS).collect();
    levels.into_iter().collect()
}

fn at_level(levels: &Levels, level: usize) -> Option<&Level> {
    let at = levels.binary_search_by_key(&level, |found| found.0).ok()?;
    Some(&levels[at].1)
}

fn list(node: &Node) -> List {
    let mut list = List {
        pattern: node.value("abstractNumId").unwrap_or_default().to_owned(),
        ..List::default()
    };
    let mut levels = Vec::new();
    for over in node.nodes().filter(|one| &*one.name == "lvlOverride") {
        let Some(at) = over.get("ilvl").and_then(|at| at.parse().ok()) else { continue };
        if let Some(start) = over.value("startOverride").and_then(|start| start.parse().ok()) {
            list.starts.insert(at, start);
        }
        levels.extend(over.child("lvl").and_then(level));
    }
    list.levels = in_order(levels.into_iter());
    list
}

fn level(node: &Node) -> Option<(usize, Level)> {
    let at = node.get("ilvl")?.parse().ok()?;
    let number = |name: &str| node.value(name).and_then(|value| value.parse().ok());
    // A format that older programs do not know stands beside one that they do.
    let chosen = node.child("AlternateContent").and_then(|one| {
        one.child("Choice").and_then(|one| one.child("numFmt")).or(one.find("numFmt"))
    });
    let format = chosen.or(node.child("numFmt"));
    let custom = format.and_then(|one| one.get("format")).map(str::to_owned);
    let format = format.and_then(|one| one.get("val")).unwrap_or("decimal").to_owned();
    let format = match custom {
        Some(example) if format == "custom" => format!("{}{example}", numerals::CUSTOM),
        _ => format,
    };
    Some((
        at,
        Level {
            start: number("start").and_then(|start| u32::try_from(start).ok()).unwrap_or(0),
            format,
            text: node.value("lvlText").unwrap_or_default().to_owned(),
            is_legal: node.is_on("isLgl"),
            restart: number("lvlRestart").and_then(|level: i64| usize::try_from(level).ok()),
            is_apart: node.value("suff") != Some("nothing"),
            style: node.value("pStyle").map(str::to_owned),
        },
    ))
}

/// Fonts of signs have codes of their own for what everybody else calls a bullet.
fn bullet(text: &str) -> String {
    let sign = |one: char| if ('\u{e000}'..='\u{f8ff}').contains(&one) { '•' } else { one };
    let shown: String = text.chars().map(sign).collect();
    if shown.trim().is_empty() { "•".to_owned() } else { shown }
}
